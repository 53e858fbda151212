import LinuxSystem

/// Threads for work that computes or waits for the disk, beside the event loop. Connections whose last questions took long
/// share few of them, so that they hold up one another and nobody else: half of the cores stay free for quick questions.
struct WorkLanes: Sendable {
    /// More than there are cores: the kernel shares the cores out, so a question of a second does not hold up one of a
    /// millisecond.
    let quick = WorkerThreads("rpc.quick", atMost: 16)
    let slow = WorkerThreads("rpc.slow", atMost: max(1, Process.coreCount / 2))
}
