import BulletinModel

/// The numbers that an article reports; its dates, which are stepped over, have been found before.
func figures(in article: Article) -> [Figure] {
    let reading = ArticleReading(article, day: CalendarDay(year: 1, month: 1, day: 1)!)
    // It keeps what lends the texts.
    return withExtendedLifetime(reading) { reading.figures(dates: article.dates, kicker: reading.kickerUnit) }
}

extension ArticleReading {
    /// The numbers that the article reports, in the order of its text, each with what it counts and the unit it is told of.
    ///
    /// Ordinals, the numbers of houses and telephones, dates, sayings and the 一 of 一个 are no figures.
    /// - Parameters:
    ///   - dates: in order; they are stepped over.
    ///   - kicker: the unit that the whole article is told of.
    ///   - bodies: those named in each of the texts, in order; none where nobody looked for them. Their numbers count nothing.
    ///   - sites: likewise the places.
    /// - Complexity: linear in the text: a noun is sought within `PhraseReader.reach` scalars.
    func figures(
        dates: [DateMention], kicker: String?, bodies: ArraySlice<Row<Range<Int>>> = [],
        sites: ArraySlice<Row<Range<Int>>> = []
    ) -> [Figure] {
        var figures: [Figure] = []
        var rest = dates[...]
        let memo = WordMemo()
        defer { withExtendedLifetime(memo) {} }
        let (texts, spans) = (texts, spans)
        for place in texts.indices where texts[place].isPlaced {
            let text = texts[place]
            let dates = rest.prefix { $0.place.paragraph == text.paragraph }
            rest = rest.dropFirst(dates.count)
            if text.next(.numeral, from: 0) == text.count { continue }
            var scanner = FigureScanner(text, dates: dates, units: spans[place], kicker: kicker, memo: memo.lent)
            if !bodies.isEmpty { scanner.bodies = bodies[bodies.startIndex + place] }
            if !sites.isEmpty { scanner.sites = sites[sites.startIndex + place] }
            scanner.scan(into: &figures)
        }
        return figures
    }
}

/// Walks through one paragraph.
private struct FigureScanner {
    private let text: AnnotatedText
    private let reader: FigureReader
    private let dates: ArraySlice<DateMention>
    private let units: Row<UnitSpan>
    private let kicker: String?
    /// The names that are still ahead.
    var bodies = Row<Range<Int>>()
    var sites = Row<Range<Int>>()
    /// Whether it names a work; nil until that matters.
    private var namesWork: Bool?
    /// The one named last.
    private var named: UnitSpan?

    init(
        _ text: AnnotatedText, dates: ArraySlice<DateMention>, units: Row<UnitSpan>, kicker: String?,
        memo: WordMemo.Lent
    ) {
        self.text = text
        self.dates = dates
        self.units = units
        self.kicker = kicker
        memo.forget()
        reader = FigureReader(text, memo)
    }

    mutating func scan(into figures: inout [Figure]) {
        var nextUnit = 0
        var nextDate = dates.startIndex
        var index = 0
        var taken = 0
        while index < text.count {
            index = text.next(.numeral, from: index)
            if index == text.count { return }
            while nextDate < dates.endIndex, dates[nextDate].place.end <= index { nextDate += 1 }
            if nextDate < dates.endIndex, dates[nextDate].place.offset <= index {
                index = dates[nextDate].place.end
                taken = index
                continue
            }
            while nextUnit < units.count, units[nextUnit].range.upperBound <= index {
                named = units[nextUnit]
                nextUnit += 1
            }
            if nextUnit < units.count, units[nextUnit].range.lowerBound <= index {
                // 三里铺小区: a number inside a name.
                index = units[nextUnit].range.upperBound
                continue
            }
            // 三门峡医院, 五道口
            if let end = Self.end(&bodies, around: index) ?? Self.end(&sites, around: index),
                !CountedThings.begin(at: index, in: text)
            {
                index = end
                continue
            }
            namesWork = namesWork ?? (text.next("《", among: .seldom, from: 0) < text.count)
            if namesWork == true, let end = titleEnd(around: index) {
                index = end
                continue
            }
            let (draft, end) = reader.read(at: index)
            if var draft {
                if draft.range.lowerBound < taken { draft.range = index..<draft.range.upperBound }
                if figures.isEmpty { figures.reserveCapacity(4) }
                figures.append(figure(draft))
                taken = draft.range.upperBound
            }
            index = max(end, index + 1)
        }
    }

    /// Where the name ends that the place is in, if it is in one; those before it are dropped.
    private static func end(_ names: inout Row<Range<Int>>, around index: Int) -> Int? {
        while let name = names.first {
            if name.lowerBound > index { return nil }
            if name.upperBound > index { return name.upperBound }
            names = names.dropFirst()
        }
        return nil
    }

    /// 《三毛流浪记》, 《中华五千年故事》: a number in the name of a work counts nothing.
    private func titleEnd(around index: Int) -> Int? {
        var start = index
        while start > 0, index - start < 20, text[start - 1] != "《" {
            if text[start - 1] == "》" { return nil }
            start -= 1
        }
        guard start > 0, text[start - 1] == "《" else { return nil }
        var end = index
        while end < text.count, end - index < 20 {
            if text[end] == "》" { return end }
            if text[end] == "《" || text[end] == "。" { return nil }
            end += 1
        }
        return nil
    }

    private func figure(_ draft: FigureDraft) -> Figure {
        Figure(
            text: text.text(draft.range), value: draft.value, valueTo: draft.upper, bound: draft.bound,
            classifier: draft.classifier?.string(in: text), noun: draft.noun.map { text.text($0) },
            unit: named.map { text.text($0.range) } ?? kicker,
            place: text.place(draft.range))
    }
}

/// 三家农贸市场, 两座立交桥: how many there are of what may end a name as well, where 三家店 and 百家湖 are names.
enum CountedThings {
    static func begin(at index: Int, in text: AnnotatedText) -> Bool {
        var end = index
        while NumeralScalar.counts(text[end]) || isDigitScalar(text[end]) { end += 1 }
        // 九部委
        if end > index, text[end] == scalar("部"), text[end + 1] == scalar("委") { return true }
        guard end > index, counters.contains(text[end]), !inNames.contains(text[end + 1]) else { return false }
        return end > index + 1 || !powers.contains(text[index])
    }

    private static let counters = ScalarSet("家座个所处条名位支")
    private static let inNames = ScalarSet("店子村湾坝庄屯")
    private static let powers = ScalarSet("百千万")
}

extension TextPlace {
    fileprivate var end: Int { offset + length }
}
