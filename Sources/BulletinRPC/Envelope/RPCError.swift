/// Why a request has no result: what stands in `error` of its response.
package enum RPCError: Error, Hashable, Sendable, CustomStringConvertible {
    case parse(JSONFailure)
    case invalidRequest(reason: String)
    case unknownMethod(String, nearest: String?)
    /// - parameter: nil where the params as a whole are wrong.
    case wrongParam(String?, reason: String, nearest: String? = nil)
    /// A fault of the server's, which the journal tells under the same number.
    case ours(incident: String)
    case notFound(id: String)
    /// - position: in Unicode scalars from 0.
    case query(position: Int, expected: String)
    /// - what: the limit's name, as `server.info` has it or as the param is called.
    case pastLimit(limit: Int, value: Int, what: String)
    case notPermitted(method: String)
    case tookTooLong(seconds: Double)
    case notReady(state: String)
    case store(detail: String)

    package var kind: RPCErrorKind {
        switch self {
        case .parse: .parse
        case .invalidRequest: .invalidRequest
        case .unknownMethod: .unknownMethod
        case .wrongParam: .wrongParam
        case .ours: .ours
        case .notFound: .notFound
        case .query: .query
        case .pastLimit: .pastLimit
        case .notPermitted: .notPermitted
        case .tookTooLong: .tookTooLong
        case .notReady: .notReady
        case .store: .store
        }
    }

    package var code: Int { kind.rawValue }

    /// The message of its kind; with what is wrong where that helps and the specification leaves the words to us.
    package var message: String {
        switch self {
        case .wrongParam(let parameter?, let reason, _): "\(kind.message): \(parameter) \(reason)"
        case .wrongParam(nil, let reason, _): "\(kind.message): \(reason)"
        case .query(let position, let expected): "\(kind.message): at \(position), expected \(expected)"
        case .pastLimit(let limit, let value, let what): "\(kind.message): \(what) \(value), at most \(limit)"
        case .store(let detail): "\(kind.message): \(detail)"
        default: kind.message
        }
    }

    /// One line for people.
    package var description: String {
        switch self {
        case .parse(let failure): "\(kind.message): \(failure.reason.rawValue), at byte \(failure.position)"
        case .invalidRequest(let reason): "\(kind.message): \(reason)"
        case .unknownMethod(let method, let nearest):
            "\(kind.message): \(method)" + (nearest.map { "; did you mean \($0)?" } ?? "")
        case .wrongParam(_, _, let nearest?): "\(message); did you mean \(nearest)?"
        case .ours(let incident): "\(kind.message): see incident \(incident) in the daemon's journal"
        case .notFound(let id): "\(kind.message): \(id)"
        case .notPermitted(let method): "\(kind.message): \(method)"
        case .tookTooLong(let seconds): "\(kind.message): over \(seconds) s"
        case .notReady(let state): "\(kind.message): it is \(state)"
        default: message
        }
    }

    package var data: JSONObject {
        switch self {
        case .parse(let failure):
            ["reason": .string(failure.reason.rawValue), "position": .integer(failure.position)]
        case .invalidRequest(let reason): ["reason": .string(reason)]
        case .unknownMethod(let method, let nearest):
            ["method": .string(method), "nearest": nearest.map(JSONValue.string) ?? .null]
        case .wrongParam(let parameter, let reason, let nearest):
            [
                "parameter": parameter.map(JSONValue.string) ?? .null, "reason": .string(reason),
                "nearest": nearest.map(JSONValue.string) ?? .null,
            ]
        case .ours(let incident): ["incident": .string(incident)]
        case .notFound(let id): ["id": .string(id)]
        case .query(let position, let expected): ["position": .integer(position), "expected": .string(expected)]
        case .pastLimit(let limit, let value, let what):
            ["limit": .integer(limit), "value": .integer(value), "what": .string(what)]
        case .notPermitted(let method): ["method": .string(method)]
        case .tookTooLong(let seconds): ["seconds": JSONNumber(seconds).map(JSONValue.number) ?? .null]
        case .notReady(let state): ["state": .string(state)]
        case .store(let detail): ["detail": .string(detail)]
        }
    }

    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("code", code)
            writer.member("message", message)
            writer.key("data")
            writer.value(.object(data))
        }
    }
}

extension RPCError {
    /// The error of a response, as a client gets it. Nil where it is none of ours.
    package init?(_ json: JSONValue) {
        guard let code = json["code"]?.integer, let kind = RPCErrorKind(rawValue: code) else { return nil }
        let data = json["data"]
        func text(_ key: String) -> String? { data?[key]?.string }
        func count(_ key: String) -> Int? { data?[key]?.integer }
        switch kind {
        case .parse:
            guard let reason = text("reason").flatMap(JSONFailure.Reason.init), let place = count("position") else {
                return nil
            }
            self = .parse(JSONFailure(reason: reason, position: place))
        case .invalidRequest: self = .invalidRequest(reason: text("reason") ?? "")
        case .unknownMethod: self = .unknownMethod(text("method") ?? "", nearest: text("nearest"))
        case .wrongParam:
            self = .wrongParam(text("parameter"), reason: text("reason") ?? "", nearest: text("nearest"))
        case .ours: self = .ours(incident: text("incident") ?? "")
        case .notFound: self = .notFound(id: text("id") ?? "")
        case .query: self = .query(position: count("position") ?? 0, expected: text("expected") ?? "")
        case .pastLimit:
            self = .pastLimit(limit: count("limit") ?? 0, value: count("value") ?? 0, what: text("what") ?? "")
        case .notPermitted: self = .notPermitted(method: text("method") ?? "")
        case .tookTooLong:
            guard case .number(let seconds)? = data?["seconds"] else { return nil }
            self = .tookTooLong(seconds: seconds.double)
        case .notReady: self = .notReady(state: text("state") ?? "")
        case .store: self = .store(detail: text("detail") ?? "")
        }
    }
}
