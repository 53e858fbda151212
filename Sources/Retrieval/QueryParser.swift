import BulletinModel

/// Bounds of a query. Past one, it is a mistake at that place.
package enum QueryLimits {
    package static let scalars = 1 << 16
    package static let terms = 1024
    /// What a query ranks by and marks: its first so many terms. An unquoted run of 60,000 characters is one term to the
    /// parser and 30,000 words to the index; it still finds by all of them.
    package static let scoringTerms = 1024
    /// Groups and minus signs within one another.
    package static let nesting = 64
}

/// Why a query cannot be understood.
package struct QueryMistake: Error, Hashable, Sendable {
    /// In Unicode scalars from 0.
    package var position: Int
    /// What would have been right there, for people.
    package var expected: String
}

/// Reads the query language of docs/PROTOCOL.md, section 3. Linear time.
package struct QueryParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    private var terms = 0

    package static func parse(_ text: String) throws(QueryMistake) -> Query {
        var parser = QueryParser(scalars: FullWidthSigns.resolved(in: Array(text.unicodeScalars)))
        guard parser.scalars.count <= QueryLimits.scalars else {
            throw QueryMistake(position: QueryLimits.scalars, expected: "at most \(QueryLimits.scalars) characters")
        }
        parser.skipSpace()
        if parser.current == nil { return .everything }
        let query = try parser.alternatives()
        if parser.current != nil { throw parser.mistake("the end, or an opening bracket for this closing one") }
        return query
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private func mistake(_ expected: String) -> QueryMistake { QueryMistake(position: position, expected: expected) }

    private mutating func skipSpace() {
        while let scalar = current, scalar.isSpace { position += 1 }
    }

    /// `a b OR c`
    private mutating func alternatives() throws(QueryMistake) -> Query {
        var parts = [try conjunction()]
        while takeOr() { parts.append(try conjunction()) }
        return Self.joined(parts) {
            if case .any(let inner) = $0 { inner } else { nil }
        } as: {
            .any($0)
        }
    }

    /// `a b`
    private mutating func conjunction() throws(QueryMistake) -> Query {
        var parts: [Query] = []
        while true {
            skipSpace()
            guard let scalar = current, scalar != ")", !standsOr else { break }
            parts.append(try factor())
        }
        if parts.isEmpty { throw mistake("a word, a phrase, a field or a group") }
        return Self.joined(parts) {
            if case .all(let inner) = $0 { inner } else { nil }
        } as: {
            .all($0)
        }
    }

    private static func joined(_ parts: [Query], _ inner: (Query) -> [Query]?, as whole: ([Query]) -> Query) -> Query {
        if parts.count == 1 { return parts[0] }
        return whole(parts.flatMap { inner($0) ?? [$0] })
    }

    private var standsOr: Bool {
        guard position + 1 < scalars.count, scalars[position] == "O", scalars[position + 1] == "R" else { return false }
        guard position + 2 < scalars.count else { return true }
        let next = scalars[position + 2]
        return next.isSpace || next == "(" || next == ")" || next == "\""
    }

    private mutating func takeOr() -> Bool {
        skipSpace()
        guard standsOr else { return false }
        position += 2
        return true
    }

    private mutating func factor() throws(QueryMistake) -> Query {
        guard let scalar = current else { throw mistake("a word, a phrase, a field or a group") }
        guard scalar == "-" || scalar == "(" else { return try term() }
        guard depth < QueryLimits.nesting else {
            throw mistake("at most \(QueryLimits.nesting) groups within one another")
        }
        depth += 1
        defer { depth -= 1 }
        position += 1
        if scalar == "-" {
            guard let next = current, !next.isSpace, next != ")" else {
                throw mistake("a word, a phrase, a field or a group right after -")
            }
            return .not(try factor())
        }
        let group = try alternatives()
        guard current == ")" else { throw mistake("a closing bracket )") }
        position += 1
        return group
    }

    private mutating func term() throws(QueryMistake) -> Query {
        terms += 1
        guard terms <= QueryLimits.terms else { throw mistake("at most \(QueryLimits.terms) words") }
        let start = position
        guard let name = takeFieldName() else { return try text("a word") }
        guard let value = FieldReader(name) else {
            position = start
            throw mistake("one of the fields \(FieldReader.names.joined(separator: ", ")), or quotation marks")
        }
        return try self.value(of: value)
    }

    /// A name of letters right before a colon.
    private mutating func takeFieldName() -> String? {
        var end = position
        while end < scalars.count, scalars[end].isASCIILetter { end += 1 }
        guard end > position, end < scalars.count, scalars[end] == ":" || scalars[end] == "：" else { return nil }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[position..<end])
        position = end + 1
        return String(name).lowercased()
    }

    /// A quoted phrase, or characters up to a space, a bracket or a quotation mark; a star at the end makes it a prefix.
    private mutating func text(_ expected: String) throws(QueryMistake) -> Query {
        if current == "\"" {
            let start = position
            position += 1
            let text = take { $0 != "\"" }
            guard current == "\"" else {
                position = start
                throw mistake("a quotation mark that closes this one")
            }
            guard !text.isEmpty else { throw mistake("characters between the quotation marks") }
            position += 1
            return .phrase(text)
        }
        let start = position
        var text = take(\.isPlain)
        if text.isEmpty { throw mistake(expected) }
        guard text.unicodeScalars.last == "*" else { return .words(text) }
        while text.unicodeScalars.last == "*" { text.unicodeScalars.removeLast() }
        if text.isEmpty {
            position = start
            throw mistake("the beginning of a word ahead of *")
        }
        return .prefix(text)
    }

    private mutating func take(_ belongs: (Unicode.Scalar) -> Bool) -> String {
        let start = position
        while let scalar = current, belongs(scalar) { position += 1 }
        let length = scalars[start..<position].reduce(0) { $0 + UTF8.width($1) }
        return unsafe String(unsafeUninitializedCapacity: length) { text in
            var end = 0
            for scalar in scalars[start..<position] {
                for byte in UTF8.encode(scalar)! {
                    unsafe text[end] = byte
                    end += 1
                }
            }
            return end
        }
    }

    private mutating func value(of reader: FieldReader) throws(QueryMistake) -> Query {
        let start = position
        switch reader {
        case .text(let field): return .field(field, try text("a value after \(field.rawValue):"))
        default: break
        }
        let value: String
        if current == "\"", case .phrase(let quoted) = try text(reader.expectation) {
            value = quoted
        } else {
            value = take(\.isPlain)
        }
        if value.unicodeScalars.allSatisfy(\.isPlain), let query = reader.read(value) { return query }
        position = start
        throw mistake(reader.expectation)
    }
}

extension Unicode.Scalar {
    /// White_Space of Unicode's PropList.txt; asked for at each character, twice.
    @inline(__always)
    fileprivate var isSpace: Bool {
        switch value {
        case 0x20, 0x09...0x0D: true
        case ..<0x85: false
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

    /// What a word may be made of, or a value without quotes.
    fileprivate var isPlain: Bool { !isSpace && self != "(" && self != ")" && self != "\"" }
}
