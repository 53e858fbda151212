import BulletinModel

/// A few articles of a page that are annotated together: each step is done for all of them before the next.
///
/// The code of all steps, and the tables that they read, are many times what the caches near a core hold, and an article
/// is short: taken through all steps at once, it waits for memory at each.
struct Portion {
    private let readings: ArraySlice<ArticleReading>
    /// Those of all articles, one's behind another's.
    private let texts: [AnnotatedText]
    private let spans: [Row<UnitSpan>]
    /// Which of them are whose.
    private let places: [Range<Int>]

    /// A portion is cut when its texts come to so many scalars: of a digest that is mostly the whole page. With fewer the caches
    /// are filled more often, with more nothing is won.
    private static let fullAt = 16_384

    init(_ readings: ArraySlice<ArticleReading>) {
        self.readings = readings
        var texts: [AnnotatedText] = []
        var spans: [Row<UnitSpan>] = []
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
        let rows = Rows()
        defer { rows.deallocate() }
        let names = parts.contains(.names) ? names(rows) : [Row<NameSpan>](repeating: Row(), count: texts.count)
        if parts.contains(.units) {
            for number in places.indices {
                found[number].units = reading(number).units(home: home, names: names[places[number]])
            }
        }
        let people = parts.contains(.names) ? people(names, rows) : []
        let named =
            parts.contains(.names) ? nameNames(names, people, rows, in: &found, quoting: parts.contains(.quotes)) : nil
        if parts.contains(.dates) {
            for number in places.indices {
                let reading = reading(number)
                found[number].dates = dateMentions(in: reading.texts, published: reading.day)
                if !people.isEmpty { dropNamesakes(&found[number].dates, people, places[number]) }
            }
        }
        if parts.contains(.figures) {
            for number in places.indices {
                let reading = reading(number)
                found[number].figures = reading.figures(
                    dates: found[number].dates, kicker: reading.kickerUnit,
                    bodies: named?.bodies[places[number]] ?? [], sites: named?.sites[places[number]] ?? [])
            }
        }
        return found
    }

    private func reading(_ number: Int) -> ArticleReading { readings[readings.startIndex + number] }

    /// Where the rows of all texts lie, until the portion is done.
    private struct Rows {
        let names = RowStorage<NameSpan>()
        let people = RowStorage<PersonSpan>()
        let ranges = RowStorage<Range<Int>>()

        func deallocate() {
            names.deallocate()
            people.deallocate()
            ranges.deallocate()
        }
    }

    // The loops below are lent texts and rows: nobody counts who holds them.

    /// What the model finds in each text, agreed upon within each article.
    private func names(_ rows: Rows) -> [Row<NameSpan>] {
        let reader = NameReader(upTo: texts.lazy.map(\.count).max() ?? 0)
        var names: [Row<NameSpan>] = []
        names.reserveCapacity(texts.count)
        let lent = texts.span
        for place in lent.indices { names.append(rows.names.row { reader.find(in: lent[place].scalars, &$0) }) }
        for place in lent.indices {
            if let corrected = ForeignPlaces.corrected(names[place], in: lent[place].scalars) {
                names[place] = rows.names.keep(corrected)
            }
            let more = rows.names.row { KnownBodies.add(to: names[place], in: lent[place], &$0) }
            if !more.isEmpty { names[place] = more }
        }
        for own in places { NameAgreement(texts, names, within: own).agree(&names, in: rows.names) }
        for number in places.indices {
            let reading = reading(number)
            let stems = PlaceStems(reading.texts, reading.spans, dateline: reading.datelineScalars)
            if stems.isEmpty { continue }
            for place in places[number] {
                if let more = stems.added(to: names[place], in: lent[place]) { names[place] = rows.names.keep(more) }
            }
        }
        return names
    }

    /// In each text.
    private func people(_ names: [Row<NameSpan>], _ rows: Rows) -> [Row<PersonSpan>] {
        var people: [Row<PersonSpan>] = []
        people.reserveCapacity(texts.count)
        let (texts, names, spans) = (texts.span, names.span, spans.span)
        for place in texts.indices {
            let finder = PersonFinder(text: texts[place], names: names[place], units: spans[place])
            people.append(rows.people.row { finder.find(&$0) })
        }
        return people
    }

