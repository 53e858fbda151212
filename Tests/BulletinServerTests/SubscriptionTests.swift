import BulletinClient
import BulletinModel
import BulletinRPC
import BulletinServer
import Corpus
import Store
import TestSupport
import Testing

@Suite("Subscriptions on a real socket", .serialized)
struct SubscriptionTests {
    @Test("each new article that matches is told once, in order, and so is its removal")
    func live() async throws {
        try await RunningServer.with { running in
            let (client, writer) = (try running.client(), try running.client())
            let all = try client.call(Subscribe.self)
            let some = try client.call(Subscribe.self, .with { $0.query = "青石桥" })
            #expect([all.subscription, some.subscription] == ["s1", "s2"])
            let first = try writer.submit(InventedPages.notice(1))
            let second = try writer.submit(InventedPages.notice(2, about: "收购点"))
            _ = try writer.call(BulletinRemove.self, .init(id: "\(first)"))
            let told = try client.told(5)
            #expect(told.map(\.subscription) == ["s1", "s2", "s1", "s1", "s2"])
            #expect(told.map(\.article.bulletin) == [first, first, second, first, first])
            #expect(told.map(\.method).suffix(2) == ["article.removed", "article.removed"])
            #expect(told.map(\.sequence) == [1, 1, 2, 3, 3])
            guard case .added(let heading) = told[0].event else { throw Unexpected() }
            #expect(heading.headline?.contains("通告") == true)
            #expect(try client.call(ServerStatus.self).subscriptions == 2)
            _ = try client.call(Unsubscribe.self, .init(subscription: "s1"))
            #expect(throws: ClientFailure.refused(.notFound(id: "s1"))) {
                try client.call(Unsubscribe.self, .init(subscription: "s1"))
            }
            _ = try writer.submit(InventedPages.notice(3))
            #expect(try client.told(1).map(\.subscription) == ["s2"])
        }
    }

    @Test("a revision takes the earlier one's articles away and brings its own")
    func revision() async throws {
        try await RunningServer.with { running in
            let (client, writer) = (try running.client(), try running.client())
            let start = try client.call(Subscribe.self).clock
            let old = try writer.submit(InventedPages.notice(1), name: "page.txt")
            let new = try writer.submit(InventedPages.notice(1) + "另讯。\n", name: "page.txt")
            let told = try client.told(3)
            #expect(told.map(\.article.bulletin) == [old, old, new])
            #expect(told.map(\.method) == ["article.added", "article.removed", "article.added"])
            // Who comes later is told the outcome alone.
            let later = try running.client()
            _ = try later.call(Subscribe.self, .with { $0.since = start })
            #expect(try later.told(1).map(\.article.bulletin) == [new])
            let middle = try running.client()
            _ = try middle.call(Subscribe.self, .with { $0.since = told[0].clock })
            #expect(try middle.told(2).map(\.method) == ["article.removed", "article.added"])
        }
    }

    @Test("whoever comes while articles come is told each once, in order, without a hole", arguments: UInt64(0)..<4)
    func join(seed: UInt64) async throws {
        try await RunningServer.with { running in
            let count = 60
            let start = try running.client().call(ServerStatus.self).clock
            let writing = Task {
                let writer = try running.client()
                return try (1...count).map { number in
                    let about = number.isMultiple(of: 3) ? "收购点" : "青石桥"
                    return (number, try writer.submit(InventedPages.notice(number, about: about)), about)
                }
            }
            var random = SeededGenerator(seed: seed)
            var clients: [DaemonClient] = []
            for number in 0..<12 {
                for _ in 0..<Int.random(in: 0..<40, using: &random) { await Task.yield() }
                let client = try running.client()
                _ = try client.call(
                    Subscribe.self,
                    .with {
                        $0.query = number.isMultiple(of: 2) ? "青石桥" : ""
                        $0.since = start
                    })
                clients.append(client)
            }
            let written = try await writing.value
            for (number, client) in clients.enumerated() {
                let wanted = written.filter { number % 2 == 1 || $0.2 == "青石桥" }.map(\.1)
                #expect(try client.told(wanted.count).map(\.article.bulletin) == wanted, "seed \(seed)")
                // Nothing comes twice: the next thing is the answer.
                #expect(try client.call(ServerPing.self) == ServerPing.Result())
                #expect(client.untold == 0)
            }
        }
    }

    @Test("a restart loses nothing and repeats nothing")
    func restart() async throws {
        let first = try await RunningServer()
        let client = try first.client()
        _ = try client.call(Subscribe.self)
        let writer = try first.client()
        let before = try (1...3).map { try writer.submit(InventedPages.notice($0)) }
        let told = try client.told(3)
        #expect(told.map(\.article.bulletin) == before)
        let missed = try (4...40).map { try writer.submit(InventedPages.notice($0)) }
        let gone = try writer.call(BulletinRemove.self, .init(id: "\(before[1])")).removed
        await first.stop()
        let second = try await RunningServer(in: first.folder)
        let again = try second.client()
        _ = try again.call(Subscribe.self, .with { $0.since = told[2].clock })
        let later = try second.client().submit(InventedPages.notice(41))
        let rest = try again.told(missed.count + gone.count + 1)
        #expect(rest.map(\.article.bulletin) == missed + gone.map(\.bulletin) + [later])
        #expect(rest.map(\.sequence) == rest.map(\.sequence).sorted())
        await second.stop()
    }

    @Test("a task is told in a loop, and ends with the connection or when it is cancelled")
    func feed() async throws {
        let running = try await RunningServer()
        let writer = try running.client()
        func subscribed() throws -> NotificationFeed {
            let client = try running.client()
            _ = try client.call(Subscribe.self)
            return NotificationFeed(client)
        }
        let feed = try subscribed()
        let reading = Task {
            var told: [String] = []
            for try await notification in feed { told.append(notification.method) }
            return told
        }
        let other = try subscribed()
        let cancelled = Task { for try await _ in other {} }
        let id = try writer.submit(InventedPages.notice(1))
        _ = try writer.call(BulletinRemove.self, .init(id: "\(id)"))
        cancelled.cancel()
        _ = await cancelled.result
        await running.stop()
        #expect(try await reading.value == ["article.added", "article.removed"])
    }

    @Test("a slow reader misses nothing, and one that never reads is dropped; the writer does not wait for either")
    func slow() async throws {
        try await RunningServer.with({ $0.limits.waitingBytes = 1 << 18 }) { running in
            let (slow, never, writer) = (try running.client(), try running.connect(), try running.client())
            let names = (1...60).map { "n\($0)" }
            for name in names { _ = try slow.call(Subscribe.self, .with { $0.name = name }) }
            try never.send(
                (1...60).map { "{\"jsonrpc\":\"2.0\",\"id\":\($0),\"method\":\"subscribe\"}\n" }.joined())
            for _ in 0..<60 { _ = try never.line() }
            var written: [BulletinID] = []
            for number in 1...60 { written.append(try writer.submit(InventedPages.notice(number))) }
            var told: [String: [BulletinID]] = [:]
            for notice in try slow.told(names.count * written.count) {
                told[notice.subscription, default: []].append(notice.article.bulletin)
            }
            for name in names { #expect(told[name] == written, "\(name)") }
            // Enough that no socket's buffer holds it; the slow one reads on.
            for number in 61...180 {
                _ = try writer.submit(InventedPages.notice(number))
                if number % 20 == 0 { _ = try slow.told(names.count * 20) }
            }
            // A client is dropped once it has taken nothing for a second: had it read before, it would only be slow.
            try #require(try await eventually { try writer.call(ServerStatus.self).subscriptions == names.count })
            // What it was sent before it was dropped can still be read, and then comes the end.
            #expect(try never.lines().count < names.count * 180)
        }
    }

    @Test("what cannot be subscribed to is refused, and says why")
    func refusals() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            let clock = try client.call(Subscribe.self, .with { $0.name = "mine" }).clock
            let store = try #require(Clock(clock)?.store)
            for (params, error) in [
                (["name": "mine"], .wrongParam("name", reason: "is in use on this connection")),
                (["name": ""], .wrongParam("name", reason: "must be a string that is not empty")),
                (
                    ["since": .string(store + ":9")],
                    .wrongParam("since", reason: "must not be later than the clock, \(clock)")
                ),
                (
                    ["since": "0:0"],
                    .wrongParam("since", reason: "is of another store than this one, \(store)")
                ),
                (
                    ["since": "now"],
                    .wrongParam("since", reason: "must be a clock, as a result or a notification told it")
                ),
            ] as [(JSONObject, RPCError)] {
                #expect(throws: ClientFailure.refused(error)) { try client.call("subscribe", params) }
            }
            #expect(throws: ClientFailure.self) { try client.call("subscribe", ["query": "(青石桥"]) }
            for _ in 2...64 { _ = try client.call(Subscribe.self) }
            #expect(
                throws: ClientFailure.refused(.pastLimit(limit: 64, value: 65, what: "subscriptions"))
            ) { try client.call(Subscribe.self) }
        }
    }
}

private struct Unexpected: Error {}

extension DaemonClient {
    fileprivate func submit(_ text: String, name: String? = nil) throws -> BulletinID {
        try call(BulletinSubmit.self, .init(name: name ?? "\(text.hashValue).txt", text: text)).bulletin
    }

    /// The next so many things that the server tells.
    fileprivate func told(_ count: Int) throws -> [ArticleNotification] {
        try (0..<count).map { _ in
            let told = try #require(try nextNotification())
            let schema = try #require(ArticleNotification.schemas.first { $0.method == told.method })
            #expect(schema.params.fault(in: told.params) == nil)
            return try #require(try ArticleNotification(method: told.method, params: told.params))
        }
    }
}

extension ArticleNotification {
    fileprivate var sequence: Int { Clock(clock)?.sequence ?? -1 }
}
