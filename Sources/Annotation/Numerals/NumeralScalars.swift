/// What a scalar can be inside a Chinese numeral.
enum NumeralScalar {
    /// 0 to 9 of 零〇一二…九, also 两 and the forms of the cheque book (壹贰叁…).
    case digit(Int)
    /// 十百千, 拾佰仟: a power of ten below 万.
    case small(Int)
    /// 万 4, 亿 8, 兆 12.
    case big(Int)
    /// 廿 20, 卅 30.
    case tens(Int)
    /// 几, 数: some.
    case some
    /// 余, 多: and more.
    case more
    /// 点 between digits.
    case point

    /// - Source: GB/T 15835-2011 for the plain and the capital forms.
    init?(_ value: UInt32) {
        switch value {
        case "零", "〇", "○": self = .digit(0)
        case "一", "壹": self = .digit(1)
        case "二", "两", "贰", "兩", "貳": self = .digit(2)
        case "三", "叁", "參": self = .digit(3)
        case "四", "肆": self = .digit(4)
        case "五", "伍": self = .digit(5)
        case "六", "陆", "陸": self = .digit(6)
        case "七", "柒": self = .digit(7)
        case "八", "捌": self = .digit(8)
        case "九", "玖": self = .digit(9)
        case "十", "拾": self = .small(1)
        case "百", "佰": self = .small(2)
        case "千", "仟": self = .small(3)
        case "万", "萬": self = .big(4)
        case "亿", "億": self = .big(8)
        case "兆": self = .big(12)
        case "廿": self = .tens(2)
        case "卅": self = .tens(3)
        case "几", "数", "幾", "數": self = .some
        case "余", "多", "餘": self = .more
        case "点", "點": self = .point
        default: return nil
        }
    }

    /// Capital forms that are common words by themselves (陆地, 队伍, 收拾): numerals only beside another numeral.
    static func isAmbiguousCapital(_ value: UInt32) -> Bool {
        switch value {
        case "伍", "陆", "陸", "拾", "參", "肆", "兆": true
        default: false
        }
    }

    /// 壹 to 玖, 拾, 佰, 仟, and what stands beside them: 零, 万, 亿.
    static func isCapital(_ value: UInt32) -> Bool { capitals.contains(value) }

    private static let capitals = ScalarSet("零〇壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億")

    /// True of what can carry a numeral on or begin one: digits and powers of ten, no 几, 余 or 点.
    @inline(__always) static func counts(_ value: UInt32) -> Bool {
        value >= 0x3000 && value < 0x10000 && ScalarClass.table[Int(value)] & ScalarClass.counting.rawValue != 0
    }

    var isCounting: Bool {
        switch self {
        case .digit, .small, .big, .tens: true
        case .some, .more, .point: false
        }
    }
}
