/// Gathers the pairs and single characters of articles, and hands out their postings term by term.
///
/// What is sorted is the text itself. While articles come, their characters are only counted; so in the end all of it is
/// gone through once more, and each posting of a single character is written right where it belongs, each pair to those
/// of its first character. Those lie within the processor's cache when they are put in order by the second one.
@safe struct GramGatherer: ~Copyable {
    private struct Character {
        var unit: UInt16
        /// As `UnitKind` has it.
        var kind: UInt8
        /// 1 where it may be one of a pair.
        var joins: UInt8
        /// The article that it stood in last.
        var last = UInt32.max
        /// How many articles hold it; in the end, where its last posting is, and one more.
        var articles: UInt32 = 0
        /// How often it stands anywhere; in the end, where the next pair goes that begins with it.
        var occurrences: UInt32 = 0

        init(unit: UInt16, kind: UnitKind) {
            self.unit = unit
            self.kind = kind.rawValue
            joins = kind == .other ? 0 : 1
        }
    }

    /// By unit: its number among `characters`, which in the end is that in the order of units. 0 where it is nowhere.
    private let numbers: UnsafeMutablePointer<UInt16>
    /// The 0 between fields, which is no term, then those that were seen, in no order.
    private var characters = [Character(unit: 0, kind: .other)]

    init() {
        // Ahead of each field, though it may stand in none.
        characters[0].occurrences = 1
        unsafe numbers = UnsafeMutablePointer<UInt16>.allocate(capacity: 0x10000)
        unsafe numbers.initialize(repeating: 0, count: 0x10000)
    }

    deinit { unsafe numbers.deallocate() }

    /// Counts the characters of one field of an article, and gathers its words.
    ///
    /// - Parameters:
    ///   - units: of all texts.
    ///   - range: the field's, without what closes it.
    ///   - document: not less than before.
    ///   - weight: of the field.
    ///   - words: takes its words.
    mutating func count(
        _ units: borrowing Span<UInt16>, _ range: Range<Int>, _ document: UInt32, weight: Int, words: inout WordGatherer
    ) {
        precondition(range.lowerBound >= 0 && range.upperBound <= units.count)
        var wordStart = -1
        var index = range.lowerBound
        while index < range.upperBound {
            index = count(units, index..<range.upperBound, document, &wordStart, &words, weight)
        }
        if wordStart >= 0 { words.append(units, wordStart..<range.upperBound, document: document, weight: weight) }
    }

    /// Counts up to the first character that was not seen before, gives it a number, and tells where it stands; or to the end.
    @inline(__always)
    private mutating func count(
        _ units: borrowing Span<UInt16>, _ range: Range<Int>, _ document: UInt32, _ wordStart: inout Int,
        _ words: inout WordGatherer, _ weight: Int
    ) -> Int {
        let numbers = unsafe numbers
        var known = characters.mutableSpan
        for index in range {
            let unit = unsafe units[unchecked: index]
            let number = unsafe Int(numbers[Int(unit)])
            if number == 0, unit != 0 {
                add(unit)
                return index
            }
            // Whatever stands among the numbers is that of a character.
            unsafe known[unchecked: number].articles &+= known[unchecked: number].last != document ? 1 : 0
            unsafe known[unchecked: number].last = document
            unsafe known[unchecked: number].occurrences &+= 1
            if unsafe known[unchecked: number].kind == UnitKind.letter.rawValue {
                if wordStart < 0 { wordStart = index }
            } else if wordStart >= 0 {
                words.append(units, wordStart..<index, document: document, weight: weight)
                wordStart = -1
            }
        }
        return range.upperBound
    }

    private mutating func add(_ unit: UInt16) {
        unsafe numbers[Int(unit)] = UInt16(characters.count)
        characters.append(Character(unit: unit, kind: Folding.kind(unit)))
    }

    /// Calls `body` for each term, ascending, with its postings; of single characters these have no places.
    ///
    /// - Parameter text: of the articles that were counted.
    @inline(__always)
    consuming func forEachTerm(of text: TextStore, _ body: (Gram, borrowing Span<GatheredPosting>) -> Void) {
        sortCharacters()
        var (articles, occurrences, longest) = (0, 0, 0)
        for number in characters.indices {
            let character = characters[number]
            unsafe numbers[Int(character.unit)] = UInt16(number)
            characters[number].last = .max
            characters[number].articles = UInt32(articles)
            characters[number].occurrences = UInt32(occurrences)
            articles += Int(character.articles)
            occurrences += Int(character.occurrences)
            longest = max(longest, Int(character.occurrences))
        }
        let starts = characters
        let postings = GramPostings(singles: articles, pairs: occurrences)
        spread(text, to: postings)
        // The first stands for no term.
        for number in characters.indices.dropFirst() {
            let range = Int(starts[number].articles)..<Int(characters[number].articles)
            postings.withSingle(range) { body(Gram(single: characters[number].unit), $0) }
        }
        let row = PairRow(characters: characters.count, longest: longest)
        for number in characters.indices.dropFirst() {
            let range = Int(starts[number].occurrences)..<Int(characters[number].occurrences)
            row.forEach(of: postings, range) { body(Gram(characters[number].unit, characters[$0].unit), $1) }
        }
    }

