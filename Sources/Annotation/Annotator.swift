package import BulletinModel

/// Underlines an article: which units, people, organisations, places, dates, figures and quotes it names, and where.
package enum Annotator {
    /// Fills the mentions of all articles of one bulletin; they are read together, for one tells where another is set.
    ///
    /// Time is linear in the text.
    /// - Parameters:
    ///   - published: the bulletin's day; an article's own goes first.
    ///   - publication: the newspaper's name, where the page tells it.
    package static func annotate(_ articles: inout [Article], published: CalendarDay, publication: String? = nil) {
        let readings = articles.map(ArticleReading.init)
        let home = homeUnit(of: readings, publication: publication)
        let reader = NameReader()
        for index in articles.indices {
            let day = articles[index].published ?? published
            articles[index].units = readings[index].units(home: home)
            readings[index].nameNames(in: &articles[index], with: reader)
            articles[index].dates = dateMentions(in: articles[index], published: day)
            articles[index].figures = figures(in: articles[index], units: articles[index].units)
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
