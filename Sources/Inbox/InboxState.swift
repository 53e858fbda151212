package import LinuxSystem

/// An instant on both clocks: the one that never jumps, and the one that files bear.
package struct Moment: Hashable, Sendable {
    package var monotonic: MonotonicInstant
    /// Nanoseconds since 1970.
    package var wall: Int64

    package init(monotonic: MonotonicInstant, wall: Int64) {
        self.monotonic = monotonic
        self.wall = wall
    }

    static var now: Moment { Moment(monotonic: .now, wall: WallClock.nanosecondsSinceEpoch) }
}

/// What happened to a path, as far as anyone can tell.
package enum InboxEvent: Hashable, Sendable {
    /// A name appeared; who made it may still be writing, or be done for ever.
    case created
    /// Someone writes to it and has not closed it yet.
    case written
    /// Closed after writing, or renamed into place: its writer is done.
    case finished(FileIdentity)
    /// A look at it, from a scan or because it was due.
    case seen(FileIdentity)
    /// No longer there, or nothing that is ever taken.
    case vanished
    /// It may lie there, but could not be looked at: trouble that may pass.
    case unreachable(reason: String)
}

/// Which files have settled: events and the time go in, files come out. It holds no more than its bounds, asks no
/// clock and touches no disk.
///
/// A path is, at any time: unknown; waiting (settling, being written, or after trouble), with an instant at which it
/// must be looked at; ready; or handed out.
package struct InboxState: Sendable {
    var settings: InboxSettings
    var entries: [[UInt8]: Entry] = [:]
    /// In the order in which they became ready. An entry that has changed since stays in it until its turn.
    var queue = FileQueue()
    var deadlines = DeadlineQueue()
    var waitingCount = 0
    /// Paths in trouble, also while they are being tried again.
    var troubledCount = 0
    var vanishedInQueue = 0
    var nextSequence = 0
    /// Files that there was no room for since `beginScan`.
    var refused = Refusals()
    /// Paths that were put off and found no room to wait, at most `bounds.waiting`: a scan that comes because there is room
    /// passes them over, or they would take it from files that nobody has tried yet, again and again.
    var putOffLately: Set<[UInt8]> = []
    /// Of the scan before, while the one under way has not counted them all yet.
    var refusedBefore = 0
    var barriers: [Int: Barrier] = [:]

    package init(settings: InboxSettings) {
        self.settings = settings
    }

    struct Entry: Sendable {
        /// As last looked at.
        var identity: FileIdentity?
        var standing: Standing
        /// The order in which paths became known.
        var sequence: Int
        /// Stands in `queue`.
        var isQueued = false
        /// The item in `deadlines` that counts.
        var scheduled: MonotonicInstant?
        /// Since it changed under a reader, old dates prove nothing any more.
        var trustsDates = true
        /// How often trouble put it off; 0 once it is out of trouble. See `setAttempts`.
        var attempts = 0
        var reason: String?
        /// The last scan that saw it.
        var scan = 0
    }

    enum Standing: Hashable, Sendable {
        /// Unchanged since.
        case settling(since: MonotonicInstant)
        /// A writer was at work then.
        case beingWritten(since: MonotonicInstant)
        /// It stood still, and yet somebody had it open for writing then.
        case held(since: MonotonicInstant)
        case retrying(at: MonotonicInstant)
        case ready
        /// Handed out; what happened to the path meanwhile.
        case taken(since: Meanwhile)
        /// Only its place in the queue is left.
        case vanished

        var isWaiting: Bool {
            switch self {
            case .settling, .beingWritten, .held, .retrying: true
            case .ready, .taken, .vanished: false
            }
        }

        var isRetrying: Bool { if case .retrying = self { true } else { false } }
    }

    enum Meanwhile: Hashable, Sendable {
        case nothing
        /// A look found another file there, or the same one changed.
        case changed
        case written, finished
    }

    /// What somebody waits for.
    struct Barrier: Hashable, Sendable {
        /// Sequences of entries.
        var awaited: Set<Int>
        /// Something that it waits for may lie there as another entry by now, or as none.
        var isDoubtful = false
    }

    struct Refusals: Hashable, Sendable {
        var ready = 0
        var waiting = 0
        var total: Int { ready + waiting }
    }

    /// Constant time, but for the heap's logarithm.
    package mutating func observe(_ event: InboxEvent, of path: [UInt8], at now: Moment) {
        switch event {
        case .created: created(path, at: now)
        case .written: written(path, at: now)
        case .finished(let identity): writerFinished(path, identity, at: now)
        case .seen(let identity): seen(path, identity, at: now)
        case .vanished: vanished(path)
        case .unreachable(let reason): unreachable(path, reason, at: now)
        }
    }

    /// The kernel lost events: nobody knows any more which writer is still at work.
    package mutating func trustNothing(at now: Moment) {
        for (path, entry) in entries {
            guard case .beingWritten = entry.standing else { continue }
            settle(path, as: entry.identity, since: now.monotonic)
        }
    }

    /// The next instant at which something is due; may be too early, never too late.
    package var nextDeadline: MonotonicInstant? { deadlines.next }

    /// Paths to look at now, each once: the look is to be reported as `seen` or `vanished`.
    package mutating func takeDue(at now: MonotonicInstant) -> [[UInt8]] {
        var due: [[UInt8]] = []
        while let item = deadlines.pop(at: now) {
            guard var entry = entries[item.path], entry.scheduled == item.due else { continue }
            entry.scheduled = nil
            entries[item.path] = entry
            if entry.standing.isWaiting { due.append(item.path) }
        }
        return due
    }

    // MARK: What each event means

    private mutating func created(_ path: [UInt8], at now: Moment) {
        switch entries[path]?.standing {
        case .taken: entries[path]?.standing = .taken(since: .finished)
        case .beingWritten: break
        // Another file by the same name, whatever was known of the one before.
        case .settling, .held, .retrying, .ready, .vanished, nil: settle(path, as: nil, since: now.monotonic)
        }
    }

    private mutating func written(_ path: [UInt8], at now: Moment) {
        if case .taken = entries[path]?.standing {
            entries[path]?.standing = .taken(since: .written)
        } else {
            wait(path, as: entries[path]?.identity, .beingWritten(since: now.monotonic))
            schedule(path, at: now.monotonic + settings.writerPatience)
        }
    }

    private mutating func writerFinished(_ path: [UInt8], _ identity: FileIdentity, at now: Moment) {
        if case .taken = entries[path]?.standing {
            entries[path]?.standing = .taken(since: .finished)
        } else if identity.size == 0 {
            settle(path, as: identity, since: now.monotonic)
        } else {
            makeReady(path, as: identity)
            setAttempts(0, of: path)
        }
    }

    private mutating func seen(_ path: [UInt8], _ identity: FileIdentity, at now: Moment) {
        let entry = entries[path]
        switch entry?.standing {
        case .taken(since: .nothing) where entry?.identity != identity:
            replaceStanding(of: path, with: .taken(since: .changed))
        case .taken: return
        case .retrying(let instant) where entry?.identity == identity:
            if instant <= now.monotonic { makeReady(path, as: identity) }
        case .beingWritten(let since):
            let since = entry?.identity == nil || entry?.identity == identity ? since : now.monotonic
            if stillness(of: identity, since: since, at: now) >= settings.writerPatience {
                makeReady(path, as: identity)
            } else {
                wait(path, as: identity, .beingWritten(since: since))
                schedule(path, at: since + settings.writerPatience)
            }
        case .settling(let since) where entry?.identity == identity: judge(path, identity, since: since, at: now)
        case .ready where entry?.identity == identity: return
        case .settling, .held, .retrying, .ready, .vanished, nil:
            judge(path, identity, since: now.monotonic, at: now)
        }
    }

    private mutating func vanished(_ path: [UInt8]) {
        guard let entry = entries[path] else { return }
        if case .taken = entry.standing { return }
        forget(path)
    }

    private mutating func unreachable(_ path: [UInt8], _ reason: String, at now: Moment) {
        switch entries[path]?.standing {
        case .taken(since: .nothing): replaceStanding(of: path, with: .taken(since: .changed))
        // Who reads it learns for himself.
        case .taken, .ready: return
        case .settling, .beingWritten, .held, .retrying, .vanished, nil: putOff(path, reason, at: now)
        }
    }

    /// Ready where it has stood still for long enough, else to be looked at when it may have.
    private mutating func judge(
        _ path: [UInt8], _ identity: FileIdentity, since: MonotonicInstant, at now: Moment
    ) {
        let required = identity.size == 0 ? settings.emptyGrace : settings.settle
        let stillness =
            entries[path]?.trustsDates ?? true
            ? stillness(of: identity, since: since, at: now) : now.monotonic - since
        if stillness >= required {
            makeReady(path, as: identity)
        } else {
            wait(path, as: identity, .settling(since: since))
            schedule(path, at: now.monotonic + (required - stillness))
        }
    }

    /// By what was seen of it or by its dates, whichever tells more: a date in the future tells nothing.
    private func stillness(of identity: FileIdentity, since: MonotonicInstant, at now: Moment) -> Duration {
        let (age, overflow) = now.wall.subtractingReportingOverflow(max(identity.modified, identity.changed))
        return max(now.monotonic - since, overflow ? .zero : .nanoseconds(age))
    }
}