    /// By unit. A bit for each of all units there are is quicker than comparing.
    private mutating func sortCharacters() {
        var marks = [UInt64](repeating: 0, count: 1 << 10)
        for character in characters { marks[Int(character.unit >> 6)] |= 1 << UInt64(character.unit & 63) }
        var sorted: [Character] = []
        sorted.reserveCapacity(characters.count)
        for word in marks.indices {
            var rest = marks[word]
            while rest != 0 {
                let number = unsafe Int(numbers[word << 6 | rest.trailingZeroBitCount])
                sorted.append(characters[number])
                rest &= rest &- 1
            }
        }
        characters = sorted
    }

    private mutating func spread(_ text: TextStore, to postings: GramPostings) {
        for document in 0..<text.starts.count - 1 {
            let heads = text.heads(of: document)
            let whole = text.text(of: document)
            for (range, weight) in [
                (heads.kicker, FieldWeights.kicker), (heads.headline, FieldWeights.headline),
                (heads.subheadline, FieldWeights.subheadline),
                (heads.subheadline.upperBound + 1..<whole.upperBound, FieldWeights.body),
            ] where !range.isEmpty {
                let posting = GatheredPosting(UInt32(document), weight: UInt32(weight))
                text.units.withUnits(range) { spreadSingles($0, posting, to: postings) }
                spreadPairs(text, range, of: whole, posting, to: postings)
            }
        }
    }

    /// - Parameters:
    ///   - units: of a field.
    ///   - posting: of each of its characters.
    private mutating func spreadSingles(_ units: Span<UInt16>, _ posting: GatheredPosting, to postings: GramPostings) {
        let numbers = unsafe numbers
        var known = characters.mutableSpan
        let document = posting.document
        for index in units.indices {
            let number = unsafe Int(numbers[Int(units[unchecked: index])])
            // Whatever stands among the numbers is that of a character.
            let isNew: UInt32 = unsafe known[unchecked: number].last == document ? 0 : 1
            let end = unsafe known[unchecked: number].articles &+ isNew
            unsafe known[unchecked: number].last = document
            unsafe known[unchecked: number].articles = end
            postings.addSingle(at: Int(end) &- 1, isNew: isNew, posting)
        }
    }

    /// A stretch at a time: of places that are told exactly, or of those that are told alike.
    ///
    /// - Parameters:
    ///   - range: a field.
    ///   - whole: its article.
    ///   - posting: of each of its pairs, without a place.
    private mutating func spreadPairs(
        _ text: TextStore, _ range: Range<Int>, of whole: Range<Int>, _ posting: GatheredPosting,
        to postings: GramPostings
    ) {
        let shift = FirstPlace.shift(length: whole.count)
        let exact = Int(FirstPlace.firstReach)
        var previous = 0
        // Pairs stand where their first character does: the first of a field has none ahead of it.
        var place = range.lowerBound - whole.lowerBound - 1
        let end = range.upperBound - whole.lowerBound - 1
        while place < end {
            let isExact = place < exact
            let stop = min(end, isExact ? exact : (place >> shift + 1) << shift)
            let units = place + 1 + whole.lowerBound..<stop + 1 + whole.lowerBound
            // What would stand at −1 is never kept.
            let first = isExact ? posting.moved(by: place) : posting.moved(by: exact | place >> shift)
            text.units.withUnits(units) {
                previous = spreadPairs($0, first, isExact ? 1 : 0, after: previous, to: postings)
            }
            place = stop
        }
    }

