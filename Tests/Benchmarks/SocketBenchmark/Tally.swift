import Synchronization

/// Lines that several threads counted.
final class Tally: Sendable {
    private let count = Atomic<Int>(0)

    var lines: Int { count.load(ordering: .relaxed) }

    func add(_ lines: Int) { count.add(lines, ordering: .relaxed) }
}

/// Times that several threads measured.
final class Samples: Sendable {
    private let times = Mutex<[Duration]>([])

    var sorted: [Duration] { times.withLock { $0.sorted() } }

    func add(_ more: [Duration]) { times.withLock { $0 += more } }
}
