import BulletinModel

/// An article's texts, decoded, with the units that they name: what the rules of one article share.
final class ArticleReading: Sendable {
    /// Kicker, headline and subheadline as far as printed, then the paragraphs.
    let texts: [AnnotatedText]
    /// How many of `texts` stand above the body.
    let headings: Int
    /// For each text.
    let spans: [Row<UnitSpan>]
    let datelinePlace: String?
    /// The same, with simplified forms in place of traditional ones.
    let datelineScalars: Scalars?
    /// What a date without a year is counted from.
    let day: CalendarDay
    private let hasKicker: Bool
    /// What lends the texts.
    private let storage: TextStorage

    /// - Parameter storage: where its texts go, beside those of the page's other articles.
    init(_ article: borrowing Article, day: CalendarDay, withUnits: Bool = true, in storage: TextStorage? = nil) {
        let storage = storage ?? TextStorage(for: [copy article])
        self.storage = storage
        var texts: [AnnotatedText] = []
        texts.reserveCapacity(article.paragraphs.count + 3)
        if let kicker = article.kicker { texts.append(storage.add(kicker, paragraph: -2)) }
        if let headline = article.headline { texts.append(storage.add(headline, paragraph: -1)) }
        if let subheadline = article.subheadline { texts.append(storage.add(subheadline, paragraph: -2)) }
        headings = texts.count
        for (number, paragraph) in article.paragraphs.enumerated() {
            texts.append(storage.add(paragraph, paragraph: number))
        }
        self.texts = texts
        var spans: [Row<UnitSpan>] = []
        spans.reserveCapacity(texts.count)
        for text in texts { spans.append(withUnits ? storage.units.row { findUnits(in: text, &$0) } : Row()) }
        self.spans = spans
        datelinePlace = article.dateline?.place
        datelineScalars = datelinePlace.map { storage.add($0.simplifiedValues) }
        hasKicker = article.kicker != nil
        self.day = day
    }

    /// The unit that the whole article is told of: the one that its kicker ends in.
    var kickerUnit: String? {
        guard hasKicker, let span = spans[0].last, span.range.upperBound == texts[0].count else { return nil }
        return texts[0].text(span.range)
    }

    func units(home: HomeUnit, names: ArraySlice<Row<NameSpan>>) -> [UnitMention] {
        guard spans.contains(where: { !$0.isEmpty }) else { return [] }
        let gazetteer = Gazetteer.shared
        let filed = datelinePlace.flatMap { place in
            let units = gazetteer.members(of: place.simplifiedValues).map { Int($0.unit) }
                .filter { gazetteer.level(of: $0) < 3 }
            return units.count == 1 ? units[0] : nil
        }
        var resolver = UnitResolver(home: home, dateline: filed, spans: spans, named: placesNamed(names))
        for (index, text) in texts.enumerated() {
            resolver.place(spans[index], in: text, isHeading: index < headings)
        }
        return resolver.mentions
    }
}

extension ArticleReading {
    /// Provinces, prefectures and counties that are called by their short names, and by one that none else bears: 北京, 聊城.
    private func placesNamed(_ names: ArraySlice<Row<NameSpan>>) -> [Int] {
        var found: [Int] = []
        for (place, text) in texts.enumerated() {
            for name in names[names.startIndex + place] where name.kind == .place && name.range.count >= 2 {
                // 沈阳|铁西区
                for length in (2...min(4, name.range.count)).reversed() {
                    let stem = name.range.prefix(length)
                    guard let unit = Gazetteer.shared.onlyCounty(at: stem, in: text.scalars) else { continue }
                    found.append(unit)
                    break
                }
            }
        }
        return found
    }
}

/// What an article names, each once and in the order of its first mention.
struct MentionList<Item> {
    private(set) var items: [Item] = []
    /// By the name's hash; hashing strings as such would normalise them first.
    private var numbers = HashIndex()
}

extension MentionList where Item == String {
    mutating func note(_ name: Range<Int>, in text: AnnotatedText) {
        guard numbers.note(text.hash(name), items.count) == nil else { return }
        if items.isEmpty { items.reserveCapacity(8) }
        items.append(text.text(name))
    }
}

extension MentionList where Item == PersonMention {
    /// What a later mention adds to the first is taken over.
    mutating func note(_ person: PersonSpan, in text: AnnotatedText) {
        let isPadded = isIdeograph(text[person.range.lowerBound]) && text[person.range.lowerBound + 1] == 0x20
        let hash = isPadded ? text.hashWithoutBlanks(person.range) : text.hash(person.range)
        guard let number = numbers.note(hash, items.count) else {
            if items.isEmpty { items.reserveCapacity(4) }
            let name = text.text(person.range)
            items.append(
                PersonMention(
                    name: isPadded ? name.filter { $0 != " " && $0 != "\u{3000}" } : name,
                    title: person.title.map(text.text), organisation: person.organisation.map(text.text)))
            return
        }
        if items[number].title == nil, let title = person.title {
            items[number].title = text.text(title)
            items[number].organisation = items[number].organisation ?? person.organisation.map(text.text)
        }
    }
}
