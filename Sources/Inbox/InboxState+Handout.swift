package import LinuxSystem

/// What goes out, what comes back, and who waits for all of it.
extension InboxState {
    /// Settled files in the order in which they settled, at most so many. They count as handed out until `close`.
    package mutating func take(atMost limit: Int) -> [SettledFile] {
        var files: [SettledFile] = []
        while files.count < limit, let path = queue.pop() {
            guard var entry = entries[path] else { continue }
            entry.isQueued = false
            entries[path] = entry
            if entry.standing == .vanished {
                vanishedInQueue -= 1
                entries[path] = nil
            } else if entry.standing == .ready, let identity = entry.identity {
                replaceStanding(of: path, with: .taken(since: .nothing))
                files.append(SettledFile(relativePath: path, identity: identity))
            }
        }
        return files
    }

    package var hasReady: Bool { queue.count > 0 }

    /// What is to be done after a file came back.
    package enum AfterReturn: Hashable, Sendable {
        case nothing
        /// Look at the path and report it as `seen`.
        case look
        /// Look at the path and report it as `finished`: a writer closed it while it was out.
        case lookAsFinished
    }

    /// What becomes of a file that was handed out. Of any other, nothing.
    package mutating func close(_ path: [UInt8], _ outcome: FileOutcome, at now: Moment) -> AfterReturn {
        guard let entry = entries[path], case .taken(let meanwhile) = entry.standing else { return .nothing }
        switch outcome {
        case .gone where meanwhile == .nothing:
            forget(path)
            return .nothing
        case .gone:
            // What came by its name meanwhile keeps its place: who waits for all that lay here waits for that as well.
            setAttempts(0, of: path)
            entries[path]?.trustsDates = true
            return comeBack(path, meanwhile, at: now)
        case .changed where meanwhile == .nothing:
            settle(path, as: nil, since: now.monotonic)
            entries[path]?.trustsDates = false
            return .look
        case .beingWritten where meanwhile == .nothing:
            wait(path, as: entry.identity, .held(since: now.monotonic))
            schedule(path, at: now.monotonic + max(settings.settle, .milliseconds(100)))
            return .nothing
        case .changed, .beingWritten:
            return comeBack(path, meanwhile, at: now)
        case .retry(let reason):
            retry(path, reason, at: now)
            return .nothing
        }
    }

    private mutating func comeBack(_ path: [UInt8], _ meanwhile: Meanwhile, at now: Moment) -> AfterReturn {
        switch meanwhile {
        case .nothing:
            return .nothing
        case .changed:
            settle(path, as: nil, since: now.monotonic)
            return .look
        case .written:
            wait(path, as: nil, .beingWritten(since: now.monotonic))
            schedule(path, at: now.monotonic + settings.writerPatience)
            return .nothing
        case .finished:
            // Known as waiting, so that the look finds a path that is no longer out.
            settle(path, as: nil, since: now.monotonic)
            return .lookAsFinished
        }
    }

    /// Where too many wait already, a later scan finds the file again.
    private mutating func retry(_ path: [UInt8], _ reason: String, at now: Moment) {
        guard waitingCount < settings.bounds.waiting else {
            doubtBarriers(awaiting: path)
            forget(path)
            refused.waiting += 1
            if putOffLately.count < settings.bounds.waiting { putOffLately.insert(path) }
            return
        }
        putOff(path, reason, at: now)
    }

    /// The wait doubles each time.
    mutating func putOff(_ path: [UInt8], _ reason: String, at now: Moment) {
        let attempts = entries[path]?.attempts ?? 0
        let delay = min(settings.firstRetry * Double(1 << min(attempts, 30)), settings.longestRetry)
        let instant = now.monotonic + delay
        wait(path, as: entries[path]?.identity, .retrying(at: instant))
        setAttempts(attempts + 1, of: path)
        entries[path]?.reason = reason
        schedule(path, at: instant)
    }

    /// Whether it matters that the path may have vanished.
    package func isAwaited(_ path: [UInt8]) -> Bool {
        switch entries[path]?.standing {
        case .settling, .beingWritten, .held, .retrying, .ready: true
        case .taken, .vanished, nil: false
        }
    }

    /// Whether a change of its attributes may end what it waits for.
    package func isInTrouble(_ path: [UInt8]) -> Bool { entries[path]?.standing.isRetrying ?? false }

    // MARK: Scans

    /// From here on refusals are counted anew.
    /// - Parameter isDue: whether its time has come: then it is also for what was put off lately.
    package mutating func beginScan(isDue: Bool = true) {
        if isDue { putOffLately.removeAll() }
        refusedBefore = refused.total
        refused = Refusals()
    }

