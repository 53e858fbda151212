import CAnnotationData

/// How likely a noun ends between two characters: a logistic regression over the characters and words around the place.
///
/// It learned from the newspaper's tagged sentences (scripts/train-noun-ends): 印度籍船员|危在旦夕 and 黑点|密密麻麻 are told by what
/// follows, which no list of words does. The table lies in the program as the trainer wrote it,
/// little-endian: `BNE1`, the bits of a slot (u32), then at 64 one weight (i8, sixteenths) for each slot of a feature's hash.
@safe package struct NounEnds: @unchecked Sendable {  // reads constant data only
    static let shared = unsafe NounEnds(bulletin_noun_ends)

    /// Weights are sixteenths of what is added up.
    package static let scale: Float = 16
    package static let slotBits = 18
    package static let featureCount = 21

    private let weights: UnsafePointer<Int8>

    private init(_ data: UnsafeRawPointer) {
        let header = unsafe data.assumingMemoryBound(to: UInt32.self)
        // Weights of another layout would be read as nonsense.
        precondition(
            unsafe header[0] == 0x3145_4E42 && header[1] == UInt32(Self.slotBits),
            "noun-ends.bin is not laid out as BNE1: run scripts/train-noun-ends")
        unsafe weights = unsafe (data + 64).assumingMemoryBound(to: Int8.self)
    }

    /// The sum of the weights of what stands around `place`: above 0 where a noun that began at `start` more likely ends.
    func score(_ place: NounPlace) -> Float {
        var sum = 0
        place.features { slot in unsafe sum &+= Int(weights[slot]) }
        return Float(sum) / Self.scale
    }
}

/// A place inside or right behind a noun, with the words before and after it.
package struct NounPlace {
    let text: AnnotatedText
    let start: Int
    let index: Int
    /// The word that ends here, nil inside of one.
    let before: PhraseReader.Word?
    let next: PhraseReader.Word
    let second: PhraseReader.Word
    let third: PhraseReader.WordClass
    /// Where the number begins that the noun belongs to, else the noun itself.
    let opening: Int
    /// The first mark behind.
    let clauseEnd: Int
    /// Whether the place is inside of a noun that is known.
    let isInsideNoun: Bool

    /// Calls `use` with the slot of each feature.
    @inline(__always) package func features(_ use: (Int) -> Void) {
        let far = index - 2 >= start ? self[index - 2] : 1
        let (b, c, d, e) = (self[index - 1], self[index], self[index + 1], self[index + 2])
        let ended = before.map { number($0.kind) } ?? 15
        let endedCount = UInt64(before?.range.count ?? 0)
        let (one, two) = (number(next.kind), number(second.kind))
        let nextText = hash(next.range)
        let behind = self[next.range.upperBound]
        use(slot(1, b, c))
        use(slot(2, far, b))
        use(slot(3, c, d))
        use(slot(4, far, b, c))
        use(slot(5, b, c, d))
        use(slot(6, c, d, e))
        use(slot(7, b))
        use(slot(8, c))
        let counts = UInt64(next.range.count) << 8 | UInt64(second.range.count)
        use(slot(9, one << 8 | two, counts, ended))
        use(slot(10, nextText, two))
        use(slot(11, one, behind))
        use(slot(12, ended << 8 | one, endedCount, UInt64(next.range.count)))
        use(slot(13, nextText, ended))
        use(slot(14, before.map { hash($0.range) } ?? 0, one << 8 | two))
        use(slot(15, ended == 15 ? 1 : 0, one, c))
        use(slot(16, one, behind, self[next.range.upperBound + 1]))
        // What stands before the number tells whether they do something, or something is done with them.
        let (left, isFirst) = (self[opening - 1], isHanzi(text[opening - 1]) ? UInt64(0) : 1)
        let rest = UInt64(max(0, min(clauseEnd - index, 9)))
        use(slot(17, self[opening - 2] << 32 | left, one))
        use(slot(18, isFirst << 16 | one << 8 | two, rest))
        use(slot(19, number(third), one, two))
        use(slot(20, rest, one, counts))
        use(slot(21, isFirst, left, one << 8 | two))
    }

    /// Digits alike, letters alike.
    private subscript(index: Int) -> UInt64 {
        let value = text[index]
        if isDigitScalar(value) { return 2 }
        return isLatinLetter(value) ? 3 : UInt64(value)
    }

    private func number(_ kind: PhraseReader.WordClass) -> UInt64 { UInt64(kind.rawValue) }

    private func hash(_ range: Range<Int>) -> UInt64 {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { value = (value ^ self[index]) &* 0x100_0000_01B3 }
        return value
    }

    @inline(__always) private func slot(_ kind: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) -> Int {
        var value = (kind &* 0x9E37_79B9_7F4A_7C15) ^ a
        value = (value &* 0xFF51_AFD7_ED55_8CCD) ^ b
        value = ((value ^ value >> 32) &* 0xC4CE_B9FE_1A85_EC53) ^ c
        value = (value ^ value >> 29) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: value >> (64 - UInt64(NounEnds.slotBits)))
    }
}

