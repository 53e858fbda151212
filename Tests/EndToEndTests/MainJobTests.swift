import Foundation
import TestSupport
import Testing

@Suite("The main job, with the real programs")
struct MainJobTests {
    @Test("the example bulletins are dropped, found, and still there after a restart")
    func examples() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        let examples = Project.root.appendingPathComponent("docs/examples")
        for name in try FileManager.default.contentsOfDirectory(atPath: examples.path) {
            try FileManager.default.copyItem(
                at: examples.appendingPathComponent(name), to: daemon.inbox.appendingPathComponent(name))
        }
        try daemon.sync()
        #expect(try daemon.namesInInbox() == [])
        #expect(try daemon.total("永安社区") == 1)
        #expect(try daemon.total("unit:石桥镇 date:2024-05-16") >= 1)
        #expect(try daemon.total("\"1127只\"") == 1, "the GB18030 file")
        #expect(try daemon.ctl("search", "社区").status == 0)
        #expect(try daemon.ctl("search", "恐龙").status == 1)
        let before = try daemon.total("")

        #expect(daemon.stop() == 0, "\(daemon.log)")
        try daemon.start()
        #expect(try daemon.total("") == before)
        let list = try #require(try daemon.object("bulletin.list")["bulletins"] as? [[String: Any]])
        #expect(list.count == 3)
        #expect(list.contains { $0["encoding"] as? String == "gb18030" })
        #expect(daemon.stop() == 0)
    }

    @Test(
        "the page with gold labels gives eleven articles and a photo",
        .enabled(if: SharedData.isThere, Comment(rawValue: SharedData.comment)))
    func realPage() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        try daemon.drop(try SharedData.bytes("samples/2022-11-03-dongchangfu.txt"), as: "2022-11-03-dongchangfu.txt")
        try daemon.sync()
        #expect(try daemon.total("kind:article") == 11)
        #expect(try daemon.total("kind:photo") == 1)
        #expect(try daemon.total("unit:古楼街道") >= 2)
        #expect(try daemon.total("date:2022-11-03") == 12)
        #expect(daemon.stop() == 0)
    }

    @Test("the same file again is a duplicate, and what is no bulletin is set aside with its reason")
    func duplicatesAndRejects() throws {
        let daemon = try RunningDaemon(options: [])
        try daemon.start()
        try daemon.drop(InventedPage.text(1), as: "a.txt")
        try daemon.sync()
        try daemon.drop(InventedPage.text(1), as: "b.txt")
        try daemon.drop([0, 1, 2, 3, 0, 0xff, 0xfe, 0, 0, 0, 7], as: "noise.txt")
        try daemon.sync()
        #expect(try daemon.namesInInbox() == [])
        let counts = try #require(try daemon.object("server.status")["counts"] as? [String: Any])
        #expect(counts["bulletins"] as? Int == 1)
        #expect(counts["articles"] as? Int == 2)
        #expect(counts["duplicates"] as? Int == 1)
        #expect(counts["rejected"] as? Int == 1)
        let rejected = try FileManager.default.contentsOfDirectory(
            atPath: daemon.state.appendingPathComponent("rejected").path)
        let reason = try #require(rejected.first { $0.hasSuffix(".reason.json") })
        let data = try Data(contentsOf: daemon.state.appendingPathComponent("rejected/\(reason)"))
        let fields = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(fields["reason"] as? String == "not-text")
        #expect(fields["name"] as? String == "noise.txt")
        #expect(Set(fields.keys).isSuperset(of: ["name", "reason", "detail", "received", "sha256"]))
        #expect(daemon.stop() == 0)
    }

    @Test("a submitted page is searchable when it is answered")
    func submit() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        let first = try daemon.object("bulletin.submit", ["name": "x.txt", "text": InventedPage.text(7)])
        #expect(first["status"] as? String == "added")
        #expect(try daemon.total(InventedPage.mark(7)) == 1)
        let again = try daemon.object("bulletin.submit", ["name": "x.txt", "text": InventedPage.text(7)])
        #expect(again["status"] as? String == "duplicate")
        let id = try #require(first["bulletin"] as? String)
        let source = try daemon.object("bulletin.source", ["id": id])
        #expect(source["text"] as? String == InventedPage.text(7))
        let article = try daemon.object("article.get", ["id": String(id.prefix(6)) + ".1"])
        #expect(article["kicker"] as? String == "柳堤街道")
        #expect(daemon.stop() == 0)
    }

    @Test(
        "a method that is not there is -32601, a line that is not JSON is answered, an id that is not there is -32001")
    func errors() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        #expect(try daemon.ctl("call", "server.pong").status == 4)
        #expect(try daemon.ctl("call", "server.pong").errors.contains("Method not found"))
        #expect(try daemon.ctl("call", "article.get", "{\"id\":\"0123456789abcdef.1\"}").errors.contains("Not found"))
        #expect(try daemon.ctl("search", "(社区").status == 4)
        #expect(daemon.stop() == 0)
        #expect(try daemon.ctl("status").status == 3)
    }
}
