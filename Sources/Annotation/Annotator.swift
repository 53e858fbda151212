package import BulletinModel

/// Underlines an article: which units, people, organisations, places, dates, figures and quotes it names, and where.
package enum Annotator {
    /// How the articles of one page are gone through: in turn, or by a caller who has cores to spare, in any order.
    /// Gives what the function gives for 0 to the count.
    package typealias Mapping = @Sendable (_ count: Int, _ article: @Sendable (Int) -> Article) -> [Article]

    package static let inTurn: Mapping = { count, article in (0..<count).map(article) }

    /// Fills the mentions of all articles of one bulletin; they are read together, for one tells where another is set.
    ///
    /// Time is linear in the text.
    /// - Parameters:
    ///   - published: the bulletin's day; an article's own goes first.
    ///   - publication: the newspaper's name, where the page tells it.
    package static func annotate(
        _ articles: inout [Article], published: CalendarDay, publication: String? = nil, mapping: Mapping = inTurn
    ) {
        let printed = articles
        let readings = articles.map(ArticleReading.init)
        let home = homeUnit(of: readings, publication: publication)
        articles = mapping(printed.count) { index in
            var article = printed[index]
            let day = article.published ?? published
            article.units = readings[index].units(home: home)
            readings[index].nameNames(in: &article, with: NameReader())
            article.dates = dateMentions(in: article, published: day)
            article.figures = figures(in: article, units: article.units)
            return article
        }
    }

    private static func homeUnit(of readings: [ArticleReading], publication: String?) -> HomeUnit {
        var ballot = HomeBallot()
        if let publication { ballot.hear(place: publication) }
        for reading in readings {
            if let place = reading.datelinePlace { ballot.hear(place: place) }
            for (text, spans) in zip(reading.texts, reading.spans) {
                for span in spans { ballot.hear(span, in: text) }
            }
        }
        return ballot.outcome()
    }
}
