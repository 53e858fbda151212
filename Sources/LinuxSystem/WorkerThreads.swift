/// Threads of our own for tasks, and for work that blocks or computes long. They are started as they are needed, stay,
/// and wake for work alone.
///
/// Swift's shared pool would do, but for its monitor: once a task has run there, that wakes the process every second for
/// as long as it lives (libdispatch, src/event/workqueue.c).
package final class WorkerThreads: TaskExecutor {
    /// For tasks of the daemon that have no threads of their own: they wait, and do not block. As many as there are
    /// cores, as with Swift's own.
    package static let tasks = WorkerThreads("task", atMost: max(2, Process.coreCount))

    private let name: String
    private let limit: Int
    private let niceness: Int
    private let queue = Awaited(WorkQueue())

    /// - Parameters:
    ///   - name: at most 15 bytes, for `top` and `gdb`.
    ///   - limit: of threads; with one, work is done in its order, one piece at a time.
    ///   - niceness: how much they yield to others, 0…19.
    package init(_ name: String, atMost limit: Int, niceness: Int = 0) {
        self.name = name
        self.limit = limit
        self.niceness = niceness
    }

    /// What is queued is still done.
    deinit {
        queue.withLock { $0.isClosed = true }
        queue.wakeAll()
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        perform { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    package func perform(_ work: @escaping @Sendable () -> Void) {
        let needsThread = queue.withLock { $0.add(work, atMost: limit) }
        if needsThread { startThread() } else { queue.wakeOne() }
    }

    package func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            perform { continuation.resume(returning: work()) }
        }
    }

    /// The like for who is no task: blocks until it is done. Not to be called by what runs on these threads.
    package func runAndWait(_ work: @escaping @Sendable () -> Void) {
        let isDone = Awaited(false)
        perform {
            work()
            isDone.withLock { $0 = true }
            isDone.wakeAll()
        }
        isDone.wait { $0 ? () : nil }
    }

    /// Does `work` for each number under `count`, on the calling thread and on those of ours that are free; returns when
    /// all is done.
    package func forEach(_ count: Int, _ work: @Sendable (Int) -> Void) {
        guard count > 1 else {
            if count == 1 { work(0) }
            return
        }
        withoutActuallyEscaping(work) { work in
            let loop = SharedLoop(count, work)
            for _ in 0..<min(limit, count - 1) { perform { loop.help() } }
            loop.finish()
        }
    }

    private func startThread() {
        let (queue, niceness) = (queue, niceness)
        do throws(Errno) {
            try NamedThread.start(name) {
                if niceness > 0 { NamedThread.yieldToOthers(by: niceness) }
                while case .piece(let work) = queue.wait({ $0.next() }) {
                    work()
                    queue.withLock { $0.isDone() }
                }
            }
        } catch {
            // What would have to wait for a thread would wait for ever: better a restart.
            fatalError("the kernel gives no thread for “\(name)”: \(error)")
        }
    }
}

/// What is to be done, in its order, and who is there to do it.
private struct WorkQueue {
    typealias Work = @Sendable () -> Void
    enum Next {
        case piece(Work)
        case end
    }

    var isClosed = false
    private var threads = 0
    private var busy = 0
    private var waiting: [Work] = []
    /// Where in `waiting` the next lies; what is before has been taken.
    private var head = 0

    /// - Returns: whether another thread has to be started for it.
    mutating func add(_ work: @escaping Work, atMost limit: Int) -> Bool {
        waiting.append(work)
        guard waiting.count - head > threads - busy, threads < limit else { return false }
        threads += 1
        return true
    }

    /// Nil while there is nothing to do.
    mutating func next() -> Next? {
        guard head < waiting.count else { return isClosed ? .end : nil }
        let work = waiting[head]
        head += 1
        // Half of it at a time, so that each piece is moved once at most.
        if head * 2 >= waiting.count {
            waiting.removeFirst(head)
            head = 0
        }
        busy += 1
        return .piece(work)
    }

    mutating func isDone() { busy -= 1 }
}

/// A loop that several threads go through together. Who comes when all is done touches nothing any more.
private final class SharedLoop: Sendable {
    private struct State {
        var next = 0
        var helpers = 0
        var work: (@Sendable (Int) -> Void)?
    }

    private let count: Int
    private let state: Awaited<State>

    init(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        self.count = count
        state = Awaited(State(work: work))
    }

    func help() {
        let isNeeded = state.withLock { state in
            if state.work != nil { state.helpers += 1 }
            return state.work != nil
        }
        guard isNeeded else { return }
        goThrough()
        state.withLock { $0.helpers -= 1 }
        state.wakeAll()
    }

    /// Helps, and then waits for those who are at it still.
    func finish() {
        goThrough()
        state.withLock { $0.work = nil }
        state.wait { $0.helpers == 0 ? () : nil }
    }

    /// A call of its own: when it returns, its hold on the work has ended. A helper who counts as gone and still holds
    /// it would let it escape from `forEach`, which ends the program.
    @inline(never)
    private func goThrough() {
        guard let work = state.withLock({ $0.work }) else { return }
        while true {
            let index = state.withLock { state in
                defer { state.next += 1 }
                return state.next
            }
            guard index < count else { return }
            work(index)
        }
    }
}
