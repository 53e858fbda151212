/// What a method's params are, as data and as a type at once.
package protocol MethodParams: Sendable {
    /// Everything at its default; what must be given is empty.
    init()
    static var fields: [ParamField<Self>] { get }
}

/// One param: its name, its bounds, and where it goes. Checking, hints, help and schema come from here.
package struct ParamField<Params: Sendable>: Sendable {
    package let name: String
    package let isRequired: Bool
    package let schema: Schema
    /// One sentence for people.
    package let about: String
    /// Puts a given value in its place.
    let read: @Sendable (inout Params, JSONValue) throws(ParamFault) -> Void
    /// The value there; nil where it is left out.
    let value: @Sendable (Params) -> JSONValue?

    /// A param that must be given.
    package static func required<Value>(
        _ name: String, _ place: any WritableKeyPath<Params, Value> & Sendable, _ kind: ParamKind<Value>,
        _ about: String
    ) -> ParamField {
        ParamField(
            name: name, isRequired: true, schema: kind.schema, about: about,
            read: { (params: inout Params, json) throws(ParamFault) in params[keyPath: place] = try kind.read(json) },
            value: { kind.write($0[keyPath: place]) })
    }

    /// A param with a default: what stands in `Params()`.
    package static func optional<Value>(
        _ name: String, _ place: any WritableKeyPath<Params, Value> & Sendable, _ kind: ParamKind<Value>,
        _ about: String
    ) -> ParamField {
        ParamField(
            name: name, isRequired: false, schema: kind.schema, about: about,
            read: { (params: inout Params, json) throws(ParamFault) in params[keyPath: place] = try kind.read(json) },
            value: { kind.write($0[keyPath: place]) })
    }

    /// A param that may be missing altogether; null says the same as leaving it out.
    package static func optional<Value>(
        _ name: String, _ place: any WritableKeyPath<Params, Value?> & Sendable, _ kind: ParamKind<Value>,
        _ about: String
    ) -> ParamField {
        ParamField(
            name: name, isRequired: false, schema: .nullable(kind.schema), about: about,
            read: { (params: inout Params, json) throws(ParamFault) in
                params[keyPath: place] = json == .null ? nil : try kind.read(json)
            },
            value: { $0[keyPath: place].map(kind.write) })
    }
}

extension ParamField where Params: MethodParams {
    /// What holds where it is left out; nil where it must be given, or nothing holds.
    package var usual: JSONValue? { isRequired ? nil : value(Params()) }

    /// What may be given, where that is few words or a range; nil for texts.
    package var allowed: String? {
        let given = if case .either(let schemas) = schema, schemas.count == 2 { schemas[1] } else { schema }
        return switch given {
        case .boolean, .integer, .number, .choice, .array: given.words
        default: nil
        }
    }
}

/// Why a param cannot be taken.
package enum ParamFault: Error, Hashable, Sendable {
    /// For people: “must be …”.
    case wrong(String)
    case pastLimit(limit: Int, value: Int)
}

/// How values of one Swift type stand in JSON.
package struct ParamKind<Value>: Sendable {
    package let schema: Schema
    let read: @Sendable (JSONValue) throws(ParamFault) -> Value
    let write: @Sendable (Value) -> JSONValue

    /// Checks by the schema, then converts.
    private static func checked(
        _ schema: Schema, _ convert: @escaping @Sendable (JSONValue) -> Value?,
        _ write: @escaping @Sendable (Value) -> JSONValue
    ) -> ParamKind {
        ParamKind(
            schema: schema,
            read: { (json) throws(ParamFault) in
                if let fault = schema.fault(in: json) { throw .wrong(fault.description) }
                guard let value = convert(json) else { throw .wrong("must be \(schema.words)") }
                return value
            }, write: write)
    }
}

extension ParamKind<String> {
    package static func text(_ form: TextForm = .any) -> ParamKind {
        checked(.string(form), \.string, JSONValue.string)
    }
}

extension ParamKind<Bool> {
    package static let flag = checked(.boolean, \.bool, JSONValue.bool)
}

extension ParamKind<Int> {
    package static func integer(_ range: ClosedRange<Int>) -> ParamKind {
        checked(.integer(range), \.integer, JSONValue.integer)
    }

    /// More than the upper end is “past a limit” and no wrong param.
    package static func limited(_ range: ClosedRange<Int>) -> ParamKind {
        let plain = integer(range)
        return ParamKind(
            schema: plain.schema,
            read: { (json) throws(ParamFault) in
                if let value = json.integer, value > range.upperBound {
                    throw .pastLimit(limit: range.upperBound, value: value)
                }
                return try plain.read(json)
            }, write: plain.write)
    }
}

extension ParamKind<Double> {
    package static let number = checked(
        .number, { if case .number(let number) = $0 { number.double } else { nil } },
        { JSONNumber($0).map(JSONValue.number) ?? .null })

    /// Seconds, more than none and at most `longest`.
    package static func seconds(atMost longest: Int) -> ParamKind {
        ParamKind(
            schema: .number,
            read: { (json) throws(ParamFault) in
                let value = try number.read(json)
                guard value > 0, value <= Double(longest) else {
                    throw .wrong("must be more than 0 and at most \(longest) seconds")
                }
                return value
            }, write: number.write)
    }
}

extension ParamKind where Value: RawRepresentable<String> & CaseIterable & Sendable {
    package static var choice: ParamKind {
        checked(
            .choice(Value.allCases.map(\.rawValue)), { $0.string.flatMap(Value.init(rawValue:)) },
            { .string($0.rawValue) })
    }
}

extension ParamKind {
    /// A list without repeats.
    package static func choices<Word>() -> ParamKind
    where Value == [Word], Word: RawRepresentable<String> & CaseIterable & Sendable & Hashable {
        let words = Word.allCases.map(\.rawValue)
        return ParamKind(
            schema: .array(of: .choice(words), count: 0...words.count),
            read: { (json) throws(ParamFault) in
                let schema = Schema.array(of: .choice(words))
                if let fault = schema.fault(in: json) { throw .wrong(fault.description) }
                let given = (json.array ?? []).compactMap { $0.string.flatMap(Word.init(rawValue:)) }
                guard Set(given).count == given.count else { throw .wrong("must name each once") }
                return given
            }, write: { .array($0.map { .string($0.rawValue) }) })
    }
}
