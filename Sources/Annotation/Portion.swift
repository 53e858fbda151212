import BulletinModel

/// A few articles of a page that are annotated together: each step is done for all of them before the next.
///
/// The code of all steps, and the tables that they read, are many times what the caches near a core hold, and an article
/// is short: taken through all steps at once, it waits for memory at each.
struct Portion {
    private let readings: ArraySlice<ArticleReading>
    /// Those of all articles, one's behind another's.
    private let texts: [AnnotatedText]
    private let spans: [[UnitSpan]]
    /// Which of them are whose.
    private let places: [Range<Int>]

    /// A portion is cut when its texts come to so many scalars.
    private static let fullAt = 4096

    init(_ readings: ArraySlice<ArticleReading>) {
        self.readings = readings
        var texts: [AnnotatedText] = []
        var spans: [[UnitSpan]] = []
        var places: [Range<Int>] = []
        texts.reserveCapacity(readings.reduce(0) { $0 + $1.texts.count })
        spans.reserveCapacity(texts.capacity)
        for reading in readings {
            places.append(texts.count..<texts.count + reading.texts.count)
            texts += reading.texts
            spans += reading.spans
        }
        (self.texts, self.spans, self.places) = (texts, spans, places)
    }

    /// The portions of a page, in order, of one article or more each.
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

    /// Those of each article.
    func mentions(_ parts: Annotator.Parts, home: HomeUnit) -> [ArticleMentions] {
        var found = [ArticleMentions](repeating: ArticleMentions(), count: places.count)
        let names = parts.contains(.names) ? names() : [[NameSpan]](repeating: [], count: texts.count)
        if parts.contains(.units) {
            forEach { found[$0].units = $1.units(home: home, names: names[places[$0]]) }
        }
        var people: [[PersonSpan]] = []
        if parts.contains(.names) {
            people = each { PersonFinder(text: texts[$0], names: names[$0], units: spans[$0]).people() }
            nameNames(names, people, in: &found, quoting: parts.contains(.quotes))
        }
        if parts.contains(.dates) {
            forEach { number, reading in
                found[number].dates = dateMentions(in: reading.texts, published: reading.day)
                if !people.isEmpty { dropNamesakes(&found[number].dates, people, places[number]) }
            }
        }
        if parts.contains(.figures) {
            forEach { found[$0].figures = $1.figures(dates: found[$0].dates, kicker: $1.kickerUnit) }
        }
        return found
    }

    private func forEach(_ body: (Int, ArticleReading) -> Void) {
        for number in places.indices { body(number, readings[readings.startIndex + number]) }
    }

    /// Something for each text.
    @inline(__always) private func each<Item>(_ item: (Int) -> Item) -> [Item] {
        var items: [Item] = []
        items.reserveCapacity(texts.count)
        for place in texts.indices { items.append(item(place)) }
        return items
    }

    /// What the model finds in each text, agreed upon within each article.
    private func names() -> [[NameSpan]] {
        let reader = NameReader(upTo: texts.lazy.map(\.count).max() ?? 0)
        var names: [[NameSpan]] = []
        names.reserveCapacity(texts.count)
        for text in texts { names.append(reader.names(in: text.scalars)) }
        for (place, text) in texts.enumerated() {
            names[place] = KnownBodies.added(to: ForeignPlaces.corrected(names[place], in: text.scalars), in: text)
        }
        forEach { number, _ in NameAgreement(texts, names, within: places[number]).agree(&names) }
        forEach { number, reading in
            let stems = PlaceStems(reading.texts, reading.spans, dateline: reading.datelinePlace)
            if stems.isEmpty { return }
            for place in places[number] { names[place] = stems.added(to: names[place], in: texts[place]) }
        }
        return names
    }

    /// 苗|国庆: a day that is part of somebody's name is none.
    private func dropNamesakes(_ dates: inout [DateMention], _ people: [[PersonSpan]], _ places: Range<Int>) {
        guard !dates.isEmpty else { return }
        for place in places where texts[place].isPlaced {
            for person in people[place] {
                dates.removeAll { date in
                    date.place.paragraph == texts[place].paragraph && date.place.offset > person.range.lowerBound
                        && date.place.offset + date.place.length <= person.range.upperBound
                }
            }
        }
    }

    /// Fills people, organisations, places and quotes.
    private func nameNames(
        _ names: [[NameSpan]], _ people: [[PersonSpan]], in found: inout [ArticleMentions], quoting: Bool
    ) {
        forEach { number, _ in
            var list = MentionList<PersonMention>()
            for place in places[number] where !people[place].isEmpty {
                let text = texts[place]
                for person in people[place] { list.note(person, in: text) }
            }
            found[number].people = list.items
        }
        let things = each { place in
            let titles = people[place].isEmpty ? [] : people[place].compactMap(\.title)
            return NamedThings(text: texts[place], names: names[place], units: spans[place], titles: titles)
        }
        let bodies = each { things[$0].organisations() }
        forEach { number, _ in found[number].organisations = listed(bodies, places[number]) }
        let sites = each { things[$0].places(outside: bodies[$0]) }
        forEach { number, _ in found[number].places = listed(sites, places[number]) }
        guard quoting else { return }
        forEach { number, reading in
            var finder = QuoteFinder()
            for place in places[number].dropFirst(reading.headings) {
                finder.read(texts[place], people: people[place], bodies: bodies[place])
            }
            found[number].quotes = finder.quotes
        }
    }

    /// What the texts of one article name, each once.
    private func listed(_ names: [[Range<Int>]], _ places: Range<Int>) -> [String] {
        var list = MentionList<String>()
        for place in places where !names[place].isEmpty {
            let text = texts[place]
            for name in names[place] { list.note(name, in: text) }
        }
        return list.items
    }
}

extension Article {
    mutating func take(_ mentions: ArticleMentions, _ parts: Annotator.Parts) {
        if parts.contains(.units) { units = mentions.units }
        if parts.contains(.names) {
            people = mentions.people
            organisations = mentions.organisations
            places = mentions.places
            quotes = mentions.quotes
        }
        if parts.contains(.dates) { dates = mentions.dates }
        if parts.contains(.figures) { figures = mentions.figures }
    }
}
