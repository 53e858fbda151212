import BulletinClient
import BulletinModel
import BulletinRPC
import BulletinServer
import Corpus
import Glibc
import LinuxSystem
import TestSupport
import Testing

/// Who subscribes, falls behind and catches up at any moment, while three writers add and one removes. What one who was
/// there from the start was told is the truth for all the others.
@Suite("Subscriptions at any moment", .serialized)
struct AnyMomentTests {
    private static let removed = 12
    private static let listeners = 8

    @Test(
        "each change after its clock is told once and in order, whenever one comes and however slowly one reads",
        arguments: UInt64(0)..<5)
    func anyMoment(seed: UInt64) async throws {
        // So little may wait that subscriptions fall behind soon, and so much that no slow reader is dropped.
        try await RunningServer.with({ $0.limits.waitingBytes = 1 << 21 }) { running in
            let client = try running.client()
            let old = try (1...Self.removed).map { try client.submitNotice(1000 + $0) }
            let start = try #require(Clock(try client.call(ServerStatus.self).clock))
            let end = start.sequence + Listening.added + Self.removed
            _ = try client.call(Subscribe.self, .with { $0.since = start.description })
            let told = try await withThrowingTaskGroup(of: [Told].self) { group in
                for lane in 0..<3 { group.addTask { try await onThread { try running.add(lane) } } }
                group.addTask { try await onThread { try running.remove(old) } }
                for number in 0..<Self.listeners {
                    group.addTask {
                        try await onThread {
                            var random = SeededGenerator(seed: seed << 8 | UInt64(number))
                            return try running.listen(
                                since: number.isMultiple(of: 3) ? start : nil, until: end, &random)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            let truth = try (start.sequence..<end).map { _ in try client.nextEvent() }
            #expect(truth.map(\.sequence) == Array(start.sequence + 1...end), "in order, without a hole")
            #expect(Set(truth.map(\.article)).count == Listening.added + Self.removed, "each once")
            #expect(Set(truth.filter { $0.method == "article.removed" }.map(\.article.bulletin)) == Set(old))
            #expect(told.count == Self.listeners * Listening.subscriptions)
            for told in told {
                #expect(told.events == truth.filter { $0.sequence > told.since }, "seed \(seed), since \(told.since)")
            }
        }
    }

    private typealias Told = Listening.Told
}

/// What one listener is told.
private enum Listening {
    /// On one connection: more than its buffer holds.
    static let subscriptions = 40
    /// Notices that are written meanwhile.
    static let added = 120

    struct Event: Hashable {
        var sequence: Int
        var method: String
        var article: ArticleID
    }

    /// To one subscription.
    struct Told {
        var since: Int
        var events: [Event] = []
    }
}

extension RunningServer {
    fileprivate func add(_ lane: Int) throws -> [Listening.Told] {
        let client = try client()
        for number in 0..<Listening.added where number % 3 == lane { _ = try client.submitNotice(number) }
        return []
    }

    fileprivate func remove(_ old: [BulletinID]) throws -> [Listening.Told] {
        let client = try client()
        for id in old { _ = try client.call(BulletinRemove.self, .init(id: "\(id)")) }
        return []
    }

    /// Subscribes many times, at random moments, and reads with pauses until each subscription has reached the end.
    fileprivate func listen(
        since: Clock?, until end: Int, _ random: inout SeededGenerator
    ) throws -> [Listening.Told] {
        let client = try client()
        var told: [String: Listening.Told] = [:]
        for number in 0..<Listening.subscriptions {
            for _ in 0..<Int.random(in: 0..<200, using: &random) { sched_yield() }
            let clock = try client.call(
                Subscribe.self,
                .with {
                    $0.name = "n\(number)"
                    $0.since = since?.description
                }
            ).clock
            told["n\(number)"] = Listening.Told(since: since?.sequence ?? Clock(clock)?.sequence ?? -1)
        }
        var open = told.values.count { $0.since < end }
        while open > 0 {
            if Int.random(in: 0..<50, using: &random) == 0 {
                for _ in 0..<Int.random(in: 0..<500, using: &random) { sched_yield() }
            }
            let notification = try client.nextTold()
            let event = try Listening.Event(notification)
            told[notification.subscription]?.events.append(event)
            if event.sequence == end { open -= 1 }
        }
        // Nothing comes after the last: the next thing is the answer.
        _ = try client.call(ServerPing.self)
        if client.untold > 0 { throw Surplus(event: try .init(client.nextTold())) }
        return Array(told.values)
    }

    private struct Surplus: Error {
        var event: Listening.Event
    }
}

/// The connection has ended, or what came is no notification.
private struct Broken: Error {}

extension Listening.Event {
    fileprivate init(_ told: ArticleNotification) throws {
        guard let sequence = Clock(told.clock)?.sequence else { throw Broken() }
        self.init(sequence: sequence, method: told.method, article: told.article)
    }
}

extension DaemonClient {
    fileprivate func submitNotice(_ number: Int) throws -> BulletinID {
        try call(BulletinSubmit.self, .init(name: "\(number).txt", text: InventedPages.notice(number))).bulletin
    }

    fileprivate func nextTold() throws -> ArticleNotification {
        guard let next = try nextNotification(),
            let told = try ArticleNotification(method: next.method, params: next.params)
        else { throw Broken() }
        return told
    }

    fileprivate func nextEvent() throws -> Listening.Event { try Listening.Event(nextTold()) }
}
