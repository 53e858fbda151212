import CAnnotationData

/// How likely a noun ends between two characters, or that none follows: a logistic regression over the characters and words around
/// the place, and where the words alone would end it.
///
/// It learned from a newspaper's tagged sentences and from figures marked by eye (scripts/train-noun-ends): 印度籍船员|危在旦夕 and
/// 黑点|密密麻麻 are told by what follows, and that 两次|登陆 counts no noun, which no list of words does. The table lies in the program as the trainer wrote it,
/// little-endian: `BNE1`, the bits of a slot (u32), then at 64 one weight (i8, sixteenths) for each slot of a feature's hash.
@safe package struct NounEnds: @unchecked Sendable {  // reads constant data only
    static let shared = unsafe NounEnds(bulletin_noun_ends)

    /// Weights are sixteenths of what is added up.
    package static let scale: Float = 16
    package static let slotBits = 18
    package static let featureCount = 24

    private let weights: UnsafePointer<Int8>

    private init(_ data: UnsafeRawPointer) {
        let header = unsafe data.assumingMemoryBound(to: UInt32.self)
        // Weights of another layout would be read as nonsense.
        precondition(
            unsafe header[0] == 0x3145_4E42 && header[1] == UInt32(Self.slotBits),
            "noun-ends.bin is not laid out as BNE1: run scripts/train-noun-ends")
        unsafe weights = unsafe (data + 64).assumingMemoryBound(to: Int8.self)
    }

    /// The sum of the weights of what stands around `place`: above 0 where a noun that began at `start` more likely ends, or where
    /// there is none.
    func score(_ place: NounPlace) -> Float {
        // All weights are asked for before the first is read: they lie far from the core and from each other.
        var slots = InlineArray<32, Int32>(repeating: 0)
        var count = 0
        func note(_ slot: Int) {
            unsafe bulletin_prefetch(weights + slot)
            slots[count] = Int32(truncatingIfNeeded: slot)
            count &+= 1
        }
        place.features(note)
        place.featuresOfWordsEnd(note)
        var sum = 0
        for place in 0..<count { unsafe sum &+= Int(weights[Int(slots[place])]) }
        return Float(sum) / Self.scale
    }
}

