import BulletinModel

/// Values as people write them.
enum Wording {
    /// `记者 时雨, 宋汀 · 摄影 兰亭`: each role once, in the order of print.
    static func bylines(_ bylines: [Byline]) -> String {
        var groups: [(role: BylineRole, names: [String])] = []
        for byline in bylines {
            if let last = groups.last, last.role == byline.role {
                groups[groups.count - 1].names.append(byline.name)
            } else {
                groups.append((byline.role, [byline.name]))
            }
        }
        return groups.map { "\(Phrase.role($0.role.rawValue)) \($0.names.joined(separator: ", "))" }.joined(
            separator: " · ")
    }

    /// `19.5 kB`, by thousands as disks are sold.
    static func size(_ bytes: Int) -> String {
        if bytes < 1000 { return "\(bytes) B" }
        var tenths = bytes / 100
        var units = ["kB", "MB", "GB", "TB"][...]
        while tenths >= 10_000, units.count > 1 {
            tenths /= 1000
            units.removeFirst()
        }
        let whole = tenths >= 1000 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return "\(whole) \(units.first ?? "")"
    }

    /// `3 d 04:12`, `04:12:09`.
    static func span(seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let hours = two(seconds / 3600 % 24)
        let minutes = two(seconds / 60 % 60)
        return seconds >= 86_400
            ? "\(seconds / 86_400) d \(hours):\(minutes)" : "\(hours):\(minutes):\(two(seconds % 60))"
    }

    /// `0.7`, `12`: a digit behind the point only where it says something.
    static func decimal(_ value: Double) -> String {
        let tenths = Int((min(max(value, 0), 1e12) * 10).rounded())
        return tenths >= 100 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    /// As a scale has it: `350`, `1.2k`, `3.5M`; in Chinese by 万 and 亿.
    static func amount(_ value: Double) -> String {
        let units: [(Double, String)] =
            Phrase.language == .chinese ? [(1e8, "亿"), (1e4, "万")] : [(1e9, "G"), (1e6, "M"), (1e3, "k")]
        let (unit, word) = units.first { value.magnitude >= $0.0 } ?? (1, "")
        let hundredths = Int((value / unit * 100).rounded())
        let whole = hundredths / 100
        let rest = abs(hundredths % 100)
        if rest == 0 { return "\(whole)\(word)" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)\(word)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)\(word)"
    }

    /// How a figure's value stands to what was counted.
    static func sign(_ bound: FigureBound) -> String {
        switch bound {
        case .exact: "="
        case .atLeast: "≥"
        case .atMost: "≤"
        case .about: "≈"
        }
    }

    /// Columns for bars beside a table.
    static func barWidth(_ width: Int?) -> Int { min(max((width ?? 80) / 3, 8), 40) }
}
