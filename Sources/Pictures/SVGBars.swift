/// Counts as upright bars in an SVG picture, for reports and web pages. It names no font and no colour but one, and has each
/// bar's number as its title, which browsers show under the pointer.
package struct SVGBars: Hashable, Sendable {
    package var title: String
    package var bars: [(label: String, count: Int)] {
        get { zip(labels, counts).map { ($0, $1) } }
        set {
            labels = newValue.map(\.label)
            counts = newValue.map(\.count)
        }
    }
    private var labels: [String] = []
    private var counts: [Int] = []

    package init(title: String, bars: [(label: String, count: Int)]) {
        self.title = title
        self.bars = bars
    }

    private static let (width, height) = (960, 400)
    private static let (left, right, top, bottom) = (72, 16, 48, 56)

    package var text: String {
        let scale = AxisScale(most: Double(max(counts.max() ?? 0, 1)), ticks: 5)
        let most = scale.roundedMost
        var lines = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(Self.height)" role="img" \
            font-family="sans-serif" font-size="13" fill="#333">
            """,
            "<title>\(escaped(title))</title>",
            "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>",
            "<text x=\"\(Self.left)\" y=\"28\" font-size=\"18\">\(escaped(title))</text>",
        ]
        lines += stride(from: 0, through: most * 1.000_001, by: scale.step).flatMap { grid($0, of: most) }
        lines += counts.indices.map { bar($0, of: most) }
        lines += labelled.map(name)
        return lines.joined(separator: "\n") + "\n</svg>\n"
    }

    private var step: Double { Double(Self.width - Self.left - Self.right) / Double(max(counts.count, 1)) }

    private func height(_ value: Double, of most: Double) -> Double {
        value / most * Double(Self.height - Self.top - Self.bottom)
    }

    private func grid(_ tick: Double, of most: Double) -> [String] {
        let y = short(Double(Self.height - Self.bottom) - height(tick, of: most))
        return [
            "<line x1=\"\(Self.left)\" x2=\"\(Self.width - Self.right)\" y1=\"\(y)\" y2=\"\(y)\" stroke=\"#ccc\"/>",
            "<text x=\"\(Self.left - 8)\" y=\"\(y)\" dy=\"4\" text-anchor=\"end\">\(Int(tick))</text>",
        ]
    }

    private func bar(_ index: Int, of most: Double) -> String {
        let high = height(Double(counts[index]), of: most)
        let x = Double(Self.left) + step * Double(index) + step * 0.1
        let y = Double(Self.height - Self.bottom) - high
        return """
            <rect x="\(short(x))" y="\(short(y))" width="\(short(step * 0.8))" height="\(short(high))" fill="#2a6f97">\
            <title>\(escaped(labels[index])): \(counts[index])</title></rect>
            """
    }

    /// As many labels as have room beside each other, at even distances.
    private var labelled: [Int] {
        let widest = Double((labels.map { $0.unicodeScalars.count }.max() ?? 1) * 9 + 12)
        let every = max(Int((widest / step).rounded(.up)), 1)
        return Array(stride(from: 0, to: labels.count, by: every))
    }

    private func name(_ index: Int) -> String {
        let x = short(Double(Self.left) + step * (Double(index) + 0.5))
        return
            "<text x=\"\(x)\" y=\"\(Self.height - Self.bottom + 20)\" text-anchor=\"middle\">\(escaped(labels[index]))</text>"
    }

    /// To a hundredth, which no eye sees.
    private func short(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return hundredths % 100 == 0 ? "\(hundredths / 100)" : "\(Double(hundredths) / 100)"
    }

    /// Text inside XML; control characters become U+FFFD.
    private func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            default: scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value) ? "\u{FFFD}" : String(scalar)
            }
        }.joined()
    }
}
