import LinuxSystem

/// How paths move between the states, and what there is room for.
extension InboxState {
    /// From now on unchanged since `instant`; an empty file is given its grace.
    mutating func settle(_ path: [UInt8], as identity: FileIdentity?, since instant: MonotonicInstant) {
        wait(path, as: identity, .settling(since: instant))
        schedule(path, at: instant + (identity?.size == 0 ? settings.emptyGrace : settings.settle))
    }

    /// A path that is not known yet is refused where too many wait.
    mutating func wait(_ path: [UInt8], as identity: FileIdentity?, _ standing: Standing) {
        if entries[path] == nil {
            guard waitingCount < settings.bounds.waiting else {
                refused.waiting += 1
                return
            }
            add(path, identity, standing)
        } else {
            replaceStanding(of: path, with: standing)
            entries[path]?.identity = identity
            if identity?.size == 0, let sequence = entries[path]?.sequence { release(sequence) }
        }
    }

    /// A path that is not known yet is refused where too many are ready; one that waits always finds room.
    mutating func makeReady(_ path: [UInt8], as identity: FileIdentity) {
        if entries[path] == nil {
            guard queue.count < settings.bounds.ready else {
                refused.ready += 1
                return
            }
            add(path, identity, .ready)
        } else {
            replaceStanding(of: path, with: .ready)
            entries[path]?.identity = identity
            entries[path]?.scheduled = nil
        }
        if entries[path]?.isQueued == false {
            entries[path]?.isQueued = true
            queue.append(path)
        }
    }

    /// Only the earliest item of a path counts, so that a file written to a thousand times has one.
    mutating func schedule(_ path: [UInt8], at instant: MonotonicInstant) {
        guard let entry = entries[path] else { return }
        if let scheduled = entry.scheduled, scheduled <= instant { return }
        entries[path]?.scheduled = instant
        deadlines.insert(path, due: instant)
        guard deadlines.count > 4 * settings.bounds.waiting else { return }
        // What no longer counts has piled up: start anew with what does. Amortised constant.
        deadlines.removeAll()
        for (path, entry) in entries {
            if let scheduled = entry.scheduled { deadlines.insert(path, due: scheduled) }
        }
    }

    mutating func forget(_ path: [UInt8]) {
        guard let entry = entries[path] else { return }
        release(entry.sequence)
        setAttempts(0, of: path)
        if entry.isQueued {
            replaceStanding(of: path, with: .vanished)
            entries[path]?.scheduled = nil
        } else {
            count(entry.standing, by: -1)
            entries[path] = nil
        }
    }

    private mutating func add(_ path: [UInt8], _ identity: FileIdentity?, _ standing: Standing) {
        entries[path] = Entry(identity: identity, standing: standing, sequence: nextSequence)
        nextSequence += 1
        count(standing, by: 1)
    }

    private mutating func count(_ standing: Standing, by number: Int) {
        if standing.isWaiting { waitingCount += number }
        if standing == .vanished { vanishedInQueue += number }
    }

    mutating func setAttempts(_ attempts: Int, of path: [UInt8]) {
        guard let entry = entries[path] else { return }
        troubledCount += (attempts > 0 ? 1 : 0) - (entry.attempts > 0 ? 1 : 0)
        entries[path]?.attempts = attempts
    }

    mutating func replaceStanding(of path: [UInt8], with standing: Standing) {
        guard var entry = entries[path] else { return }
        count(entry.standing, by: -1)
        count(standing, by: 1)
        if entry.standing == .vanished {
            entry = Entry(
                identity: nil, standing: standing, sequence: nextSequence, isQueued: entry.isQueued, scan: entry.scan)
            nextSequence += 1
        }
        entry.standing = standing
        entries[path] = entry
    }
}

/// First in, first out.
struct FileQueue: Sendable {
    private var items: [[UInt8]] = []
    private var head = 0

    var count: Int { items.count - head }

    mutating func append(_ path: [UInt8]) {
        items.append(path)
    }

    /// Amortised constant.
    mutating func pop() -> [UInt8]? {
        guard head < items.count else { return nil }
        let path = items[head]
        head += 1
        if head == items.count || head > 1024 && head > items.count / 2 {
            items.removeFirst(head)
            head = 0
        }
        return path
    }
}
