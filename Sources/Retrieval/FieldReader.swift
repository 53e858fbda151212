import BulletinModel

/// How the value of a field is read.
enum FieldReader {
    case text(QueryField)
    case date, kind, bulletin, figure

    static let names = QueryField.allCases.map(\.rawValue) + ["date", "kind", "bulletin", "figure"]

    init?(_ name: String) {
        switch name {
        case "date": self = .date
        case "kind": self = .kind
        case "bulletin": self = .bulletin
        case "figure": self = .figure
        default:
            guard let field = QueryField(rawValue: name) else { return nil }
            self = .text(field)
        }
    }

    var expectation: String {
        switch self {
        case .text(let field): "a value after \(field.rawValue):"
        case .date:
            "a date such as 2022, 2022-10 or 2022-10-29, or a range such as 2022-10..2022-11 that does not run backwards"
        case .kind: "one of " + ArticleKind.allCases.map(\.rawValue).joined(separator: ", ")
        case .bulletin: "4 to 16 hexadecimal digits"
        case .figure: "what is counted, and perhaps >=, <=, >, < or = and a number"
        }
    }

    /// Nil where the value is none of what `expectation` says.
    func read(_ value: String) -> Query? {
        switch self {
        case .text: nil
        case .date: Self.bounds(Self.halfWidth(value)).map { .published($0) }
        case .kind: ArticleKind(rawValue: value.lowercased()).map { .kind($0) }
        case .bulletin:
            (4...16).contains(value.utf8.count) && value.utf8.allSatisfy(Self.isHexDigit)
                ? .bulletin(value.lowercased()) : nil
        case .figure: Self.figure(value)
        }
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static func bounds(_ value: String) -> DateBounds? {
        let bytes = Array(value.utf8)
        let bounds: DateBounds
        if let dots = bytes.indices.dropLast().first(where: { bytes[$0] == 0x2E && bytes[$0 + 1] == 0x2E }) {
            let from = point(bytes[..<dots])
            let through = point(bytes[(dots + 2)...])
            guard dots == 0 || from != nil, dots + 2 == bytes.count || through != nil, from != nil || through != nil
            else { return nil }
            bounds = DateBounds(from: from, through: through)
        } else {
            guard let day = point(bytes[...]) else { return nil }
            bounds = DateBounds(from: day, through: day)
        }
        return bounds.days == nil ? nil : bounds
    }

    /// `2022`, `2022-10`, `2022-10-29`.
    private static func point(_ bytes: ArraySlice<UInt8>) -> DatePoint? {
        let parts = bytes.split(separator: 0x2D, omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count == 2 }),
            parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        let month = numbers.count > 1 ? numbers[1] : nil
        let day = numbers.count > 2 ? numbers[2] : nil
        guard CalendarDay(year: numbers[0], month: month ?? 1, day: day ?? 1) != nil else { return nil }
        return DatePoint(year: numbers[0], month: month, day: day)
    }

    private static let comparing = Set("><=＞＜＝≥≤".unicodeScalars)

    /// Digits and signs as an input method for Chinese writes them: ＞＝４００, ≥400, ２０２２－１０.
    private static func halfWidth(_ value: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar {
            case "≥": folded.append(contentsOf: ">=".unicodeScalars)
            case "≤": folded.append(contentsOf: "<=".unicodeScalars)
            case "\u{FF01}"..."\u{FF5E}": folded.append(Unicode.Scalar(scalar.value - 0xFEE0)!)
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }

    private static func figure(_ value: String) -> Query? {
        let scalars = value.unicodeScalars
        guard let start = scalars.firstIndex(where: { comparing.contains($0) }) else {
            return value.isEmpty ? nil : .figure(noun: value, nil)
        }
        let noun = String(scalars[..<start])
        let rest = halfWidth(String(scalars[start...]))
        for comparison in FigureCondition.Comparison.allCases where rest.hasPrefix(comparison.rawValue) {
            guard !noun.isEmpty, let number = ExactNumber(decimal: rest.dropFirst(comparison.rawValue.count)) else {
                return nil
            }
            return .figure(noun: noun, FigureCondition(comparison, number))
        }
        return nil
    }
}
