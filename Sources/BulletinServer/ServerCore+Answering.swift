import BulletinRPC
import LinuxSystem
import Logging
import Synchronization

/// What becomes of a message on the event loop.
enum PromptOutcome {
    case answered
    /// It may cost little; `answerIfLight` tells.
    case worthTrying
    case forWorker
}

extension ServerCore {
    /// Answers on the event loop what costs microseconds. Where that is not sure, nothing is written.
    func answerAtOnce(
        _ message: Message, for connection: Connection, _ writer: inout JSONWriter
    ) -> PromptOutcome {
        switch message {
        case .refused(let error): refuse(error, &writer)
        case .batch: return .forWorker
        case .one(.invalid(let id, let error)): respond(id, error, &writer)
        case .one(.request(let request)):
            guard let route = RouteTable.byName[request.method] else {
                let error = MethodCatalog.unknown(request.method)
                if let id = request.id { respond(id, error, &writer) }
                meter.count(request.method, error, took: .zero)
                return .answered
            }
            switch route.answer {
            case .atOnce(let answer):
                _ = answerHere(request, by: route, for: connection, &writer, answer)
            case .light: return .worthTrying
            case .working, .waiting: return .forWorker
            }
        }
        return .answered
    }

    /// Answers on the event loop what was worth trying, if it costs little. False where it must go to a worker; nothing
    /// is written then.
    /// - Parameters:
    ///   - isCrowded: other clients wait for the same loop, so it may take longer at one than where it is alone: a worker would
    ///     only take the core away from the loop meanwhile.
    ///   - before: of this thread, lately. Looked at where the answer took long: reading it costs as much as a hundredth of one.
    func answerIfLight(
        _ message: Message, for connection: Connection, _ isCrowded: Bool, since before: ThreadUse,
        _ writer: inout JSONWriter
    ) -> Bool {
        guard case .one(.request(let request)) = message, let route = RouteTable.byName[request.method],
            case .light(let answer, _) = route.answer
        else { return false }
        let began = ContinuousClock.now
        guard loopGuard.isOpen(at: began) else { return false }
        defer {
            // One that waited for a core alone is no sign of a slow disk.
            if ContinuousClock.now - began > LoopGuard.long, ThreadUse.now.hasReadPages(since: before) {
                loopGuard.tried(from: began, to: .now)
            }
        }
        return answerHere(request, by: route, for: connection, isCrowded: isCrowded, &writer, answer)
    }

    /// The like for questions of several connections, by as many cores as there are; nil for each that must go to a worker.
    func answerIfLight(_ questions: [(message: Message, connection: Connection)]) -> [[UInt8]?] {
        let answers = Mutex([[UInt8]?](repeating: nil, count: questions.count))
        lanes.help.forEach(questions.count) { index in
            var own = JSONWriter(capacity: 8192)
            let question = questions[index]
            let before = ThreadUse.now
            guard answerIfLight(question.message, for: question.connection, true, since: before, &own) else { return }
            let lines = own.bytes
            answers.withLock { $0[index] = lines }
        }
        return answers.withLock { $0 }
    }

    /// False where the method had rather have a worker.
    func answerHere(
        _ request: Request, by route: Route, for connection: Connection, isCrowded: Bool = false,
        _ writer: inout JSONWriter, _ answer: (JSONObject?, Call) throws(RPCError) -> (any WritableResult)?
    ) -> Bool {
        let call = Call(server: self, connection: connection, began: .now, isCrowded: isCrowded)
        do throws(RPCError) {
            guard let given = try answer(request.namedParams(), call) else { return false }
            let result = try checked(given, by: route, call)
            try write(by: route, call, &writer) { writer in
                if let id = request.id { respond(id, result, &writer) }
            }
            told(request.method, nil, call)
        } catch {
            let error = sound(error, by: route, call)
            if let id = request.id { respond(id, error, &writer) }
            told(request.method, error, call)
        }
        return true
    }

    func answer(_ question: Question, for connection: Connection, _ writer: inout JSONWriter) async {
        switch question {
        case .refusal(let error): refuse(error, &writer)
        case .line(let bytes): await answer(Message(line: bytes.span), for: connection, &writer)
        case .message(let message): await answer(message, for: connection, &writer)
        }
    }

