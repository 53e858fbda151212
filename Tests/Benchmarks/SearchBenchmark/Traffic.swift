import BulletinModel
import Dispatch
import Foundation
import LinuxSystem
import SearchIndex
import Synchronization

/// Bulletins of one article that come in while questions are asked: each is searchable before the next is added, and
/// merges are done on a thread of their own. Both threads take a core as those of the daemon do while
/// many pages come in (`NamedThread.interruptNobody`).
final class Traffic: Sendable {
    private let writer: Mutex<IndexWriter>
    private let current: Mutex<IndexSnapshot>
    private let entries: [IndexEntry]
    private let isOver = Mutex(false)
    private let added = Mutex(0)
    private let merging = DispatchQueue(label: "merging")
    private let adding = DispatchQueue(label: "adding")

    init(_ writer: IndexWriter, entries: [IndexEntry]) {
        var writer = writer
        current = Mutex(writer.snapshot())
        self.writer = Mutex(writer)
        self.entries = entries
    }

    var snapshot: IndexSnapshot { current.withLock { $0 } }
    var count: Int { added.withLock { $0 } }

    /// - Parameter rate: bulletins a second.
    func begin(rate: Int) {
        adding.async { [self] in
            NamedThread.interruptNobody()
            let clock = ContinuousClock()
            let begun = clock.now
            while !isOver.withLock({ $0 }) {
                let due = Int(seconds(clock.now - begun) * Double(rate))
                while count < due { add() }
                usleep(500)
            }
        }
        merging.async { [self] in
            NamedThread.interruptNobody()
            let thisThread = __priority_which_t(PRIO_PROCESS.rawValue)
            setpriority(thisThread, 0, getpriority(thisThread, 0) + 5)
            while !isOver.withLock({ $0 }) {
                merge()
                usleep(1000)
            }
        }
    }

    func end() {
        isOver.withLock { $0 = true }
        adding.sync {}
        merging.sync {}
    }

    private func add() {
        let number = added.withLock { count in
            defer { count += 1 }
            return count
        }
        var entry = entries[number * 61 % entries.count]
        entry.id = ArticleID(bulletin: BulletinID(rawValue: UInt64(number) | 1 << 61), ordinal: 1)
        writer.withLock { writer in
            writer.add([entry])
            let snapshot = writer.snapshot()
            current.withLock { $0 = snapshot }
        }
    }

    /// Small merges first, a step at a time.
    private func merge() {
        var active: [IndexMerge] = []
        while !isOver.withLock({ $0 }) {
            active += writer.withLock { $0.dueMerges() }
            active.sort { $0.rank > $1.rank }
            guard var merge = active.popLast() else { return }
            sched_yield()
            guard merge.step(budget: 20_000) else {
                active.append(merge)
                continue
            }
            writer.withLock { writer in
                writer.install(merge)
                let snapshot = writer.snapshot()
                current.withLock { $0 = snapshot }
            }
        }
    }
}
