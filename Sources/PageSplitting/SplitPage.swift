package import BulletinModel

/// What splitting gave: the articles of a page in order, its masthead, and for each line what it was taken for.
package struct SplitPage: Hashable, Sendable {
    /// Without annotations. `published` is the day of an article's own date line, or nil.
    package var articles: [Article]
    package var masthead: Masthead?
    /// One for each line that is not blank, in order; empty where nobody asked.
    package var lines: [LineExplanation]
    package var remarks: [String]

    package init(
        articles: [Article], masthead: Masthead? = nil, lines: [LineExplanation] = [], remarks: [String] = []
    ) {
        self.articles = articles
        self.masthead = masthead
        self.lines = lines
        self.remarks = remarks
    }
}

/// 报头: what a page says of itself.
package struct Masthead: Hashable, Sendable {
    package var published: CalendarDay?
    package var publication: String?
    /// `03`, `7B`, `A02`, as printed.
    package var page: String?

    package init(published: CalendarDay? = nil, publication: String? = nil, page: String? = nil) {
        self.published = published
        self.publication = publication
        self.page = page
    }
}

/// What a line of the page was taken for, and why: what `parse --explain` prints.
package struct LineExplanation: Hashable, Sendable {
    /// From 1, as editors count. Lines that were one paragraph in the source have one number.
    package var number: Int
    package var text: String
    package var role: LineRole
    package var reason: String
    /// The article that it went to, from 1; nil for what belongs to none.
    package var article: Int?
    /// Above 0 the line opens an article; nil where that was not weighed.
    package var points: Int?
    /// What was weighed, by the names of `HeadSign`.
    package var signs: [String]
    /// Which of the page's stretches it stands in, from 1; nil for a line that surely goes on with the text above.
    package var gap: Int?
    /// What it is as rules have it: a name of `LinePart`.
    package var ruled: String?
    /// What `PartModel` saw of it: slots, for `scripts/train-parts`.
    package var slots: [Int] = []

    package init(
        number: Int, text: String, role: LineRole, reason: String, article: Int? = nil, points: Int? = nil,
        signs: [String] = []
    ) {
        self.points = points
        self.signs = signs
        self.number = number
        self.text = text
        self.role = role
        self.reason = reason
        self.article = article
    }
}
