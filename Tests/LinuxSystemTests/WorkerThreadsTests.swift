import LinuxSystem
import Synchronization
import Testing

@Suite("Threads of our own")
struct WorkerThreadsTests {
    @Test("one thread does the work in its order")
    func order() async {
        let threads = WorkerThreads("order", atMost: 1)
        let done = Mutex<[Int]>([])
        for number in 0..<1000 { threads.perform { done.withLock { $0.append(number) } } }
        await threads.run {}
        #expect(done.withLock { $0 } == Array(0..<1000))
    }

    @Test("what the work answers is handed over whole, whether it is done before the task has gone to sleep or after")
    func answers() async {
        let threads = WorkerThreads("answers", atMost: 2)
        for number in 0..<20_000 {
            let answer = await threads.run { [String](repeating: "\(number)页", count: 1 + number % 3) }
            // Written to: so what was handed over has to be this task's own.
            var own = answer
            own[0] += "。"
            #expect(own[0] == "\(number)页。" && own.count == 1 + number % 3)
        }
    }

    @Test("a loop does each number once and has ended when it returns", arguments: [0, 1, 2, 3, 17, 5000])
    func loop(count: Int) {
        let threads = WorkerThreads("loop", atMost: 3)
        let times = Mutex([Int](repeating: 0, count: count))
        threads.forEach(count) { number in times.withLock { $0[number] += 1 } }
        #expect(times.withLock { $0 } == [Int](repeating: 1, count: count))
    }

    @Test("short loops one after the other end each before the next, whoever helped last")
    func hurry() {
        let threads = WorkerThreads("hurry", atMost: 3)
        for _ in 0..<20_000 {
            let sum = Atomic(0)
            threads.forEach(4) { sum.add($0, ordering: .relaxed) }
            #expect(sum.load(ordering: .relaxed) == 6)
        }
    }

    @Test("loops within loops on the same threads end")
    func nested() {
        let threads = WorkerThreads("nested", atMost: 2)
        let sum = Atomic(0)
        threads.forEach(20) { _ in threads.forEach(20) { sum.add($0, ordering: .relaxed) } }
        #expect(sum.load(ordering: .relaxed) == 20 * 190)
    }

    @Test("as many pieces of work run at once as it may have threads")
    func parallel() async {
        let threads = WorkerThreads("parallel", atMost: 4)
        let met = Awaited(0)
        await withTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    await threads.run {
                        met.withLock { $0 += 1 }
                        met.wakeAll()
                        // Ends only if the other three run meanwhile.
                        met.wait { $0 == 4 ? () : nil }
                    }
                }
            }
        }
    }

    @Test("what is queued is done, though nobody holds the threads any longer")
    func release() {
        let done = Awaited(0)
        do {
            let threads = WorkerThreads("release", atMost: 1)
            for _ in 0..<100 {
                threads.perform {
                    done.withLock { $0 += 1 }
                    done.wakeAll()
                }
            }
        }
        done.wait { $0 == 100 ? () : nil }
    }

    @Test("tasks that prefer them run there, before and after they wait")
    func tasks() async throws {
        let name = try await Task(executorPreference: WorkerThreads.tasks) {
            try await Alarm.sleep(for: .milliseconds(1))
            return NamedThread.ownName
        }.value
        #expect(name == "task")
    }
}

@Suite("Waiting for a time")
struct AlarmTests {
    @Test("who waits shorter wakes sooner, whatever the order of asking")
    func order() async throws {
        let woken = Awaited<[Int]>([])
        try await withThrowingTaskGroup { group in
            for wait in [300, 100, 200] {
                group.addTask {
                    try await Alarm.sleep(for: .milliseconds(wait))
                    woken.withLock { $0.append(wait) }
                }
            }
            try await group.waitForAll()
        }
        #expect(woken.withLock { $0 } == [100, 200, 300])
    }

    @Test("nobody wakes before the time")
    func patience() async throws {
        let start = MonotonicInstant.now
        try await Alarm.sleep(for: .milliseconds(20))
        #expect(MonotonicInstant.now - start >= .milliseconds(20))
    }

    @Test("cancelled, before it waits or while, it ends with that", arguments: [true, false])
    func cancelled(atOnce: Bool) async throws {
        let task = Task { try await Alarm.sleep(for: .seconds(3600)) }
        if !atOnce { try await Alarm.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
