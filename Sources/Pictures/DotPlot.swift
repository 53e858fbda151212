package import TerminalLayout

/// Values over time as dots: two dots wide and four high in each character, by the patterns of Braille.
package struct DotPlot: Sendable {
    package struct Point: Hashable, Sendable {
        /// In days, or whatever counts evenly.
        package var time: Int
        package var value: Double

        package init(time: Int, value: Double) {
            self.time = time
            self.value = value
        }
    }

    package var points: [Point]
    /// Lines for the dots.
    package var height: Int

    package init(_ points: [Point], height: Int = 12) {
        self.points = points
        self.height = height
    }

    /// - Parameters:
    ///   - width: of the terminal.
    ///   - number: how a value is written at the axis.
    ///   - time: how the ends of the time axis are written.
    package func lines(
        width: Int, number: (Double) -> String, time: (Int) -> String
    ) -> [StyledText] {
        guard let first = points.map(\.time).min(), let last = points.map(\.time).max() else { return [] }
        let scale = AxisScale(most: points.map(\.value).max() ?? 1, ticks: max(height / 3, 1), isWhole: false)
        let top = scale.roundedMost
        var labels: [Int: String] = [:]
        for tick in stride(from: 0, through: top * 1.000_001, by: scale.step) {
            labels[height - 1 - min(Int((tick / top * Double(height - 1)).rounded()), height - 1)] = number(tick)
        }
        let margin = labels.values.map { displayWidth($0) }.max() ?? 0
        let columns = max(width - margin - 2, 4)
        let dots = canvas(columns: columns, first: first, last: last, top: top)
        var lines = dots.enumerated().map { row, text in
            let label = StyledText(labels[row] ?? "", .faint).padded(to: margin, .right)
            let sign = labels[row] == nil ? " │" : " ┤"
            return (label + StyledText(sign, .faint) + StyledText(text, .bar)).cut(to: width).withoutTrailingSpaces
        }
        lines.append(
            (.spaces(margin) + StyledText(" └" + String(repeating: "─", count: columns), .faint)).cut(to: width))
        lines.append(timeAxis(margin: margin + 2, columns: columns, time(first), time(last)).cut(to: width))
        return lines
    }

    private func timeAxis(margin: Int, columns: Int, _ first: String, _ last: String) -> StyledText {
        let gap = columns - displayWidth(first) - displayWidth(last)
        guard first != last, gap > 0 else { return .spaces(margin) + StyledText(first, .faint) }
        return .spaces(margin) + StyledText(first + String(repeating: " ", count: gap) + last, .faint)
    }

    /// - Source: Unicode, block Braille Patterns: dots 1, 2, 3, 7 down the left, 4, 5, 6, 8 down the right.
    private func canvas(columns: Int, first: Int, last: Int, top: Double) -> [String] {
        let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
        var cells = Array(repeating: Array(repeating: UInt32(0), count: columns), count: height)
        let (wide, high) = (columns * 2 - 1, height * 4 - 1)
        for point in points {
            let across = last == first ? 0 : Double(point.time - first) / Double(last - first)
            let up = min(max(point.value / top, 0), 1)
            let column = Int((across * Double(wide)).rounded())
            let row = high - Int((up * Double(high)).rounded())
            cells[row / 4][column / 2] |= bits[row % 4][column % 2]
        }
        return cells.map { row in
            String(String.UnicodeScalarView(row.map { $0 == 0 ? " " : Unicode.Scalar(0x2800 + $0) ?? " " }))
        }
    }
}
