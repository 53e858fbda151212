package import Annotation
package import BulletinModel
import PageSplitting
package import TextDecoding

/// The whole of reading: bytes → text → articles → mentions.
package enum BulletinReader {
    /// Once the bytes are text, reading cannot fail. A page without articles gives none; the caller says what that means.
    /// - Parameters:
    ///   - name: as it lay in the inbox; its ending and its dates are looked at.
    ///   - received: the file's day, for pages that bear none.
    ///   - mapping: for a caller who has cores to spare for one page.
    package static func read(
        _ bytes: [UInt8], name: FileName, received: CalendarDay, mapping: Annotator.Mapping = Annotator.inTurn
    ) throws(DecodingFailure) -> Reading {
        let text = try text(of: bytes)
        let format = FormatDetection.format(of: text.utf8, name: name)
        var page = PageSplitter.split(text.utf8, format: format)
        let named = NameReading(name)
        let dating = Dating(page: page, name: named, received: received)
        for index in page.articles.indices where page.articles[index].published == nil {
            page.articles[index].published = dating.published
        }
        let publication = page.masthead?.publication ?? named.publication
        Annotator.annotate(
            &page.articles, published: dating.published, publication: publication, mapping: mapping)
        return Reading(
            encoding: text.encoding, format: format, published: dating.published, publishedBasis: dating.basis,
            publication: publication, page: page.masthead?.page ?? named.page,
            articles: page.articles, remarks: (text.remark.map { [$0] } ?? []) + page.remarks)
    }

    /// What the spans of articles count in.
    package static func text(of bytes: [UInt8]) throws(DecodingFailure) -> DecodedText {
        try TextDecoder.decode(bytes)
    }

    /// What each line was taken for, and why: for `parse --explain`.
    package static func explain(_ bytes: [UInt8], name: FileName) throws(DecodingFailure) -> [LineReading] {
        let text = try text(of: bytes)
        let format = FormatDetection.format(of: text.utf8, name: name)
        let lines = PageSplitter.split(text.utf8, format: format, explaining: true).lines.map {
            LineReading(
                number: $0.number, text: $0.text, role: $0.role.rawValue, isText: $0.role.isText, reason: $0.reason,
                article: $0.article, points: $0.points, signs: $0.signs, gap: $0.gap, ruled: $0.ruled,
                slots: $0.slots)
        }
        // The date of a front matter is read ahead of its title, wherever it stands.
        return lines.sorted { $0.number < $1.number }
    }
}

/// One line of a page, explained.
package struct LineReading: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package let text: String
    /// `headline`, `body`, `byline` …: what it was taken for.
    package let role: String
    /// Whether its words are text of an article.
    package let isText: Bool
    package let reason: String
    /// The article that it went to, from 1.
    package let article: Int?
    /// Of a short line below an open article: above 0 it opens another; nil where that was not weighed.
    package let points: Int?
    /// What was weighed: names of signs.
    package let signs: [String]
    /// Of a line between two texts: which of the page's gaps it stands in, from 1.
    package let gap: Int?
    /// Whose rules have it: the article's `above` or `below`, of one `within` it, of `nobody`, …
    package let ruled: String?
    /// What was seen of it there, in numbers.
    package let slots: [Int]
}