    /// - Parameters:
    ///   - units: each ends a pair.
    ///   - first: the posting of the first.
    ///   - step: from each one's place to the next one's.
    ///   - previous: the number of the character ahead of them.
    /// - Returns: that of the last.
    private mutating func spreadPairs(
        _ units: Span<UInt16>, _ first: GatheredPosting, _ step: Int, after previous: Int, to postings: GramPostings
    ) -> Int {
        let numbers = unsafe numbers
        var known = characters.mutableSpan
        var posting = first
        var previous = previous
        for index in units.indices {
            let number = unsafe Int(numbers[Int(units[unchecked: index])])
            // Whatever stands among the numbers is that of a character.
            let place = unsafe known[unchecked: previous].occurrences
            // Written in any case, kept where it is a pair: nobody could foretell that. Each occurrence has its own place.
            postings.setPair(at: Int(place), second: number, posting)
            let isPair = unsafe known[unchecked: previous].joins & known[unchecked: number].joins
            unsafe known[unchecked: previous].occurrences = place &+ UInt32(isPair)
            posting = posting.moved(by: step)
            previous = number
        }
        return previous
    }
}

/// A posting of a list that is being gathered: article (16), code of `FirstPlace` (8), weight (8).
struct GatheredPosting: BitwiseCopyable {
    private(set) var rawValue: UInt32

    @inline(__always)
    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// At place 0.
    init(_ document: UInt32, weight: UInt32) { rawValue = document << 16 | weight }

    @inline(__always) var document: UInt32 { rawValue >> 16 }
    @inline(__always) var place: UInt16 { UInt16(truncatingIfNeeded: rawValue >> 8 & 0xFF) }
    @inline(__always) var weight: UInt8 { UInt8(truncatingIfNeeded: rawValue) }

    /// The same so many places on; those within 0 to 255 are told.
    @inline(__always)
    func moved(by places: Int) -> GatheredPosting {
        GatheredPosting(rawValue: rawValue &+ UInt32(truncatingIfNeeded: places) &<< 8)
    }

    /// Where this is a new one, this; else the one there, which is of the same article, with this one's weight added.
    ///
    /// - Parameters:
    ///   - isNew: 1 or 0: nobody could foretell it.
    ///   - most: the weight is no more than that.
    @inline(__always)
    func added(to there: GatheredPosting, isNew: UInt32, most: UInt32) -> GatheredPosting {
        let keeps = isNew &- 1
        let before = there.rawValue & keeps | rawValue & ~0xFF & ~keeps
        return GatheredPosting(rawValue: before & ~0xFF | min(before & 0xFF &+ rawValue & 0xFF, most))
    }
}

/// Postings on their way into lists: those of single characters, one character's after another's, and pairs by their first.
@safe private struct GramPostings {
    private let memory: HeapMemory
    /// Second character (32), posting (32).
    private let pairs: UnsafeMutablePointer<UInt64>
    private let singles: UnsafeMutablePointer<GatheredPosting>

    /// - Parameters:
    ///   - singles: there is room for so many.
    ///   - pairs: and for so many of these.
    init(singles: Int, pairs: Int) {
        memory = HeapMemory(byteCount: pairs * 8 + singles * 4)
        unsafe self.pairs = memory.base.bindMemory(to: UInt64.self, capacity: pairs)
        unsafe self.singles = (memory.base + pairs * 8).bindMemory(to: GatheredPosting.self, capacity: singles)
    }

    /// An occurrence of a single character: as a new posting, or one more of the posting there.
    @inline(__always)
    func addSingle(at index: Int, isNew: UInt32, _ posting: GatheredPosting) {
        unsafe singles[index] = posting.added(
            to: singles[index], isNew: isNew, most: UInt32(FieldWeights.mostOfSingle))
    }

    @inline(__always)
    func setPair(at index: Int, second: Int, _ posting: GatheredPosting) {
        unsafe pairs[index] = UInt64(truncatingIfNeeded: second) << 32 | UInt64(posting.rawValue)
    }

    @inline(__always)
    func pair(_ index: Int) -> UInt64 { unsafe pairs[index] }

    /// By second character; those of one stay in their order.
    func sort(_ range: Range<Int>) {
        for index in range.dropFirst() {
            let pair = unsafe pairs[index]
            var place = index
            while place > range.lowerBound, unsafe pairs[place &- 1] &>> 32 > pair &>> 32 {
                unsafe pairs[place] = pairs[place &- 1]
                place &-= 1
            }
            unsafe pairs[place] = pair
        }
    }

    @inline(__always)
    func withSingle(_ range: Range<Int>, _ body: (borrowing Span<GatheredPosting>) -> Void) {
        unsafe body(UnsafeBufferPointer(start: singles + range.lowerBound, count: range.count).span)
    }
}

/// Puts pairs that begin alike in order by their second character.
@safe private struct PairRow {
    private struct Slot {
        /// The article of the last posting.
        var document = UInt32.max
        /// Where the postings end; while they are counted, how many there are at most.
        var end: UInt32 = 0
    }