    /// 苗|国庆: a day that is part of somebody's name is none.
    private func dropNamesakes(_ dates: inout [DateMention], _ people: [Row<PersonSpan>], _ places: Range<Int>) {
        guard !dates.isEmpty else { return }
        for place in places where !people[place].isEmpty && texts[place].isPlaced {
            for person in people[place] {
                dates.removeAll { date in
                    date.place.paragraph == texts[place].paragraph && date.place.offset > person.range.lowerBound
                        && date.place.offset + date.place.length <= person.range.upperBound
                }
            }
        }
    }

    /// Fills people, organisations, places and quotes; in each text, where the bodies and the places stand.
    private func nameNames(
        _ names: [Row<NameSpan>], _ people: [Row<PersonSpan>], _ rows: Rows, in found: inout [ArticleMentions],
        quoting: Bool
    ) -> (bodies: [Row<Range<Int>>], sites: [Row<Range<Int>>]) {
        let (texts, persons) = (texts.span, people.span)
        for number in places.indices {
            var list = MentionList<PersonMention>()
            for place in places[number] where !persons[place].isEmpty {
                for each in persons[place].indices { list.note(persons[place][each], in: texts[place]) }
            }
            if !list.items.isEmpty { found[number].people = list.items }
        }
        let things = things(names, people, rows)
        var bodies: [Row<Range<Int>>] = []
        bodies.reserveCapacity(things.count)
        let lent = things.span
        for place in lent.indices { bodies.append(rows.ranges.row { lent[place].findOrganisations(&$0) }) }
        for number in places.indices { found[number].organisations = listed(bodies, places[number]) }
        var sites: [Row<Range<Int>>] = []
        sites.reserveCapacity(things.count)
        let outside = bodies.span
        for place in lent.indices {
            sites.append(
                rows.ranges.row { lent[place].findPlaces(outside: outside[place], in: rows.ranges, &$0) })
        }
        for number in places.indices { found[number].places = listed(sites, places[number]) }
        guard quoting else { return (bodies, sites) }
        for number in places.indices {
            var finder = QuoteFinder()
            for place in places[number].dropFirst(reading(number).headings) {
                finder.read(texts[place], people: persons[place], bodies: outside[place])
            }
            found[number].quotes = finder.quotes
        }
        return (bodies, sites)
    }

    /// Those of each text.
    private func things(_ names: [Row<NameSpan>], _ people: [Row<PersonSpan>], _ rows: Rows) -> [NamedThings] {
        var things: [NamedThings] = []
        things.reserveCapacity(texts.count)
        let (texts, names, spans, people) = (texts.span, names.span, spans.span, people.span)
        for place in texts.indices {
            things.append(
                NamedThings(
                    text: texts[place], names: names[place], units: spans[place], people: people[place], in: rows.ranges
                ))
        }
        return things
    }

    /// What the texts of one article name, each once.
    private func listed(_ names: [Row<Range<Int>>], _ places: Range<Int>) -> [String] {
        var list = MentionList<String>()
        let (texts, names) = (texts.span, names.span)
        for place in places where !names[place].isEmpty {
            for each in names[place].indices { list.note(names[place][each], in: texts[place]) }
        }
        return list.items
    }
}

extension Article {
    /// Gives its own mentions for those that were found: neither are copied.
    mutating func swap(_ mentions: inout ArticleMentions, _ parts: Annotator.Parts) {
        if parts.contains(.units) { Swift.swap(&units, &mentions.units) }
        if parts.contains(.names) {
            Swift.swap(&people, &mentions.people)
            Swift.swap(&organisations, &mentions.organisations)
            Swift.swap(&places, &mentions.places)
            Swift.swap(&quotes, &mentions.quotes)
        }
        if parts.contains(.dates) { Swift.swap(&dates, &mentions.dates) }
        if parts.contains(.figures) { Swift.swap(&figures, &mentions.figures) }
    }
}
