import BulletinModel
import Retrieval
import SearchIndex
import Testing

@Suite("A search")
struct SearchTests {
    private static let index = snapshot([
        entry(1, headline: "小网格大守护", ["柳庄街道的网格员挨家走访。"]) {
            $0.units = [UnitMention(name: "一社区", level: .community, path: ["临水区", "柳庄街道", "一社区"])]
        },
        entry(2, headline: "柳庄街道网格员受表彰", ["表彰会昨天召开。"]) {
            $0.units = [UnitMention(name: "柳庄街道", level: .township, path: ["临水区", "柳庄街道"])]
            $0.section = "众志成城 守护家园"
        },
        entry(3, headline: nil, ["ＡＢＣ１２公司捐款；發展新農村，Covid-19 已过。"]) {
            $0.published = CalendarDay(year: 2022, month: 12, day: 24)
        },
        entry(4, headline: "12日的雨", ["112日无雨。", "𠮷祥里也下雨"]),
    ])

    @Test(
        "finds by the language's rules",
        arguments: [
            ("柳庄街道网格员", [1, 2]), ("网格员 表彰", [2]), ("\"街道网格员\"", [2]), ("\"街道的网格员\"", [1]), ("abc12", [3]),
            ("ab*", [3]), ("AbC", []), ("发展", [3]), ("發展新農村", [3]), ("covid-19", [3]), ("12日", [4]), ("\"2日\"", [4]),
            ("unit:柳庄街道", [1, 2]), ("unit:一社区", [1]), ("unit:柳庄", []), ("unit:柳庄*", [1, 2]),
            ("unit:临水区/柳庄街道", [1, 2]), ("section:守护家园", [2]), ("headline:网格", [1, 2]), ("headline:雨", [4]),
            ("date:2022-12", [3]), ("-date:2022-11", [3]), ("-网格", [3, 4]), ("𠮷", [4]), ("雨 OR 发展", [3, 4]),
            ("没有的", []),
            ("headline:捐款", []), ("", [1, 2, 3, 4]), ("守 护", [1]),
        ])
    func finds(query: String, wanted: [Int]) throws {
        #expect(try found(query, in: Self.index).sorted() == wanted)
    }

    @Test("ranks words that stand next to each other first")
    func adjacency() throws {
        let index = snapshot([
            entry(1, ["网格员来到柳庄街道，大家都很高兴。"]), entry(2, ["柳庄街道网格员来到，大家都很高兴。"]),
            entry(3, ["网格员来到柳庄街道，大家都很高兴。"]),
        ])
        #expect(try found("柳庄街道网格员", in: index).first == 2)
    }

    @Test("marks are exact in the printed text")
    func marks() throws {
        var request = SearchRequest(query: "发展 吉祥 12 𠮷祥")
        request.matchAny = true
        for hit in try Search.run(request, in: Self.index).hits {
            guard let snippet = hit.snippet else { continue }
            let scalars = Array(snippet.text.unicodeScalars)
            for mark in snippet.marks {
                var text = String.UnicodeScalarView()
                text.append(contentsOf: scalars[mark.offset..<mark.offset + mark.length])
                #expect(["發展", "12", "𠮷祥"].contains(String(text)))
            }
        }
    }

    @Test("cuts the passage at punctuation, in one paragraph, within its length")
    func passages() throws {
        let long = String(repeating: "前面的话很长很长，", count: 40) + "这里才说到要点。" + String(repeating: "后面的话也很长，", count: 40)
        var request = SearchRequest(query: "要点")
        request.snippetLength = 40
        let snippet = try #require(try Search.run(request, in: snapshot([entry(1, ["无关", long])])).hits.first?.snippet)
        #expect(snippet.text.unicodeScalars.count <= 40)
        #expect(long.contains(snippet.text))
        #expect(snippet.text.hasSuffix("，") && snippet.text.contains("要点"))
        #expect(snippet.marks.count == 1)
    }

    @Test("counts an article once for its unit and for each above it")
    func facets() throws {
        var request = SearchRequest(query: "网格员")
        request.facets = [.unit, .month]
        let facets = try Search.run(request, in: Self.index).facets
        #expect(facets[0].1.map { "\($0.value) \($0.count)" } == ["临水区 2", "柳庄街道 2", "一社区 1"])
        #expect(facets[1].1.map { "\($0.value) \($0.count)" } == ["2022-11 2"])
    }

    @Test("counts months and kinds as a scan counts them", arguments: UInt64(0)..<4)
    func countedFacets(seed: UInt64) throws {
        let (snapshot, twin) = ExactnessTests.index(seed: seed, count: 300)
        for query in [Query.everything, .words("网格员"), .phrase("，"), .words("没有的")] {
            var request = SearchRequest(query: query.description)
            request.facets = [.month, .kind]
            request.limit = 0
            let facets = try Search.run(request, in: snapshot).facets
            let ids = twin.matches(query)
            let found = twin.entries.filter { ids.contains($0.id) }.map(\.article)
            let months = found.compactMap { $0.published.map { String($0.description.prefix(7)) } }
            for (facet, values) in zip(facets, [months, found.map(\.kind.rawValue)]) {
                let wanted = Dictionary(grouping: values) { $0 }.mapValues(\.count)
                    .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                #expect(facet.1.map(\.value) == wanted.map(\.key), "seed \(seed): \(query)")
                #expect(facet.1.map(\.count) == wanted.map(\.value), "seed \(seed): \(query)")
            }
        }
    }

    @Test("sorts by day, and pages without gaps")
    func sorting() throws {
        var request = SearchRequest()
        request.sort = .newest
        request.limit = 2
        var seen: [Int] = []
        for offset in [0, 2, 4] {
            request.offset = offset
            seen += try Search.run(request, in: Self.index).hits.map { Int($0.id.bulletin.rawValue) }
        }
        #expect(seen == [3, 1, 2, 4])
    }

    @Test("stops when told to")
    func cancelling() {
        #expect(throws: SearchFailure.cancelled) {
            try Search.run(SearchRequest(query: "网格员"), in: Self.index, isCancelled: { true })
        }
    }

    @Test("explains what it looked for")
    func explains() throws {
        let explanation = try Search.explain(SearchRequest(query: "柳庄 -表彰"), in: Self.index)
        #expect(explanation.found == 1)
        #expect(explanation.parts.map(\.step).sorted() == ["not", "term 柳庄"])
        for (query, step) in [
            ("date:2022-11", "published 2022-11-01..2022-11-30"), ("date:2022..", "published 2022-01-01.."),
            ("date:..2022-11-03", "published ..2022-11-03"),
        ] {
            #expect(try Search.explain(SearchRequest(query: query), in: Self.index).step == step)
        }
    }
}
