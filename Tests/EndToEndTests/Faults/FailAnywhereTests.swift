import Foundation
import TestSupport
import Testing

@Suite("Refused at any call", .serialized)
struct FailAnywhereTests {
    private static let ways: [FaultPlan.How] = [.io, .noSpace, .tooManyOpenFiles, .noPermission, .short]

    /// All plans where the machine has the time for it, else one way for each call, another for each.
    private func plans(_ places: [Int], _ letters: String?, shift: Int) -> [FaultPlan] {
        let isThorough = ProcessInfo.processInfo.environment["BULLETIND_ALL_FAULTS"] == "1"
        return places.flatMap { call in
            (isThorough ? Self.ways : [Self.ways[(call + shift) % Self.ways.count]]).map {
                FaultPlan(at: call, how: $0, calls: letters)
            }
        }
    }

    private func placesOfCalmRun(_ letters: String?) throws -> [Int] {
        let five = try FiveFiles()
        try five.launch(FaultPlan(at: 0, how: .io, calls: letters))
        try #require(try five.answers(), "\(five.daemon.log)")
        try five.expectAllDone()
        try five.stopAndCheck()
        // Changes come in long rows, a write for each page of the log; reads in short ones, each for another purpose.
        return try five.places(each: letters == nil ? 8 : 2)
    }

    /// Either it starts and comes to the right result by itself, or it says what is wrong, ends with a status other
    /// than 0, and the next start comes to the right result.
    private func survive(_ plan: FaultPlan) throws {
        let five = try FiveFiles()
        do {
            try five.launch(plan)
            if try !five.answers() {
                let status = five.daemon.process.terminationStatus
                try require(
                    five.daemon.process.terminationReason == .exit && status != 0, "ended with \(status)")
                try require(five.daemon.log.contains("bulletind: "), "says nothing: \(five.daemon.log)")
                try five.launch(nil)
                try require(try five.answers(), five.daemon.log)
            }
            do {
                try five.expectAllDone()
            } catch {
                // The one call may have been refused to a client's question: it was told so, and asks again.
                try five.expectAllDone()
            }
            try five.stopAndCheck()
        } catch {
            throw Unexpected("\(plan) (\(five.lastCall)): \(error)")
        }
    }

    @Test(
        "what changes files: the result is right, or the trouble has a name",
        arguments: [(nil as String?, 0), ("r", 1)])
    func everywhere(letters: String?, shift: Int) throws {
        let plans = plans(try placesOfCalmRun(letters), letters, shift: shift)
        let isWhole = ProcessInfo.processInfo.environment["BULLETIND_FAULT_PART"] == nil
        #expect(plans.count >= (isWhole ? 20 : 1))
        let problems = inParallel(0..<plans.count, width: 6) { point in try survive(plans[point]) }
        #expect(problems == [])
    }
}
