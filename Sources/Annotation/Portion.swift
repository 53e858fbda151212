import BulletinModel

/// A few articles of a page that are annotated together: each step is done for all of them before the next.
///
/// The code of all steps, and the tables that they read, are many times what the caches near a core hold, and an article
/// is short: taken through all steps at once, it waits for memory at each.
struct Portion {
    private var articles: [Article]
    private let readings: [ArticleReading]

    /// A portion is cut when its texts come to so many scalars.
    private static let fullAt = 4096

    init(_ articles: ArraySlice<Article>, _ readings: ArraySlice<ArticleReading>) {
        (self.articles, self.readings) = (Array(articles), Array(readings))
    }

    /// The portions of a page, in order: one at least, of one article or more each.
    static func cut(_ readings: [ArticleReading]) -> [Range<Int>] {
        var portions: [Range<Int>] = []
        var start = 0
        var size = 0
        for (index, reading) in readings.enumerated() {
            size += reading.texts.reduce(0) { $0 + $1.count }
            guard size >= fullAt || index + 1 == readings.count else { continue }
            portions.append(start..<index + 1)
            (start, size) = (index + 1, 0)
        }
        return portions
    }

    consuming func filled(_ parts: Annotator.Parts, published: CalendarDay, home: HomeUnit) -> [Article] {
        let names = parts.contains(.names) ? names() : readings.map { $0.texts.map { _ in [] } }
        if parts.contains(.units) {
            for (index, reading) in readings.enumerated() {
                articles[index].units = reading.units(home: home, names: names[index])
            }
        }
        if parts.contains(.names) { nameNames(names, quoting: parts.contains(.quotes)) }
        if parts.contains(.dates) {
            for (index, reading) in readings.enumerated() {
                let day = articles[index].published ?? published
                articles[index].dates = dateMentions(in: reading.placed, published: day)
            }
        }
        if parts.contains(.figures) {
            for (index, reading) in readings.enumerated() {
                articles[index].figures = reading.figures(dates: articles[index].dates, kicker: reading.kickerUnit)
            }
        }
        return articles
    }

    /// What the model finds in each text of each article, agreed upon within it.
    private func names() -> [[[NameSpan]]] {
        let reader = NameReader(upTo: readings.lazy.flatMap(\.texts).map(\.count).max() ?? 0)
        var names = readings.map { $0.texts.map { reader.names(in: $0.scalars) } }
        for (index, reading) in readings.enumerated() {
            for (place, text) in reading.texts.enumerated() {
                let corrected = ForeignPlaces.corrected(names[index][place], in: text.scalars)
                names[index][place] = KnownBodies.added(to: corrected, in: text)
            }
        }
        for (index, reading) in readings.enumerated() {
            let stems = PlaceStems(reading.texts, reading.spans, dateline: reading.datelinePlace)
            let agreed = NameAgreement(reading.texts, names[index]).agreed(names[index])
            names[index] = zip(reading.texts, agreed).map { stems.added(to: $1, in: $0) }
        }
        return names
    }

    /// Fills people, organisations, places and quotes.
    private mutating func nameNames(_ names: [[[NameSpan]]], quoting: Bool) {
        let people = zip(readings, names).map { reading, names in reading.people(names) }
        for (index, reading) in readings.enumerated() {
            articles[index].people = reading.mentions(of: people[index])
        }
        let things = readings.indices.map { readings[$0].things(names[$0], people: people[$0]) }
        let bodies = things.map { $0.map { $0.organisations() } }
        for (index, reading) in readings.enumerated() {
            articles[index].organisations = reading.mentions(of: bodies[index])
        }
        for (index, reading) in readings.enumerated() {
            let places = zip(things[index], bodies[index]).map { $0.places(outside: $1) }
            articles[index].places = reading.mentions(of: places)
        }
        guard quoting else { return }
        for (index, reading) in readings.enumerated() {
            articles[index].quotes = reading.quotes(people: people[index], bodies: bodies[index])
        }
    }
}

extension ArticleReading {
    /// In each text.
    fileprivate func people(_ names: [[NameSpan]]) -> [[PersonSpan]] {
        texts.indices.map { PersonFinder(text: texts[$0], names: names[$0], units: spans[$0]).people() }
    }

    fileprivate func things(_ names: [[NameSpan]], people: [[PersonSpan]]) -> [NamedThings] {
        texts.indices.map { index in
            NamedThings(
                text: texts[index], names: names[index], units: spans[index], titles: people[index].compactMap(\.title))
        }
    }

    fileprivate func mentions(of people: [[PersonSpan]]) -> [PersonMention] {
        var list = MentionList<PersonMention>()
        for (text, people) in zip(texts, people) {
            for person in people { list.note(person, in: text) }
        }
        return list.items
    }

    fileprivate func mentions(of names: [[Range<Int>]]) -> [String] {
        var list = MentionList<String>()
        for (text, names) in zip(texts, names) {
            for name in names { list.note(name, in: text) }
        }
        return list.items
    }

    fileprivate func quotes(people: [[PersonSpan]], bodies: [[Range<Int>]]) -> [Quote] {
        var finder = QuoteFinder()
        for index in headings..<texts.count { finder.read(texts[index], people: people[index], bodies: bodies[index]) }
        return finder.quotes
    }
}
