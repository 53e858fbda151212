import BulletinModel
import Retrieval
import SearchIndex
import TestSupport
import Testing

@Suite("The index finds what a scan finds")
struct ExactnessTests {
    /// Added in uneven pieces, with removals in between: segments, merges and deletions all take part.
    static func index(seed: UInt64, count: Int) -> (IndexSnapshot, NaiveTwin) {
        var random = SeededGenerator(seed: seed)
        var writer = IndexWriter(fewestForRuns: 0)
        var live: [IndexEntry] = []
        var next = 0
        while next < count {
            let entries = InventedArticles.entries(Int.random(in: 1...60, using: &random), from: next, using: &random)
            next += entries.count
            writer.add(entries)
            live += entries
            let gone = live.filter { _ in Int.random(in: 0..<40, using: &random) == 0 }.map(\.id)
            // Merges that were begun before a removal have to carry it over.
            var merges = writer.dueMerges()
            if Int.random(in: 0..<4, using: &random) == 0, let merge = writer.idleMerge() { merges.append(merge) }
            writer.remove(gone)
            for index in merges.indices {
                while !merges[index].step(budget: Int.random(in: 1...5000, using: &random)) {}
                writer.install(merges[index])
            }
            live.removeAll { gone.contains($0.id) }
        }
        if seed % 2 == 0 { writer.compact() }
        return (writer.snapshot(), NaiveTwin(entries: live))
    }

    static func check(_ query: Query, _ snapshot: IndexSnapshot, _ twin: NaiveTwin, seed: UInt64) throws {
        var request = SearchRequest(query: query.description)
        request.limit = 10_000
        request.snippetLength = 0
        let outcome = try Search.run(request, in: snapshot)
        let wanted = twin.matches(query)
        #expect(outcome.total == wanted.count, "seed \(seed): \(query)")
        #expect(Set(outcome.hits.map(\.id)) == wanted, "seed \(seed): \(query)")
        request.limit = 3
        let few = try Search.run(request, in: snapshot)
        #expect(few.total == wanted.count, "seed \(seed): \(query)")
        #expect(few.hits.map(\.id) == outcome.hits.prefix(3).map(\.id), "seed \(seed): \(query)")
    }

    @Test("for random substrings of 1 to 20 characters", arguments: UInt64(0)..<5)
    func substrings(seed: UInt64) throws {
        let (snapshot, twin) = Self.index(seed: seed, count: 300)
        var random = SeededGenerator(seed: seed + 1000)
        for _ in 0..<1000 {
            try Self.check(.phrase(Self.substring(of: twin, using: &random)), snapshot, twin, seed: seed)
        }
    }

    /// What stands somewhere in an article.
    static func substring<G: RandomNumberGenerator>(of twin: NaiveTwin, using random: inout G) -> String {
        while true {
            let article = twin.entries.randomElement(using: &random)!.article
            let texts = ([article.headline] + article.paragraphs.map { $0 }).compactMap { $0 }.filter { !$0.isEmpty }
            guard let scalars = texts.randomElement(using: &random).map({ Array($0.unicodeScalars) }) else { continue }
            let start = Int.random(in: 0..<scalars.count, using: &random)
            let end = min(scalars.count, start + Int.random(in: 1...20, using: &random))
            return String(String.UnicodeScalarView(scalars[start..<end]))
        }
    }

    @Test("for random trees of every operator", arguments: UInt64(0)..<5)
    func trees(seed: UInt64) throws {
        let (snapshot, twin) = Self.index(seed: seed, count: 300)
        var random = SeededGenerator(seed: seed + 2000)
        for _ in 0..<100 {
            let query = RandomQuery.tree(depth: 3, using: &random)
            #expect(try QueryParser.parse(query.description) == query, "seed \(seed): \(query)")
            try Self.check(query, snapshot, twin, seed: seed)
        }
    }
}

/// Trees such as the parser makes: no `all` right in an `all`, no `any` right in an `any`.
enum RandomQuery {
    static func tree<G: RandomNumberGenerator>(depth: Int, using random: inout G) -> Query {
        switch depth == 0 ? 0 : Int.random(in: 0..<8, using: &random) {
        case 1, 2:
            return .all(flat(parts(depth, using: &random)) { if case .all(let inner) = $0 { inner } else { nil } })
        case 3, 4:
            return .any(flat(parts(depth, using: &random)) { if case .any(let inner) = $0 { inner } else { nil } })
        case 5: return .not(tree(depth: depth - 1, using: &random))
        default: return leaf(using: &random)
        }
    }

    private static func parts<G: RandomNumberGenerator>(_ depth: Int, using random: inout G) -> [Query] {
        (0..<Int.random(in: 2...4, using: &random)).map { _ in tree(depth: depth - 1, using: &random) }
    }

    private static func flat(_ parts: [Query], _ inner: (Query) -> [Query]?) -> [Query] {
        parts.flatMap { inner($0) ?? [$0] }
    }

    static func leaf<G: RandomNumberGenerator>(using random: inout G) -> Query {
        let words = ["网格员", "志愿者", "核酸", "員", "柳庄", "小", "abc", "G20", "12", "会", "排查", "没有的"]
        let phrases = ["核酸检测点", "12日的", "3.5亿元", "组织老党员", "，", "ovid-1", "𠮷祥", "大妈走访", "一老一小。"]
        let others: [Query] = [
            .prefix("cov"), .prefix("G"), .field(.headline, .phrase("核酸")), .field(.unit, .words("柳庄街道")),
            .field(.unit, .words("新河街道一社区")), .field(.person, .words("柳青")), .field(.by, .words("米粒")),
            .field(.collection, .words("east")), .kind(.photo), .bulletin("00000000"),
            .published(DateBounds(from: DatePoint(year: 2022), through: DatePoint(year: 2022, month: 3))),
            .published(DateBounds(from: nil, through: DatePoint(year: 2021))),
            .published(DateBounds(from: DatePoint(year: 2022, month: 10, day: 3), through: nil)),
            .figure(noun: "网格员", FigureCondition(.atLeast, ExactNumber(400))),
            .figure(noun: "名", FigureCondition(.less, ExactNumber(150))), .figure(noun: "网格员", nil),
        ]
        return switch Int.random(in: 0..<4, using: &random) {
        case 0, 1: .words(words.randomElement(using: &random)!)
        case 2: .phrase(phrases.randomElement(using: &random)!)
        default: others.randomElement(using: &random)!
        }
    }
}
