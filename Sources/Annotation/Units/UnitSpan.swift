import BulletinModel

/// A unit's name where it stands in a text, before it is known where the unit lies.
struct UnitSpan {
    var range: Range<Int>
    var level: UnitLevel
    /// Units of the gazetteer that bear the name; none for one that was told by its ending.
    var candidates: [Int]

    init(range: Range<Int>, level: UnitLevel, candidates: [Int] = []) {
        self.range = range
        self.level = level
        self.candidates = candidates
    }
}

extension UnitLevel {
    /// As the gazetteer counts.
    init(gazetteerLevel: Int) {
        switch gazetteerLevel {
        case 0: self = .province
        case 1: self = .prefecture
        case 2: self = .county
        default: self = .township
        }
    }

    /// 0 for a province, greater further down.
    var depth: Int {
        switch self {
        case .province: 0
        case .prefecture: 1
        case .county: 2
        case .township: 3
        case .community: 4
        case .compound: 5
        case .grid: 6
        }
    }
}

/// Finds the names of units in one text, left to right and without overlap. Time is linear.
func unitSpans(in text: AnnotatedText) -> [UnitSpan] {
    let scalars = text.scalars
    var spans: [UnitSpan] = []
    var floor = 0
    for last in scalars.indices.dropFirst() {
        let final = scalars[last]
        guard unitFinals.contains(final) else { continue }
        let end = last + 1
        guard !isCutOff(scalars, at: end) else { continue }
        let span =
            listedUnit(endingAt: end, in: scalars, from: floor)
            ?? patternedUnit(endingAt: end, in: scalars, from: floor)
        if let span {
            spans.append(span)
            floor = end
        }
    }
    return spans
}

/// What a unit's name ends in.
private let unitFinals = ScalarSet("省市区县旗州盟镇乡道木村格场")

/// What makes another word of the last character: 区域, 市场, 镇静.
private let continuations: [UInt32: ScalarSet] = [
    scalar("区"): ScalarSet("域别间分块划位时"), scalar("市"): ScalarSet("场值面容井价盈"), scalar("省"): ScalarSet("略吃心事却"),
    scalar("镇"): ScalarSet("静定压痛守江海流"), scalar("乡"): ScalarSet("镇村亲愁土音情间贤下里野友绅规"), scalar("道"): ScalarSet("路德理具"),
    scalar("村"): ScalarSet("落庄镇寨史上春"), scalar("场"): ScalarSet("所地景面合馆次"), scalar("格"): ScalarSet("局式外"),
    scalar("木"): ScalarSet("材头"), scalar("旗"): ScalarSet("帜舰袍杆手"), scalar("州"): ScalarSet("市区县"),
]

private func isCutOff(_ scalars: [UInt32], at end: Int) -> Bool {
    guard end < scalars.count, let set = continuations[scalars[end - 1]] else { return false }
    return set.contains(scalars[end])
}

/// What ends like the name of a unit, or with the former name of one, and is something else.
private let notUnits = WordSet("大城市 古城市 老城市 新城市 中城市 小城镇 雄安新区 景德镇 小城市 山城市 水城市 江城市 滨城市 名城市 海城区 新城镇 老城镇")

/// A full name that the gazetteer has: the longest one.
private func listedUnit(endingAt end: Int, in scalars: [UInt32], from floor: Int) -> UnitSpan? {
    let gazetteer = Gazetteer.shared
    guard end - floor >= 2, notUnits.length(endingAt: end, in: scalars, from: floor) == 0,
        gazetteer.mayEnd(scalars[end - 1], before: scalars[end - 2])
    else { return nil }
    guard let name = gazetteer.longestName(endingAt: end, in: scalars, from: floor),
        let level = name.bearers.lazy.map(gazetteer.level(of:)).min()
    else { return nil }
    return UnitSpan(range: name.start..<end, level: UnitLevel(gazetteerLevel: level), candidates: name.bearers)
}
