import BulletinClient
import BulletinModel
import BulletinRPC
import BulletinServer
import Foundation
import Synchronization
import Testing

/// 200 who subscribe to everything and never read, beside 10,000 articles: neither the daemon's memory nor anybody
/// else's answers depend on them, and who reads on at last has missed nothing.
@Suite("200 stalled subscribers", .serialized)
struct StalledSubscribersTests {
    private static let stalled = 200
    private static let bulletins = 100
    private static let articles = 100

    @Test("cost no more than what may wait for each, and hold nobody up", .timeLimit(.minutes(3)))
    func stalled() async throws {
        try await RunningServer.with { running in
            let writer = try running.client()
            let silent = try (0..<Self.stalled).map { _ in
                let client = try running.client()
                _ = try client.call(Subscribe.self)
                return client
            }
            let before = residentBytes()
            let flag = Flag()
            let waits = try await withThrowingTaskGroup(of: [Duration].self) { group in
                group.addTask {
                    try await onThread {
                        let client = try running.client()
                        var waits: [Duration] = []
                        let clock = ContinuousClock()
                        while !flag.isUp {
                            waits.append(try clock.measure { _ = try client.call(ServerPing.self) })
                        }
                        return waits.sorted()
                    }
                }
                defer { flag.raise() }
                for number in 0..<Self.bulletins {
                    let page = (0..<Self.articles).map {
                        InventedPages.notice(number * Self.articles + $0, day: "").dropFirst(5)
                    }
                    _ = try writer.call(
                        BulletinSubmit.self,
                        .init(name: "\(number).txt", text: "2021年10月12日 星期二\n" + page.joined(separator: "\n")))
                }
                flag.raise()
                return try await group.next() ?? []
            }
            let more = residentBytes() - before
            let count = try writer.call(ServerStatus.self).counts.articles
            print(
                "\(Self.stalled) stalled subscribers beside \(count) articles: \(more >> 20) MiB more; server.ping",
                "median \(waits[waits.count / 2]), p99 \(waits[waits.count * 99 / 100])")
            #expect(count == Self.bulletins * Self.articles)
            // Unbounded, 200 times what each is told would be some 800 MiB; what may wait for one is 256 KiB.
            #expect(more < 250 << 20)
            #expect(!waits.isEmpty)
            // One of them reads on at last.
            var told: [ArticleID] = []
            for _ in 0..<count {
                let next = try #require(try silent[7].nextNotification())
                told.append(try #require(try ArticleNotification(method: next.method, params: next.params)).article)
            }
            #expect(Set(told).count == count)
            #expect(try silent[7].call(ServerPing.self) == ServerPing.Result())
            #expect(silent[7].untold == 0)
        }
    }
}

private final class Flag: Sendable {
    private let state = Atomic<Bool>(false)

    var isUp: Bool { state.load(ordering: .relaxed) }

    func raise() { state.store(true, ordering: .relaxed) }
}

/// Of this process, server and clients together.
private func residentBytes() -> Int {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 : 0
}
