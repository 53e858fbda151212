import BulletinClient
import BulletinRPC
import BulletinServer
import LinuxSystem
import Testing

@Suite("Questions of many clients in one turn of the event loop", .serialized)
struct LoopTurnTests {
    private static func search(_ id: Int, _ query: String) -> String {
        "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"search\",\"params\":{\"query\":\"\(query)\"}}\n"
    }

    /// Sends while the event loops are held: when they look again, all of it lies there.
    private static func sendTogether(_ texts: [String], on connections: [RawConnection], _ running: RunningServer) async
    {
        let streams = zip(connections.map(\.stream), texts).map { (stream: $0, bytes: Array($1.utf8)) }
        await running.server.holding {
            for (stream, bytes) in streams {
                // Short enough for the socket to take at once; what fails is seen where no answer comes.
                try? stream.send(bytes)
            }
        }
    }

    @Test("are each answered to who asked, with what was asked")
    func answers() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            for number in 1...40 {
                _ = try client.call(
                    BulletinSubmit.self, .init(name: "\(number).txt", text: InventedPages.notice(number)))
            }
            let connections = try (1...40).map { _ in try running.connect() }
            for count in [1, 3, 4, 16, 17, 40] {
                let some = Array(connections.prefix(count))
                // Another question each time: none is an answer that was kept.
                let texts = (1...count).map { Self.search($0, "\\\"第\($0)号通告\\\" OR 无\(count)") }
                await Self.sendTogether(texts, on: some, running)
                for (index, connection) in some.enumerated() {
                    let line = try #require(try connection.line())
                    #expect(line.hasPrefix("{\"jsonrpc\":\"2.0\",\"id\":\(index + 1),\"result\":{\"total\":1,"))
                    #expect(line.contains("第\(index + 1)号通告"))
                }
            }
        }
    }

    @Test("stay in their connection's order, beside mistakes, many at once and clients that end")
    func mixed() async throws {
        try await RunningServer.with { running in
            _ = try running.client().call(BulletinSubmit.self, .init(name: "a.txt", text: InventedPages.autumn))
            let connections = try (0..<24).map { _ in try running.connect() }
            let ping = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"server.ping\"}\n"
            let texts = (0..<24).map { number in
                switch number % 4 {
                case 0: ping + Self.search(1, "农机")
                case 1: Self.search(0, "(") + Self.search(1, "农机")
                case 2: Self.search(0, "农机") + ping.replacing("\"id\":0", with: "\"id\":1")
                default: Self.search(0, "农机")
                }
            }
            await Self.sendTogether(texts, on: connections, running)
            for (number, connection) in connections.enumerated() {
                connection.stream.finishSending()
                let lines = try connection.lines()
                #expect(lines.count == (number % 4 == 3 ? 1 : 2))
                for (id, line) in lines.enumerated() { #expect(line.contains("\"id\":\(id),")) }
                #expect(lines.contains { $0.contains("\"code\":-32002") } == (number % 4 == 1))
            }
        }
    }
}
