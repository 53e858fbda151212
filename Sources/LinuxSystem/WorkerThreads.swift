/// Threads of our own for tasks, and for work that blocks or computes long. They are started as they are needed, stay,
/// and wake for work alone.
///
/// Swift's shared pool would do, but for its monitor: once a task has run there, that wakes the process every second for
/// as long as it lives (libdispatch, src/event/workqueue.c).
package final class WorkerThreads: TaskExecutor {
    /// For tasks of the daemon that have no threads of their own: they wait, and do not block. As many as there are
    /// cores, as with Swift's own.
    package static let tasks = WorkerThreads("task", atMost: max(2, Process.coreCount), manner: .brief)

    /// How a thread takes a core where others want it too.
    package enum Manner: Sendable {
        /// As soon as it wakes: somebody waits for what it does.
        case prompt
        /// The like, ahead of who computes: it has little to do, and others go on after it.
        case brief
        /// It interrupts nobody who computes, and takes less of a core than they do: nobody waits for it.
        case upkeep

        fileprivate func begin() {
            switch self {
            case .prompt: break
            case .brief: NamedThread.takeShortTurns(.page)
            case .upkeep:
                NamedThread.interruptNobody()
                NamedThread.yieldToOthers(by: 5)
            }
        }
    }

    private let name: String
    private let limit: Int
    private let manner: Manner
    private let queue: Awaited<WorkQueue>

    /// - Parameters:
    ///   - name: at most 15 bytes, for `top` and `gdb`.
    ///   - limit: of threads; with one, work is done in its order, one piece at a time.
    ///   - atOnce: so many work at short pieces together, all of them by default. More take over while some are at a piece
    ///     that takes long (`WorkQueue.short`): with more threads than cores at short pieces each waits, in the midst of
    ///     its own, until the kernel has given all the others their time.
    ///   - manner: how they take a core beside others.
    package init(_ name: String, atMost limit: Int, atOnce: Int? = nil, manner: Manner = .prompt) {
        self.name = name
        self.limit = limit
        self.manner = manner
        queue = Awaited(WorkQueue(limit: limit, atOnce: atOnce ?? limit))
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
        let needsThread = queue.withLock { $0.add(work) }
        if needsThread { startThread() } else { queue.wakeOne() }
    }

    package func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async -> T {
        await Handover.wait { handover in
            perform { handover.resume(returning: work()) }
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

    private func startThread() { Self.startThread(name, queue, manner) }

    private static func startThread(_ name: String, _ queue: Awaited<WorkQueue>, _ manner: Manner) {
        do throws(Errno) {
            try NamedThread.start(name) {
                manner.begin()
                let number = queue.withLock { $0.enter() }
                while true {
                    guard let next = queue.withLock({ $0.next(for: number) }) else {
                        queue.waitOnce { $0.timeOfNext(for: number) }
                        continue
                    }
                    guard case .piece(let work, let call) = next else { return }
                    switch call {
                    case .nobody: break
                    case .oneWhoWaits: queue.wakeOne()
                    case .anotherThread: startThread(name, queue, manner)
                    }
                    work()
                    queue.withLock { $0.isDone(number) }
                }
            }
        } catch {
            // What would have to wait for a thread would wait for ever: better a restart.
            fatalError("the kernel gives no thread for “\(name)”: \(error)")
        }
    }
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
