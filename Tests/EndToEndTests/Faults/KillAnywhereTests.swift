import Foundation
import TestSupport
import Testing

@Suite("Killed at any call", .serialized)
struct KillAnywhereTests {
    /// A run without any trouble: what it does is what the others are killed in.
    private func calm() throws -> FiveFiles {
        let five = try FiveFiles()
        try five.launch(nil)
        try #require(try five.answers(), "\(five.daemon.log)")
        try five.expectAllDone()
        try five.stopAndCheck()
        return five
    }

    @Test("while five files come in and again while that is mended, the next start comes to the same result")
    func everywhere() throws {
        let places = try calm().places(each: 8)
        let isWhole = ProcessInfo.processInfo.environment["BULLETIND_FAULT_PART"] == nil
        #expect(
            places.count >= (isWhole ? 100 : 1),
            "the shim sees what the daemon does, and two hundred kills are made of it")
        // Every other time a write is done by half.
        let problems = inParallel(0..<places.count) { point in
            let first = FaultPlan(at: places[point], how: point.isMultiple(of: 2) ? .kill : .torn)
            // Spread over the recovery's calls, so that each is met with several first kills.
            let second = FaultPlan(
                at: places[(point * 17) % places.count], how: point.isMultiple(of: 3) ? .torn : .kill)
            let five = try FiveFiles()
            try five.runUntilKilled(first)
            let firstCall = five.lastCall
            try five.runUntilKilled(second)
            let secondCall = five.lastCall
            do {
                try five.launch(nil)
                try require(try five.answers(), five.daemon.log)
                try five.expectAllDone()
                try five.stopAndCheck()
            } catch {
                throw Unexpected("\(first) (\(firstCall)), then \(second) (\(secondCall)): \(error)")
            }
        }
        #expect(problems == [])
    }

    /// What a power cut could take back must not have been relied on.
    @Test("no file leaves the inbox before the log that holds it was forced to the disk")
    func order() throws {
        let five = try calm()
        /// Files that were read, and those of them whose log was written since, and then forced.
        var (read, written, forced): (Set<String>, Set<String>, Set<String>) = ([], [], [])
        var left = 0
        for (name, file) in try five.calls() {
            if file.hasSuffix("store.sqlite-wal") {
                if name.hasPrefix("pwrite") { written.formUnion(read) }
                if name == "fdatasync" { forced.formUnion(written) }
            }
            guard file.contains("/inbox/") else { continue }
            if name == "openat" { read.insert(file) }
            // A file leaves by unlink, or by a rename into the rejected folder; first it is hidden where it lies.
            guard name == "unlinkat" || name == "renameat2" else { continue }
            #expect(forced.contains(file.replacing(".bulletind-leaving.", with: "")), "\(name) \(file)")
            left += 1
        }
        #expect(left >= 9)
    }
}
