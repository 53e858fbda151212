import Foundation
import Pictures
import TerminalLayout
import Testing

@Suite("An axis")
struct AxisScaleTests {
    @Test(
        "has round numbers, no more than were asked for",
        arguments: [
            (1.0, 5, [0.0, 1]), (7, 4, [0, 2, 4, 6]), (10, 2, [0, 5, 10]), (469, 5, [0, 100, 200, 300, 400]),
            (0, 3, [0, 1]), (99_999, 4, [0, 50_000]), (3, 8, [0, 1, 2, 3]),
        ])
    func ticks(most: Double, asked: Int, expected: [Double]) {
        #expect(AxisScale(most: most, ticks: asked).ticks == expected)
    }

    @Test("of shares may have halves")
    func halves() {
        #expect(AxisScale(most: 1, ticks: 5, isWhole: false).ticks.count == 6)
        #expect(AxisScale(most: 0.96, ticks: 4, isWhole: false).roundedMost == 1)
    }
}

@Suite("A bar chart")
struct BarChartTests {
    private func text(_ bars: [(String, Int)], width: Int) -> [String] {
        BarChart(bars.map { BarChart.Bar(StyledText($0.0), $0.1) }).lines(width: width).map(\.plain)
    }

    @Test("has bars as long as their counts, and an axis below")
    func bars() {
        #expect(
            text([("2024-05", 12), ("2024-06", 3), ("2024-07", 0)], width: 38) == [
                "2024-05  12  ████████████████████████",
                "2024-06   3  ██████",
                "2024-07   0",
                "             └─────────┴─────────┴───",
                "             0         5        10",
            ])
    }

    @Test("is never wider than the terminal", arguments: [8, 12, 20, 40, 80, 140, 200])
    func width(columns: Int) {
        for line in text([("古楼街道文化社区", 9), ("柳堤", 12_345)], width: columns) {
            #expect(displayWidth(line) <= columns, "\(line)")
        }
    }

    @Test("of nothing is nothing")
    func nothing() {
        #expect(text([], width: 80).isEmpty)
    }

    @Test("of noughts has no bars")
    func noughts() {
        #expect(!text([("a", 0)], width: 40).joined().contains("█"))
    }
}

@Suite("A plot of dots")
struct DotPlotTests {
    private func text(_ points: [(Int, Double)], width: Int, height: Int = 6) -> [String] {
        DotPlot(points.map { .init(time: $0.0, value: $0.1) }, height: height)
            .lines(width: width, number: { "\(Int($0))" }, time: { "day \($0)" }).map(\.plain)
    }

    @Test("has the least at the bottom left and the most at the top right")
    func corners() {
        let lines = text([(1, 0), (9, 100)], width: 24)
        #expect(lines.first?.hasSuffix("⠈") == true, "\(lines)")
        #expect(lines[5].hasPrefix("  0 ┤⡀"), "\(lines)")
        #expect(lines.last?.contains("day 1") == true)
        #expect(lines.last?.hasSuffix("day 9") == true)
    }

    @Test("keeps within the terminal", arguments: [10, 20, 80, 140])
    func width(columns: Int) {
        for line in text([(1, 3), (5, 4), (700, 99_999)], width: columns) {
            #expect(displayWidth(line) <= columns, "\(line)")
        }
    }

    @Test("of one day, and of noughts, is drawn all the same")
    func oneDay() {
        #expect(text([(3, 5)], width: 30).joined().unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
        #expect(text([(3, 0), (4, 0)], width: 30).count == 8)
        #expect(text([], width: 30).isEmpty)
    }
}

@Suite("A picture as SVG")
struct SVGBarsTests {
    @Test("has a bar with its number for each count, and no sign that XML would misread")
    func bars() {
        let text = SVGBars(title: "a<b & \"c\"", bars: [("2024-05", 12), ("2024-06", 3)]).text
        #expect(text.contains("<title>a&lt;b &amp; &quot;c&quot;</title>"))
        #expect(text.contains("<title>2024-05: 12</title>"))
        #expect(text.components(separatedBy: "<rect x=").count == 3)
        #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\"") && text.hasSuffix("</svg>\n"))
    }

    @Test("leaves labels out that would lie over each other")
    func labels() {
        let many = SVGBars(title: "", bars: (0..<400).map { ("2024-05-\($0)", $0) }).text
        #expect(many.components(separatedBy: "text-anchor=\"middle\"").count < 12)
    }
}
