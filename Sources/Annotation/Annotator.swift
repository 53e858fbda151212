package import BulletinModel

/// Underlines an article: which units, people, organisations, places, dates, figures and quotes it names, and where.
package enum Annotator {
    /// How the portions of one page are gone through: in turn, or by a caller who has cores to spare, in any order.
    /// Gives what the function gives for 0 to the count.
    package typealias Mapping =
        @Sendable (
            _ count: Int, _ portion: @Sendable (Int) -> [ArticleMentions]
        ) -> [[ArticleMentions]]

    package static let inTurn: Mapping = { count, portion in (0..<count).map(portion) }

    /// What is looked for; each part brings along what it needs.
    package struct Parts: OptionSet, Sendable {
        package let rawValue: Int
        package static let units = Parts(rawValue: 1)
        /// People, organisations and places.
        package static let names = Parts(rawValue: 2)
        package static let quotes = Parts(rawValue: 4)
        package static let dates = Parts(rawValue: 8)
        package static let figures = Parts(rawValue: 16)
        package static let all: Parts = [.units, .names, .quotes, .dates, .figures]

        package init(rawValue: Int) { self.rawValue = rawValue }
    }

    /// Fills the mentions of all articles of one bulletin; they are read together, for one tells where another is set.
    ///
    /// Time is linear in the text.
    /// - Parameters:
    ///   - published: the bulletin's day; an article's own goes first.
    ///   - publication: the newspaper's name, where the page tells it.
    ///   - parts: other than all of them only for measuring.
    package static func annotate(
        _ articles: inout [Article], published: CalendarDay, publication: String? = nil, parts: Parts = .all,
        mapping: Mapping = inTurn
    ) {
        let storage = TextStorage(for: articles)
        // Texts and scalars are lent by it, and nobody below counts who holds them.
        defer { withExtendedLifetime(storage) {} }
        let readings = readings(of: articles, published: published, withUnits: parts != .dates, in: storage)
        let home = homeUnit(of: readings, publication: publication)
        let portions = Portion.cut(readings)
        var done = mapping(portions.count) { Portion(readings[portions[$0]]).mentions(parts, home: home) }
        var next = 0
        for portion in done.indices {
            for number in done[portion].indices {
                articles[next].swap(&done[portion][number], parts)
                next += 1
            }
        }
    }

    private static func readings(
        of articles: [Article], published: CalendarDay, withUnits: Bool, in storage: TextStorage
    ) -> [ArticleReading] {
        var readings: [ArticleReading] = []
        readings.reserveCapacity(articles.count)
        // Lent: an article that is taken out of an array is copied.
        let articles = articles.span
        for index in articles.indices {
            readings.append(
                ArticleReading(
                    articles[index], day: articles[index].published ?? published, withUnits: withUnits, in: storage))
        }
        return readings
    }

    private static func homeUnit(of readings: [ArticleReading], publication: String?) -> HomeUnit {
        var ballot = HomeBallot()
        if let publication { ballot.hear(place: publication) }
        for reading in readings {
            if let place = reading.datelinePlace { ballot.hear(place: place) }
            let (texts, spans) = (reading.texts, reading.spans)
            for place in texts.indices where !spans[place].isEmpty {
                for each in spans[place].indices { ballot.hear(spans[place][each], in: texts[place]) }
            }
        }
        return ballot.outcome()
    }
}
