import BulletinModel
import BulletinReader
import Foundation
import TestSupport
import Testing

@Suite("The digests", .enabled(if: SharedData.isThere, "\(SharedData.comment)"))
struct DigestTests {
    /// A heading as it is compared: without brackets, blanks and the colon that may stand behind a kicker.
    private func plain(_ text: String) -> String {
        text.filter { !"【】 \u{3000}\u{A0}".contains($0) && !$0.isWhitespace }
    }

    @Test("gives one article for each heading, and the items of a block of short ones", arguments: [0, 1, 2, 3])
    func headings(quarter: Int) throws {
        let folder = SharedData.url("corpus/news")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!files.isEmpty)
        for file in files.enumerated().filter({ $0.offset % 40 == quarter }).map(\.element) {
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(file)))
            let reading = try BulletinReader.read(
                bytes, name: FileName(file), received: CalendarDay("2026-11-23")!)
            let headings = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
                .filter { $0.hasPrefix("### ") }.map { plain(String($0.dropFirst(4))) }
            let blocks = Set(reading.articles.filter { $0.kind == .brief }.compactMap { $0.section.map(plain) })
            let heads = reading.articles.filter { $0.kind != .brief }
                .map { plain(($0.kicker ?? "") + ($0.headline ?? "")) }
            #expect(heads == headings.filter { !blocks.contains($0) }, "\(file)")
            #expect(reading.publication == "新闻联播")
            #expect(reading.published.description.filter { $0 != "-" } == file.prefix(8))
        }
    }
}
