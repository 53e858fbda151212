import BulletinModel
import BulletinRPC
import Formats
import Foundation
import TestSupport
import Testing

/// An article of an invented county, with everything that an article can have and signs that formats trip over.
let inventedArticle: ArticleRecord = {
    var article = Article(kind: .article, span: 0..<900)
    article.section = "防汛“进行时”"
    article.kicker = "柳堤街道"
    article.headline = "防汛演练进小区 <居民> 齐当\"守堤人\" & 其他"
    article.subheadline = "——三个小区*同时*演练"
    article.dateline = Dateline(text: "澄湖讯", place: "澄湖")
    article.published = CalendarDay("2024-05-16")
    article.bylines = [
        Byline(name: "祁若川", role: .reporter, outlet: "融媒体"), Byline(name: "蒲青", role: .correspondent),
    ]
    article.paragraphs = ["演练在荷风社区开始,36名网格员\u{1}上堤,说\"准备好了\"。", "第二段\t有制表符;=1+1"]
    article.units = [UnitMention(name: "荷风社区", level: .community, path: ["澄湖县", "柳堤街道", "荷风社区"])]
    article.people = [PersonMention(name: "傅长明", title: "网格长", organisation: "荷风社区")]
    article.organisations = ["融媒体中心"]
    article.places = ["澄湖"]
    return ArticleRecord(id: ArticleID("5f0c9a61d2b34e77.3")!, article: article)
}()

/// One of those that have no headline, no date and nothing else that could be missing.
let bareBrief: ArticleRecord = {
    var article = Article(kind: .brief, span: 0..<30)
    article.paragraphs = ["北闸街道永安社区的便民菜场本周开张,摊位四十二个,居民说买菜近了,还能歇脚。"]
    return ArticleRecord(id: ArticleID("77e2b0c4419ad6f3.12")!, article: article)
}()

