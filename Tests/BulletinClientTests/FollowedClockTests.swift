import BulletinClient
import BulletinModel
import BulletinRPC
import TestSupport
import Testing

@Suite("Following over broken connections")
struct FollowedClockTests {
    /// Bulletins with one to four articles each, as a server tells them.
    private static func stream(_ count: Int, using random: inout SeededGenerator) -> [ArticleNotification] {
        (1...count).flatMap { number in
            (1...Int.random(in: 1...4, using: &random)).map { ordinal in
                let id = ArticleID(bulletin: BulletinID(rawValue: UInt64(number)), ordinal: ordinal)
                return ArticleNotification(subscription: "s1", clock: "aa:\(number)", event: .removed(id))
            }
        }
    }

    @Test("each article comes once, wherever connections break", arguments: UInt64(0)..<30)
    func once(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let stream = Self.stream(30, using: &random)
        var followed = FollowedClock(since: nil)
        followed.begins(at: "aa:0")
        var got: [ArticleID] = []
        while got.count < stream.count {
            let since = followed.since.map { Int($0.dropFirst(3)) ?? 0 } ?? 0
            let rest = stream.filter { (Int($0.clock.dropFirst(3)) ?? 0) > since }
            for told in rest.prefix(Int.random(in: 0...9, using: &random)) where followed.take(told) {
                got.append(told.article)
            }
        }
        #expect(got == stream.map(\.article), "seed \(seed)")
    }

    @Test(
        "each article comes once, though the program that follows is started anew between any two",
        arguments: UInt64(0)..<10)
    func kept(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let stream = Self.stream(20, using: &random)
        var kept = FollowedClock(since: nil)
        kept.begins(at: "aa:0")
        var got: [ArticleID] = []
        while got.count < stream.count {
            var followed = try #require(FollowedClock(try JSONParser.parse(Array(kept.json.text.utf8))))
            let since = followed.since.map { Int($0.dropFirst(3)) ?? 0 } ?? 0
            for told in stream where (Int(told.clock.dropFirst(3)) ?? 0) > since {
                guard followed.take(told) else { continue }
                got.append(told.article)
                break
            }
            kept = followed
        }
        #expect(got == stream.map(\.article), "seed \(seed)")
    }

    @Test("a file that is no cursor is none", arguments: ["null", "[]", "{}", "{\"told\":3}"])
    func refused(json: String) throws {
        #expect(FollowedClock(try JSONParser.parse(Array(json.utf8))) == nil)
    }
}
