import Synchronization

/// Lines that several threads counted.
final class Tally: Sendable {
    private let count = Atomic<Int>(0)

    var lines: Int { count.load(ordering: .relaxed) }

    func add(_ lines: Int) { count.add(lines, ordering: .relaxed) }
}
