import BulletinModel
import BulletinReader
import Foundation
import TestSupport
import Testing

/// What outsiders can write: pages cut, doubled, mixed and spoilt at seeded places. Each gives a reading or a named
/// reason, and a reading holds together.
@Suite("Spoilt pages")
struct MutationTests {
    private static func pages() throws -> [[UInt8]] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { !$0.hasSuffix(".expected") }.sorted()
            .map { Array(try Data(contentsOf: folder.appendingPathComponent($0))) }
    }

    private static let names = ["a.txt", "b.md", "c.html", "2020-01-02 d", "e.txt"]

    @Test("are read or refused, and never end the program", arguments: UInt64(0)..<40)
    func spoilt(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pages = try Self.pages()
        for _ in 0..<6 {
            var bytes = pages.randomElement(using: &random)!
            for _ in 0..<Int.random(in: 1...8, using: &random) { spoil(&bytes, with: pages, &random) }
            check(bytes, name: Self.names.randomElement(using: &random)!, seed: seed)
        }
    }

    private func spoil(_ bytes: inout [UInt8], with pages: [[UInt8]], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let length = min(bytes.count - place, Int.random(in: 0...200, using: &random))
        switch Int.random(in: 0..<7, using: &random) {
        case 0: bytes.removeSubrange(place..<place + length)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        case 3:
            let other = pages.randomElement(using: &random)!
            let start = Int.random(in: 0..<other.count, using: &random)
            bytes.insert(contentsOf: other[start..<min(other.count, start + 300)], at: place)
        case 4: bytes.insert(contentsOf: Array("(（【“《<!--3万#*".utf8), at: place)
        case 5: bytes.insert(contentsOf: [0xEF, 0xBC, 0x88, 0xFF, 0xFE, 0x00, 0x0D, 0x0A, 0xF0, 0x9F], at: place)
        default: bytes.removeSubrange(place...)
        }
    }

    private func check(_ bytes: [UInt8], name: String, seed: UInt64) {
        let received = CalendarDay("2026-11-23")!
        guard let reading = try? BulletinReader.read(bytes, name: FileName(name), received: received) else { return }
        var end = 0
        for article in reading.articles {
            #expect(article.span.lowerBound >= end && article.span.upperBound <= 3 * bytes.count, "seed \(seed)")
            end = article.span.upperBound
            let counts = ([article.headline ?? ""] + article.paragraphs).map(\.unicodeScalars.count)
            for place in article.dates.map(\.place) + article.figures.map(\.place) + article.quotes.map(\.place) {
                let isInside = place.offset >= 0 && place.offset + place.length <= counts[place.paragraph + 1]
                if !isInside { Issue.record("seed \(seed): a mention reaches out of its paragraph") }
            }
        }
    }

    @Test(
        "of one thing thousands of times end as others do",
        arguments: [
            "(", "“", "【", "9", "一", "，", "。", "a ", "<", "<!--", "&#", "**", "\n", "　", "第1版", "本报讯", "3万元", "▲", "记者",
        ])
    func repeated(piece: String) {
        for name in Self.names.prefix(3) {
            let head = name == "c.html" ? "<html><body>" : "标题\n\n"
            check(Array((head + String(repeating: piece, count: 5_000)).utf8), name: name, seed: 0)
        }
    }
}
