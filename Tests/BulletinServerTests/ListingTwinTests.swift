import BulletinClient
import BulletinModel
import BulletinRPC
import TestSupport
import Testing

/// What is counted from the index is held against what one counts who reads every article.
@Suite("Lists beside a naive twin", .serialized)
struct ListingTwinTests {
    private static let names = ["林时雨", "周林", "陈青禾", "赵小满", "孙立夏", "欧阳白露"]
    private static let titles = ["镇长", "站长", "村支书", "主任", "网格员"]
    private static let towns = ["柳湾镇", "青石镇", "云川县", "柳湾镇河东村", "云川县柳湾镇"]
    private static let bodies = ["粮站", "青石农机站", "河东社区居委会", ""]

    private static func page(_ number: Int, using random: inout SeededGenerator) -> String {
        var text = "2021年\(number % 3 + 9)月\(number % 28 + 1)日 星期二\n"
        for item in 0..<Int.random(in: 1...3, using: &random) {
            let town = towns.randomElement(using: &random)!
            text += "\(town)\n第\(number)之\(item)次检修 不误农时\n柳湾讯（通讯员 \(names.randomElement(using: &random)!)）"
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let (title, name) = (titles.randomElement(using: &random)!, names.randomElement(using: &random)!)
                let body = bodies.randomElement(using: &random)!
                text += "\(body)\(title)\(name)到\(towns.randomElement(using: &random)!)察看。"
                text += "\(title)\(name)说，\(Int.random(in: 1...40, using: &random))台农机和\(number)名志愿者已经到了。"
            }
            text += "秋粮第\(number)次入仓。\n\n"
        }
        return text
    }

    /// All articles that are found by a query, as the store has them.
    private static func articles(_ query: String, _ client: DaemonClient) throws -> [ArticleRecord] {
        let hits = try client.call(
            Search.self,
            .with {
                $0.query = query
                $0.limit = 1000
            }
        ).hits
        return try hits.map { try client.call(ArticleGet.self, .init(id: "\($0.id)")) }
    }

    /// Sixty pages, some of which were removed again.
    private static func filled(_ body: (DaemonClient) throws -> Void) async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            var random = SeededGenerator(seed: 20_211_012)
            for number in 0..<60 {
                let added = try client.call(
                    BulletinSubmit.self, .init(name: "\(number).txt", text: page(number, using: &random)))
                if number % 7 == 3 { _ = try client.call(BulletinRemove.self, .init(id: "\(added.bulletin)")) }
            }
            try body(client)
        }
    }

    private static let queries = ["", "农机", "柳湾镇", "-农机", "检修 OR 无此词", "无此词"]

    @Test("people with their titles and organisations are those of the articles")
    func people() async throws {
        try await Self.filled { client in
            var hadTitles = false
            for query in Self.queries {
                let rows = Self.people(of: try Self.articles(query, client))
                if rows.contains(where: { $0.titles.count > 1 && $0.organisations.count > 1 }) { hadTitles = true }
                for limit in [0, 1, 3, 1000] {
                    let found = try client.call(
                        People.self,
                        .with {
                            $0.query = query
                            $0.limit = limit
                        })
                    #expect(found.total == rows.count, "\(query)")
                    #expect(found.rows == Array(rows.prefix(limit)), "\(query)")
                }
            }
            #expect(hadTitles)
        }
    }

    private struct Dossier {
        var articles = 0
        var titles: [String: Int] = [:]
        var organisations: [String: Int] = [:]
    }

    private static func people(of articles: [ArticleRecord]) -> [People.Row] {
        var twin: [String: Dossier] = [:]
        for person in articles.flatMap(\.article.people) {
            twin[person.name, default: Dossier()].articles += 1
            if let title = person.title { twin[person.name]?.titles[title, default: 0] += 1 }
            if let body = person.organisation { twin[person.name]?.organisations[body, default: 0] += 1 }
        }
        let rows = twin.map { name, entry in
            People.Row(
                name: name, titles: ordered(entry.titles), organisations: ordered(entry.organisations),
                articles: entry.articles)
        }
        return rows.sorted { ($1.articles, $0.name) < ($0.articles, $1.name) }
    }

    @Test("figures are counted and shown as the articles have them, by unit too")
    func figures() async throws {
        try await Self.filled { client in
            var hadUnits = false
            for query in Self.queries {
                let articles = try Self.articles(query, client).sorted {
                    ($1.day, $0.id) < ($0.day, $1.id)
                }
                for unit in [nil, "柳湾镇", "青石镇", "无此镇"] {
                    let twin = articles.flatMap { record in
                        record.article.figures.filter { unit == nil || $0.unit == unit }.map { (record.id, $0.text) }
                    }
                    if unit != nil, !twin.isEmpty { hadUnits = true }
                    for (offset, limit) in [(0, 1000), (0, 3), (2, 5), (40, 7), (twin.count, 1), (1_000_000_000, 5)] {
                        let found = try client.call(
                            Figures.self,
                            .with {
                                $0.query = query
                                $0.unit = unit
                                $0.offset = offset
                                $0.limit = limit
                            })
                        #expect(found.total == twin.count)
                        let rows = twin.dropFirst(offset).prefix(limit)
                        #expect(found.rows.map(\.article) == rows.map(\.0), "\(query) \(unit ?? "") \(offset)")
                        #expect(found.rows.map(\.figure.text) == rows.map(\.1), "\(query) \(unit ?? "") \(offset)")
                    }
                }
            }
            #expect(hadUnits)
        }
    }

    @Test("each unit counts the articles that name it or what lies below, with its level")
    func units() async throws {
        try await Self.filled { client in
            for query in Self.queries {
                var twin: [[String]: Int] = [:]
                var levels: [[String]: UnitLevel] = [:]
                for article in try Self.articles(query, client).map(\.article) {
                    var above: Set<[String]> = []
                    for unit in article.units {
                        levels[unit.path] = unit.level
                        for length in 1...unit.path.count { above.insert(Array(unit.path.prefix(length))) }
                    }
                    for path in above { twin[path, default: 0] += 1 }
                }
                let root = try client.call(Units.self, .with { $0.query = query })
                var found: [[String]: Int] = [:]
                Self.walk(root, []) { path, node in
                    found[path] = node.articles
                    if let level = levels[path] { #expect(node.level == level, "\(path)") }
                }
                #expect(found == twin, "\(query)")
            }
        }
    }

    @Test("suggestions count the articles that bear a name")
    func suggestions() async throws {
        try await Self.filled { client in
            let articles = try Self.articles("", client).map(\.article)
            for prefix in ["柳", "林", "周林", "云川县", "河", "农"] {
                let found = try client.call(
                    Suggest.self,
                    .with {
                        $0.prefix = prefix
                        $0.limit = 1000
                    }
                ).suggestions
                for kind in [Suggest.Kind.unit, .person, .place, .organisation, .byline] {
                    var twin: [String: Int] = [:]
                    for article in articles {
                        for name in Set(Self.names(kind, of: article)) where name.hasPrefix(prefix) {
                            twin[name, default: 0] += 1
                        }
                    }
                    let counts = found.filter { $0.kind == kind }.map { ($0.text, $0.articles) }
                    #expect(Dictionary(uniqueKeysWithValues: counts) == twin, "\(prefix) \(kind)")
                }
                #expect(found.map(\.articles) == found.map(\.articles).sorted(by: >))
            }
        }
    }

    private static func names(_ kind: Suggest.Kind, of article: Article) -> [String] {
        switch kind {
        case .unit: article.units.flatMap(\.path)
        case .person: article.people.map(\.name)
        case .place: article.places
        case .organisation: article.organisations
        case .byline: article.bylines.map(\.name)
        case .section, .collection: []
        }
    }

    private static func ordered(_ counts: [String: Int]) -> [String] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    private static func walk(_ node: Units.Node, _ path: [String], _ body: ([String], Units.Node) -> Void) {
        for child in node.children {
            let below = path + [child.name ?? ""]
            body(below, child)
            walk(child, below, body)
        }
    }
}

extension ArticleRecord {
    fileprivate var day: Int { article.published?.daysSinceEpoch ?? .min }
}
