import Annotation
import BulletinModel
import Foundation
import SearchIndex

/// Articles read from lines of JSON.
struct Corpus {
    var entries: [IndexEntry] = []
    var bytes = 0
    /// By ordinal of the one invented bulletin, from 1.
    var names: [String] = []

    /// - Parameter times: how often each article is taken, to make a larger corpus.
    static func read(_ path: String, times: Int) throws -> Corpus {
        var corpus = Corpus()
        for line in try lines(of: path) {
            guard let object = try JSONSerialization.jsonObject(with: line) as? [String: Any],
                let body = object["body"] as? String
            else { continue }
            corpus.append(object, body)
        }
        let once = corpus.entries
        let onceBytes = corpus.bytes
        for copy in 1..<max(1, times) + 1 where copy < times {
            corpus.bytes += onceBytes
            corpus.entries += once.map {
                var entry = $0
                entry.id = ArticleID(
                    bulletin: BulletinID(rawValue: UInt64(copy + 1)), ordinal: $0.id.ordinal)
                return entry
            }
        }
        return corpus
    }

    private mutating func append(_ object: [String: Any], _ body: String) {
        var article = Article(kind: .article, span: 0..<0)
        article.headline = object["headline"] as? String
        article.paragraphs = body.split(separator: "\n").map(String.init)
        let day = (object["date"] as? String) ?? String(describing: object["date"] ?? "")
        article.published = CalendarDay(day) ?? Self.day(ofDigits: day)
        names.append(
            (object["name"] ?? object["id"]) as? String ?? String(describing: object["id"] ?? ""))
        bytes += body.utf8.count + (article.headline?.utf8.count ?? 0)
        entries.append(
            IndexEntry(
                id: ArticleID(bulletin: BulletinID(rawValue: 1), ordinal: names.count), article: article,
                collection: object["source"] as? String))
    }

    private static func day(ofDigits digits: String) -> CalendarDay? {
        guard let number = Int(digits), digits.count == 8 else { return nil }
        return CalendarDay(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// With the people, units and figures that the daemon would find in them.
    mutating func annotate() {
        for index in entries.indices {
            var articles = [entries[index].article]
            Annotator.annotate(&articles, published: articles[0].published ?? CalendarDay(daysSinceEpoch: 0))
            entries[index].article = articles[0]
        }
    }

    static func lines(of path: String) throws -> [Data] {
        let data: Data
        if path.hasSuffix(".gz") {
            let unpack = Process()
            let pipe = Pipe()
            unpack.executableURL = URL(fileURLWithPath: "/bin/gzip")
            unpack.arguments = ["-dc", path]
            unpack.standardOutput = pipe
            try unpack.run()
            data = pipe.fileHandleForReading.readDataToEndOfFile()
        } else {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        }
        return data.split(separator: 0x0A)
    }
}
