import LinuxSystem

/// Who waits for pages to be found goes first: what nobody waits for (merges, the index's files, room in the store's log)
/// stops between its steps while a page is in hand, and is made once for many that come together.
///
/// It is a courtesy, and never holds anything up for good: each wait has an end of its own.
package final class RightOfWay: Sendable {
    private let passing = Awaited(0)

    package init() {}

    /// A page is in hand from now until the passage is ended, or freed.
    package func enter() -> Passage {
        passing.withLock { $0 += 1 }
        return Passage(self)
    }

    fileprivate func leave() {
        let isFree = passing.withLock { passing in
            passing -= 1
            return passing == 0
        }
        if isFree { passing.wakeAll() }
    }

    package var isFree: Bool { passing.withLock { $0 == 0 } }

    /// Blocks while a page is in hand.
    package func giveWay(atMost patience: Duration = .milliseconds(50)) {
        let end = MonotonicInstant.now + patience
        while passing.withLock({ $0 > 0 }), .now < end {
            passing.waitOnce { $0 > 0 ? end : .now }
        }
    }

    package final class Passage: Sendable {
        private let way: RightOfWay
        private let isOver = Awaited(false)

        fileprivate init(_ way: RightOfWay) { self.way = way }

        /// The second call does nothing.
        package func end() {
            let wasOver = isOver.withLock { isOver in
                defer { isOver = true }
                return isOver
            }
            if !wasOver { way.leave() }
        }

        deinit { end() }
    }
}
