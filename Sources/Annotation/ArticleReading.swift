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
