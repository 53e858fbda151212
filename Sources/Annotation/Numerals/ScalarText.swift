/// Lets a rule compare a scalar with what it is called: `text[index] == "年"`.
func == (left: UInt32, right: Unicode.Scalar) -> Bool { left == right.value }
func != (left: UInt32, right: Unicode.Scalar) -> Bool { left != right.value }
func ~= (pattern: Unicode.Scalar, value: UInt32) -> Bool { pattern.value == value }

extension AnnotatedText {
    func has(_ first: Unicode.Scalar, _ second: Unicode.Scalar, at index: Int) -> Bool {
        self[index] == first && self[index + 1] == second
    }

    func has(_ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar, at index: Int) -> Bool {
        self[index] == first && self[index + 1] == second && self[index + 2] == third
    }

    func isDigit(at index: Int) -> Bool {
        isDigitScalar(self[index])
    }

    /// The first place at or after `index` that holds no space; it looks at most `limit` scalars ahead.
    func skippingSpaces(from index: Int, limit: Int = 2) -> Int {
        var index = index
        var left = limit
        while left > 0, self[index] == " " {
            index += 1
            left -= 1
        }
        return index
    }
}

func isDigitScalar(_ value: UInt32) -> Bool {
    value >= 0x30 && value <= 0x39
}

/// Letters of the Latin alphabet, as in a product's name: C919, H7N9.
func isLatinLetter(_ value: UInt32) -> Bool {
    (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A
}

/// A character of the CJK blocks in use: what a Chinese word is made of.
func isHanzi(_ value: UInt32) -> Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) || value == 0x3007
        || (value >= 0x20000 && value <= 0x323AF)
}

/// Words sought by their first scalar, the longest first; each with what it stands for.
///
/// A look-up costs one hash and a few comparisons.
struct Lexicon<Value: Sendable>: Sendable {
    private var entries: [UInt32: [(word: [UInt32], value: Value)]] = [:]

    init(_ words: [(String, Value)]) {
        for (word, value) in words {
            let scalars = word.scalarValues
            guard let first = scalars.first else { continue }
            entries[first, default: []].append((scalars, value))
        }
        for key in entries.keys { entries[key]?.sort { $0.word.count > $1.word.count } }
    }

    /// The longest word that stands at `index`.
    func match(_ text: AnnotatedText, at index: Int) -> (value: Value, end: Int)? {
        guard let candidates = entries[text[index]] else { return nil }
        for candidate in candidates where text.hasWord(candidate.word, at: index) {
            return (candidate.value, index + candidate.word.count)
        }
        return nil
    }
}

extension Lexicon where Value == Void {
    /// - Parameter words: parted by spaces.
    init(_ words: String) {
        self.init(words.split(separator: " ").map { (String($0), ()) })
    }

    func end(_ text: AnnotatedText, at index: Int) -> Int? {
        match(text, at: index)?.end
    }
}

extension AnnotatedText {
    fileprivate func hasWord(_ word: [UInt32], at index: Int) -> Bool {
        guard index + word.count <= count else { return false }
        for place in word.indices where scalars[index + place] != word[place] { return false }
        return true
    }
}
