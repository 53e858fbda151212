/// One call of the socket: its name, params, result, errors and a transcript that is also a test.
///
/// Dispatch, checking, hints, `rpc.discover`, the client and the reference follow from it.
package protocol Method: Sendable {
    associatedtype Params: MethodParams
    associatedtype Result: MethodResult

    static var name: String { get }
    /// One sentence for people.
    static var summary: String { get }
    /// For the daemon's own user, root and members of `rpc.adminGroup`: it changes something.
    static var isForAdmins: Bool { get }
    /// Beside those that any method can give.
    static var errors: [RPCErrorKind] { get }
    /// Lines that begin with `→` and `←`, request and response by turns.
    static var example: String { get }
}

extension Method {
    package static var isForAdmins: Bool { false }
    package static var errors: [RPCErrorKind] { [] }
    package static var resultSchema: Schema { Result.schema }
}

/// What stands in an answer.
package protocol WritableResult: Sendable {
    /// Appends one JSON value. Every key is there.
    func write(to writer: inout JSONWriter)
}

/// What a method answers, as a client has it.
package protocol MethodResult: WritableResult {
    static var schema: Schema { get }
    /// Reads what `write(to:)` wrote. Members that it does not know are left alone: results gain fields.
    init(json: JSONValue) throws(ShapeFailure)
}

/// An answer that is not as its method has it.
package struct ShapeFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The member, from the inside out as far as known.
    package var place: String
    package var expected: String

    package init(_ place: String, expected: String) {
        self.place = place
        self.expected = expected
    }

    package var description: String { "\(place): expected \(expected)" }
}

extension WritableResult {
    package var json: JSONValue {
        var writer = JSONWriter()
        write(to: &writer)
        do throws(JSONFailure) {
            return try JSONParser.parse(writer.bytes)
        } catch {
            preconditionFailure("a result was written that is no JSON: \(error)")
        }
    }
}
