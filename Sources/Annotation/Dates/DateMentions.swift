import BulletinModel

/// The dates and times that an article names, in the order of its text, each resolved to the calendar.
///
/// What is fuzzy (近日, 连日来), what comes again and again (每天早上五点半) and what is as long as a time but lies nowhere
/// (一个月) is left out. A day that someone speaks of (“明天早6点”) is counted from a day that the page does not tell, and is
/// left out too, unless its date is said with it.
/// - Parameter published: what a date without a year is counted from.
/// - Complexity: linear in the text: at most one attempt of bounded length at each scalar.
func dateMentions(in article: Article, published: CalendarDay) -> [DateMention] {
    let reading = ArticleReading(article, day: published, withUnits: false)
    // It keeps what lends the texts.
    return withExtendedLifetime(reading) { dateMentions(in: reading.texts, published: published) }
}

/// - Parameter texts: of one article, in order; those without a place in the contract, its kicker and its subheadline, are
///   left out.
func dateMentions(in texts: [AnnotatedText], published: CalendarDay) -> [DateMention] {
    var scanner = DateScanner(published: published)
    for text in texts where text.isPlaced { scanner.scan(text) }
    return scanner.mentions
}
