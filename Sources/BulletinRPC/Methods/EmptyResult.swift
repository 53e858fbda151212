/// For methods whose answer says only that it is done: `{}`.
package struct EmptyResult: MethodResult, Hashable {
    package static let schema = Schema.object([:])

    package init() {}

    package func write(to writer: inout JSONWriter) { writer.object { _ in } }

    package init(json: JSONValue) throws(ShapeFailure) {
        guard json.object != nil else { throw ShapeFailure("result", expected: "an object") }
    }
}
