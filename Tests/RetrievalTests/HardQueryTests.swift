import BulletinModel
import Retrieval
import SearchIndex
import TestSupport
import Testing

/// The work of a query is bounded by its length and the corpus, whatever is asked: these end, or say where they are wrong.
@Suite("A hard query")
struct HardQueryTests {
    private static let twin = ExactnessTests.index(seed: 11, count: 300)

    @Test(
        "past a limit is refused at its place",
        arguments: [
            (String(repeating: "网格员 ", count: 10_000), 4096), (String(repeating: "a OR ", count: 10_000), 5120),
            (String(repeating: "(", count: 20_000), 64),
            (String(repeating: "(", count: 10_000) + "甲" + String(repeating: ")", count: 10_000), 64),
            (String(repeating: ")", count: 20_000), 0), (String(repeating: "\"", count: 20_000), 1),
            (String(repeating: "-", count: 20_000), 64),
            (String(repeating: "字", count: 70_000), 65_536), ("甲 date:2022-11..2022-10", 7), ("甲 colour:red", 2),
            ("甲 \"", 2), ("\"甲\" \"", 4),
        ])
    func refused(text: String, position: Int) {
        let (snapshot, _) = Self.twin
        #expect {
            try Search.run(SearchRequest(query: text), in: snapshot)
        } throws: {
            guard case .syntax(let place, let expected)? = $0 as? SearchFailure else { return false }
            return place == position && !expected.isEmpty
        }
        #expect(throws: SearchFailure.self) { try Search.explain(SearchRequest(query: text), in: snapshot) }
    }

    @Test(
        "within the limits is answered as a scan answers it",
        arguments: [
            .any((0..<600).map { .words("a\($0)") }), .all((0..<600).map { _ in .words("网格员") }),
            .any((0..<32).flatMap { _ in [.phrase("核酸检测"), .prefix("c")] }), .prefix("1"), .prefix("c"),
            .not(.prefix("没")), (0..<64).reduce(Query.words("小")) { inner, _ in .not(inner) },
            .phrase(String(repeating: "网格员", count: 1000)), .all([.not(.words("小")), .words("小")]),
            .any([.not(.words("小")), .words("小")]), .all([.phrase("，"), .phrase("。")]),
        ] as [Query])
    func answered(query: Query) throws {
        let (snapshot, twin) = Self.twin
        try ExactnessTests.check(query, snapshot, twin, seed: 11)
        let explanation = try Search.explain(SearchRequest(query: query.description), in: snapshot)
        #expect(explanation.found == twin.matches(query).count)
    }

    @Test("of one run of 60,000 characters is answered, ranked and marked")
    func longRun() throws {
        let (snapshot, _) = Self.twin
        for matchAny in [false, true] {
            var request = SearchRequest(query: String(repeating: "网格员走访小区，", count: 7500))
            request.matchAny = matchAny
            request.facets = FacetField.allCases
            #expect(try Search.run(request, in: snapshot).total > 0)
        }
    }

    @Test("that does not end soon can be stopped: it asks often", arguments: ["", "网格员", "c*", "-小", "\"，\" OR \"。\""])
    func stopped(text: String) throws {
        let (snapshot, _) = Self.twin
        var asked = 0
        _ = try Search.run(SearchRequest(query: text), in: snapshot) {
            asked += 1
            return false
        }
        #expect(asked > 0)
    }

    /// Bytes of real and broken queries, changed at random: whatever comes is read, refused with a place inside, or found.
    @Test("of garbage is read alike when printed, or refused at a place of it", arguments: UInt64(0)..<20)
    func garbage(seed: UInt64) throws {
        let (snapshot, _) = Self.twin
        var random = SeededGenerator(seed: seed + 5000)
        for _ in 0..<100 {
            let text = Self.mutated(RandomQuery.tree(depth: 3, using: &random).description, using: &random)
            do {
                let query = try QueryParser.parse(text)
                #expect(try QueryParser.parse(query.description) == query, "seed \(seed): \(text.debugDescription)")
                let total = try Search.run(SearchRequest(query: text), in: snapshot).total
                let again = try Search.run(SearchRequest(query: query.description), in: snapshot).total
                #expect(total == again, "seed \(seed): \(text.debugDescription)")
            } catch let mistake as QueryMistake {
                let count = text.unicodeScalars.count
                #expect((0...count).contains(mistake.position), "seed \(seed): \(text.debugDescription)")
                #expect(!mistake.expected.isEmpty)
            }
        }
    }

    private static func mutated<G: RandomNumberGenerator>(_ text: String, using random: inout G) -> String {
        let signs = Array("\"()-*:：<>=.%/ \u{3000}\u{0}\u{FEFF}\u{301}２ORor甲𠮷9".unicodeScalars)
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0...scalars.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: scalars.insert(signs.randomElement(using: &random)!, at: place)
            case 1 where place < scalars.count: scalars[place] = signs.randomElement(using: &random)!
            case 2: scalars.removeSubrange(place..<min(scalars.count, place + 3))
            default: scalars.insert(contentsOf: scalars[place..<min(scalars.count, place + 8)], at: 0)
            }
        }
        var mutated = String.UnicodeScalarView()
        mutated.append(contentsOf: scalars)
        return String(mutated)
    }
}
