/// Reads a line from left to right. A copy is a bookmark; assigning it back commits.
struct LineCursor {
    let text: LineText
    var position: Int
    let end: Int

    init(_ text: LineText, from position: Int = 0, to end: Int? = nil) {
        self.text = text
        self.position = position
        self.end = end ?? text.count
    }

    var isAtEnd: Bool { position >= end }
    var next: UInt32? { position < end ? text.scalars[position] : nil }

    func peek(_ distance: Int) -> UInt32? {
        let index = position + distance
        return index >= 0 && index < end ? text.scalars[index] : nil
    }

    mutating func take(_ scalar: UInt32) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    /// - Parameter phrase: folded.
    mutating func take(_ phrase: Phrase) -> Bool {
        guard looks(at: phrase) else { return false }
        position += phrase.scalars.count
        return true
    }

    func looks(at phrase: Phrase) -> Bool {
        guard position + phrase.scalars.count <= end else { return false }
        for index in phrase.scalars.indices where text.scalars[position + index] != phrase.scalars[index] {
            return false
        }
        return true
    }

    mutating func skipBlanks() {
        while let scalar = next, Scalars.isBlank(scalar) { position += 1 }
    }

    /// One to `digits` digits that give a number within `range`.
    mutating func takeInteger(in range: ClosedRange<Int>, digits: Int = 4) -> Int? {
        guard let first = next, Scalars.isDigit(first) else { return nil }
        var probe = self
        var value = 0
        var count = 0
        while count < digits, let scalar = probe.next, Scalars.isDigit(scalar) {
            value = value * 10 + Int(scalar - 0x30)
            probe.position += 1
            count += 1
        }
        guard range.contains(value) else { return nil }
        if let following = probe.next, Scalars.isDigit(following) { return nil }
        self = probe
        return value
    }

    /// Han characters from here on.
    mutating func takeHan(atMost limit: Int) -> Range<Int> {
        let start = position
        while position - start < limit, let scalar = next, Scalars.isHan(scalar) { position += 1 }
        return start..<position
    }
}

/// A word of a table, ready to be compared with folded text.
struct Phrase: ExpressibleByStringLiteral, Hashable {
    let scalars: [UInt32]
    let text: String
    /// As those of a text that holds it.
    let signs: UInt64

    init(_ text: String) {
        self.text = text
        scalars = text.unicodeScalars.map { LineText.folded($0.value) }
        signs = scalars.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    init(stringLiteral value: String) {
        self.init(value)
    }
}

extension LineText {
    func starts(with phrase: Phrase, at position: Int = 0) -> Bool {
        guard position + phrase.scalars.count <= count else { return false }
        for index in phrase.scalars.indices where scalars[position + index] != phrase.scalars[index] { return false }
        return true
    }

    func ends(with phrase: Phrase) -> Bool {
        count >= phrase.scalars.count && starts(with: phrase, at: count - phrase.scalars.count)
    }

    func ends(of range: Range<Int>, with phrase: Phrase) -> Bool {
        range.count >= phrase.scalars.count && starts(with: phrase, at: range.upperBound - phrase.scalars.count)
    }

    /// The last one is looked at first: what most is asked for is the sign that ends a sentence.
    func contains(_ scalar: UInt32) -> Bool {
        mayHold(scalar) && (scalars.last == scalar || scalars.contains(scalar))
    }

    /// - Parameter end: no place behind it is looked at.
    func firstIndex(of phrase: Phrase, from start: Int = 0, before end: Int = .max) -> Int? {
        // Most phrases that are asked for have a character that does not stand in the text.
        guard signs & phrase.signs == phrase.signs, let first = phrase.scalars.first, start < count else { return nil }
        let scalars = scalars.span
        for index in start..<max(start, min(count, end)) where scalars[index] == first {
            if starts(with: phrase, at: index) { return index }
        }
        return nil
    }
}
