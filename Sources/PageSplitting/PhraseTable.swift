/// Words of a rule, found by their first character: asking costs one look-up however long the table is.
struct PhraseTable<Value: Sendable>: Sendable {
    /// For each first character; longest first in each, so that 特约通讯员 is found before 特约.
    private let buckets: [[(phrase: Phrase, value: Value)]]
    /// The first characters: most characters of a page begin no word, and one load says so.
    private let numbers: ScalarNumbers

    init(_ words: [(Phrase, Value)]) {
        numbers = ScalarNumbers(words.map { $0.0.scalars[0] })
        var buckets = [[(phrase: Phrase, value: Value)]](repeating: [], count: numbers.count)
        for word in words.sorted(by: { $0.0.scalars.count > $1.0.scalars.count }) {
            if let number = numbers.number(of: word.0.scalars[0]) { buckets[number].append((word.0, word.1)) }
        }
        self.buckets = buckets
    }

    func mayBegin(with scalar: UInt32) -> Bool { numbers.contains(scalar) }

    var firsts: Set<UInt32> { Set(numbers.scalars) }

    /// The longest word that stands at the cursor.
    func match(at cursor: LineCursor) -> (phrase: Phrase, value: Value)? {
        guard let first = cursor.next, let number = numbers.number(of: first) else { return nil }
        return buckets[number].first { cursor.looks(at: $0.phrase) }
    }

    /// How long the longest word is that stands at the cursor; nil where none does.
    func length(at cursor: LineCursor) -> Int? {
        guard let first = cursor.next, let number = numbers.number(of: first) else { return nil }
        for index in buckets[number].indices where cursor.looks(at: buckets[number][index].phrase) {
            return buckets[number][index].phrase.scalars.count
        }
        return nil
    }

    /// Whether one of the words is all of a text, or all of a range of it.
    func isAll(of text: LineText, _ range: Range<Int>? = nil) -> Bool {
        let range = range ?? 0..<text.count
        guard let found = match(at: LineCursor(text, from: range.lowerBound, to: range.upperBound)) else {
            return false
        }
        return found.phrase.scalars.count == range.count
    }

    /// Whether a word stands there.
    func opens(_ text: LineText, at position: Int = 0) -> Bool {
        guard position < text.count, let number = numbers.number(of: text.scalars[position]) else { return false }
        return buckets[number].contains { text.starts(with: $0.phrase, at: position) }
    }

    /// Takes the longest word that stands at the cursor.
    func take(at cursor: inout LineCursor) -> (phrase: Phrase, value: Value)? {
        guard let found = match(at: cursor) else { return nil }
        cursor.position += found.phrase.scalars.count
        return found
    }
}

extension PhraseTable where Value == Void {
    init(_ phrases: [Phrase]) {
        self.init(phrases.map { ($0, ()) })
    }

    /// Words with blanks between them.
    init(words: String) {
        self.init(words.split(whereSeparator: \.isWhitespace).map { Phrase(String($0)) })
    }
}

/// Words that others end in, found by their last character.
struct EndingTable: Sendable {
    private let buckets: [[Phrase]]
    private let numbers: ScalarNumbers

    init(_ phrases: [Phrase]) {
        func last(_ phrase: Phrase) -> UInt32 { phrase.scalars[phrase.scalars.count - 1] }
        numbers = ScalarNumbers(phrases.map(last))
        var buckets = [[Phrase]](repeating: [], count: numbers.count)
        for phrase in phrases.sorted(by: { $0.scalars.count > $1.scalars.count }) {
            if let number = numbers.number(of: last(phrase)) { buckets[number].append(phrase) }
        }
        self.buckets = buckets
    }

    /// With blanks between them.
    init(words: String) {
        self.init(words.split(whereSeparator: \.isWhitespace).map { Phrase(String($0)) })
    }

    /// The longest ending of `range`. An ending that is all of it is none.
    func ending(of text: LineText, _ range: Range<Int>) -> Phrase? {
        guard let last = range.last, let number = numbers.number(of: text.scalars[last]) else { return nil }
        return buckets[number].first { $0.scalars.count < range.count && text.ends(of: range, with: $0) }
    }

    func ends(_ text: LineText) -> Bool {
        guard let last = text.scalars.last, let number = numbers.number(of: last) else { return false }
        return buckets[number].contains { text.ends(with: $0) }
    }
}
