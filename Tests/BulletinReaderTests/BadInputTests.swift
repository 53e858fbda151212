import BulletinModel
import BulletinReader
import Foundation
import TestSupport
import Testing
import TextDecoding

/// What goes wrong on the way to the inbox. Each gives a reading or a reason with a name; none ends the program.
@Suite("Bad input")
struct BadInputTests {
    private func outcome(_ bytes: [UInt8], name: String = "a.txt") -> String {
        do throws(DecodingFailure) {
            let reading = try BulletinReader.read(bytes, name: FileName(name), received: CalendarDay("2026-11-23")!)
            return "\(reading.encoding.rawValue), \(reading.articles.count) articles"
                + (reading.remarks.isEmpty ? "" : ", a remark")
        } catch {
            return switch error {
            case .empty: "empty"
            case .notText: "not text"
            case .malformed: "malformed"
            }
        }
    }

    private static let page = Array("堤上的灯亮了\n\n柳河湾讯 5月3日晚,柳河湾镇的堤上亮起了灯。老人们说好。\n".utf8)

    @Test("half a character at the end is a reading with a remark", arguments: [1, 2])
    func half(missing: Int) {
        #expect(outcome(Array(Self.page.dropLast(1 + missing))) == "utf-8, 1 articles, a remark")
    }

    @Test("encodings that are mixed are malformed")
    func mixed() {
        // 柳河 in GBK in the middle of UTF-8.
        let bytes = Self.page + [0xC1, 0xF8, 0xBA, 0xD3] + Self.page
        #expect(outcome(bytes) == "malformed")
    }

    @Test("a NUL in a long text is a blank with a remark, and many are no text")
    func nul() {
        let page = Self.page + Self.page + Self.page
        #expect(outcome(page + [0] + page).hasSuffix("a remark"))
        #expect(outcome(Self.page.flatMap { [$0, 0] }) == "not text")
    }

    @Test("surrogates without a partner are malformed, in UTF-16 and in UTF-8")
    func surrogates() {
        #expect(outcome([0xFF, 0xFE, 0x2D, 0x4E, 0x00, 0xDC, 0x2D, 0x4E]) == "malformed")
        #expect(outcome([0xFE, 0xFF, 0x4E, 0x2D, 0xD8, 0x00, 0x4E, 0x2D]) == "malformed")
        #expect(outcome(Self.page + [0xED, 0xA0, 0x80] + Self.page) == "malformed")
    }

    @Test("64 MiB of blanks hold no article", arguments: [" ", "\n", "　", "\t\r\n"])
    func blanks(blank: String) {
        let unit = Array(blank.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64 << 20)
        for _ in 0..<(64 << 20) / unit.count { bytes += unit }
        #expect(outcome(bytes) == "utf-8, 0 articles")
    }

    @Test("a page of digits alone holds no article")
    func digits() {
        #expect(outcome(Array(String(repeating: "12 34 56 78\n", count: 40).utf8)) != "malformed")
        #expect(outcome(Array("1234567890".utf8)) == "utf-8, 0 articles")
    }

    @Test("a page in English is read")
    func english() {
        let page =
            "City Opens New Library\n\nBy Jane Doe\n\nThe city opened its new library on Monday. It has 300 seats.\n"
        #expect(outcome(Array(page.utf8)) == "utf-8, 1 articles")
    }
}
