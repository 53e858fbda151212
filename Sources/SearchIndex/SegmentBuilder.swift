import BulletinModel

/// Makes a segment from articles, in two passes over their text.
struct SegmentBuilder: ~Copyable {
    private var text = TextStore.Builder()
    private var columns = Columns.Builder()
    private var grams = GramGatherer()
    private var words = WordGatherer()
    private var names: [NameField: NameColumn.Builder] = [:]
    /// Units of text taken in.
    var unitCount: Int { text.units.count }
    var count: Int { columns.count }

    init() {
        for field in NameField.allCases { names[field] = NameColumn.Builder(of: field) }
    }

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
        names[.unit]?.append(article.units.lazy.map(\.indexedPath), tags: article.units.map(\.level.indexedTag))
        names[.person]?.append(article.people.lazy.map(\.name))
        names[.role]?.append(article.people.lazy.compactMap(\.indexedRole))
        names[.place]?.append(article.places)
        names[.organisation]?.append(article.organisations)
        names[.byline]?.append(article.bylines.lazy.map(\.name))
        names[.section]?.append(CollectionOfOne(article.section).lazy.compactMap { $0 })
        names[.collection]?.append(CollectionOfOne(entry.collection).lazy.compactMap { $0 })
    }

    consuming func finish() -> Segment {
        let lengths = ArticleLengths(columns)
        let text = text.finish()
        var table = GramTable.Builder()
        grams.forEachTerm(of: text) { table.append($0, $1, lengths: lengths) }
        return Segment(
            grams: table.finish(), words: words.finish(lengths: lengths), text: text,
            columns: columns.finish(),
            names: names.mapValues { $0.finish() })
    }
}
