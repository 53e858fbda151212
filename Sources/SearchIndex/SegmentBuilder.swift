import BulletinModel

/// Makes a segment from articles, in one pass over their text and one sort of its grams.
struct SegmentBuilder: ~Copyable {
    private var text = TextStore.Builder()
    private var columns = Columns.Builder()
    private var grams = PostingSorter()
    private var words = WordGatherer()
    private var names: [NameField: NameColumn.Builder] = [:]
    /// By unit: the weight that the article at hand has so far as a single character. Zero between articles.
    private var singles = [UInt16](repeating: 0, count: 0x10000)
    /// The units that have one, the first so many.
    private var touched: [UInt16] = []
    private var touchedCount = 0

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
        // Each unit ends a pair at most, and each single character of the article is one occurrence more.
        grams.reserve(2 * (end - start))
        if touched.count < end - start { touched = [UInt16](repeating: 0, count: 2 * (end - start)) }
        let shift = FirstPlace.shift(length: end - start)
        for (range, weight) in [
            (kicker, FieldWeights.kicker), (headline, FieldWeights.headline),
            (subheadline, FieldWeights.subheadline), (body..<end, FieldWeights.body),
        ] where !range.isEmpty {
            Self.gather(
                units.span, range, weight: weight, document, start: start, shift: shift, singles: &singles,
                touched: &touched, &touchedCount, grams: &grams, words: &words)
        }
        Self.flush(touched, touchedCount, &singles, document, to: &grams)
        touchedCount = 0
        columns.append(entry, units: end - start, bytes: text.utf8Count)
        appendNames(entry)
    }

    private static func gather(
        _ units: borrowing Span<UInt16>, _ range: Range<Int>, weight: Int, _ document: UInt32, start: Int, shift: Int,
        singles: inout [UInt16], touched: inout [UInt16], _ touchedCount: inout Int, grams: inout PostingSorter,
        words: inout WordGatherer
    ) {
        let kinds = Folding.kinds.span
        var singleSpan = singles.mutableSpan
        var touchedSpan = touched.mutableSpan
        var number = touchedCount
        // No more units are touched than there are, each once; tables have an entry for each.
        precondition(range.lowerBound >= 0 && range.upperBound <= units.count)
        precondition(number >= 0 && number + range.count <= touchedSpan.count)
        precondition(kinds.count == 0x10000 && singleSpan.count == 0x10000)
        var previous: UInt16 = 0
        var previousKind: UInt8 = 0
        var wordStart = -1
        for index in range {
            let unit = unsafe units[unchecked: index]
            let kind = unsafe kinds[unchecked: Int(unit)]
            let seen = unsafe singleSpan[unchecked: Int(unit)]
            // Written in any case, kept where it is new: nobody could foretell that.
            unsafe touchedSpan[unchecked: number] = unit
            number &+= seen == 0 ? 1 : 0
            unsafe singleSpan[unchecked: Int(unit)] = min(
                seen &+ UInt16(truncatingIfNeeded: weight), UInt16(FieldWeights.mostOfSingle))
            if kind != 0, previousKind != 0 {
                grams.append(
                    Gram(previous, unit), document: document, place: FirstPlace.code(index &- 1 &- start, shift: shift),
                    weight: weight)
            }
            if kind == UnitKind.letter.rawValue {
                if wordStart < 0 { wordStart = index }
            } else if wordStart >= 0 {
                words.append(units, wordStart..<index, document: document, weight: weight)
                wordStart = -1
            }
            previous = unit
            previousKind = kind
        }
        touchedCount = number
        if wordStart >= 0 { words.append(units, wordStart..<range.upperBound, document: document, weight: weight) }
    }

    private static func flush(
        _ touched: [UInt16], _ count: Int, _ singles: inout [UInt16], _ document: UInt32,
        to grams: inout PostingSorter
    ) {
        var weights = singles.mutableSpan
        let units = touched.span
        for index in 0..<count {
            let unit = units[index]
            // The 0 between fields is no term.
            if unit != 0 {
                grams.append(Gram(single: unit), document: document, place: 0, weight: Int(weights[Int(unit)]))
            }
            weights[Int(unit)] = 0
        }
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
        var table = GramTable.Builder()
        let none: [UInt16] = []
        grams.forEachTerm(documentCount: lengths.codes.count) { term, documents, weights, places in
            if term.isPair {
                table.append(term, documents, weights, places, lengths: lengths)
            } else {
                table.append(term, documents, weights, none.span, lengths: lengths)
            }
        }
        return Segment(
            grams: table.finish(), words: words.finish(lengths: lengths), text: text.finish(),
            columns: columns.finish(),
            names: names.mapValues { $0.finish() })
    }
}
