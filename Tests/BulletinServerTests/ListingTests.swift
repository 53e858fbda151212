import BulletinClient
import BulletinModel
import BulletinRPC
import Testing

@Suite("Lists of what articles bear", .serialized)
struct ListingTests {
    /// Three bulletins, of October and of December.
    private static func filled(_ body: (DaemonClient) throws -> Void) async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            _ = try client.call(BulletinSubmit.self, .init(name: "2021-10-12 柳湾.txt", text: InventedPages.autumn))
            for (number, day) in [(31, "2021年10月12日"), (32, "2021年12月5日")] {
                _ = try client.call(
                    BulletinSubmit.self,
                    .init(name: "\(number).txt", text: InventedPages.notice(number, day: day)))
            }
            try body(client)
        }
    }

    @Test("figures come with their sentences, and only those that were asked for")
    func figures() async throws {
        try await Self.filled { client in
            let found = try client.call(Figures.self, .with { $0.noun = "农机" })
            let row = try #require(found.rows.first)
            #expect(found.total == 1)
            #expect(row.figure.text.hasPrefix("12台农机"))
            #expect(row.headline?.hasSuffix("秋粮入仓 农机不歇") == true)
            #expect(row.sentence.hasSuffix("镇里12台农机连日下田。"))
            #expect(try client.call(Figures.self, .with { $0.classifier("台") }).total == 1)
            #expect(try client.call(Figures.self, .with { $0.noun = "拖拉机" }).rows == [])
            let all = try client.call(Figures.self)
            #expect(all.total == all.rows.count)
            for least in [0.0, 12, 12.5, 31, 32, 1e9] {
                let some = try client.call(Figures.self, .with { $0.min = least })
                #expect(some.rows == all.rows.filter { $0.figure.value.approximate >= least })
                let others = try client.call(Figures.self, .with { $0.max = least })
                #expect(others.rows == all.rows.filter { $0.figure.value.approximate <= least })
            }
            for offset in 0...all.total + 1 {
                let page = try client.call(
                    Figures.self,
                    .with {
                        $0.offset = offset
                        $0.limit = 2
                    })
                #expect(page.total == all.total)
                #expect(page.rows == Array(all.rows.dropFirst(offset).prefix(2)))
            }
        }
    }

    @Test("units are a tree in which each article counts once at each level")
    func units() async throws {
        try await Self.filled { client in
            let root = try client.call(Units.self)
            #expect(root.name == nil && root.level == nil)
            let town = try #require(root.all.first { $0.name == "柳湾镇" })
            #expect(town.level == .township)
            #expect(town.articles == 3)
            let under = try client.call(Units.self, .with { $0.under = "柳湾镇" })
            #expect(under == town)
            let flat = try client.call(Units.self, .with { $0.depth = 0 })
            #expect(flat.children == [] && flat.articles == root.articles)
            let bridge = try client.call(Units.self, .with { $0.query = "通车" })
            #expect(!bridge.all.contains { $0.name == "柳湾镇" })
            #expect(try client.call(Units.self, .with { $0.under = "无此镇" }).articles == 0)
        }
    }

    @Test("people and contributors are counted over the articles that match")
    func people() async throws {
        try await Self.filled { client in
            let rows = try client.call(Contributors.self).rows
            #expect(rows.map(\.byline.name) == ["时雨", "白露"])
            #expect(rows.map(\.articles) == [3, 1])
            #expect(rows[0].first == CalendarDay(year: 2021, month: 10, day: 12))
            #expect(rows[0].last == CalendarDay(year: 2021, month: 12, day: 5))
            #expect(try client.call(Contributors.self, .with { $0.query = "通车" }).rows.map(\.byline.name) == ["白露"])
            #expect(try client.call(Contributors.self, .with { $0.role = .photographer }).rows == [])
            #expect(try client.call(Contributors.self, .with { $0.limit = 1 }).rows == [rows[0]])
            let people = try client.call(People.self)
            #expect(people.total == people.rows.count)
        }
    }

    @Test("a whole name finds who bears it; what nobody is called finds those whose names hold it")
    func peopleByName() async throws {
        try await Self.filled { client in
            let page = """
                2021年10月13日 星期三
                柳湾镇
                农机检修 不误农时
                柳湾讯（通讯员 时雨）镇长林时雨到粮站察看。站长周林说，秋粮已经入仓。镇长林时雨说，农机还要再检修一次。

                """
            _ = try client.call(BulletinSubmit.self, .init(name: "33.txt", text: page))
            for (name, found) in [
                ("林时雨", ["林时雨"]), ("林", ["周林", "林时雨"]), ("时雨", ["林时雨"]), ("无此人", []),
            ] {
                let result = try client.call(People.self, .with { $0.name = name })
                #expect(Set(result.rows.map(\.name)) == Set(found), "\(name)")
                #expect(result.total == found.count)
            }
        }
    }

    @Test("a timeline leaves out no step in between")
    func timeline() async throws {
        try await Self.filled { client in
            let months = try client.call(Timeline.self, .with { $0.interval = .month }).buckets
            #expect(months.map { "\($0.start)" } == ["2021-10-01", "2021-11-01", "2021-12-01"])
            #expect(months.map(\.count) == [3, 0, 1])
            for interval in Timeline.Interval.allCases {
                let buckets = try client.call(Timeline.self, .with { $0.interval = interval }).buckets
                #expect(buckets.reduce(0) { $0 + $1.count } == 4)
                #expect(zip(buckets, buckets.dropFirst()).allSatisfy { $0.start < $1.start })
                if interval == .week { #expect(buckets.allSatisfy { $0.start.weekday == 1 }) }
            }
            #expect(
                try client.call(
                    Timeline.self,
                    .with {
                        $0.query = "无此词"
                        $0.interval = .day
                    }
                ).buckets == [])
            #expect(throws: ClientFailure.refused(.wrongParam("interval", reason: "is missing"))) {
                try client.call("timeline", [:])
            }
        }
    }

    @Test("a query is explained part by part, and the whole finds what a search finds")
    func explained() async throws {
        try await Self.filled { client in
            for query in ["柳湾镇", "柳湾镇 OR 无此词", "-柳湾镇", "柳湾镇 (时 OR kind:photo)", ""] {
                let steps = try client.call(SearchExplain.self, .with { $0.query = query }).steps
                let total = try client.call(BulletinRPC.Search.self, .with { $0.query = query }).total
                #expect(steps.first?.found == total, "\(query)")
                #expect(steps.first?.depth == 0, "\(query)")
            }
            let steps = try client.call(SearchExplain.self, .with { $0.query = "柳湾镇 OR 无此词" }).steps
            #expect(steps.map(\.depth) == [0, 1, 1])
            #expect(steps.map(\.found) == [steps[1].found, steps[1].found, 0])
            #expect(throws: ClientFailure.self) {
                try client.call(SearchExplain.self, .with { $0.query = "(柳湾镇" })
            }
        }
    }

    @Test("names that begin so are suggested, whatever their case, width and script")
    func suggestions() async throws {
        try await Self.filled { client in
            let found = try client.call(Suggest.self, .init(prefix: "柳")).suggestions
            #expect(found.contains { $0.text == "柳湾镇" && $0.kind == .unit && $0.articles == 3 })
            #expect(try client.call(Suggest.self, .init(prefix: "柳灣")).suggestions.contains { $0.text == "柳湾镇" })
            #expect(try client.call(Suggest.self, .init(prefix: "时")).suggestions.map(\.kind).contains(.byline))
            #expect(try client.call(Suggest.self, .init(prefix: "无此")).suggestions == [])
            #expect(found.map(\.articles) == found.map(\.articles).sorted(by: >))
        }
    }

    @Test("the same story in two papers is alike, and a third is not")
    func similar() async throws {
        try await Self.filled { client in
            let copy = InventedPages.autumn.replacing("开秤，镇里", with: "开秤；镇里").replacing("秋粮入仓", with: "粮满仓")
            let id = try client.call(BulletinSubmit.self, .init(name: "b.txt", text: copy)).bulletin
            let hits = try client.call(ArticleSimilar.self, .init(id: "\(id).1")).hits
            let nearest = try #require(hits.first)
            #expect(nearest.similarity == 1)
            #expect(nearest.hit.id.bulletin != id && nearest.hit.id.ordinal == 1)
            #expect(hits.dropFirst().allSatisfy { $0.similarity < 0.5 })
            #expect(throws: ClientFailure.refused(.notFound(id: "\(id).9"))) {
                try client.call(ArticleSimilar.self, .init(id: "\(id).9"))
            }
        }
    }

    @Test("a removed bulletin is gone from every list, and may come again")
    func removal() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            let page = InventedPages.autumn
            let id = try client.call(BulletinSubmit.self, .init(name: "a.txt", text: page)).bulletin
            let removed = try client.call(BulletinRemove.self, .init(id: "\(id)")).removed
            #expect(removed == [1, 2].map { ArticleID(bulletin: id, ordinal: $0) })
            #expect(try client.call(Search.self).total == 0)
            #expect(try client.call(Units.self).articles == 0)
            #expect(try client.call(BulletinList.self).bulletins == [])
            #expect(throws: ClientFailure.refused(.notFound(id: "\(id)"))) {
                try client.call(BulletinRemove.self, .init(id: "\(id)"))
            }
            #expect(try client.call(BulletinSubmit.self, .init(name: "a.txt", text: page)).status == .added)
        }
    }
}

extension MethodParams {
    /// The defaults, but for what `change` says.
    static func with(_ change: (inout Self) -> Void) -> Self {
        var params = Self()
        change(&params)
        return params
    }
}

extension Figures.Params {
    fileprivate mutating func classifier(_ word: String) { noun = word }
}

extension Units.Node {
    /// This one and all below it.
    fileprivate var all: [Units.Node] { [self] + children.flatMap(\.all) }
}
