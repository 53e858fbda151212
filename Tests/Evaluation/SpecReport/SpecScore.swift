import Annotation
import BulletinModel
import Foundation
import TestSupport

/// Counts, by kind, how many cases of the public collections are read right.
struct SpecScore {
    /// What the report is held to; the aim is 0.95.
    static let floors: [(kind: String, least: Double)] = [
        ("dates", 0.95), ("no dates", 0.94), ("numbers", 0.97), ("percentages", 0.94), ("dimensions", 0.95),
        ("jionlp dates", 0.86), ("jionlp no dates", 0.98),
    ]

    private var right: [String: Int] = [:]
    private var all: [String: Int] = [:]
    private(set) var failures: [String] = []

    mutating func count(_ kind: String, _ isRight: Bool, _ input: String, _ detail: @autoclosure () -> String) {
        all[kind, default: 0] += 1
        if isRight { right[kind, default: 0] += 1 } else { failures.append("\(kind)\t\(input)\t\(detail())") }
    }

    func share(_ kind: String) -> Double {
        Double(right[kind] ?? 0) / Double(max(1, all[kind] ?? 0))
    }

    /// Kind, cases right of all, share; with each case that is wrong where asked for.
    func report(withFailures: Bool = false) -> String {
        let lines = all.keys.sorted().map { kind in
            let count = "\(right[kind] ?? 0)/\(all[kind] ?? 0)"
            return kind.padding(toLength: 24, withPad: " ", startingAt: 0)
                + count.padding(toLength: 12, withPad: " ", startingAt: 0) + String(format: "%.3f", share(kind))
        }
        return (lines + (withFailures ? failures : [])).joined(separator: "\n")
    }

    // MARK: what we read

    static func dates(_ input: String, _ published: CalendarDay) -> [DateMention] {
        annotated(input, published, .dates).dates
    }

    static func figuresOf(_ input: String) -> [Figure] {
        annotated(input, CalendarDay("2017-03-22")!, [.dates, .figures]).figures
    }

    private static func annotated(_ paragraph: String, _ published: CalendarDay, _ parts: Annotator.Parts) -> Article {
        var article = Article(kind: .article, span: 0..<0)
        article.paragraphs = [paragraph]
        var articles = [article]
        Annotator.annotate(&articles, published: published, parts: parts)
        return articles[0]
    }

    /// Each numeral of the input as the reader of numerals alone gives it.
    static func numerals(_ input: String) -> [Double] {
        let text = AnnotatedText(input, paragraph: 0)
        var values: [Double] = []
        var index = 0
        while index < text.count {
            guard let numeral = NumeralReader.read(text, at: index) else {
                index += 1
                continue
            }
            index = max(index + 1, numeral.end)
            guard let value = numeral.value, !numeral.isVague || numeral.bound == .atLeast else { continue }
            let isNegative =
                numeral.range.lowerBound > 0 && [0x2D, 0x8D1F, 0x8CA0].contains(text[numeral.range.lowerBound - 1])
            if text[numeral.end] == 0x5206, text[numeral.end + 1] == 0x4E4B,
                let above = NumeralReader.read(text, at: numeral.end + 2),
                let over = above.value,
                let quotient = over.divided(by: value)
            {
                values.append(isNegative ? -quotient.approximate : quotient.approximate)
                index = above.end
                continue
            }
            values.append(isNegative ? -value.approximate : value.approximate)
        }
        return values
    }

    static func isClose(_ left: Double, _ right: Double) -> Bool {
        abs(left - right) <= max(abs(right) * 1e-5, 1e-6)
    }
}

extension DateMention {
    /// First and last day.
    var days: (first: CalendarDay, last: CalendarDay)? {
        guard let first = CalendarDay(year: start.year, month: start.month ?? 1, day: start.day ?? 1) else {
            return nil
        }
        let month = end.month ?? 12
        guard (1...9999).contains(end.year),
            let last = CalendarDay(
                year: end.year, month: month, day: end.day ?? CalendarDay.daysIn(month: month, ofYear: end.year))
        else { return nil }
        return (first, last)
    }

    /// The first day of the last unit: 1997-01-01 of 1995—1997年.
    var lastUnit: CalendarDay? { CalendarDay(year: end.year, month: end.month ?? 1, day: end.day ?? 1) }

    /// Half-width, without blanks.
    private static func folded(_ text: String) -> String {
        let scalars = AnnotatedText(text, paragraph: 0).scalars.compactMap { $0 == 0x20 ? nil : Unicode.Scalar($0) }
        return String(String.UnicodeScalarView(scalars))
    }

    func overlaps(_ text: String) -> Bool {
        let own = Self.folded(self.text)
        let their = Self.folded(text)
        return own.contains(their) || their.contains(own)
    }
}
