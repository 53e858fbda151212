import BulletinModel
import BulletinReader
import Foundation
import TestSupport
import Testing

/// Reading takes apart and joins; it never loses, adds or moves a character of a body.
@Suite("Conservation of text", .enabled(if: SharedData.isThere, "\(SharedData.comment)"))
struct ConservationTests {
    /// Characters of dateline and bylines that an article with either may have ahead of its body and behind it.
    private static let attached = 240

    /// The pages by eye, the local ones, and of the digests every fortieth: a debug build reads no more in a few seconds.
    static func pages() throws -> [String] {
        let names = { (folder: String) in
            try FileManager.default.contentsOfDirectory(atPath: SharedData.url(folder).path)
                .filter { $0.hasSuffix(".txt") || $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
        }
        let digests = try names("corpus/news").enumerated().filter { $0.offset % 40 == 7 }.map(\.element)
        return try names("samples") + names("samples/local") + digests
    }

    @Test("keeps each character of a body, in order, and every mention slices back")
    func allPages() throws {
        let pages = try Self.pages()
        #expect(pages.count > 150)
        for page in pages {
            let bytes = try SharedData.bytes(page)
            let name = FileName(String(page.split(separator: "/").last!))
            let reading = try BulletinReader.read(bytes, name: name, received: CalendarDay("2026-11-23")!)
            try checkText(of: reading, in: try BulletinReader.explain(bytes, name: name), page)
            for article in reading.articles { checkMentions(of: article, page) }
            for (above, below) in zip(reading.articles, reading.articles.dropFirst()) {
                #expect(above.span.upperBound <= below.span.lowerBound, "\(page)")
            }
        }
    }

    private func marks(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{FEFF}" && $0 != "\u{200B}" }
    }

    private func checkText(of reading: Reading, in lines: [LineReading], _ page: String) throws {
        let printed = lines.filter(\.isText).flatMap {
            marks($0.text)
        }
        let read = reading.articles.flatMap(\.paragraphs).flatMap(marks)
        var place = 0
        for scalar in printed where place < read.count && read[place] == scalar { place += 1 }
        #expect(place == read.count, "\(page): a character was added or moved")
        let allowed = reading.articles.reduce(0) {
            $0 + ($1.dateline == nil && $1.bylines.isEmpty ? 0 : Self.attached)
        }
        #expect(printed.count - read.count <= allowed, "\(page): characters were lost")
    }

    private func checkMentions(of article: Article, _ page: String) {
        let mentions =
            article.dates.map { ($0.text, $0.place) } + article.figures.map { ($0.text, $0.place) }
            + article.quotes.map { ($0.text, $0.place) }
        for (text, place) in mentions {
            let whole = place.paragraph < 0 ? article.headline ?? "" : article.paragraphs[place.paragraph]
            let slice = whole.unicodeScalars.dropFirst(place.offset).prefix(place.length)
            #expect(String(String.UnicodeScalarView(slice)) == text, "\(page)")
        }
    }
}
