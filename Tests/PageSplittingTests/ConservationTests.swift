import BulletinModel
import Foundation
import TestSupport
import Testing

@testable import PageSplitting

/// Splitting takes apart and joins; it never loses, adds or moves a character of a body. All pages that there are.
@Suite("Conservation of every page", .enabled(if: SharedData.isThere, "\(SharedData.comment)"))
struct SplitConservationTests {
    private static func paths(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: SharedData.url(folder).path)
            .filter { $0.hasSuffix(".txt") || $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
    }

    @Test("each line of text is told in order, but for datelines and bylines at its ends", arguments: 0..<8)
    func everyPage(part: Int) throws {
        let paths = try Self.paths(in: "samples") + Self.paths(in: "samples/local") + Self.paths(in: "corpus/news")
        #expect(paths.count > 150)
        for (index, path) in paths.enumerated() where index % 8 == part {
            let bytes = try SharedData.bytes(path)
            let text = bytes.filter { $0 != 0 }
            let format: BulletinFormat = path.hasSuffix(".md") ? .markdown : .text
            let page = PageSplitter.split(text, format: format, explaining: true)
            // Where nobody asks why, words are compared only where they could decide.
            #expect(PageSplitter.split(text, format: format).articles == page.articles, "\(path)")
            checkSpans(of: page, size: text.count, path)
            let lines = Dictionary(grouping: page.lines.filter { $0.role.isText }, by: { $0.article ?? 0 })
            for (index, article) in page.articles.enumerated() {
                check(article, lines[index + 1] ?? [], path)
            }
        }
    }

    private func checkSpans(of page: SplitPage, size: Int, _ path: String) {
        var end = 0
        for article in page.articles {
            #expect(article.span.lowerBound >= end && article.span.upperBound <= size, "\(path)")
            end = article.span.upperBound
        }
    }

    private func marks(_ text: String) -> [UInt32] {
        text.unicodeScalars.lazy.filter { !Scalars.isBlank(LineText.folded($0.value)) && $0.value > 0x20 }.map(\.value)
    }

    /// Of each line what is told is one piece of it; ahead of that piece stands at most a dateline with its byline, behind it
    /// a byline or where the text goes on.
    private func check(_ article: Article, _ lines: [LineExplanation], _ path: String) {
        let told = marks(article.paragraphs.joined())
        var place = 0
        var dropped = 0
        for line in lines {
            let (start, length) = piece(of: marks(line.text), in: told, at: place)
            place += length
            dropped += start + marks(line.text).count - start - length
        }
        #expect(place == told.count, "\(path): a character was added or moved in \(article.headline ?? "-")")
        let names = article.bylines.reduce(0) { $0 + $1.name.count + ($1.outlet?.count ?? 0) + 16 }
        let allowed = names + (article.dateline?.text.count ?? 0) + 24
        #expect(dropped <= allowed, "\(path): characters were lost in \(article.headline ?? "-")")
    }

    /// The longest piece of `line` that `told` goes on with: where it begins in the line, and its length.
    private func piece(of line: [UInt32], in told: [UInt32], at place: Int) -> (start: Int, length: Int) {
        var best = (start: 0, length: 0)
        for start in 0..<min(line.count, 200) where line.count - start > best.length {
            var length = 0
            while start + length < line.count, place + length < told.count, line[start + length] == told[place + length]
            {
                length += 1
            }
            if length > best.length { best = (start, length) }
        }
        return best
    }
}