/// A place before, inside or right behind a noun, with the words before and after it.
package struct NounPlace {
    /// What the place may be.
    package enum Standing: Sendable {
        /// A noun may end here, or there is none before it.
        case open
        /// Inside of a word, where nothing ends.
        case inside
        /// At a mark or 的, where every noun ends.
        case edge
    }

    let text: AnnotatedText
    let start: Int
    let index: Int
    /// The word that ends here, nil inside of one and where the noun begins.
    let before: PhraseReader.Word?
    let next: PhraseReader.Word
    let second: PhraseReader.Word
    let third: PhraseReader.WordClass
    /// Where the number begins that the noun belongs to, else the noun itself.
    let opening: Int
    /// The first mark behind.
    let clauseEnd: Int
    /// Where the noun ends by its words alone; `start` where they know none.
    let wordsEnd: Int
    package let standing: Standing

    /// Calls `use` with the slot of each feature of the characters and words around.
    @inline(__always) package func features(_ use: (Int) -> Void) {
        let far = isFirst || index - 2 >= start ? self[index - 2] : 1
        let (b, c, d) = (self[index - 1], self[index], self[index + 1])
        let ended = self.ended
        let endedCount = UInt64(before?.range.count ?? 0)
        let (one, two) = (number(next.kind), number(second.kind))
        let nextText = hash(next.range)
        let behind = self[next.range.upperBound]
        use(slot(1, b, c))
        use(slot(2, far, b))
        use(slot(3, c, d))
        use(slot(5, b, c, d))
        use(slot(7, b))
        // What came behind a few measure words alone says too little of whether there is a noun: 周年|纪念, 集|纪录片.
        if !isFirst { use(slot(8, c)) }
        use(slot(9, one << 8 | two, counts, ended))
        use(slot(10, nextText, two))
        use(slot(11, one, behind))
        use(slot(12, ended << 8 | one, endedCount, UInt64(next.range.count)))
        use(slot(13, nextText, ended))
        use(slot(14, before.map { hash($0.range) } ?? 0, one << 8 | two))
        use(slot(15, ended == 15 ? 1 : 0, one, c))
        // What stands before the number tells whether they do something, or something is done with them.
        let (left, opens) = (self[opening - 1], isHanzi(text[opening - 1]) ? UInt64(0) : 1)
        let rest = UInt64(max(0, min(clauseEnd - index, 9)))
        use(slot(17, self[opening - 2] << 32 | left, one))
        use(slot(18, opens << 16 | one << 8 | two, rest))
        use(slot(19, number(third), one, two))
        use(slot(20, rest, one, counts))
    }

    /// Calls `use` with the slot of each feature of where the words alone would end it: how far they are to be trusted is learned
    /// from what was marked by eye, for the list of words was made of the tagged sentences.
    @inline(__always) package func featuresOfWordsEnd(_ use: (Int) -> Void) {
        let (one, two) = (number(next.kind), number(second.kind))
        let state: UInt64 = wordsEnd == start ? 3 : index == wordsEnd ? 1 : index < wordsEnd ? 2 : 4
        use(slot(22, state, ended << 8 | one))
        use(slot(23, state, one << 8 | two, counts))
        use(slot(24, state, UInt64(max(0, min(wordsEnd - start, 9))), UInt64(min(index - start, 9))))
        if !isFirst { use(slot(25, state, self[index - 1], self[index])) }
        use(slot(26, state, self[start - 1]))
        use(slot(27, state, hash(next.range)))
        use(slot(28, state, self[wordsEnd], one))
    }

    /// Before the noun it is the measure word that stands to the left.
    private var isFirst: Bool { index == start }

    private var ended: UInt64 { before.map { number($0.kind) } ?? 15 }

    private var counts: UInt64 { UInt64(next.range.count) << 8 | UInt64(second.range.count) }

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
        // Whether there is a noun at all has weights of its own.
        var value = ((isFirst ? kind + 64 : kind) &* 0x9E37_79B9_7F4A_7C15) ^ a
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
    private let wordsEnd: Int

    /// - Parameters:
    ///   - text: in which it stands.
    ///   - start: where the noun begins.
    ///   - opening: where the number before it begins; the noun itself where there is none.
    package init(_ text: AnnotatedText, from start: Int, opening: Int) {
        let phrase = PhraseReader(text)
        self.init(phrase, from: start, opening: opening, wordsEnd: phrase.endByWords(behind: start, opening))
    }

    init(_ phrase: PhraseReader, from start: Int, opening: Int, wordsEnd: Int) {
        let text = phrase.text
        self.text = text
        self.phrase = phrase
        self.start = start
        self.opening = opening
        self.wordsEnd = wordsEnd
        var end = start
        while end < start + Self.reach + 10, isHanzi(text[end]) || isLatinLetter(text[end]) || isDigitScalar(text[end])
        { end += 1 }
        clauseEnd = end
        word = phrase.wholeWord(at: start)
    }

    /// The next place is `index`: each one more than the one before, from `start` on.
    package mutating func place(at index: Int) -> NounPlace {
        var ended: PhraseReader.Word?
        if index >= word.range.upperBound {
            ended = word
            word = phrase.wholeWord(at: index)
        }
        let next = phrase.wholeWord(at: index)
        let second = phrase.wholeWord(at: next.range.upperBound)
        return NounPlace(
            text: text, start: start, index: index, before: ended, next: next, second: second,
            third: phrase.word(at: second.range.upperBound).kind, opening: opening, clauseEnd: clauseEnd,
            wordsEnd: wordsEnd, standing: standing(index, next, isAtEnd: ended != nil))
    }

    private func standing(_ index: Int, _ next: PhraseReader.Word, isAtEnd: Bool) -> NounPlace.Standing {
        if index > word.range.lowerBound, Self.quotes.contains(text[word.range.lowerBound]) { return .inside }
        switch text[index] {
        case "的": if text[index - 1] != "目" { return .edge }
        case "、": return .edge
        default:
            // 七个城市|PM10浓度
            if next.kind == .edge || index == wordsEnd && index > start && isLatinLetter(text[index]) { return .edge }
        }
        if index == start || index == wordsEnd { return .open }
        // One character alone is seldom what is counted: 7家|派|驻组, but 一亩|地.
        if index == start + 1, !Self.short.contains(text[start]) { return .inside }
        return isAtEnd || word.kind != .noun ? .open : .inside
    }

    /// Nouns of one character that are counted or measured.
    private static let short = ScalarSet("地州村国县省市区镇乡店厂校班组岛河湖桥路线人水油电粮煤盐肉菜米茶药鱼草土沙石砖钢铜木布棉纸酒奶蛋果田山林雪票球奖课题")

    private static let quotes = ScalarSet("“‘《")
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
