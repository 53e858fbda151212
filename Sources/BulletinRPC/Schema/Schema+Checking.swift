/// Where a value does not look as its schema says: `hits[3].id` “must be …”.
package struct SchemaFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Members and indices from the outermost in; empty at the value itself.
    package var path: String
    package var reason: String

    package var description: String { path.isEmpty ? reason : "\(path) \(reason)" }

    func under(_ step: String) -> SchemaFault {
        SchemaFault(path: path.isEmpty || path.hasPrefix("[") ? step + path : step + "." + path, reason: reason)
    }
}

extension Schema {
    /// The first fault; nil where there is none. Linear in the value.
    package func fault(in value: JSONValue) -> SchemaFault? {
        switch (self, value) {
        case (.any, _), (.null, .null), (.boolean, .bool): nil
        case (.number, .number(let number)): number.double.isFinite ? nil : wrong
        case (.integer(let range), .number(let number)): number.integer.map(range.contains) == true ? nil : wrong
        case (.string(let form), .string(let text)): form.fits(text) ? nil : wrong
        case (.choice(let words), .string(let text)): words.contains(text) ? nil : wrong
        case (.constant(let wanted), _): wanted == value ? nil : wrong
        case (.array(let element, let count), .array(let elements)):
            count.contains(elements.count) ? fault(of: element, amid: elements) : wrong
        case (.object(let properties), .object(let object)):
            fault(of: properties, in: object) ?? stranger(to: properties, in: object)
        case (.openObject(let properties), .object(let object)): fault(of: properties, in: object)
        case (.map(let element), .object(let object)): fault(of: element, amid: object)
        case (.either(let schemas), _): faultOfAll(schemas, in: value)
        case (.named(let name), _): SchemaCatalog.schema(name).fault(in: value)
        default: wrong
        }
    }

    /// After “must be”.
    package var words: String {
        switch self {
        case .any: "any value"
        case .null: "null"
        case .boolean: "true or false"
        case .integer(let range): Self.words(of: range)
        case .number: "a number"
        case .string(let form): form.words
        case .choice(let words): words.count == 1 ? "\"\(words[0])\"" : "one of " + words.joined(separator: ", ")
        case .constant(let value): value.text
        case .array(let element, let count):
            count.upperBound == .max
                ? "a list, each \(element.words)" : "a list of \(count.words), each \(element.words)"
        case .object, .openObject, .map: "an object"
        case .either(let schemas): schemas.map(\.words).joined(separator: " or ")
        case .named(let name): "the object \(name)"
        }
    }

    private var wrong: SchemaFault { SchemaFault(path: "", reason: "must be \(words)") }

    private static func words(of range: ClosedRange<Int>) -> String {
        switch (range.lowerBound, range.upperBound) {
        case (.min, .max): "a whole number"
        case (let low, .max): "a whole number from \(low)"
        case (let low, let high): "a whole number from \(low) to \(high)"
        }
    }

    private func fault(of element: Schema, amid elements: [JSONValue]) -> SchemaFault? {
        for (index, value) in elements.enumerated() {
            if let fault = element.fault(in: value) { return fault.under("[\(index)]") }
        }
        return nil
    }

    private func fault(of element: Schema, amid object: JSONObject) -> SchemaFault? {
        for member in object.members {
            if let fault = element.fault(in: member.value) { return fault.under(member.key) }
        }
        return nil
    }

    private func fault(of properties: [Property], in object: JSONObject) -> SchemaFault? {
        for property in properties {
            guard let value = object[property.name] else {
                if property.isOptional { continue }
                return SchemaFault(path: property.name, reason: "is missing")
            }
            if let fault = property.schema.fault(in: value) { return fault.under(property.name) }
        }
        return nil
    }

    private func stranger(to properties: [Property], in object: JSONObject) -> SchemaFault? {
        object.members.first { member in !properties.contains { $0.name == member.key } }
            .map { SchemaFault(path: $0.key, reason: "is not known") }
    }

    /// What is wrong by the last schema says most: the ones before it are `null` and the like.
    private func faultOfAll(_ schemas: [Schema], in value: JSONValue) -> SchemaFault? {
        var last: SchemaFault?
        for schema in schemas {
            last = schema.fault(in: value)
            if last == nil { return nil }
        }
        return last?.path.isEmpty == false ? last : wrong
    }
}

extension ClosedRange<Int> {
    fileprivate var words: String { lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)" }
}
