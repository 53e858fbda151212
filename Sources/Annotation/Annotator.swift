package import BulletinModel

/// Underlines an article: which units, people, organisations, places, dates, figures and quotes it names, and where.
package enum Annotator {
    /// Fills the mentions of all articles of one bulletin; they are read together, for one tells where another is set.
    ///
    /// Time is linear in the text.
    /// - Parameter published: the bulletin's day; an article's own goes first.
    package static func annotate(_ articles: inout [Article], published: CalendarDay) {
        for index in articles.indices {
            let day = articles[index].published ?? published
            articles[index].dates = dateMentions(in: articles[index], published: day)
            articles[index].figures = figures(in: articles[index], units: articles[index].units)
        }
    }
}
