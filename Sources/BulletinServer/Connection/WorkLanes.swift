import LinuxSystem

/// Threads for work that computes or waits for the disk, beside the event loop. Connections whose last questions took long
/// share few of them, so that they hold up one another and nobody else: half of the cores stay free for quick questions.
struct WorkLanes: Sendable {
    /// As many as there are cores; more while some are at a question of a second, which must not hold up one of a millisecond.
    let quick = WorkerThreads("rpc.quick", atMost: 16, atOnce: Process.coreCount)
    /// Beside a worker that goes through many questions of one client: where no other client asks they have both cores.
    let help = WorkerThreads("rpc.help", atMost: max(1, Process.coreCount - 1))
    /// With as many crowded event loops as this nobody is there who could help them.
    let loopsAlone = max(2, Process.coreCount)
    let slow = WorkerThreads("rpc.slow", atMost: max(1, Process.coreCount / 2))
}