/// The places where a noun that begins at `start` may end, one after another.
package struct NounPlaces {
    /// No noun is followed further than this many scalars.
    package static let reach = 24

    private let phrase: PhraseReader
    private let text: AnnotatedText
    private let start: Int
    private var word: PhraseReader.Word
    private let opening: Int
    private let clauseEnd: Int

    /// - Parameters:
    ///   - text: in which it stands.
    ///   - start: where the noun begins.
    ///   - opening: where the number before it begins; the noun itself where there is none.
    package init(_ text: AnnotatedText, from start: Int, opening: Int) {
        self.init(PhraseReader(text), from: start, opening: opening)
    }

    init(_ phrase: PhraseReader, from start: Int, opening: Int) {
        let text = phrase.text
        self.text = text
        self.phrase = phrase
        self.start = start
        self.opening = opening
        var end = start
        while end < start + Self.reach + 10, isHanzi(text[end]) || isLatinLetter(text[end]) || isDigitScalar(text[end])
        { end += 1 }
        clauseEnd = end
        word = phrase.word(at: start)
    }

    /// The next place is `index`: each one more than the one before, from `start` + 1 on.
    package mutating func place(at index: Int) -> NounPlace {
        var ended: PhraseReader.Word?
        if index >= word.range.upperBound {
            ended = word
            word = phrase.word(at: index)
        }
        let next = phrase.word(at: index)
        let second = phrase.word(at: next.range.upperBound)
        return NounPlace(
            text: text, start: start, index: index, before: ended, next: next, second: second,
            third: phrase.word(at: second.range.upperBound).kind, opening: opening, clauseEnd: clauseEnd,
            isInsideNoun: ended == nil && word.kind == .noun)
    }

    /// Of the word that begins there.
    func kind(at index: Int) -> PhraseReader.WordClass { phrase.word(at: index).kind }
}

extension NounPlaces {
    /// The nouns right behind the measure words of a text, as a list of words alone tells where they end: what
    /// NounEndTrainer compares with what it has learned from tagged sentences.
    package static func nouns(of text: AnnotatedText) -> [(opening: Int, noun: Range<Int>)] {
        let phrase = PhraseReader(text)
        var found: [(Int, Range<Int>)] = []
        var index = 0
        while index < text.count {
            guard text.counts(at: index) || isDigitScalar(text[index]),
                let numeral = NumeralReader.read(text, at: index)
            else {
                index += 1
                continue
            }
            index = numeral.end
            guard let measure = MeasureWords.all.match(text, at: index), measure.value == .count else { continue }
            if let noun = phrase.nounByWords(measure.end), noun.lowerBound == measure.end {
                found.append((numeral.range.lowerBound, noun))
            }
        }
        return found
    }
}
