import NIOCore
import NIOPosix

/// Threads for work that computes or waits for the disk, beside the event loop. More than there are cores: the kernel
/// shares the cores out, so a question of a second does not hold up one of a millisecond.
final class WorkLane: TaskExecutor {
    private let threads: NIOThreadPool

    init(threads count: Int) {
        threads = NIOThreadPool(numberOfThreads: count)
        threads.start()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        threads.submit { _ in unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    func stop() async { try? await threads.shutdownGracefully() }
}

/// Connections whose last questions took long share few threads, so that they hold up one another and nobody else: half
/// of the cores stay free for quick questions.
struct WorkLanes: Sendable {
    let quick = WorkLane(threads: 16)
    let slow = WorkLane(threads: max(1, System.coreCount / 2))

    func stop() async {
        await quick.stop()
        await slow.stop()
    }
}