    private func answer(_ message: Message, for connection: Connection, _ writer: inout JSONWriter) async {
        switch message {
        case .refused(let error): refuse(error, &writer)
        case .one(let envelope):
            if await answer(envelope, for: connection, &writer) { writer.endLine() }
        case .batch(let envelopes):
            // Each answer by itself first: a batch of notifications alone is answered by nothing at all.
            var answers = JSONWriter(capacity: 4096)
            var count = 0
            answers.beginArray()
            for (index, envelope) in envelopes.enumerated() {
                if connection.isGone {
                    self.count(\.abandoned, envelopes.count - index)
                    return
                }
                if await answer(envelope, for: connection, &answers) { count += 1 }
            }
            answers.endArray()
            guard count > 0 else { return }
            writer.raw(answers.take())
            writer.endLine()
        }
    }

    /// True where something was written: not for a notification.
    private func answer(_ envelope: Envelope, for connection: Connection, _ writer: inout JSONWriter) async -> Bool {
        switch envelope {
        case .invalid(let id, let error):
            writer.response(id, error: error)
            return true
        case .request(let request):
            let call = Call(server: self, connection: connection, began: .now)
            guard let route = RouteTable.byName[request.method] else {
                let error = MethodCatalog.unknown(request.method)
                if let id = request.id { writer.response(id, error: error) }
                told(request.method, error, call)
                return request.id != nil
            }
            do throws(RPCError) {
                let result = try await result(of: request, by: route, call)
                try write(by: route, call, &writer) { writer in
                    if let id = request.id { writer.response(id) { result.write(to: &$0) } }
                }
                told(request.method, nil, call)
            } catch {
                let error = sound(error, by: route, call)
                if let id = request.id { writer.response(id, error: error) }
                told(request.method, error, call)
            }
            return request.id != nil
        }
    }

    /// Has a result written, which reads the index too; where that turned out damaged, nothing is.
    private func write(
        by route: Route, _ call: Call, _ writer: inout JSONWriter, _ write: (inout JSONWriter) -> Void
    ) throws(RPCError) {
        let mark = writer.mark
        write(&writer)
        guard route.isFromIndex, !call.isSound else { return }
        writer.cut(to: mark)
        throw .notReady(state: Self.mending)
    }

    /// What a damaged index makes of a question is no error either.
    private func sound(_ error: RPCError, by route: Route, _ call: Call) -> RPCError {
        route.isFromIndex && !call.isSound ? .notReady(state: Self.mending) : error
    }

    /// What the server does while a part of the index comes from the store again.
    private static let mending = "reloading"

    private func result(
        of request: Request, by route: Route, _ call: Call
    ) async throws(RPCError) -> any WritableResult {
        if route.isForAdmins, !call.connection.isAdmin(group: settings.adminGroup) {
            count(\.denied)
            log.warning(
                "Denied a method to a client",
                metadata: [
                    "method": "\(route.name)", "uid": "\(call.connection.peer.user)",
                    "gid": "\(call.connection.peer.group)", "pid": "\(call.connection.peer.process)",
                ])
            throw .notPermitted(method: route.name)
        }
        let params = try request.namedParams()
        switch route.answer {
        case .atOnce(let answer), .working(let answer), .light(_, otherwise: let answer):
            return try checked(answer(params, call), by: route, call)
        case .waiting(let answer): return try checked(await answer(params, call), by: route, call)
        }
    }

    private func checked(
        _ result: any WritableResult, by route: Route, _ call: Call
    ) throws(RPCError) -> any WritableResult {
        guard checksResults, let fault = route.resultSchema.fault(in: result.json) else { return result }
        throw call.incident("A result is not as its method promises", "\(route.name): \(fault)")
    }

    private func refuse(_ error: RPCError, _ writer: inout JSONWriter) { respond(.null, error, &writer) }

    private func respond(_ id: RequestID, _ error: RPCError, _ writer: inout JSONWriter) {
        writer.response(id, error: error)
        writer.endLine()
    }

    private func respond(_ id: RequestID, _ result: any WritableResult, _ writer: inout JSONWriter) {
        writer.response(id) { result.write(to: &$0) }
        writer.endLine()
    }

    private func told(_ method: String, _ error: RPCError?, _ call: Call) {
        let took = ContinuousClock.now - call.began
        meter.count(method, error, took: took)
        log.debug(
            "Answered a request",
            metadata: [
                "method": "\(method)", "connection": "\(call.connection.number)",
                "elapsed_us": "\(Int(took / .microseconds(1)))",
            ])
    }
}
