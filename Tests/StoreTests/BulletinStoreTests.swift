import BulletinModel
import Store
import TestSupport
import Testing

@Suite("The store")
struct BulletinStoreTests {
    let folder: TemporaryFolder
    let store: BulletinStore

    init() throws {
        folder = try TemporaryFolder()
        store = try BulletinStore(folder: folder.path)
    }

    /// What a start of the daemon would load, by id: of each article what the index asks for.
    static func live(_ store: BulletinStore) throws -> [ArticleID: Article] {
        var all: [ArticleID: Article] = [:]
        for batch in try store.liveBatches(size: 7) {
            try store.forEachArticle(of: batch) { all[$0.id] = $0.article }
        }
        return all
    }

    @Test("gives back what it was given, also after it was opened again", arguments: UInt64(0)..<10)
    func roundTrip(seed: UInt64) throws {
        var inventor = Inventor(seed: seed)
        var expected: [ArticleID: Article] = [:]
        for group in 0..<5 {
            let intakes = (0..<4).map { index in
                intake("\(seed) \(group) \(index)", name: "\(group).\(index)", articles: inventor.list { $0.article() })
            }
            for (taken, outcome) in zip(intakes, try store.record(intakes)) {
                let bulletin = try #require(outcome.bulletin)
                #expect(try store.bulletin(bulletin.id) == bulletin)
                for (index, article) in taken.reading.articles.enumerated() {
                    expected[ArticleID(bulletin: bulletin.id, ordinal: index + 1)] = article
                }
            }
        }
        #expect(try Self.live(store) == expected.mapValues(\.indexed))
        for (id, article) in expected { #expect(try store.article(id) == article) }
        try store.close()
        let again = try BulletinStore(folder: folder.path)
        #expect(try Self.live(again) == expected.mapValues(\.indexed))
        for (id, article) in expected { #expect(try again.article(id) == article) }
        #expect(again.counts == store.counts && again.sequence == store.sequence && again.identity == store.identity)
        #expect(try again.check() == [])
    }

    @Test("cuts what a start loads into batches of about one size, and ever smaller ones at the end")
    func batches() throws {
        let articles = [Article](repeating: Article(kind: .brief, span: 0..<1), count: 4)
        _ = try store.record((0..<200).map { intake("\($0)", name: "\($0)", articles: articles) })
        let sizes = try store.liveBatches(size: 64).map(\.articleCount)
        #expect(sizes.reduce(0, +) == 800)
        #expect(sizes[0] == 64 && sizes.allSatisfy { (4...64).contains($0) })
        #expect(sizes.last! <= 64 / 8 + 4)
        #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 >= $1 }, "\(sizes)")
    }

    @Test(
        "keeps the dropped bytes as they were",
        arguments: [
            [], [0], Array("河湾镇".utf8), Array(repeating: UInt8(0x61), count: 1 << 20),
            (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 2_654_435_761 >> 13) },
        ] as [[UInt8]])
    func droppedBytes(bytes: [UInt8]) throws {
        let reading = intake("").reading
        let taken = Intake(
            name: FileName(bytes: [0xB6, 0xAB]), collection: "东", sha256: digest(of: "\(bytes.count)"), bytes: bytes,
            received: Timestamp(secondsSinceEpoch: -5), reading: reading)
        let bulletin = try #require(try store.record([taken]).first?.bulletin)
        #expect(try store.droppedBytes(bulletin.id) == bytes)
        #expect(bulletin.bytes == bytes.count && bulletin.name.bytes == [0xB6, 0xAB] && bulletin.collection == "东")
    }

    @Test("counts the same bytes again and adds nothing, in one transaction or in two")
    func duplicates() throws {
        let page = intake("一页")
        let outcomes = try store.record([page, page]) + store.record([intake("一页", name: "other", collection: "甲")])
        #expect(outcomes.dropFirst() == [.duplicate(page.id), .duplicate(page.id)])
        #expect(store.counts == StoreCounts(bulletins: 1, articles: 1, duplicates: 2) && store.sequence == 1)
    }

    @Test("does not count a file that was left over by a crash, but counts its copy")
    func leftovers() throws {
        let origin = FileOrigin(path: Array("a/page.txt".utf8), device: 1, inode: 7, modified: 10)
        let copied = FileOrigin(path: Array("a/page.txt".utf8), device: 1, inode: 7, modified: 11)
        let page = intake("页", origin: origin)
        _ = try store.record([page])
        #expect(try store.record([page]) == [.leftover(page.id)])
        #expect(store.counts.duplicates == 0)
        #expect(try store.record([intake("页", origin: copied)]) == [.duplicate(page.id)])
        #expect(store.counts.duplicates == 1)
        _ = try store.record([], removed: [origin.path])
        _ = try store.record([intake("页", origin: copied)])
        #expect(store.counts.duplicates == 2)
    }

    @Test("refuses another file that would take a bulletin's name")
    func collision() throws {
        let first = intake("甲")
        let second = Intake(
            name: FileName("b"), collection: nil,
            sha256: Array(first.sha256.prefix(8)) + Array(repeating: 0, count: 24),
            bytes: [1], received: first.received, reading: first.reading)
        #expect(try store.record([first, second]).last == .collision(first.id))
        #expect(store.counts.bulletins == 1)
    }

    static let text = (0..<300).map { "\($0)号院里的老人说" }.joined()

    @Test("takes nearly the same text under the same name as a revision")
    func revision() throws {
        let first = intake(Self.text)
        let second = intake(Self.text + "更正：应为早晨")
        let bulletin = try #require(try store.record([first]).first?.bulletin)
        let outcome = try store.record([second])[0]
        let revised = try #require(outcome.bulletin)
        #expect(outcome == .revision(revised, superseded: bulletin) && revised.supersedes == bulletin.id)
        #expect(try store.bulletin(bulletin.id)?.supersededBy == revised.id)
        #expect(try Set(Self.live(store).keys.map(\.bulletin)) == [revised.id])
        #expect(try store.bulletins(limit: 9).bulletins == [revised])
        #expect(
            try store.departures(after: 1, limit: 9).flatMap(\.articles) == [
                ArticleID(bulletin: bulletin.id, ordinal: 1)
            ])
        #expect(store.counts == StoreCounts(bulletins: 1, articles: 1, superseded: 1))
        #expect(try store.record([first]) == [.duplicate(first.id)], "what was superseded is still known")
        #expect(try store.check() == [])
    }

