import BulletinModel

/// An article's texts, decoded, with the units that they name: what the rules of one article share.
struct ArticleReading {
    /// Kicker, headline and subheadline as far as printed, then the paragraphs.
    let texts: [AnnotatedText]
    /// How many of `texts` stand above the body.
    let headings: Int
    /// For each text.
    let spans: [[UnitSpan]]
    let datelinePlace: String?

    init(_ article: Article) {
        var texts: [AnnotatedText] = []
        if let kicker = article.kicker { texts.append(AnnotatedText(kicker, paragraph: -2)) }
        if let headline = article.headline { texts.append(AnnotatedText(headline, paragraph: -1)) }
        if let subheadline = article.subheadline { texts.append(AnnotatedText(subheadline, paragraph: -2)) }
        headings = texts.count
        for (number, paragraph) in article.paragraphs.enumerated() {
            texts.append(AnnotatedText(paragraph, paragraph: number))
        }
        self.texts = texts
        spans = texts.map(unitSpans(in:))
        datelinePlace = article.dateline?.place
    }

    /// Fills people, organisations, places and quotes.
    func nameNames(in article: inout Article, with reader: NameReader) {
        var people = MentionList<PersonMention>()
        var organisations = MentionList<String>()
        var places = MentionList<String>()
        var quotes = QuoteFinder()
        for (index, text) in texts.enumerated() {
            let names = reader.names(in: text.scalars)
            let persons = PersonFinder(text: text, names: names, units: spans[index]).people()
            for person in persons { people.note(person, in: text) }
            let things = NamedThings(
                text: text, names: names, units: spans[index], titles: persons.compactMap(\.title))
            let bodies = things.organisations()
            for body in bodies { organisations.note(text.text(body)) }
            for place in things.places(outside: bodies) { places.note(text.text(place)) }
            if index >= headings { quotes.read(text, people: persons, units: spans[index]) }
        }
        article.people = people.items
        article.organisations = organisations.items
        article.places = places.items
        article.quotes = quotes.quotes
    }

    func units(home: HomeUnit) -> [UnitMention] {
        let gazetteer = Gazetteer.shared
        let filed = datelinePlace.flatMap { place in
            let units = gazetteer.members(of: place.scalarValues).map { Int($0.unit) }
                .filter { gazetteer.level(of: $0) < 3 }
            return units.count == 1 ? units[0] : nil
        }
        var resolver = UnitResolver(home: home, dateline: filed, spans: spans)
        for (index, text) in texts.enumerated() {
            resolver.place(spans[index], in: text, isHeading: index < headings)
        }
        return resolver.mentions
    }
}

/// What an article names, each once and in the order of its first mention.
struct MentionList<Item> {
    private(set) var items: [Item] = []
    private var numbers: [String: Int] = [:]
}

extension MentionList where Item == String {
    mutating func note(_ name: String) {
        guard numbers[name] == nil else { return }
        numbers[name] = items.count
        items.append(name)
    }
}

extension MentionList where Item == PersonMention {
    /// What a later mention adds to the first is taken over.
    mutating func note(_ person: PersonSpan, in text: AnnotatedText) {
        let name = text.text(person.range)
        let title = person.title.map(text.text)
        let organisation = person.organisation.map(text.text)
        guard let number = numbers[name] else {
            numbers[name] = items.count
            items.append(PersonMention(name: name, title: title, organisation: organisation))
            return
        }
        if items[number].title == nil {
            items[number].title = title
            items[number].organisation = items[number].organisation ?? organisation
        }
    }
}