    package mutating func endScan() {
        refusedBefore = 0
    }

    /// Whether a scan must look at the path: it is not ready already, nothing is known of what came while it was out,
    /// and there may be room for it.
    package mutating func wantsLook(at path: [UInt8], scan: Int) -> Bool {
        guard let entry = entries[path], entry.standing != .vanished else {
            if putOffLately.contains(path) {
                refused.waiting += 1
                return false
            }
            // Only counted: another scan comes when half of the queue is free.
            if queue.count >= settings.bounds.ready {
                refused.ready += 1
                return false
            }
            return true
        }
        entries[path]?.scan = scan
        return entry.standing.isWaiting || entry.standing == .taken(since: .nothing)
    }

    /// Paths that wait, and that a scan which began as `scan` did not meet: to be looked at, for they may be gone.
    package func unseen(bySince scan: Int) -> [[UInt8]] {
        entries.compactMap { $0.value.standing.isWaiting && $0.value.scan < scan ? $0.key : nil }
    }

    package var refusedWaiting: Bool { refused.waiting > 0 }
    package var refusedAny: Bool { refused.total > 0 }

    /// Files were refused for want of room in the queue, and half of it is free again.
    package var wantsScan: Bool { refused.ready > 0 && queue.count <= settings.bounds.ready / 2 }

    // MARK: Barriers and status

    /// Remembers all that is known now but empty files; it is passed when those are gone.
    package mutating func setBarrier(_ number: Int) {
        var awaited: Set<Int> = []
        for entry in entries.values where entry.standing != .vanished {
            if entry.standing.isWaiting, entry.identity?.size == 0 { continue }
            awaited.insert(entry.sequence)
        }
        barriers[number] = Barrier(awaited: awaited)
    }

    package func isPassed(_ number: Int) -> Bool { barriers[number] == Barrier(awaited: []) }

    /// Whether only another barrier, after another scan, waits for all that lay there.
    package func isDoubtful(_ number: Int) -> Bool { barriers[number]?.isDoubtful ?? false }

    /// Something was renamed within the inbox: what anybody waits for may bear another name.
    package mutating func doubtBarriers() {
        for number in barriers.keys { barriers[number]?.isDoubtful = true }
    }

    private mutating func doubtBarriers(awaiting path: [UInt8]) {
        guard let sequence = entries[path]?.sequence else { return }
        for (number, barrier) in barriers where barrier.awaited.contains(sequence) {
            barriers[number]?.isDoubtful = true
        }
    }

    /// Ends a barrier. The paths that it still waited for, at most so many.
    package mutating func dropBarrier(_ number: Int, names limit: Int) -> [[UInt8]] {
        let barrier = barriers.removeValue(forKey: number)
        let paths = entries.lazy.filter { path, entry in
            entry.standing != .vanished && (barrier?.awaited.contains(entry.sequence) ?? (entry.identity?.size != 0))
        }
        return paths.prefix(limit).map(\.key)
    }

    mutating func release(_ sequence: Int) {
        for number in barriers.keys { barriers[number]?.awaited.remove(sequence) }
    }

    /// Known files, and those that there was no room for.
    package var pendingCount: Int { entries.count - vanishedInQueue + max(refused.total, refusedBefore) }

    /// One of the paths in trouble. Linear in what is known, where there is one.
    package var firstTroubled: InboxTrouble? {
        guard troubledCount > 0 else { return nil }
        return entries.first { $0.value.attempts > 0 }.map { path, entry in
            InboxTrouble(path: path, reason: entry.reason ?? "trouble")
        }
    }

    /// Files in trouble, and writers that hold a file without writing. Linear in what is known.
    package func troubles(atMost limit: Int, at now: MonotonicInstant) -> [InboxTrouble] {
        var troubles: [InboxTrouble] = []
        for (path, entry) in entries {
            if troubles.count == limit { break }
            switch entry.standing {
            case _ where entry.attempts > 0:
                troubles.append(InboxTrouble(path: path, reason: entry.reason ?? "trouble"))
            case .held:
                troubles.append(InboxTrouble(path: path, reason: "its writer has not closed it"))
            case .beingWritten(let since) where now - since >= settings.settle:
                troubles.append(InboxTrouble(path: path, reason: "its writer has not closed it"))
            case .settling where entry.identity?.size == 0:
                troubles.append(InboxTrouble(path: path, reason: "it is empty"))
            default: break
            }
        }
        return troubles
    }
}
