import BulletinModel
import Foundation
import SearchIndex
import TestSupport

/// Some of the real articles, and what a look at their text finds: with none of the index's structures.
struct RealPages {
    private(set) var entries: [IndexEntry] = []
    /// All fields of all articles, folded, a 0 behind each: no text holds one.
    private var units: [UInt16] = []
    /// Where each unit stands in `units`.
    private var places: [UInt16: [Int32]] = [:]
    /// By article, where its headline and its fields end in `units`.
    private var headlineEnds: [Int] = []
    private var ends: [Int] = []
    /// The articles that hold a run of letters and digits, by the run.
    private var runs: [[UInt16]: Set<Int>] = [:]
    /// All such runs, in order.
    private(set) var words: [String] = []

    /// Every so many-th article: all of them would take minutes to scan for every question.
    static func everyArticle(in step: Int) throws -> RealPages {
        let unpack = Process()
        let pipe = Pipe()
        unpack.executableURL = URL(fileURLWithPath: "/bin/sh")
        unpack.arguments = [
            "-c", "gzip -dc \"$0\" | awk \"NR % $1 == 1 % $1\"",
            SharedData.url("corpus/articles.jsonl.gz").path, "\(step)",
        ]
        unpack.standardOutput = pipe
        try unpack.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        unpack.waitUntilExit()
        var pages = RealPages()
        for line in data.split(separator: 0x0A) {
            if let object = try JSONSerialization.jsonObject(with: line) as? [String: Any] { pages.append(object) }
        }
        pages.words = pages.runs.keys.map { String(decoding: $0, as: UTF16.self) }.sorted()
        return pages
    }

    private mutating func append(_ object: [String: Any]) {
        guard let body = object["body"] as? String else { return }
        var article = Article(kind: .article, span: 0..<0)
        article.headline = object["headline"] as? String
        article.paragraphs = body.split(separator: "\n").map(String.init)
        article.published = (object["date"] as? String).flatMap { CalendarDay($0) }
        let number = entries.count
        let id = ArticleID(bulletin: BulletinID(rawValue: UInt64(number)), ordinal: 1)
        entries.append(IndexEntry(id: id, article: article, collection: object["source"] as? String))
        for (index, field) in ([article.headline ?? ""] + article.paragraphs).enumerated() {
            let folded = Folding.fold(field)
            for run in folded.split(whereSeparator: { Folding.kind($0) != .letter }) {
                runs[Array(run), default: []].insert(number)
            }
            for unit in folded {
                places[unit, default: []].append(Int32(units.count))
                units.append(unit)
            }
            units.append(0)
            if index == 0 { headlineEnds.append(units.count) }
        }
        ends.append(units.count)
    }

    /// The articles in which these characters stand in a row: every place of the rarest of them is looked at.
    func articles(holding text: String, inHeadline: Bool = false) -> Set<Int> {
        let wanted = Folding.fold(text)
        let rarest = wanted.indices.min { count(of: wanted[$0]) < count(of: wanted[$1]) }!
        var found: Set<Int> = []
        var article = 0
        for place in places[wanted[rarest]] ?? [] {
            let start = Int(place) - rarest
            guard start >= 0, start + wanted.count <= units.count else { continue }
            guard wanted.indices.allSatisfy({ units[start + $0] == wanted[$0] }) else { continue }
            while ends[article] <= start { article += 1 }
            if !inHeadline || start < headlineEnds[article] { found.insert(article) }
        }
        return found
    }

    private func count(of unit: UInt16) -> Int { places[unit]?.count ?? 0 }

    func articles(holdingRun run: String) -> Set<Int> { runs[Folding.fold(run)] ?? [] }

    func articles(holdingRunBeginning start: String) -> Set<Int> {
        let start = Folding.fold(start)
        return runs.reduce(into: []) { if $1.key.starts(with: start) { $0.formUnion($1.value) } }
    }

    func articles(where holds: (IndexEntry) -> Bool) -> Set<Int> {
        Set(entries.indices.filter { holds(entries[$0]) })
    }

    /// What stands somewhere in a headline or a paragraph, 1 to `longest` characters; nil where a quotation mark is in it.
    func cutting<G: RandomNumberGenerator>(longest: Int, using random: inout G) -> String? {
        let article = entries.randomElement(using: &random)!.article
        let texts = ([article.headline ?? ""] + article.paragraphs).filter { !$0.isEmpty }
        guard let scalars = texts.randomElement(using: &random).map({ Array($0.unicodeScalars) }) else { return nil }
        let start = Int.random(in: 0..<scalars.count, using: &random)
        let end = min(scalars.count, start + Int.random(in: 1...longest, using: &random))
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<end])
        return text.contains("\"") ? nil : String(text)
    }
}
