import BulletinRPC

/// One thing to answer, in the order in which it came.
enum Question: Sendable {
    /// Short enough to have been read where it arrived.
    case message(Message)
    /// Long: reading it takes a while.
    case line([UInt8])
    /// Answered with this error and nothing else.
    case refusal(RPCError)

    /// How many requests it holds; one where that is not known yet.
    var requests: Int {
        if case .message(.batch(let envelopes)) = self { envelopes.count } else { 1 }
    }
}

/// How one connection goes, decided without a socket: what waits, what is worked at, what the client has not yet read.
///
/// One batch is under work at a time, so answers come in the order of the questions.
struct Conversation {
    /// Bounds of what one connection may make the server hold.
    struct Bounds {
        /// Questions, and their bytes, beyond which nothing more is read.
        var questions = 1024
        var questionBytes = 1 << 20
        /// Questions that one worker takes at a time.
        var batch = 64
        /// Bytes of answers that the client has not taken, beyond which no further question is answered.
        var output = 8 << 20
    }

    let bounds: Bounds
    private(set) var isWorking = false
    private(set) var inputHasEnded = false
    /// Bytes of answers that were handed to the socket and not yet taken by the client.
    private(set) var waitingOutput = 0
    /// Bytes that the client has missed by reading too slowly, and would still have to read.
    private(set) var owedOutput = 0
    /// All bytes that the client ever took: two equal readings mean that it stands still.
    private(set) var takenOutput = 0
    private var waiting: [Question] = []
    private var first = 0
    private var sizes: [Int] = []
    private var waitingBytes = 0
    private var underWork = 0

    init(bounds: Bounds = Bounds()) {
        self.bounds = bounds
    }

    /// Nothing waits before the next question: it may be answered where it stands.
    var isIdle: Bool { !isWorking && first == waiting.count && !isOverfull }

    var mayRead: Bool { waiting.count - first < bounds.questions && waitingBytes < bounds.questionBytes }

    var isOverfull: Bool { waitingOutput > bounds.output }

    /// So much waits for the client that it is dropped if it takes nothing.
    var isOverdue: Bool { waitingOutput + owedOutput > bounds.output }

    /// All that was asked has been answered and taken.
    var isFinished: Bool { inputHasEnded && !isWorking && first == waiting.count && waitingOutput == 0 }

    /// Requests that nobody has begun to answer.
    var waitingRequests: Int { waiting[(first + underWork)...].reduce(0) { $0 + $1.requests } }

    mutating func asked(_ question: Question, bytes: Int) {
        waiting.append(question)
        sizes.append(bytes)
        waitingBytes += bytes
    }

    mutating func inputEnded() { inputHasEnded = true }

    /// What to work at next; nil where nothing waits, work is under way, or the client has too much to read already.
    mutating func nextBatch() -> [Question]? {
        guard !isWorking, first < waiting.count, !isOverfull else { return nil }
        isWorking = true
        underWork = min(bounds.batch, waiting.count - first)
        return Array(waiting[first..<first + underWork])
    }

    /// - Parameter done: how many of the batch were answered; the others stay at the front.
    mutating func worked(done: Int) {
        precondition(isWorking && done <= underWork)
        isWorking = false
        underWork = 0
        for index in first..<first + done { waitingBytes -= sizes[index] }
        first += done
        // Dropped in large pieces: moving the rest down costs as much as was dropped.
        if first == waiting.count || first > 4 * bounds.batch {
            waiting.removeFirst(first)
            sizes.removeFirst(first)
            first = 0
        }
    }

    mutating func handedOver(_ bytes: Int) { waitingOutput += bytes }

    mutating func owe(_ bytes: Int) { owedOutput += bytes }

    mutating func taken(_ bytes: Int) {
        waitingOutput -= bytes
        takenOutput += bytes
    }
}
