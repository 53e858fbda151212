import BulletinModel
import BulletinRPC
import Pictures
import TerminalLayout

/// The values of figures over time. Persons and per cent have no common axis: what is drawn is the commonest measure word.
enum FigurePlot {
    static func lines(_ rows: [Figures.Row], width: Int?) -> [StyledText] {
        let dated = rows.filter { $0.published != nil }
        let words = Dictionary(grouping: dated) { $0.figure.classifier ?? "" }
        // Of two equally common ones the first in the order of code points, so that the picture stays the same.
        guard let word = words.keys.max(by: { (words[$0]!.count, $1) < (words[$1]!.count, $0) }),
            let drawn = words[word]
        else { return [StyledText(Phrase.nothingFound.text, .faint)] }
        let points = drawn.map {
            DotPlot.Point(time: $0.published?.daysSinceEpoch ?? 0, value: Double($0.figure.value.description) ?? 0)
        }
        let lines = DotPlot(points).lines(
            width: width ?? 80, number: Wording.amount, time: { CalendarDay(daysSinceEpoch: $0).description })
        return lines
            + StyledText(Phrase.drawn(drawn.count, of: rows.count, measure: word), .faint).wrapped(within: width)
    }
}
