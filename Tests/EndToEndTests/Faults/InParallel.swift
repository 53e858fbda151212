import Foundation
import Synchronization

/// Runs points of a test on threads of their own, some at a time: most of their time they wait for a daemon.
/// - Returns: what they threw, in words.
func inParallel(_ points: Range<Int>, width: Int = 4, _ body: @escaping @Sendable (Int) throws -> Void) -> [String] {
    let next = Mutex(points.lowerBound)
    let problems = Mutex<[String]>([])
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<width {
        let thread = Thread {
            while true {
                let point = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard point < points.upperBound, problems.withLock({ $0.count < 10 }) else { break }
                do { try body(point) } catch { problems.withLock { $0.append("point \(point): \(error)") } }
            }
            done.signal()
        }
        thread.start()
    }
    for _ in 0..<width { done.wait() }
    return problems.withLock { $0 }
}
