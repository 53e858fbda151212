/// What is to be done, in its order, and who is there to do it.
struct WorkQueue {
    typealias Work = @Sendable () -> Void
    enum Next {
        case piece(Work, call: Call)
        case end
    }
    /// Who takes a piece and leaves others waiting sees to it that somebody looks after those.
    enum Call { case nobody, oneWhoWaits, anotherThread }

    /// A piece that has been worked at for longer counts no more as one that will soon be done.
    static let short = Duration.milliseconds(2)

    private let limit: Int
    private let atOnce: Int
    var isClosed = false
    private var threads = 0
    private var waiting: [Work] = []
    /// Where in `waiting` the next lies; what is before has been taken.
    private var head = 0
    /// By thread that has begun: since when it is at its piece.
    private var since: [MonotonicInstant?] = []
    /// The thread that waits for a piece under work to prove long.
    private var relief: Int?

    /// - Parameters:
    ///   - limit: of threads.
    ///   - atOnce: of those that are at short pieces.
    init(limit: Int, atOnce: Int) {
        self.limit = limit
        self.atOnce = atOnce
    }

    /// - Returns: whether another thread has to be started for it.
    mutating func add(_ work: @escaping Work) -> Bool {
        waiting.append(work)
        let free = threads - since.count { $0 != nil }
        // Who is more than `atOnce` needs one only who looks after the others.
        let wanted = min(waiting.count - head, max(1, atOnce - (threads - free)))
        guard wanted > free, threads < limit else { return false }
        threads += 1
        return true
    }

    /// - Returns: the number of a thread that begins.
    mutating func enter() -> Int {
        since.append(nil)
        return since.count - 1
    }

    /// Nil while there is nothing to do for this thread.
    mutating func next(for number: Int, at now: @autoclosure () -> MonotonicInstant = .now) -> Next? {
        if relief == number { relief = nil }
        guard head < waiting.count else { return isClosed ? .end : nil }
        let now = now()
        guard firstToProveLong(after: now) == nil else { return nil }
        let work = waiting[head]
        head += 1
        // Half of it at a time, so that each piece is moved once at most.
        if head * 2 >= waiting.count {
            waiting.removeFirst(head)
            head = 0
        }
        since[number] = now
        return .piece(work, call: callForRest())
    }

    private mutating func callForRest() -> Call {
        guard atOnce < limit, head < waiting.count, relief == nil else { return .nobody }
        if since.contains(nil) || since.count < threads { return .oneWhoWaits }
        guard threads < limit else { return .nobody }
        threads += 1
        return .anotherThread
    }

    /// When to ask again though nobody calls: nil is never. One thread at a time is told a time.
    mutating func timeOfNext(for number: Int) -> MonotonicInstant? {
        guard head < waiting.count else { return isClosed ? .now : nil }
        guard let time = firstToProveLong(after: .now) else { return .now }
        guard relief == nil else { return nil }
        relief = number
        return time
    }

    mutating func isDone(_ number: Int) { since[number] = nil }

    /// Where so many are at short pieces as may be: when the first of those will count as long. Nil where another may begin.
    private func firstToProveLong(after now: MonotonicInstant) -> MonotonicInstant? {
        guard atOnce < limit else { return nil }
        var (short, first) = (0, now + Self.short)
        for case let begin? in since where now - begin < Self.short {
            short += 1
            first = min(first, begin + Self.short)
        }
        return short < atOnce ? nil : first
    }
}
