/// Words of a rule, found by their first character: asking costs one look-up however long the table is.
struct PhraseTable<Value: Sendable>: Sendable {
    /// Longest first in each, so that 特约通讯员 is found before 特约.
    private let buckets: [UInt32: [(phrase: Phrase, value: Value)]]
    /// The first characters: most characters of a page begin no word, and one load says so.
    private let sieve: ScalarSet

    init(_ words: [(Phrase, Value)]) {
        sieve = ScalarSet(words.map { $0.0.scalars[0] })
        let sorted = words.sorted { $0.0.scalars.count > $1.0.scalars.count }
        buckets = Dictionary(grouping: sorted.map { (phrase: $0.0, value: $0.1) }, by: { $0.phrase.scalars[0] })
    }

    func mayBegin(with scalar: UInt32) -> Bool { sieve.contains(scalar) }

    var firsts: Set<UInt32> { Set(buckets.keys) }

    /// The longest word that stands at the cursor.
    func match(at cursor: LineCursor) -> (phrase: Phrase, value: Value)? {
        guard let first = cursor.next, sieve.contains(first), let bucket = buckets[first] else { return nil }
        return bucket.first { cursor.looks(at: $0.phrase) }
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
        guard position < text.count, case let first = text.scalars[position], sieve.contains(first),
            let bucket = buckets[first]
        else { return false }
        return bucket.contains { text.starts(with: $0.phrase, at: position) }
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
    private let buckets: [UInt32: [Phrase]]
    private let lasts: ScalarSet

    init(_ phrases: [Phrase]) {
        lasts = ScalarSet(phrases.map { $0.scalars[$0.scalars.count - 1] })
        let sorted = phrases.sorted { $0.scalars.count > $1.scalars.count }
        buckets = Dictionary(grouping: sorted, by: { $0.scalars[$0.scalars.count - 1] })
    }

    /// With blanks between them.
    init(words: String) {
        self.init(words.split(whereSeparator: \.isWhitespace).map { Phrase(String($0)) })
    }

    /// The longest ending of `range`. An ending that is all of it is none.
    func ending(of text: LineText, _ range: Range<Int>) -> Phrase? {
        guard let last = range.last, lasts.contains(text.scalars[last]), let bucket = buckets[text.scalars[last]] else {
            return nil
        }
        return bucket.first { $0.scalars.count < range.count && text.ends(of: range, with: $0) }
    }

    func ends(_ text: LineText) -> Bool {
        guard let last = text.scalars.last, lasts.contains(last), let bucket = buckets[last] else { return false }
        return bucket.contains { text.ends(with: $0) }
    }
}
