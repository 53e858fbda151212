import BulletinClient
import BulletinModel
import BulletinRPC
import BulletinServer
import Foundation
import TestSupport
import Testing

/// The examples of the reference (bulletin-rpc(7), `rpc.discover`) against a real server, which holds what they speak of.
@Suite("The reference's examples", .serialized)
struct ReplayTests {
    private static let page = """
        2021年10月12日 星期二
        云川县
        新桥通车 行人称便
        云川讯（通讯员 白露）云川县的青石桥昨日通车，两岸居民往来方便。

        柳湾镇
        镇上添了新渡口
        柳湾讯（通讯员 时雨）柳湾镇的渡口昨日启用，一天有30多人过河。

        柳湾镇
        秋粮入仓 农机不歇
        柳湾讯（通讯员 时雨）柳湾镇的秋粮收购点已经开秤，镇里12台农机连日下田。柳湾镇粮站站长靳明说：“今年收成好。”

        """

    @Test("are answered as they say: the same members, of the same kinds", arguments: MethodCatalog.names)
    func replay(_ name: String) async throws {
        let method = try #require(MethodCatalog.all.first { $0.name == name })
        let running = try await RunningServer(reload: {
            ReloadOutcome(applied: ["inbox.settle"], needsRestart: ["socket"])
        })
        let client = try running.client()
        let stand = try Self.prepare(running, client)
        let examples = MethodCatalog.examples(of: method)
        #expect(!examples.isEmpty)
        for (request, response) in examples {
            if name == "unsubscribe" { _ = try client.call(Subscribe.self) }
            let params = stand(request["params"] ?? .object([:])).object ?? [:]
            let result = try client.call(name, params)
            let expected = try #require(response["result"])
            // The document itself is shown in part.
            let difference = Self.difference(expected, result, isWhole: name != "rpc.discover")
            #expect(difference == nil, "\(request.text)\n\(result.text.prefix(1000))")
        }
        await running.stop()
    }

    /// Fills the server, and gives what puts its ids in the place of the example's.
    private static func prepare(
        _ running: RunningServer, _ client: DaemonClient
    ) throws -> (JSONValue) -> JSONValue {
        let start = try client.call(ServerStatus.self).clock
        var submitted = BulletinSubmit.Params(name: "2021-10-12 柳湾.txt", text: page)
        submitted.collection = "柳湾"
        let id = try client.call(BulletinSubmit.self, submitted).bulletin.description
        _ = try client.call(
            BulletinSubmit.self, .init(name: "2021-10-13 柳湾.txt", text: page.replacing("10月12日", with: "10月13日")))
        let inbox = URL(fileURLWithPath: running.inbox)
        for number in 1...3 {
            try Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, UInt8(number)]).write(to: inbox.appending(path: "\(number).txt"))
            _ = try client.call(InboxSync.self)
        }
        // The third has been mended by hand since.
        let rejected = running.folder.file("rejected")
        let files = try FileManager.default.contentsOfDirectory(atPath: rejected.path)
        let third = try #require(files.first { $0.hasSuffix("-3.txt") })
        try Data(InventedPages.autumn.utf8).write(to: rejected.appending(path: third))
        return { substitute($0, id: id, clock: start) }
    }

    private static func substitute(_ value: JSONValue, id: String, clock: String) -> JSONValue {
        switch value {
        case .string(let text):
            if text == "9c2f0a61:17" { return .string(clock) }
            // The county is known of a unit whose article names it; here the town itself is asked for.
            if text == "云川县" { return "柳湾镇" }
            return .string(text.replacing("5f0c9a61d2b34e77", with: id).replacing("5f0c", with: id.prefix(8)))
        case .array(let elements): return .array(elements.map { substitute($0, id: id, clock: clock) })
        case .object(let object):
            var copy = object
            for member in object.members { copy[member.key] = substitute(member.value, id: id, clock: clock) }
            return .object(copy)
        default: return value
        }
    }

    /// Lists that hold something here as they do in the examples. What is read in an article is for others to test.
    private static let filled: Set<String> = Set(
        ["rows", "hits", "buckets", "suggestions", "bulletins", "rejected", "removed", "steps", "applied", "methods"]
            .map { "result." + $0 })

    /// Where two values are not of one kind, or have other members; nil where nowhere. What is unknown may be null.
    private static func difference(
        _ expected: JSONValue, _ given: JSONValue, isWhole: Bool, at place: String = "result"
    ) -> String? {
        switch (expected, given) {
        case (.null, _), (_, .null), (.bool, .bool), (.number, .number), (.string, .string): return nil
        case (.array(let left), .array(let right)):
            if !left.isEmpty, right.isEmpty, filled.contains(place) { return "\(place): empty" }
            return zip(left, right).lazy.compactMap { difference($0, $1, isWhole: isWhole, at: place + "[]") }.first
        case (.object(let left), .object(let right)):
            // `nameBase64` and the like are there only where they are needed.
            for member in left.members where right[member.key] == nil { return "\(place): no \(member.key)" }
            for member in right.members {
                let inner = "\(place).\(member.key)"
                guard let shown = left[member.key] else {
                    if isWhole { return "\(inner): is not in the example" }
                    continue
                }
                if let found = difference(shown, member.value, isWhole: isWhole, at: inner) { return found }
            }
            return nil
        default: return "\(place): of another kind"
        }
    }
}
