/// Tells by two scalars whether a date can begin at a place: nine places in ten need no more.
///
/// The words that open dates are grouped by their first scalar; each second scalar has a bit for every group it can
/// stand in.
struct DateOpening: Sendable {
    static let shared = DateOpening()

    /// The group of a first scalar below U+10000; 0 opens nothing.
    private let groups: LastingTable<UInt8>
    /// Of a second scalar below U+10000, which of `sets` are the groups that it can stand in: few sets are ever met, and a table of
    /// the sets themselves would be half a megabyte.
    private let seconds: LastingTable<UInt8>
    private let sets: LastingTable<UInt64>
    /// What can stand behind a number that is part of a date.
    private static let afterNumbers = ScalarSet("年月日号时点點:-/.天周世星礼季季~至到—–－一─早初旬妇儿建青劳节假期长黄小前放”、和夕 ")

    private init() {
        var groups = [UInt8](repeating: 0, count: 0x10000)
        var seconds = [UInt64](repeating: 0, count: 0x10000)
        var known: [UInt32: UInt8] = [:]
        func add(_ first: UInt32, _ second: UInt32) {
            guard first < 0x10000, second < 0x10000, !isDigitScalar(first), !NumeralScalar.counts(first) else { return }
            // Firsts beyond the 62nd share one group: they let a little more through.
            let group = known[first] ?? UInt8(min(known.count + 1, 63))
            known[first] = group
            groups[Int(first)] = group
            seconds[Int(second)] |= 1 << UInt64(group)
        }
        let words: [[(UInt32, UInt32)]] = [
            DateWords.years.openings, DateWords.months.openings, DateWords.lunarMonths.openings,
            DateWords.monthSpans.openings,
            DateWords.bareYearParts.openings, DateWords.days.openings, DateWords.daysWithPart.openings,
            DateWords.parts.openings, DateWords.weekOffsets.openings, DateWords.eras.openings, Holiday.named.openings,
        ]
        for (first, second) in words.joined() where second != 0 { add(first, second) }
        for (first, words) in [
            ("每", "年月天日晚早周个星礼工"), ("周", "一二三四五六日末1234567"), ("星", "期"), ("礼", "拜"), ("週", "一二三四五六日末"), ("上", "世个周星礼週"),
            ("本", "世周星礼週"), ("下", "周星礼週"), ("这", "周星礼"), ("农", "历"), ("阴", "历"), ("旧", "历"), ("过", "去"), ("未", "来"),
            ("今", "后明起("), ("明", "起("), ("昨", "("), ("去", "今"),
            ("前", "0123456789一二两三四五六七八九十"), ("闰", "0123456789一二三四五六七八九十"), ("早", "0123456789一二三四五六七八九十"),
            ("晚", "0123456789一二三四五六七八九十"), ("晨", "0123456789一二三四五六七八九十"), ("夜", "0123456789一二三四五六七八九十"),
            ("大", "年"), ("元", "月"),
        ] as [(Unicode.Scalar, String)] {
            for second in words.unicodeScalars { add(first.value, second.value) }
        }
        (self.groups, (self.seconds, sets)) = (LastingTable(groups), Self.numbered(seconds))
    }

    /// The number of each set, and the sets. Beyond the 255th they share one: they let a little more through.
    private static func numbered(_ seconds: [UInt64]) -> (LastingTable<UInt8>, LastingTable<UInt64>) {
        var sets: [UInt64] = [0]
        var numbers: [UInt64: UInt8] = [0: 0]
        let seconds = seconds.map { set -> UInt8 in
            if let number = numbers[set] { return number }
            if sets.count < 256 { sets.append(set) } else { sets[255] |= set }
            numbers[set] = UInt8(sets.count - 1)
            return UInt8(sets.count - 1)
        }
        return (LastingTable(seconds), LastingTable(sets))
    }

    /// Whether it is worth an attempt at `index`, and where to go on if not.
    @inline(__always) func stands(_ text: AnnotatedText, at index: Int) -> (isLikely: Bool, next: Int) {
        let first = text[index]
        if isDigitScalar(first) || first >= 0x3000 && text.counts(at: index) { return numberStands(text, at: index) }
        let second = text[index + 1]
        guard first < 0x10000, second < 0x10000 else { return (false, index + 1) }
        let group = groups[Int(first)]
        return (group != 0 && sets[Int(seconds[Int(second)])] >> UInt64(group) & 1 == 1, index + 1)
    }

    /// A run of digits or numerals is looked at once, by what stands behind it.
    private func numberStands(_ text: AnnotatedText, at index: Int) -> (isLikely: Bool, next: Int) {
        var end = index + 1
        if text.isDigit(at: index) {
            while text.isDigit(at: end) { end += 1 }
            // 20221103 may stand before anything.
            if end - index == 8 { return (true, end) }
            // 12.5: only a year, of four digits, stands before a point and more of them.
            if end - index != 4, text[end] == ".", text.isDigit(at: end + 1) { return (false, end) }
        } else {
            while text.counts(at: end) { end += 1 }
        }
        return (goesOn(text, from: end), end)
    }

    /// 3个月, 五一国际劳动节, 三十大年夜; but not 3个县, 五国, 三大.
    private func goesOn(_ text: AnnotatedText, from end: Int) -> Bool {
        let next = text[end + 1]
        return switch text[end] {
        case "个": next == "月" || next == "星"
        case "国": next == "际" || next == "庆"
        case "大": next == "年" || next == "约"
        case let after: Self.afterNumbers.contains(after)
        }
    }
}
