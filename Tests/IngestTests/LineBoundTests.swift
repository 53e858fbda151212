import BulletinModel
import LinuxSystem
import Testing

@testable import Ingest

@Suite("The most lines of a page")
struct LineBoundTests {
    @Test(
        "counts lines of any ends, and tags",
        arguments: [
            ("", 0), ("春来", 0), ("甲\n乙\n", 2), ("甲\r\n乙\r\n", 2), ("甲\r乙\r", 2), ("<p>甲</p>\n<p>乙", 4),
        ])
    func counts(text: String, lines: Int) {
        #expect(LineBound.count(Array(text.utf8)) == lines)
    }

    @Test("a page of more is too large, and the reason says what to do", arguments: ["\n", "\r\n", "<p>"])
    func tooMany(end: String) throws {
        let bytes = Array(repeatElement(Array("图为\(end)".utf8), count: LineBound.most + 1).joined())
        let refusal = try #require(throws: Refusal.self) {
            try PageReading.intake(
                bytes, sha256: SHA256.digest(of: bytes), name: FileName("a"), collection: nil, modified: 0, arrived: 0)
        }
        #expect(refusal.reason == .tooLarge)
        #expect(refusal.detail == "it has more than 2000000 lines; cut into several files it is read")
    }
}
