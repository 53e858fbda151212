import BulletinClient
import BulletinRPC
import BulletinServer
import LinuxSystem
import TestSupport
import Testing

@Suite("No client hurts another", .serialized)
struct FairnessTests {
    @Test("root and the daemon's user find a connection when all others are taken")
    func keptConnections() async throws {
        // Whoever runs the tests is the daemon's user.
        try await RunningServer.with({
            $0.limits.connections = 2
            $0.keptConnections = 3
        }) { running in
            let clients = try (0..<5).map { _ in try running.client() }
            for client in clients { _ = try client.call(ServerPing.self) }
            #expect(throws: ClientFailure.refused(.pastLimit(limit: 2, value: 6, what: "connections"))) {
                try running.client().call(ServerPing.self)
            }
            let text = try clients[4].call(ServerMetrics.self).text
            #expect(text.contains("\nbulletind_connections_accepted_total 5\n"))
            #expect(text.contains("\nbulletind_connections_turned_away_total 1\n"))
        }
    }

    @Test("a query that takes too long is given up, and says after how many seconds")
    func tooLong() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            _ = try client.call(BulletinSubmit.self, .init(name: "a.txt", text: InventedPages.autumn))
            #expect(throws: ClientFailure.refused(.tookTooLong(seconds: 1e-6))) {
                try client.call(Search.self, .with { $0.timeout = 1e-6 })
            }
            #expect(try client.call(Search.self).total == 2)
        }
        try await RunningServer.with({ $0.timeout = .microseconds(1) }) { running in
            let client = try running.client()
            for (method, params) in [
                ("search", [:]), ("figures", [:]), ("units", [:]), ("people", [:]), ("contributors", [:]),
                ("timeline", ["interval": "day"]),
            ] as [(String, JSONObject)] {
                // Nothing is in the index yet: whether there is time to look at it at all is what counts.
                _ = try? client.call(method, params)
            }
            _ = try client.call(BulletinSubmit.self, .init(name: "a.txt", text: InventedPages.autumn))
            for (method, params) in [
                ("search", [:]), ("figures", [:]), ("units", [:]), ("people", [:]), ("contributors", [:]),
                ("timeline", ["interval": "day"]), ("suggest", ["prefix": "柳"]),
            ] as [(String, JSONObject)] {
                #expect(throws: ClientFailure.refused(.tookTooLong(seconds: 1e-6)), "\(method)") {
                    try client.call(method, params)
                }
            }
        }
    }

    @Test("a client that goes away in the middle of its questions leaves no trace")
    func goneAway() async throws {
        try await RunningServer.with { running in
            for _ in 0..<20 {
                let connection = try running.connect()
                try connection.send(
                    String(repeating: "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"search\"}\n", count: 200)
                        + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"subscribe\"}\n{\"jsonrpc\"")
                connection.stream.interrupt()
            }
            let client = try running.client()
            // Each end is seen after what was asked before.
            #expect(try await eventually { try client.call(ServerStatus.self).connections == 1 })
            #expect(try client.call(ServerStatus.self).subscriptions == 0)
        }
    }
}
