import Foundation
import TestSupport
import Testing

@Suite("A start that has to load the store")
struct StartProgressTests {
    @Test("tells what it does and asks for time at each batch, and READY only after that")
    func loading() throws {
        let daemon = try RunningDaemon.withExamples()
        #expect(daemon.stop() == 0)
        // Else the index's files have all, and nothing is left to load.
        try FileManager.default.removeItem(at: daemon.state.appendingPathComponent("index"))
        let manager = try NotifyListener()
        try daemon.start(environment: ["NOTIFY_SOCKET": manager.path])
        var told: [String] = []
        #expect(
            blockUntil {
                while let datagram = manager.next() { told += datagram.split(separator: "\n").map(String.init) }
                return told.contains("READY=1")
            })
        let opening = try #require(told.firstIndex(of: "STATUS=Opening the store"))
        let asking = try #require(told.firstIndex(of: "EXTEND_TIMEOUT_USEC=10000000"))
        let ready = try #require(told.firstIndex(of: "READY=1"))
        #expect(opening < asking && asking < ready)
        #expect(daemon.stop() == 0)
    }
}
