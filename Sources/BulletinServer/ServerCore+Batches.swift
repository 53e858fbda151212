import BulletinRPC
import LinuxSystem
import Synchronization

/// What came of a batch.
struct BatchOutcome: Sendable {
    /// How many questions were answered, from the first on.
    var done: Int
    /// What was not yet sent.
    var rest: [UInt8]
    /// One of them took long.
    var wasSlow: Bool
}

extension ServerCore {
    /// With more than this of a core, and a connection counts as slow until it asks something quicker. A question that had
    /// to wait for a core, because others work too, is none.
    private static let slow: Duration = .milliseconds(20)
    /// Answers are sent in between where somebody may be waiting for the first of them.
    private static let sendAfter: Duration = .microseconds(500)
    private static let largePart = 1 << 16
    /// A batch ends early once it has given so much: the client is to read first.
    private static let largeBatch = 1 << 20
    /// So many questions are answered by several threads before what they gave is sent; fewer than `least` by one.
    private static let stretch = 32
    private static let least = 4

    /// Answers questions in their order, on a worker.
    /// - Parameters:
    ///   - mayShare: where nobody else asks anything, others help with those whose order makes no difference.
    ///   - send: gets finished lines while later ones are still under way.
    func answer(
        _ batch: [Question], for connection: Connection, mayShare: Bool, send: @Sendable ([UInt8]) -> Void
    ) async -> BatchOutcome {
        working.add(1, ordering: .relaxed)
        defer { working.subtract(1, ordering: .relaxed) }
        var writer = JSONWriter(capacity: 4096)
        var sent = 0
        var wasSlow = false
        var lastSent = ContinuousClock.now
        var index = 0
        while index < batch.count {
            if connection.isGone {
                count(\.abandoned, batch[index...].reduce(0) { $0 + $1.requests })
                return BatchOutcome(done: batch.count, rest: [], wasSlow: wasSlow)
            }
            let before = ThreadUse.now
            let light = mayShare && working.load(ordering: .relaxed) == 1 ? lightOnes(batch[index...]) : []
            if light.count >= Self.least {
                if answerTogether(light, for: connection, &writer) > Self.slow { wasSlow = true }
                index += light.count
            } else {
                await answer(batch[index], for: connection, &writer)
                if ThreadUse.now.time(since: before) > Self.slow { wasSlow = true }
                index += 1
            }
            if writer.bytes.count > Self.largePart || .now - lastSent > Self.sendAfter {
                sent += writer.bytes.count
                send(writer.take())
                lastSent = .now
                if sent > Self.largeBatch { return BatchOutcome(done: index, rest: [], wasSlow: wasSlow) }
            }
        }
        return BatchOutcome(done: batch.count, rest: writer.take(), wasSlow: wasSlow)
    }

    /// A question that changes nothing and waits for nobody.
    private struct LightQuestion {
        let request: Request
        let route: Route
        let answer: @Sendable (JSONObject?, Call) throws(RPCError) -> any WritableResult
    }

    /// Those at the front, `stretch` at most.
    private func lightOnes(_ questions: ArraySlice<Question>) -> [LightQuestion] {
        var light: [LightQuestion] = []
        for question in questions.prefix(Self.stretch) {
            guard case .message(.one(.request(let request))) = question,
                let route = RouteTable.byName[request.method], !route.isForAdmins,
                case .light(_, otherwise: let answer) = route.answer
            else { break }
            light.append(LightQuestion(request: request, route: route, answer: answer))
        }
        return light
    }

    /// - Returns: what the longest took of a core.
    private func answerTogether(
        _ questions: [LightQuestion], for connection: Connection, _ writer: inout JSONWriter
    ) -> Duration {
        let answers = Mutex((lines: [[UInt8]](repeating: [], count: questions.count), longest: Duration.zero))
        lanes.help.forEach(questions.count) { index in
            let question = questions[index]
            let began = ThreadUse.now
            var own = JSONWriter(capacity: 8192)
            _ = answerHere(question.request, by: question.route, for: connection, &own, question.answer)
            let took = ThreadUse.now.time(since: began)
            let lines = own.bytes
            answers.withLock { answers in
                answers.lines[index] = lines
                answers.longest = max(answers.longest, took)
            }
        }
        return answers.withLock { answers in
            for lines in answers.lines { writer.lines(lines) }
            return answers.longest
        }
    }
}