private func lines(_ write: (ArticleRecord, inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    for record in [inventedArticle, bareBrief] {
        write(record, &writer)
        writer.endLine()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite("An article as ninjs")
struct NinJSTests {
    @Test(
        "is what IPTC's ninjs 2.1 allows",
        .enabled(if: Python.has("jsonschema"), "needs python3-jsonschema, which scripts/test installs"))
    func schema() throws {
        let schema = Project.root.appendingPathComponent("Tests/FormatsTests/ninjs-2.1.schema.json").path
        let program = """
            import json, sys
            from jsonschema import Draft202012Validator
            validator = Draft202012Validator(json.load(open(sys.argv[1], encoding="utf-8")))
            count = 0
            for line in sys.stdin:
                for error in validator.iter_errors(json.loads(line)):
                    print(error.json_path, error.message)
                count += 1
            # What must be refused: an unknown member, a missing uri, a body without a value.
            for wrong in ({"uri": "urn:a:b", "headline": "x"}, {"type": "text"}, {"uri": "urn:a:b", "bodies": [{}]}):
                if validator.is_valid(wrong): print("accepts", wrong)
            print(count)
            """
        let outcome = try Python.run(program, input: lines { NinJS.write($0, to: &$1) }, arguments: [schema])
        #expect(outcome.output == "2\n", "\(outcome.errors)")
    }

    @Test("says what the article says, and no more")
    func content() throws {
        let text = lines { NinJS.write($0, to: &$1) }.split(separator: "\n").map { Array($0.utf8) }
        let (whole, bare) = (try JSONParser.parse(text[0]), try JSONParser.parse(text[1]))
        #expect(whole["uri"]?.string == "urn:bulletind:article:5f0c9a61d2b34e77.3")
        #expect(whole["contentcreated"]?.string == "2024-05-16T00:00:00+08:00")
        #expect(whole["headlines"]?.array?.compactMap { $0["role"]?.string } == ["section", "kicker", "main", "sub"])
        #expect(whole["by"]?.string == "融媒体记者 祁若川; 通讯员 蒲青")
        #expect(whole["subjects"]?.array?.first?["literal"]?.string == "澄湖县/柳堤街道/荷风社区")
        #expect(whole["bodies"]?.array?.first?["charcount"]?.integer == 42)
        #expect(bare["people"] == nil && bare["by"] == nil && bare["contentcreated"] == nil)
        #expect(bare["title"]?.string == "北闸街道永安社区的便民菜场本周开张,摊位四十二个,居民说买菜…")
    }
}

@Suite("Articles as an Atom feed")
struct AtomTests {
    private let feed = Atom.feed([inventedArticle, bareBrief], query: "unit:柳堤街道 <&>")

    @Test(
        "are read by feedparser as they are",
        .enabled(if: Python.has("feedparser"), "needs python3-feedparser, which scripts/test installs"))
    func parsed() throws {
        let program = """
            import feedparser, json, sys
            feed = feedparser.parse(sys.stdin.buffer.read())
            print(json.dumps([feed.bozo, feed.version, feed.feed.id, feed.feed.title, feed.feed.updated, [
                [e.id, e.title, e.updated, [a.name for a in e.authors], [t.term for t in e.get("tags", [])], e.content[0].type]
                for e in feed.entries]], ensure_ascii=False))
            """
        let outcome = try Python.run(program, input: feed)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try JSONParser.parse(Array(outcome.output.utf8)).array ?? []
        #expect(answer.first?.bool ?? (answer.first?.integer != 0) == false)
        #expect(answer[1].string == "atom10")
        #expect(answer[2].string == "urn:bulletind:search:unit%3A%E6%9F%B3%E5%A0%A4%E8%A1%97%E9%81%93%20%3C%26%3E")
        #expect(answer[3].string == "unit:柳堤街道 <&>")
        #expect(answer[4].string == "2024-05-16T00:00:00+08:00")
        let first = answer[5].array?.first?.array ?? []
        #expect(first[0].string == "urn:bulletind:article:5f0c9a61d2b34e77.3")
        #expect(first[1].string == "柳堤街道　防汛演练进小区 <居民> 齐当\"守堤人\" & 其他")
        #expect(first[3] == ["祁若川", "蒲青"])
        #expect(first[4] == ["澄湖县/柳堤街道/荷风社区"])
        #expect(first[5].string == "text/html")
    }

    @Test("have no character that XML has not")
    func characters() {
        #expect(!feed.unicodeScalars.contains { $0.value < 0x20 && ![9, 10, 13].contains($0.value) })
        #expect(feed.contains("36名网格员\u{FFFD}上堤"))
    }

    @Test("are a feed also where there are none")
    func empty() {
        #expect(Atom.feed([], query: "").contains("<id>urn:bulletind:search:all</id>"))
    }
}

@Suite("Articles for a search engine")
struct BulkTests {
    /// What `_bulk` of OpenSearch and Elasticsearch asks of its body, line for line.
    private static func faults(in body: String) -> [String] {
        guard body.hasSuffix("\n") else { return ["the last line has no end"] }
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard lines.count % 2 == 0 else { return ["an action without its document"] }
        return lines.enumerated().flatMap { index, line -> [String] in
            guard let json = try? JSONParser.parse(Array(line.utf8)), json.object != nil else {
                return ["line \(index + 1) is no JSON object"]
            }
            guard index % 2 == 0 else { return json["id"] == nil ? ["line \(index + 1) is no article"] : [] }
            let actions = json.object?.members ?? []
            guard actions.count == 1, ["index", "create"].contains(actions[0].key), actions[0].value.object != nil
            else {
                return ["line \(index + 1) is no action"]
            }
            let isNamed = actions[0].value["_id"]?.string.map { $0.utf8.count <= 512 } ?? false
            return isNamed ? [] : ["line \(index + 1) names no document"]
        }
    }

    @Test("are an action and a document, a line each")
    func body() {
        var writer = JSONWriter()
        for record in [inventedArticle, bareBrief] { Bulk.write(record, to: &writer) }
        let body = String(decoding: writer.bytes, as: UTF8.self)
        #expect(Self.faults(in: body).isEmpty)
        #expect(body.split(separator: "\n").count == 4)
        #expect(body.hasPrefix("{\"index\":{\"_id\":\"5f0c9a61d2b34e77.3\"}}\n{\"id\":\"5f0c9a61d2b34e77.3\","))
    }

    @Test(
        "are told from what is no such body",
        arguments: [
            "{}\n{}\n", "{\"index\":{\"_id\":\"a\"}}\n", "{\"index\":{}}\n{\"id\":1}\n",
            "{\"index\":{\"_id\":\"a\"}}\n{\"id\":\"a\"}",
        ])
    func refused(body: String) {
        #expect(!Self.faults(in: body).isEmpty)
    }
}

@Suite("Articles as rows and as Markdown")
struct ArticleRowTests {
    @Test("are read by Python's csv as they are", .enabled(if: Python.has("csv"), "needs python3"))
    func csv() throws {
        let sheet = Sheet([inventedArticle, bareBrief])
        let program = """
            import csv, io, json, sys
            text = sys.stdin.buffer.read().decode("utf-8-sig")
            print(json.dumps(list(csv.reader(io.StringIO(text, newline=""), strict=True)), ensure_ascii=False))
            """
        let outcome = try Python.run(program, input: CSV.text(sheet))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try JSONParser.parse(Array(outcome.output.utf8)).array?.map { $0.array?.compactMap(\.string) ?? [] }
        #expect(rows == [sheet.columns] + sheet.rows.map { $0.map(\.plain) })
    }

    @Test("are set as Markdown with every sign of it taken literally")
    func markdown() {
        #expect(
            Markdown.article(inventedArticle).hasPrefix(
                """
                # 防汛演练进小区 \\<居民\\> 齐当"守堤人" \\& 其他

                **——三个小区\\*同时\\*演练**

                防汛“进行时” · 柳堤街道 · 2024-05-16 · 融媒体记者 祁若川; 通讯员 蒲青 · `5f0c9a61d2b34e77.3`

                **澄湖讯** 演练在荷风社区开始,36名网格员
                """))
    }

    @Test("have what was found in bold")
    func marks() {
        let hit = Search.Hit(
            id: bareBrief.id, score: 1, kicker: nil, headline: "菜场开张", published: nil, section: nil, kind: .brief,
            bylines: [],
            snippet: .init(text: "…便民菜场*本周", marks: [.init(offset: 3, length: 2), .init(offset: 99, length: 1)]))
        #expect(
            Markdown.hits([hit]) == "- **菜场开张** (`77e2b0c4419ad6f3.12`)\n  > …便民**菜场**\\*本周\n")
    }
}
