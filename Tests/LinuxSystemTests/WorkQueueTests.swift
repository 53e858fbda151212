import TestSupport
import Testing

@testable import LinuxSystem

@Suite("What waits for threads", .timeLimit(.minutes(1)))
struct WorkQueueTests {
    @Test("a second thread takes nothing while the first is at a short piece, and something once that proves long")
    func shortThenLong() {
        var queue = WorkQueue(limit: 3, atOnce: 1)
        let needed = (0..<3).map { _ in queue.add {} }
        #expect(needed == [true, false, false])
        let (first, start) = (queue.enter(), MonotonicInstant.now)
        guard case .piece(_, .anotherThread)? = queue.next(for: first, at: start) else {
            Issue.record("the first takes none, or calls nobody to look after the rest")
            return
        }
        let second = queue.enter()
        let takesEarly = queue.next(for: second, at: start + .milliseconds(1)) != nil
        let time = queue.timeOfNext(for: second)
        let takesLater = queue.next(for: second, at: start + WorkQueue.short) != nil
        #expect(!takesEarly && takesLater)
        #expect(time.map { $0 <= start + WorkQueue.short } ?? false)
    }

    @Test("who is done takes the next at once, and there is nothing after the last")
    func done() {
        var queue = WorkQueue(limit: 2, atOnce: 1)
        _ = queue.add {}
        _ = queue.add {}
        let (only, start) = (queue.enter(), MonotonicInstant.now)
        let given = (0..<3).map { _ in
            defer { queue.isDone(only) }
            return queue.next(for: only, at: start) != nil
        }
        #expect(given == [true, true, false])
    }

    @Test("pieces that take long hold nobody up until as many do as there may be threads", arguments: [1, 2])
    func longOnes(atOnce: Int) {
        let threads = WorkerThreads("test", atMost: 4, atOnce: atOnce)
        let gate = Awaited(false)
        let done = Awaited(0)
        for _ in 0..<3 { threads.perform { gate.wait { $0 ? () : nil } } }
        for _ in 0..<100 { threads.perform { done.withLock { $0 += 1 } } }
        #expect(blockUntil { done.withLock { $0 } == 100 })
        gate.withLock { $0 = true }
        gate.wakeAll()
    }
}
