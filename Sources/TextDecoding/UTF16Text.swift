import BulletinModel

/// UTF-16 behind a byte order mark.
enum UTF16Text {
    static func decode(_ bytes: [UInt8], as encoding: TextEncoding) throws(DecodingFailure) -> DecodedText {
        let unitCount = bytes.count / 2
        let low = encoding == .utf16LittleEndian ? 0 : 1
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 3 / 2)
        var isCut = !bytes.count.isMultiple(of: 2)
        var index = 0
        while index < unitCount {
            let unit = unit(at: index, of: bytes, low: low)
            index += 1
            guard unit != 0 else { throw .notText("unit \(index - 1) is NUL") }
            guard unit & 0xF800 == 0xD800 else {
                append(unit, to: &text)
                continue
            }
            if unit < 0xDC00, index == unitCount {
                isCut = true
                break
            }
            let next = index < unitCount ? Self.unit(at: index, of: bytes, low: low) : 0
            guard unit < 0xDC00, next & 0xFC00 == 0xDC00 else {
                throw .malformed("unit \(index - 1) is a surrogate without its partner")
            }
            index += 1
            append(0x10000 + (unit - 0xD800) << 10 + (next - 0xDC00), to: &text)
        }
        if isCut { text += TextDecoder.replacementCharacter }
        if let reason = BinaryCheck.reason(in: text) { throw .notText(reason) }
        return DecodedText(encoding: encoding, utf8: text, remark: isCut ? TextDecoder.cutRemark : nil)
    }

    private static func unit(at index: Int, of bytes: [UInt8], low: Int) -> UInt32 {
        UInt32(bytes[index * 2 + low]) | UInt32(bytes[index * 2 + 1 - low]) << 8
    }

    private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
        switch scalar {
        case ..<0x80:
            text.append(UInt8(scalar))
        case ..<0x800:
            text.append(UInt8(0xC0 | scalar >> 6))
            text.append(UInt8(0x80 | scalar & 0x3F))
        case ..<0x10000:
            text.append(UInt8(0xE0 | scalar >> 12))
            text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            text.append(UInt8(0x80 | scalar & 0x3F))
        default:
            text.append(UInt8(0xF0 | scalar >> 18))
            text.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            text.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            text.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