    @Test(
        "takes it as a bulletin of its own where the name, the collection or the text is another",
        arguments: [
            intake(text + "更正", name: "other.txt"), intake(text + "更正", collection: "乙"),
            intake(String(text.prefix(1000)) + String(repeating: "春眠不觉晓", count: 800)),
        ])
    func ofItsOwn(other: Intake) throws {
        _ = try store.record([intake(Self.text)])
        guard case .added = try store.record([other])[0] else {
            Issue.record("was taken as a revision")
            return
        }
        #expect(store.counts.bulletins == 2)
    }

    @Test("forgets what is removed, and takes it anew")
    func removal() throws {
        let page = intake("页")
        _ = try store.record([page, intake("另页", name: "b")])
        let removal = try #require(try store.remove(page.id))
        #expect(removal.articles == [ArticleID(bulletin: page.id, ordinal: 1)] && removal.wasLive)
        #expect(try store.remove(page.id) == nil)
        #expect(try store.bulletin(page.id) == nil && store.droppedBytes(page.id) == nil)
        #expect(store.counts == StoreCounts(bulletins: 1, articles: 1) && store.sequence == 3)
        #expect(try store.record([page])[0].bulletin?.sequence == 4)
        #expect(try store.check() == [])
    }

    @Test("finds ids by their first digits", arguments: UInt64(0)..<20)
    func prefixes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ids = (0..<30).map { _ in
            BulletinID(rawValue: .random(in: 0...3, using: &random) << 62 | .random(in: 0...15, using: &random) << 44)
        }
        let intakes = Set(ids).map { id in
            Intake(
                name: FileName("\(id)"), collection: nil,
                sha256: (0..<32).map { $0 < 8 ? UInt8(truncatingIfNeeded: id.rawValue >> (56 - 8 * UInt64($0))) : 0 },
                bytes: [], received: Timestamp(secondsSinceEpoch: 0), reading: intake("\(id)").reading)
        }
        _ = try store.record(intakes)
        for id in ids {
            for length in [4, 5, 6, 15, 16] {
                let prefix = String(id.description.prefix(length))
                let expected = Set(ids).filter { $0.description.hasPrefix(prefix) }.sorted().prefix(2)
                #expect(try store.resolve(prefix: prefix.uppercased()) == Array(expected))
            }
        }
    }

    @Test("resolves no prefix that is none", arguments: ["", "5f0", "5f0g", "00000000000000000", "+123", "河湾镇春"])
    func noPrefixes(prefix: String) throws {
        _ = try store.record([intake("页")])
        #expect(try store.resolve(prefix: prefix) == [])
    }

    @Test("lists the latest first, in pages, of one collection or of all")
    func listing() throws {
        let taken = try store.record(
            (0..<10).map { intake("\($0)", name: "\($0)", collection: $0.isMultiple(of: 2) ? "双" : nil) }
        ).compactMap(\.bulletin)
        var seen: [Bulletin] = []
        var more = true
        while more {
            let page = try store.bulletins(limit: 3, before: seen.last?.id)
            seen += page.bulletins
            more = page.more
        }
        #expect(seen == taken.reversed())
        #expect(try store.bulletins(limit: 5, collection: "双").bulletins.map(\.sequence) == [9, 7, 5, 3, 1])
        #expect(try store.bulletins(limit: 5, collection: "双").more == false)
        #expect(try store.bulletins(limit: 5, before: BulletinID(rawValue: 1)).bulletins == [])
        #expect(try store.bulletins(after: 8, limit: 9).map(\.sequence) == [9, 10])
    }

    @Test("keeps the rows of rejected files until they are forgotten")
    func rejected() throws {
        let rejection = Rejection(
            file: FileName(bytes: [0x31, 0xB6]), name: FileName(bytes: [0xB6]), collection: "甲", reason: .notText,
            detail: "a picture", received: Timestamp(secondsSinceEpoch: 7), sha256: [], bytes: 9)
        _ = try store.record([], rejections: [rejection])
        let row = try #require(try store.rejected(limit: 9).first)
        #expect(row.rejection == rejection && store.counts.rejected == 1)
        #expect(try store.rejected(row.number) == row)
        try store.forgetRejected([row.number, row.number])
        #expect(try store.rejected(limit: 9).isEmpty && store.counts.rejected == 0)
        _ = try store.record([], rejections: [rejection])
        #expect(try store.rejected(limit: 9).first!.number > row.number)
    }
}
