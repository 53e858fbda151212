import LinuxSystem

/// Paths by the instant at which they are due: a binary heap. Items are not taken out early; who put them in knows
/// which still count.
struct DeadlineQueue: Sendable {
    private var items: [(due: MonotonicInstant, path: [UInt8])] = []

    var count: Int { items.count }
    var next: MonotonicInstant? { items.first?.due }

    /// Logarithmic.
    mutating func insert(_ path: [UInt8], due: MonotonicInstant) {
        items.append((due, path))
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard items[child].due < items[parent].due else { return }
            items.swapAt(child, parent)
            child = parent
        }
    }

    /// The earliest, where that is due. Logarithmic.
    mutating func pop(at now: MonotonicInstant) -> (due: MonotonicInstant, path: [UInt8])? {
        guard let first = items.first, first.due <= now else { return nil }
        items.swapAt(0, items.count - 1)
        items.removeLast()
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < items.count else { return first }
            let right = left + 1
            let child = right < items.count && items[right].due < items[left].due ? right : left
            guard items[child].due < items[parent].due else { return first }
            items.swapAt(child, parent)
            parent = child
        }
    }

    mutating func removeAll() {
        items.removeAll()
    }
}
