import BulletinModel

/// Makes a segment from articles, in two passes over their text.
struct SegmentBuilder: ~Copyable {
    private var text = TextStore.Builder()
    private var columns = Columns.Builder()
    private var grams = GramGatherer()
    private var words = WordGatherer()
    /// By field, in the order of their numbers: a dictionary's would cost a page's articles a twentieth of all this.
    private var names = NameField.allCases.map { NameColumn.Builder(of: $0) }

    /// Units of text taken in.
    var unitCount: Int { text.units.count }
    var count: Int { columns.count }

    mutating func append(_ entry: IndexEntry) {
        let article = entry.article
        let document = UInt32(columns.count)
        text.open()
        let start = text.units.count
        let kicker = text.append(article.kicker)
        let headline = text.append(article.headline)
        let subheadline = text.append(article.subheadline)
        let body = text.units.count
        for paragraph in article.paragraphs { _ = text.append(paragraph) }
        let end = text.units.count
        text.close(kicker: kicker, headline: headline, subheadline: subheadline)

        let units = text.units
        for (range, weight) in [
            (kicker, FieldWeights.kicker), (headline, FieldWeights.headline),
            (subheadline, FieldWeights.subheadline), (body..<end, FieldWeights.body),
        ] where !range.isEmpty {
            grams.count(units.span, range, document, weight: weight, words: &words)
        }
        columns.append(entry, units: end - start, bytes: text.utf8Count)
        appendNames(entry)
    }

    private mutating func appendNames(_ entry: IndexEntry) {
        let article = entry.article
        append(.unit, article.units.lazy.map(\.indexedPath), tags: article.units.map(\.level.indexedTag))
        append(.person, article.people.lazy.map(\.name))
        append(.role, article.people.lazy.compactMap(\.indexedRole))
        append(.place, article.places)
        append(.organisation, article.organisations)
        append(.byline, article.bylines.lazy.map(\.name))
        append(.section, CollectionOfOne(article.section).lazy.compactMap { $0 })
        append(.collection, CollectionOfOne(entry.collection).lazy.compactMap { $0 })
    }

    private mutating func append(_ field: NameField, _ values: some Sequence<String>, tags: [UInt8] = []) {
        names[Int(field.rawValue)].append(values, tags: tags)
    }

    consuming func finish() -> Segment {
        let lengths = ArticleLengths(columns)
        let text = text.finish()
        var table = GramTable.Builder()
        grams.forEachTerm(of: text) { table.append($0, $1, lengths: lengths) }
        return Segment(
            grams: table.finish(), words: words.finish(lengths: lengths), text: text,
            columns: columns.finish(),
            names: Dictionary(uniqueKeysWithValues: zip(NameField.allCases, names).map { ($0, $1.finish()) }))
    }
}
