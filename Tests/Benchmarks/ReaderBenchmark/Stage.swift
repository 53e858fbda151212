import Annotation
import BulletinModel
import BulletinReader
import Foundation
import PageSplitting
import TextDecoding

/// The pages of a folder, with what each stage of reading starts from.
struct Pages {
    struct Page {
        var name: FileName
        var bytes: [UInt8]
        var text: [UInt8]
        var format: BulletinFormat
        var articles: [Article]
    }

    var pages: [Page] = []
    var bytes = 0

    static let received = CalendarDay(year: 2026, month: 11, day: 23)!

    static func read(_ folder: String, most: Int) throws -> Pages {
        var result = Pages()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted().prefix(most) {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name)))
            let reading = try BulletinReader.read(bytes, name: FileName(name), received: received)
            let text = try TextDecoder.decode(bytes).utf8
            var articles = reading.articles
            for index in articles.indices { articles[index].forgetMentions() }
            result.pages.append(
                Page(
                    name: FileName(name), bytes: bytes, text: text, format: reading.format, articles: articles))
            result.bytes += text.count
        }
        return result
    }
}

extension Article {
    mutating func forgetMentions() {
        (units, people, organisations, places, dates, figures, quotes) = ([], [], [], [], [], [], [])
    }
}

/// A part of the way from bytes to articles with all their mentions.
enum Stage: String, CaseIterable {
    case decode, split
    /// Each with what it needs: the texts as scalars, and the units of all articles.
    case units, names, quotes, dates, figures, mentions
    /// From the bytes to the end.
    case all

    /// - Returns: how much it gave, so that nothing of it can be left out, and a change is seen.
    func run(_ pages: Pages) -> Int {
        pages.pages.reduce(0) { $0 + run($1) }
    }

    private func run(_ page: Pages.Page) -> Int {
        switch self {
        case .decode: (try? TextDecoder.decode(page.bytes))?.utf8.count ?? 0
        case .split: PageSplitter.split(page.text, format: page.format).articles.count
        case .units: annotated(page, .units).reduce(0) { $0 + $1.units.count }
        case .names: annotated(page, .names).reduce(0) { $0 + $1.people.count + $1.places.count }
        case .quotes: annotated(page, [.names, .quotes]).reduce(0) { $0 + $1.quotes.count }
        case .dates: annotated(page, .dates).reduce(0) { $0 + $1.dates.count }
        case .figures: annotated(page, [.dates, .figures]).reduce(0) { $0 + $1.figures.count }
        case .mentions: annotated(page, .all).reduce(0) { $0 + $1.mentionCount }
        case .all:
            (try? BulletinReader.read(page.bytes, name: page.name, received: Pages.received))?.articles
                .reduce(0) { $0 + $1.mentionCount } ?? 0
        }
    }

    private func annotated(_ page: Pages.Page, _ parts: Annotator.Parts) -> [Article] {
        var articles = page.articles
        Annotator.annotate(&articles, published: Pages.received, parts: parts)
        return articles
    }
}

extension Article {
    var mentionCount: Int {
        units.count + people.count + organisations.count + places.count + dates.count + figures.count + quotes.count
    }
}
