/// The codes of PROTOCOL section 4: five of JSON-RPC 2.0 itself, seven of ours.
package enum RPCErrorKind: Int, Hashable, Sendable, CaseIterable {
    case parse = -32700
    case invalidRequest = -32600
    case unknownMethod = -32601
    case wrongParam = -32602
    case ours = -32603
    case notFound = -32001
    case query = -32002
    case pastLimit = -32003
    case notPermitted = -32004
    case tookTooLong = -32005
    case notReady = -32006
    case store = -32007

    /// The words of the specification for its five, ours for ours.
    package var message: String {
        switch self {
        case .parse: "Parse error"
        case .invalidRequest: "Invalid Request"
        case .unknownMethod: "Method not found"
        case .wrongParam: "Invalid params"
        case .ours: "Internal error"
        case .notFound: "Not found"
        case .query: "The query cannot be understood"
        case .pastLimit: "Past a limit"
        case .notPermitted: "Not permitted"
        case .tookTooLong: "Took too long"
        case .notReady: "Not ready: try again"
        case .store: "The store failed"
        }
    }

    /// What `data` looks like.
    package var data: Schema {
        switch self {
        case .parse: Self.open(("reason", .text), ("position", .count))
        case .invalidRequest: Self.open(("reason", .text))
        case .unknownMethod: Self.open(("method", .text), ("nearest", .nullable(.text)))
        case .wrongParam:
            Self.open(("parameter", .nullable(.text)), ("reason", .text), ("nearest", .nullable(.text)))
        case .ours: Self.open(("incident", .text))
        case .notFound: Self.open(("id", .text))
        case .query: Self.open(("position", .count), ("expected", .text))
        case .pastLimit: Self.open(("limit", .count), ("value", .count), ("what", .text))
        case .notPermitted: Self.open(("method", .text))
        case .tookTooLong: Self.open(("seconds", .number))
        case .notReady: Self.open(("state", .text))
        case .store: Self.open(("detail", .text))
        }
    }

    private static func open(_ members: (String, Schema)...) -> Schema {
        .object(members.map { Schema.Property(name: $0.0, schema: $0.1, isOptional: false) })
    }
}
