extension Schema {
    /// As JSON Schema draft 2020-12, the part of it that draft 7 shares.
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in writeMembers(to: &writer) }
    }

    /// The members alone, for who adds some.
    func writeMembers(to writer: inout JSONWriter) {
        switch self {
        case .any: break
        case .null: writer.member("type", "null")
        case .boolean: writer.member("type", "boolean")
        case .number: writer.member("type", "number")
        case .integer(let range):
            writer.member("type", "integer")
            if range.lowerBound != .min { writer.member("minimum", range.lowerBound) }
            if range.upperBound != .max { writer.member("maximum", range.upperBound) }
        case .string(let form):
            writer.member("type", "string")
            if let pattern = form.pattern { writer.member("pattern", pattern) }
        case .choice(let words):
            writer.key("enum")
            writer.list(words) { $0.string($1) }
        case .constant(let value):
            writer.key("const")
            writer.value(value)
        case .array(let element, let count): Self.writeArray(of: element, count, to: &writer)
        case .object(let properties): Self.writeObject(of: properties, isOpen: false, to: &writer)
        case .openObject(let properties): Self.writeObject(of: properties, isOpen: true, to: &writer)
        case .map(let element):
            writer.member("type", "object")
            writer.key("additionalProperties")
            element.write(to: &writer)
        case .either(let schemas):
            writer.key("anyOf")
            writer.list(schemas) { $1.write(to: &$0) }
        case .named(let name): writer.member("$ref", "#/components/schemas/\(name)")
        }
    }

    private static func writeArray(of element: Schema, _ count: ClosedRange<Int>, to writer: inout JSONWriter) {
        writer.member("type", "array")
        writer.key("items")
        element.write(to: &writer)
        if count.lowerBound > 0 { writer.member("minItems", count.lowerBound) }
        if count.upperBound != .max { writer.member("maxItems", count.upperBound) }
    }

    private static func writeObject(of properties: [Property], isOpen: Bool, to writer: inout JSONWriter) {
        writer.member("type", "object")
        writer.key("properties")
        writer.object { writer in
            for property in properties {
                writer.key(property.name)
                property.schema.write(to: &writer)
            }
        }
        let required = properties.filter { !$0.isOptional }.map(\.name)
        if !required.isEmpty {
            writer.key("required")
            writer.list(required) { $0.string($1) }
        }
        if !isOpen { writer.member("additionalProperties", false) }
    }
}
