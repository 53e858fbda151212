import BulletinModel
import Foundation
import TestSupport
import Testing

@testable import Annotation

/// The real page against its reading by eye; cut here by the reading's own spans, so that nothing but dates and figures
/// is measured.
@Suite("Dates and figures of the sample page", .enabled(if: SharedData.isThere, Comment(rawValue: SharedData.comment)))
struct FigureSampleTests {
    private struct Gold: Decodable {
        struct Article: Decodable {
            var kicker: String?
            var span: [Int]
            var dates: [Day]?
            var numbers: [Number]?
        }
        struct Day: Decodable {
            var text: String
            var iso: String?
            var kind: String
        }
        struct Number: Decodable {
            var text: String
            var value: Double?
            var cmp: String
            var unit: String?
            var noun: String?
            var kind: String
            var optional: Bool
        }
        var articles: [Article]
    }

    private static let file = "samples/2022-11-03-dongchangfu"

    private static func read() throws -> [(gold: Gold.Article, article: Article)] {
        let page = Array(String(decoding: try SharedData.bytes(file + ".txt"), as: UTF8.self).unicodeScalars)
        let gold = try JSONDecoder().decode(Gold.self, from: Data(try SharedData.bytes(file + ".gold.json")))
        return gold.articles.map { entry in
            var text = ""
            text.unicodeScalars.append(contentsOf: page[entry.span[0]..<entry.span[1]])
            var article = Article(kind: .article, span: 0..<0)
            article.kicker = entry.kicker
            let lines = text.split(separator: "\n").map { String($0).replacingOccurrences(of: "东昌府讯 ", with: "") }
            article.headline = lines.first
            for line in lines.dropFirst() {
                if let last = article.paragraphs.last, let end = last.unicodeScalars.last,
                    !"。”!)".unicodeScalars.contains(end)
                {
                    article.paragraphs[article.paragraphs.count - 1] += line
                } else {
                    article.paragraphs.append(line)
                }
            }
            article.dates = dateMentions(in: article, published: CalendarDay("2022-11-03")!)
            article.figures = figures(in: article)
            return (entry, article)
        }
    }

    @Test("every date that the page fixes, and no other")
    func dates() throws {
        for (gold, article) in try Self.read() {
            let wanted = (gold.dates ?? []).compactMap { day -> String? in
                guard let iso = day.iso, day.kind != "recurring", day.kind != "duration" else { return nil }
                return "\(day.text)=\(iso.split(separator: "/")[0])"
            }
            #expect(article.dates.map { "\($0.text)=\($0.start)" } == wanted, "\(article.headline ?? "")")
        }
    }

    @Test("every figure that is none of taste")
    func figuresOfPage() throws {
        for (gold, article) in try Self.read() {
            let all = gold.numbers ?? []
            let wanted = all.filter { !$0.optional && $0.kind != "identifier" }.map(Self.line)
            let optional = all.filter { $0.optional || $0.kind == "identifier" }.map(\.text)
            let found = article.figures.filter { !optional.contains($0.text) }.map { figure in
                "\(figure.text) \(figure.value) \(figure.bound) \(figure.classifier ?? "-") \(figure.noun ?? "-")"
            }
            #expect(found.sorted() == wanted.sorted(), "\(article.headline ?? "")")
        }
    }

    private static func line(_ number: Gold.Number) -> String {
        let bound =
            switch number.cmp {
            case ">", ">=": "atLeast"
            case "<", "<=": "atMost"
            case "~": "about"
            default: "exact"
            }
        let value = number.value.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? "-"
        return "\(number.text) \(value) \(bound) \(number.unit ?? "-") \(number.noun ?? "-")"
    }
}
