package import BulletinModel
package import SearchIndex

/// An article that was found. It holds the part of the index where the article stands; what a list shows of it is read
/// there when it is asked for.
package struct Hit: Sendable {
    package let segment: Segment
    package let document: UInt32
    package let score: Float
    /// Nil where none was asked for, or the article has no paragraph.
    package let passage: Passage?

    package var id: ArticleID { segment.id(of: document) }
    package var kicker: String? { segment.kicker(of: document) }
    package var headline: String? { segment.headline(of: document) }
    package var published: CalendarDay? { segment.published(of: document) }
    package var section: String? { segment.section(of: document) }
    package var kind: ArticleKind { ArticleKind.allCases[segment.kindCode(of: document)] }
    package var bylines: [Byline] { segment.bylines(of: document) }

    /// The passage as printed.
    package var snippet: Snippet? {
        guard let passage else { return nil }
        var text: [UInt8] = []
        appendSnippet(to: &text)
        return Snippet(text: String(decoding: text, as: UTF8.self), marks: passage.marks)
    }

    /// Appends the passage as printed, as UTF-8.
    package func appendSnippet(to text: inout [UInt8]) {
        if let passage { segment.appendPrinted(passage.place, inBodyOf: document, to: &text) }
    }
}

/// A piece of one paragraph, and where the query's words stand in it.
package struct Passage: Hashable, Sendable {
    /// In the article's body, as its segment has it.
    package var place: Range<Int>
    /// Ascending, none overlapping.
    package var marks: [Mark]
}
