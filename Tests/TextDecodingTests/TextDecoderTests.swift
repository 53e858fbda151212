import BulletinModel
import Testing
import TextDecoding

@Suite("Telling encodings apart")
struct TextDecoderTests {
    static let sentence = "柳河湾讯 昨日上午，县农技站的工作人员在田间查看秋粮长势，为农户讲解施肥要领。"
    static let traditional = "本報訊 昨日上午，縣農會的人員在田間查看秋糧的長勢，並為農戶講解施肥的要領，場面熱烈。"

    @Test("reads UTF-8 with and without a mark", arguments: [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]])
    func utf8(mark: [UInt8]) throws {
        let text = try TextDecoder.decode(mark + Array(Self.sentence.utf8))
        #expect(text == DecodedText(encoding: .utf8, utf8: Array(Self.sentence.utf8)))
    }

    @Test("reads UTF-16 behind its mark", arguments: [true, false])
    func utf16(isBig: Bool) throws {
        var bytes: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
        for unit in (Self.sentence + "𠮷").utf16 {
            let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            bytes += isBig ? pair.reversed() : pair
        }
        let text = try TextDecoder.decode(bytes)
        #expect(text.encoding == (isBig ? .utf16BigEndian : .utf16LittleEndian))
        #expect(String(decoding: text.utf8, as: UTF8.self) == Self.sentence + "𠮷")
    }

    @Test("reads GB 18030 and Big5 by their pairs")
    func legacy() throws {
        let gb = try TextDecoder.decode(LegacyBytes.gb18030Sentence)
        #expect(gb.encoding == .gb18030)
        #expect(String(decoding: gb.utf8, as: UTF8.self) == Self.sentence)
        let big5 = try TextDecoder.decode(LegacyBytes.big5Sentence)
        #expect(big5.encoding == .big5)
        #expect(String(decoding: big5.utf8, as: UTF8.self) == Self.traditional)
    }

    @Test("reads the four-byte characters of GB 18030")
    func fourBytes() throws {
        // U+9FA6 has no pair in GBK.
        let bytes: [UInt8] = LegacyBytes.gb18030Sentence + [0x82, 0x35, 0x8F, 0x33] + [0xA1, 0xA3]
        let text = try TextDecoder.decode(bytes)
        #expect(text.encoding == .gb18030)
        #expect(String(decoding: text.utf8, as: UTF8.self) == Self.sentence + "\u{9FA6}。")
    }

    @Test("keeps line ends as they were", arguments: ["甲\n乙", "甲\r\n乙", "甲\r乙"])
    func lineEnds(text: String) throws {
        #expect(try TextDecoder.decode(Array(text.utf8)).utf8 == Array(text.utf8))
    }

    @Test("puts U+FFFD for a character that the end cuts, and says so", arguments: [1, 2])
    func cutUTF8(missing: Int) throws {
        let text = try TextDecoder.decode(Array(Self.sentence.utf8.dropLast(missing)))
        #expect(String(decoding: text.utf8, as: UTF8.self) == Self.sentence.dropLast() + "\u{FFFD}")
        #expect(text.remark != nil)
    }

    @Test("puts U+FFFD for half a pair at the end of GB 18030 and UTF-16")
    func cutLegacy() throws {
        let gb = try TextDecoder.decode(LegacyBytes.gb18030Sentence.dropLast())
        #expect(String(decoding: gb.utf8, as: UTF8.self) == Self.sentence.dropLast() + "\u{FFFD}")
        let utf16 = try TextDecoder.decode([0xFF, 0xFE, 0x2D, 0x4E, 0x01])
        #expect(String(decoding: utf16.utf8, as: UTF8.self) == "中\u{FFFD}")
    }

    @Test("refuses what is no text, by name")
    func refusals() {
        #expect(throws: DecodingFailure.empty) { try TextDecoder.decode([]) }
        #expect(throws: DecodingFailure.empty) { try TextDecoder.decode([0xEF, 0xBB, 0xBF]) }
        for bytes in [Array("%PDF-1.7".utf8), [0x41, 0x00, 0x42], Array(repeating: 0x01, count: 64)] {
            #expect(isNotText(bytes))
        }
    }

    @Test("calls text that broke in the middle malformed, and never takes it for GB 18030")
    func brokenUTF8() {
        var bytes = Array(Self.sentence.utf8)
        bytes[30] = 0xFF
        #expect(isMalformed(bytes))
        #expect(isMalformed([0xFF, 0xFE, 0x00, 0xDC, 0x2D, 0x4E]))
    }

    /// Each first byte with the bytes around the bounds that Unicode sets to those that may follow.
    @Test("takes for UTF-8 what Swift does, in the midst of a page and at its end", arguments: UInt8(0x7F)...0xFF)
    func boundsOfUTF8(lead: UInt8) {
        let page = Array(Self.sentence.utf8)
        let bounds: [UInt8] = [0x20, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xED, 0xFF]
        for second in bounds {
            for third in bounds where third != 0x20 {
                for fourth in bounds where fourth != 0x7F {
                    for rest in ["", "县"] {
                        let bytes = page + [lead, second, third, fourth] + Array(rest.utf8)
                        let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
                        let text = try? TextDecoder.decode(bytes)
                        #expect((text?.utf8 == bytes) == isUTF8, "\(bytes.suffix(8))")
                    }
                }
            }
        }
    }

    private func isNotText(_ bytes: [UInt8]) -> Bool {
        do throws(DecodingFailure) {
            _ = try TextDecoder.decode(bytes)
            return false
        } catch {
            if case .notText = error { return true }
            return false
        }
    }

    private func isMalformed(_ bytes: [UInt8]) -> Bool {
        do throws(DecodingFailure) {
            _ = try TextDecoder.decode(bytes)
            return false
        } catch {
            if case .malformed = error { return true }
            return false
        }
    }
}
