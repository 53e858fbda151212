package import TerminalLayout

/// Counts as bars side by side, with an axis below; every line is as wide as it may be, and no wider.
package struct BarChart: Sendable {
    package struct Bar: Hashable, Sendable {
        package var label: StyledText
        package var count: Int

        package init(_ label: StyledText, _ count: Int) {
            self.label = label
            self.count = count
        }
    }

    package var bars: [Bar]
    /// As wide as bars are at most: longer ones say no more.
    package var widest: Int

    package init(_ bars: [Bar], widest: Int = 120) {
        self.bars = bars
        self.widest = widest
    }

    /// - Parameter width: of the terminal, or of what is left of it. Labels are cut where the bars would have less than a quarter.
    package func lines(width: Int) -> [StyledText] {
        guard !bars.isEmpty else { return [] }
        let most = max(bars.map(\.count).max() ?? 0, 1)
        let digits = String(most).utf8.count
        let label = min(bars.map(\.label.width).max() ?? 0, max(width * 3 / 4 - digits - 4, 4))
        // The axis has a sign below the end of the longest bar, a column behind it.
        let room = min(max(width - label - digits - 5, 4), widest)
        var lines = bars.map { entry in
            let count = StyledText("\(entry.count)").padded(to: digits, .right)
            let text =
                entry.label.cut(to: label).padded(to: label) + "  " + count + "  "
                + bar(share: Double(entry.count) / Double(most), columns: room)
            return text.cut(to: width).withoutTrailingSpaces
        }
        lines += Self.axis(most: most, columns: room, margin: label + digits + 4).map { $0.cut(to: width) }
        return lines
    }

    /// A rule with a sign at each tick, and the ticks' numbers below.
    private static func axis(most: Int, columns: Int, margin: Int) -> [StyledText] {
        let digits = String(most).utf8.count
        let scale = AxisScale(most: Double(most), ticks: min(max(columns / (digits + 4), 1), 8))
        var rule = Array(repeating: "─", count: columns + 1)
        var numbers = ""
        for tick in scale.ticks {
            let place = min(Int((tick / scale.most * Double(columns)).rounded()), columns)
            rule[place] = tick == 0 ? "└" : "┴"
            let number = String(Int(tick))
            // The number ends below its tick; the first begins there.
            let start = tick == 0 ? 0 : max(place - number.utf8.count + 1, 0)
            guard start >= numbers.utf8.count + (tick == 0 ? 0 : 1) else { continue }
            numbers += String(repeating: " ", count: start - numbers.utf8.count) + number
        }
        // The bars begin at the rule's first sign and end a column before its last.
        if rule[columns] == "─" { rule.removeLast() }
        return [rule.joined(), numbers].map { .spaces(margin) + StyledText($0, .faint) }
    }
}
