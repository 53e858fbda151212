/// What one line from a client says, before any method is looked up.
///
/// - Source: JSON-RPC 2.0 Specification (2013), sections 4 to 6.
package enum Message: Sendable {
    case one(Envelope)
    /// 1 to 1,000 of them.
    case batch([Envelope])
    /// Nothing to dispatch: one error is the whole answer.
    case refused(RPCError)

    /// As many requests may come in one batch.
    package static let batchLimit = 1000

    package init(line: Span<UInt8>) {
        let value: JSONValue
        do throws(JSONFailure) {
            value = try JSONParser.parse(line)
        } catch {
            self = .refused(.parse(error))
            return
        }
        guard case .array(let elements) = value else {
            self = .one(Envelope(value))
            return
        }
        if elements.isEmpty {
            self = .refused(.invalidRequest(reason: "a batch holds one request at least"))
        } else if elements.count > Self.batchLimit {
            self = .refused(.pastLimit(limit: Self.batchLimit, value: elements.count, what: "batchRequests"))
        } else {
            self = .batch(elements.map(Envelope.init))
        }
    }
}

/// One element of a message: a request, or what is none.
package enum Envelope: Sendable {
    case request(Request)
    case invalid(RequestID, RPCError)

    init(_ value: JSONValue) {
        guard case .object(let object) = value else {
            self = .invalid(.null, .invalidRequest(reason: "a request is an object"))
            return
        }
        let id: RequestID?
        switch object["id"] {
        case nil: id = nil
        case .null?: id = .null
        case .number(let number)?: id = .number(number)
        case .string(let text)?: id = .string(text)
        case .bool?, .array?, .object?:
            self = .invalid(.null, .invalidRequest(reason: "id must be a string, a number or null"))
            return
        }
        func invalid(_ reason: String) -> Envelope { .invalid(id ?? .null, .invalidRequest(reason: reason)) }
        guard object["jsonrpc"]?.string == "2.0" else {
            self = invalid("jsonrpc must be \"2.0\"")
            return
        }
        guard let method = object["method"]?.string else {
            self = invalid("method must be a string")
            return
        }
        switch object["params"] {
        case nil: self = .request(Request(id: id, method: method, params: .none))
        case .object(let params)?: self = .request(Request(id: id, method: method, params: .named(params)))
        case .array(let params)?:
            self = .request(Request(id: id, method: method, params: params.isEmpty ? .none : .positional))
        default: self = invalid("params must be an object")
        }
    }
}

/// A call, or without `id` a notification.
package struct Request: Hashable, Sendable {
    package enum Params: Hashable, Sendable {
        case none
        case named(JSONObject)
        /// Valid JSON-RPC, and yet none of our methods takes them.
        case positional
    }

    package var id: RequestID?
    package var method: String
    package var params: Params

    package init(id: RequestID?, method: String, params: Params) {
        self.id = id
        self.method = method
        self.params = params
    }

    /// The params by name.
    package func namedParams() throws(RPCError) -> JSONObject? {
        switch params {
        case .none: nil
        case .named(let object): object
        case .positional: throw .wrongParam(nil, reason: "params are given by name, in an object")
        }
    }
}

/// What the answer bears, exactly as the request had it.
package enum RequestID: Hashable, Sendable {
    case null
    case number(JSONNumber)
    case string(String)

    package var json: JSONValue {
        switch self {
        case .null: .null
        case .number(let number): .number(number)
        case .string(let text): .string(text)
        }
    }

    func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .number(let number): writer.number(number)
        case .string(let text): writer.string(text)
        }
    }
}

extension JSONWriter {
    /// A response, without the line's end.
    package mutating func response(_ id: RequestID, result: (inout JSONWriter) -> Void) {
        object { writer in
            writer.member("jsonrpc", "2.0")
            writer.key("id")
            id.write(to: &writer)
            writer.key("result")
            result(&writer)
        }
    }

    package mutating func response(_ id: RequestID, error: RPCError) {
        object { writer in
            writer.member("jsonrpc", "2.0")
            writer.key("id")
            id.write(to: &writer)
            writer.key("error")
            error.write(to: &writer)
        }
    }

    /// A request, without the line's end. Without params where there are none.
    package mutating func request(_ request: Request) {
        object { writer in
            writer.member("jsonrpc", "2.0")
            if let id = request.id {
                writer.key("id")
                id.write(to: &writer)
            }
            writer.member("method", request.method)
            if case .named(let params) = request.params, !params.members.isEmpty {
                writer.key("params")
                writer.value(.object(params))
            }
        }
    }

    /// A notification of the server's, without the line's end.
    package mutating func notification(_ method: String, params: (inout JSONWriter) -> Void) {
        object { writer in
            writer.member("jsonrpc", "2.0")
            writer.member("method", method)
            writer.key("params")
            params(&writer)
        }
    }
}