    private let memory: HeapMemory
    /// By second character; as new between rows.
    private let slots: UnsafeMutablePointer<Slot>
    /// A bit for each that comes in the row; none between rows.
    private let marks: UnsafeMutablePointer<UInt64>
    private let words: Int
    /// Of those that come, where the postings begin.
    private let starts: UnsafeMutablePointer<UInt32>
    private let postings: UnsafeMutablePointer<GatheredPosting>

    /// - Parameters:
    ///   - characters: how many there are.
    ///   - longest: no row has more pairs.
    init(characters: Int, longest: Int) {
        words = (characters + 63) / 64
        memory = HeapMemory(byteCount: characters * 8 + words * 8 + longest * 8)
        unsafe slots = memory.base.bindMemory(to: Slot.self, capacity: characters)
        unsafe slots.initialize(repeating: Slot(), count: characters)
        let rest = unsafe memory.base + characters * 8
        unsafe marks = rest.bindMemory(to: UInt64.self, capacity: words)
        unsafe marks.initialize(repeating: 0, count: words)
        unsafe starts = (rest + words * 8).bindMemory(to: UInt32.self, capacity: longest)
        unsafe postings = (rest + words * 8 + longest * 4).bindMemory(to: GatheredPosting.self, capacity: longest)
    }

    /// Calls `body` with each second character, ascending, and its postings.
    @inline(__always)
    func forEach(
        of gathered: GramPostings, _ range: Range<Int>, _ body: (Int, borrowing Span<GatheredPosting>) -> Void
    ) {
        if range.isEmpty { return }
        if range.count <= Self.few { return forEach(ofFew: gathered, range, body) }
        for index in range {
            let second = Int(truncatingIfNeeded: gathered.pair(index) &>> 32)
            unsafe slots[second].end &+= 1
            unsafe marks[second &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: second & 63)
        }
        var start: UInt32 = 0
        var count = 0
        forEachMark { second in
            let number = unsafe slots[second].end
            unsafe slots[second].end = start
            unsafe starts[count] = start
            start &+= number
            count &+= 1
        }
        for index in range { put(gathered.pair(index)) }
        count = 0
        forEachMark { second in
            unsafe marks[second &>> 6] = 0
            let start = unsafe Int(starts[count])
            let length = unsafe Int(slots[second].end) &- start
            unsafe slots[second] = Slot()
            count &+= 1
            unsafe body(second, UnsafeBufferPointer(start: postings + start, count: length).span)
        }
    }

    /// Rows of no more are sorted by comparing.
    private static let few = 32

    @inline(__always)
    private func forEach(
        ofFew gathered: GramPostings, _ range: Range<Int>, _ body: (Int, borrowing Span<GatheredPosting>) -> Void
    ) {
        gathered.sort(range)
        var index = range.lowerBound
        while index < range.upperBound {
            let second = gathered.pair(index) &>> 32
            var (document, end) = (UInt32.max, 0)
            while index < range.upperBound, gathered.pair(index) &>> 32 == second {
                let posting = GatheredPosting(rawValue: UInt32(truncatingIfNeeded: gathered.pair(index)))
                let isNew: UInt32 = posting.document == document ? 0 : 1
                document = posting.document
                end &+= Int(isNew)
                unsafe postings[end &- 1] = posting.added(
                    to: postings[end &- 1], isNew: isNew, most: UInt32(IndexLimits.weight))
                index &+= 1
            }
            unsafe body(Int(second), UnsafeBufferPointer(start: postings, count: end).span)
        }
    }

    /// One more occurrence: of a new article, or of the last one's.
    @inline(__always)
    private func put(_ pair: UInt64) {
        let second = Int(truncatingIfNeeded: pair &>> 32)
        let posting = GatheredPosting(rawValue: UInt32(truncatingIfNeeded: pair))
        let document = posting.document
        let isNew: UInt32 = unsafe slots[second].document == document ? 0 : 1
        let end = unsafe slots[second].end &+ isNew
        unsafe slots[second] = Slot(document: document, end: end)
        unsafe postings[Int(end) &- 1] = posting.added(
            to: postings[Int(end) &- 1], isNew: isNew, most: UInt32(IndexLimits.weight))
    }

    @inline(__always)
    private func forEachMark(_ body: (Int) -> Void) {
        for word in 0..<words {
            var rest = unsafe marks[word]
            while rest != 0 {
                body(word &<< 6 | rest.trailingZeroBitCount)
                rest &= rest &- 1
            }
        }
    }
}
