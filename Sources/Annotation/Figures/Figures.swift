import BulletinModel

/// The numbers that an article reports, in the order of its text, each with what it counts and the unit it is told of.
///
/// Ordinals, the numbers of houses and telephones, dates, sayings and the 一 of 一个 are no figures.
/// - Parameters:
///   - article: with its dates, which are stepped over.
///   - units: those that the article names; the kicker's first.
/// - Complexity: linear in the text: a noun is sought within `PhraseReader.reach` scalars.
func figures(in article: Article, units: [UnitMention]) -> [Figure] {
    figures(in: article.texts, dates: article.dates, units: UnitNames(units, kicker: article.kicker))
}

/// - Parameters:
///   - texts: of one article, in order.
///   - dates: those of these texts, in order.
func figures(in texts: [AnnotatedText], dates: [DateMention], units names: UnitNames) -> [Figure] {
    var figures: [Figure] = []
    var rest = dates[...]
    for text in texts {
        let dates = rest.prefix { $0.place.paragraph == text.paragraph }
        rest = rest.dropFirst(dates.count)
        var scanner = FigureScanner(text, dates: dates.map(\.place), names: names)
        scanner.scan(into: &figures)
    }
    return figures
}

/// Walks through one paragraph.
private struct FigureScanner {
    private let text: AnnotatedText
    private let reader: FigureReader
    private let dates: [TextPlace]
    private let names: UnitNames
    private var named: NamedUnit?

    init(_ text: AnnotatedText, dates: [TextPlace], names: UnitNames) {
        self.text = text
        self.dates = dates
        self.names = names
        reader = FigureReader(text)
    }

    mutating func scan(into figures: inout [Figure]) {
        let classes = ScalarClass.table
        let units = names.occurrences(in: text)
        var nextUnit = 0
        var nextDate = 0
        var index = 0
        var taken = 0
        while index < text.count {
            let value = text.scalars[index]
            guard value < 0x10000, classes[Int(value)] & ScalarClass.numeral != 0, value != "." else {
                index += 1
                continue
            }
            while nextDate < dates.count, dates[nextDate].offset + dates[nextDate].length <= index { nextDate += 1 }
            if nextDate < dates.count, dates[nextDate].offset <= index {
                index = dates[nextDate].offset + dates[nextDate].length
                taken = index
                continue
            }
            while nextUnit < units.count, units[nextUnit].end <= index {
                named = units[nextUnit]
                nextUnit += 1
            }
            if nextUnit < units.count, units[nextUnit].start <= index {
                // 三里铺小区: a number inside a name.
                index = units[nextUnit].end
                continue
            }
            let (draft, end) = reader.read(at: index)
            if var draft {
                if draft.range.lowerBound < taken { draft.range = index..<draft.range.upperBound }
                figures.append(figure(draft))
                taken = draft.range.upperBound
            }
            index = max(end, index + 1)
        }
    }

    private func figure(_ draft: FigureDraft) -> Figure {
        Figure(
            text: text.text(draft.range), value: draft.value, valueTo: draft.upper, bound: draft.bound,
            classifier: draft.classifier, noun: draft.noun.map { text.text($0) }, unit: named?.name ?? names.kicker,
            place: text.place(draft.range))
    }
}

/// Where a text names a unit.
struct NamedUnit {
    var name: String
    var start: Int
    var end: Int
}

/// The names of an article's units, to be found again in its text.
struct UnitNames {
    /// The unit that the whole article is told of.
    let kicker: String?
    private let names: Lexicon<String>
    private let firsts: ScalarSet
    private let isEmpty: Bool

    init(_ units: [UnitMention], kicker: String?) {
        // An article of a page names a few dozen; more is no article.
        let known = units.prefix(256).map(\.name)
        isEmpty = known.isEmpty
        names = Lexicon(known.map { ($0, $0) })
        firsts = ScalarSet(String(known.compactMap(\.unicodeScalars.first).map(Character.init)))
        self.kicker = kicker.flatMap { kicker in known.first { $0 == kicker } ?? known.last { kicker.hasSuffix($0) } }
    }

    /// In the order of the text.
    func occurrences(in text: AnnotatedText) -> [NamedUnit] {
        var found: [NamedUnit] = []
        if isEmpty { return found }
        var index = 0
        while index < text.count {
            if firsts.contains(text.scalars[index]), let match = names.match(text, at: index) {
                found.append(NamedUnit(name: match.value, start: index, end: match.end))
                index = match.end
            } else {
                index += 1
            }
        }
        return found
    }
}
