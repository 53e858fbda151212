import Foundation
import TestSupport
import Testing

@Suite("A damaged store", .serialized)
struct DamagedStoreTests {
    private static let pages = 40

    /// A state folder with forty bulletins, some in the database and some in its log, as a kill leaves it.
    private func filled() throws -> RunningDaemon {
        let daemon = try RunningDaemon()
        try daemon.start()
        for number in 1...Self.pages {
            try daemon.drop(InventedPage.text(number), as: InventedPage.name(number))
            // The log goes into the database once nothing has come for a second; then more comes.
            if number == Self.pages / 2 { try daemon.sync() }
        }
        try daemon.sync()
        daemon.killNow()
        return daemon
    }

    private func copy(_ state: URL) throws -> RunningDaemon {
        let other = try RunningDaemon()
        try FileManager.default.removeItem(at: other.state)
        try FileManager.default.copyItem(at: state, to: other.state)
        return other
    }

    /// Starts with everything, or refuses with a name and what to do.
    /// - Returns: whether it started.
    private func start(_ daemon: RunningDaemon) throws -> Bool {
        try daemon.launch()
        while try daemon.ctl("status").status != 0 {
            guard daemon.process.isRunning else {
                let status = daemon.process.terminationStatus
                try require(daemon.process.terminationReason == .exit && status == 74, "ended with \(status)")
                try require(
                    daemon.log.contains("bulletind: \(daemon.state.path)") && daemon.log.contains("move"),
                    "says nothing of use: \(daemon.log)")
                return false
            }
            usleep(5000)
        }
        let total = try daemon.total("")
        try require(total == 2 * Self.pages, "started with \(total) articles: \(daemon.log)")
        try require(daemon.stop() == 0, "does not stop: \(daemon.log)")
        return true
    }

    @Test("starts with all of it, or refuses by name and says what to do", arguments: [UInt64(20_240_601)])
    func damaged(seed: UInt64) throws {
        let original = try filled()
        let whole = original.state
        let files = ["store.sqlite", "store.sqlite-wal", "store.mark"]
        let problems = inParallel(0..<60) { point in
            var random = SeededGenerator(seed: seed &+ UInt64(point))
            let daemon = try copy(whole)
            let name = files[point % 3]
            let file = daemon.state.appendingPathComponent(name)
            var bytes = try Data(contentsOf: file)
            // The log's end is room laid out ahead.
            let end = min(bytes.count, 400_000)
            if point.isMultiple(of: 2) {
                bytes = bytes.prefix(Int.random(in: 0..<end, using: &random))
            } else {
                for _ in 0..<3 {
                    bytes[Int.random(in: 0..<end, using: &random)] ^= .random(in: 1...255, using: &random)
                }
            }
            try bytes.write(to: file)
            do { _ = try start(daemon) } catch { throw Unexpected("\(name), seed \(seed): \(error)") }
        }
        #expect(problems == [])
        #expect(try start(copy(whole)))
    }
}
