import BulletinClient
import BulletinRPC
import Testing

@Suite("What the daemon counts", .serialized)
struct MetricsTests {
    @Test("is OpenMetrics text: each family once, its samples behind it, and the end marked")
    func format() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            _ = try? client.call("nonsense\n\"\\", [:])
            _ = try client.call(Search.self)
            let text = try client.call(ServerMetrics.self).text
            #expect(text.hasSuffix("\n# EOF\n"))
            var families: [String] = []
            for line in text.split(separator: "\n").dropLast() {
                if line.hasPrefix("# TYPE ") { families.append(String(line.split(separator: " ")[2])) }
                if line.hasPrefix("#") { continue }
                let family = try #require(families.last)
                let name = line.prefix { $0 != "{" && $0 != " " }
                let suffixes = ["", "_total", "_info", "_bucket", "_count", "_sum"]
                #expect(suffixes.contains { name == family + $0 }, "\(line)")
                #expect(Double(line.split(separator: " ").last ?? "") != nil, "\(line)")
            }
            #expect(Set(families).count == families.count)
        }
    }

    @Test("tells what was asked and what came of it")
    func requests() async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            for _ in 1...3 { _ = try client.call(ServerPing.self) }
            _ = try? client.call("search", ["limit": -1])
            _ = try? client.call("serch", [:])
            let lines = Set(try client.call(ServerMetrics.self).text.split(separator: "\n"))
            for wanted in [
                "bulletind_requests_total{method=\"server.ping\",code=\"0\"} 3",
                "bulletind_requests_total{method=\"search\",code=\"-32602\"} 1",
                "bulletind_requests_total{method=\"unknown\",code=\"-32601\"} 1",
                "bulletind_request_duration_seconds_bucket{method=\"server.ping\",le=\"+Inf\"} 3",
                "bulletind_request_duration_seconds_count{method=\"server.ping\"} 3",
                "bulletind_connections 1", "bulletind_ready 1", "bulletind_articles 0",
                "bulletind_build_info{version=\"0.0.0\"} 1",
            ] { #expect(lines.contains(Substring(wanted)), "\(wanted)") }
        }
    }

    @Test("before the start is over, it tells what there is")
    func starting() async throws {
        try await RunningServer.with(serving: false) { running in
            let text = try running.client().call(ServerMetrics.self).text
            #expect(text.contains("\nbulletind_ready 0\n"))
            #expect(!text.contains("bulletind_articles"))
        }
    }
}
