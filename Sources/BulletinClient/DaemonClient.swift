package import BulletinRPC
package import LinuxSystem

/// One connection to the daemon, for one owner: calls block. No event loop and no Foundation, so that a program that
/// asks one question starts and ends within milliseconds.
package final class DaemonClient {
    /// Where the daemon answered.
    package let path: String
    private let stream: UnixStream
    /// How long to wait for the next bytes; nil is for ever.
    package var patience: Duration?
    private var framer = LineFramer(limit: longestReply)
    private var lines: [[UInt8]] = []
    private var nextLine = 0
    private var lastID = 0
    /// What the server told while an answer was awaited.
    private var notifications: [ServerNotification] = []

    /// The server's lines have no limit of their own: an answer may hold a whole bulletin.
    private static let longestReply = 1 << 30

    package init(_ stream: UnixStream, path: String, patience: Duration? = nil) {
        self.stream = stream
        self.path = path
        self.patience = patience
    }

    /// Connects to the first of the places where somebody answers.
    package convenience init(
        trying places: [String] = SocketPlace.candidates(option: nil), patience: Duration? = nil
    ) throws(ClientFailure) {
        var trials: [SocketTrial] = []
        for path in places {
            do throws(UnixSocketFailure) {
                let stream = try UnixStream(connectingTo: path, timeout: .seconds(10))
                self.init(stream, path: path, patience: patience)
                return
            } catch {
                trials.append(SocketTrial(path: path, reason: error.description))
            }
        }
        throw .noDaemon(trials)
    }

    /// Asks and waits for the answer.
    package func call<Called: Method>(
        _ method: Called.Type, _ params: Called.Params = Called.Params()
    ) throws(ClientFailure) -> Called.Result {
        let json = try call(method.name, params.json)
        do throws(ShapeFailure) {
            return try Called.Result(json: json)
        } catch {
            throw .brokenReply("\(method.name): \(error)")
        }
    }

    /// Asks by name: any method with any params, and the result as it came.
    package func call(_ method: String, _ params: JSONObject = [:]) throws(ClientFailure) -> JSONValue {
        let id = RequestID.number(JSONNumber(takeID()))
        var writer = JSONWriter()
        writer.request(Request(id: id, method: method, params: .named(params)))
        writer.endLine()
        try send(writer.bytes)
        return try result(of: try nextResponse(to: id))
    }

    /// Asks many things with few round trips; each answer comes in its turn, as it came from the server.
    ///
    /// - Parameter window: as many may be under way. Who sends without end before reading waits for ever: the server
    ///   stops listening to whoever does not listen.
    package func pipeline(
        _ calls: some Sequence<(method: String, params: JSONObject)>, window: Int = 64,
        each: (Result<JSONValue, ClientFailure>) -> Void
    ) throws(ClientFailure) {
        var calls = calls.makeIterator()
        var underWay: [RequestID] = []
        var answered = 0
        var writer = JSONWriter()
        while true {
            while underWay.count - answered < window, writer.bytes.count < 1 << 16, let call = calls.next() {
                let id = RequestID.number(JSONNumber(takeID()))
                writer.request(Request(id: id, method: call.method, params: .named(call.params)))
                writer.endLine()
                underWay.append(id)
            }
            if !writer.bytes.isEmpty { try send(writer.take()) }
            guard answered < underWay.count else { return }
            let response = try nextResponse(to: underWay[answered])
            do throws(ClientFailure) {
                each(.success(try result(of: response)))
            } catch {
                each(.failure(error))
            }
            answered += 1
            if answered == window {
                underWay.removeFirst(answered)
                answered = 0
            }
        }
    }

    /// The next thing that the server tells of itself; nil once it has ended the connection.
    package func nextNotification() throws(ClientFailure) -> ServerNotification? {
        if !notifications.isEmpty { return notifications.removeFirst() }
        while let message = try nextMessage() {
            if let notification = ServerNotification(message) { return notification }
        }
        return nil
    }

    /// How many notifications came while answers were awaited, and have not been taken.
    package var untold: Int { notifications.count }

    /// No more will be asked; what was asked is still answered.
    package func finishAsking() {
        stream.finishSending()
    }

    /// Ends every wait, from whatever thread the stream was handed to.
    package var interrupt: @Sendable () -> Void {
        { [stream] in stream.interrupt() }
    }
}

extension DaemonClient {
    private func takeID() -> Int {
        lastID += 1
        return lastID
    }

    private func send(_ bytes: [UInt8]) throws(ClientFailure) {
        do throws(Errno) {
            try stream.send(bytes, within: patience)
        } catch .brokenPipe {
            // The server may have said why before it closed: the answer is read next.
        } catch {
            throw .lost(error.description)
        }
    }

    /// Answers come in the order of the questions; what is told in between is kept.
    private func nextResponse(to id: RequestID) throws(ClientFailure) -> JSONValue {
        while let message = try nextMessage() {
            if let notification = ServerNotification(message) {
                notifications.append(notification)
                continue
            }
            let wanted = id.json
            // Under no id the server refuses the line or the connection: that too is the answer.
            guard message["id"] == wanted || (message["id"] == .null && message["error"] != nil) else {
                throw .brokenReply("an answer to \(message["id"]?.text ?? "nothing"), not to \(wanted.text)")
            }
            return message
        }
        throw .lost("the daemon closed it")
    }

    private func result(of response: JSONValue) throws(ClientFailure) -> JSONValue {
        if let result = response["result"] { return result }
        guard let error = response["error"] else { throw .brokenReply("neither a result nor an error") }
        if let known = RPCError(error) { throw .refused(known) }
        throw .refusedOtherwise(code: error["code"]?.integer ?? 0, message: error["message"]?.string ?? error.text)
    }

    private func nextMessage() throws(ClientFailure) -> JSONValue? {
        while nextLine == lines.count {
            lines.removeAll(keepingCapacity: true)
            nextLine = 0
            let chunk: [UInt8]
            do throws(Errno) {
                chunk = try stream.receive(within: patience)
            } catch {
                throw .lost(error.description)
            }
            if chunk.isEmpty { return nil }
            framer.push(chunk.span, line: { lines.append(copy($0)) }, tooLong: { _ in })
        }
        defer { nextLine += 1 }
        do throws(JSONFailure) {
            return try JSONParser.parse(lines[nextLine])
        } catch {
            throw .brokenReply("\(error.reason.rawValue) at byte \(error.position)")
        }
    }

    private func copy(_ bytes: Span<UInt8>) -> [UInt8] {
        unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }
}

/// What the server tells without being asked each time.
package struct ServerNotification: Hashable, Sendable {
    package var method: String
    package var params: JSONValue

    init?(_ message: JSONValue) {
        guard message["id"] == nil, let method = message["method"]?.string else { return nil }
        self.method = method
        params = message["params"] ?? .null
    }
}
