/// What `FastNameSearch` does, for processors without its instructions. One task owns it.
///
/// The model's tables are larger than the caches near the core, so each step goes over all the sentences in hand and
/// asks ahead for what the next one reads: the memory's answers are waited for together, not one by one.
@safe final class PlainNameSearch {
    private let model = NameModel.shared
    private let transitions = PlainNameSearch.transitions

    /// The sentences in hand, each with two places of class 0 ahead of it and behind it, those between two shared.
    private let classes: UnsafeMutablePointer<UInt16>
    /// What is known of the pair that starts at each place.
    private let quiet: UnsafeMutablePointer<UInt8>
    /// The rows of the pair and the triple that start at each place.
    private let grams: UnsafeMutablePointer<UInt32>
    /// The places whose pairs and triples are looked up.
    private let wanted: UnsafeMutablePointer<Int32>
    /// What each label comes to at each place of a stretch, the best path to it taken; from outside, which is 0.
    private let scores: UnsafeMutablePointer<LabelScores>
    /// Where a place's opening labels may come from.
    private let origins: UnsafeMutablePointer<LabelTransitions.Origins>
    private let longest: Int
    private var spare = Hand()

    /// What is being read.
    private struct Hand {
        var sentences: [Sentence] = []
        var stretches: [Stretch] = []
        var wantedCount = 0
        var found: [NameSpan] = []
    }

    /// Where a sentence stands in the buffers, and its first character in the text.
    private struct Sentence {
        var places: Range<Int>
        var start: Int
    }

    /// Characters in a row that may be part of names; `shift` leads from their places to the text.
    private struct Stretch {
        var places: Range<Int>
        var shift: Int
    }

    /// What is decoded at once. A longer run without the end of a sentence is cut: memory has a bound.
    static let longestRun = 2048
    /// Sentences are taken in hand up to this many characters.
    private static let handful = 512

    private static let transitions = LabelTransitions(NameModel.shared)

    /// - Parameter longest: no text has more scalars.
    init(upTo longest: Int) {
        // A sentence of one character takes three places.
        self.longest = longest
        let capacity = min(3 * longest, 3 * Self.handful + Self.longestRun) + 8
        unsafe classes = .allocate(capacity: capacity)
        // Read eight at a time.
        unsafe quiet = .allocate(capacity: capacity + 8)
        unsafe grams = .allocate(capacity: 2 * capacity)
        unsafe wanted = .allocate(capacity: capacity)
        unsafe scores = .allocate(capacity: capacity)
        unsafe origins = .allocate(capacity: capacity)
        spare.sentences.reserveCapacity(16)
        spare.stretches.reserveCapacity(64)
        spare.found.reserveCapacity(32)
    }

    deinit {
        unsafe classes.deallocate()
        unsafe quiet.deallocate()
        unsafe grams.deallocate()
        unsafe wanted.deallocate()
        unsafe scores.deallocate()
        unsafe origins.deallocate()
    }

    /// All names of a text, left to right, none within another.
    func names(in scalars: Scalars) -> [NameSpan] {
        precondition(scalars.count <= longest)
        var hand = Hand()
        swap(&hand, &spare)
        defer { swap(&hand, &spare) }
        hand.found.removeAll(keepingCapacity: true)
        var start = 0
        while start < scalars.count {
            let places: Int
            (start, places) = take(scalars, from: start, &hand)
            lookUpQuiet(places)
            findStretches(&hand)
            lookUpGrams(hand.wantedCount)
            for stretch in hand.stretches {
                search(stretch.places)
                trace(stretch.places, shift: stretch.shift, into: &hand.found)
            }
        }
        return hand.found.isEmpty ? [] : Array(hand.found[...])
    }

    // MARK: Look-ups

    /// Takes sentences in hand.
    /// - Returns: where the text goes on, and how many places are taken.
    private func take(_ scalars: Scalars, from start: Int, _ hand: inout Hand) -> (next: Int, places: Int) {
        hand.sentences.removeAll(keepingCapacity: true)
        unsafe (classes[0], classes[1]) = (0, 0)
        var place = 2
        var next = start
        while next < scalars.count, place < Self.handful {
            let first = place
            let limit = min(scalars.count, next + Self.longestRun)
            let begun = next
            while next < limit {
                let value = scalars[next]
                unsafe classes[place] = model.characterClass(value)
                place &+= 1
                next &+= 1
                if isSentenceEnd(value) { break }
            }
            unsafe (classes[place], classes[place + 1]) = (0, 0)
            hand.sentences.append(Sentence(places: first..<place, start: begun))
            place += 2
        }
        return (next, place)
    }

    private func lookUpQuiet(_ places: Int) {
        for place in 1..<places - 1 {
            unsafe quiet[place] = model.quietness(classes[place], classes[place &+ 1])
        }
    }

    /// Only stretches that a name may stand in are searched: outside them the path is known.
    private func findStretches(_ hand: inout Hand) {
        hand.stretches.removeAll(keepingCapacity: true)
        hand.wantedCount = 0
        var reached = 0
        for sentence in hand.sentences {
            var isOpen = false
            var first = 0
            let shift = sentence.start - sentence.places.lowerBound
            var place = sentence.places.lowerBound
            while place < sentence.places.upperBound {
                let count = min(Self.placesAtOnce, sentence.places.upperBound - place)
                let open = open(place, count, isOpen)
                var edges = (open ^ (open << 1 | (isOpen ? 1 : 0))) & (1 << UInt64(count) - 1)
                while edges != 0 {
                    let edge = place + edges.trailingZeroBitCount
                    edges &= edges - 1
                    isOpen.toggle()
                    if isOpen {
                        first = edge
                    } else {
                        add(Stretch(places: first..<edge, shift: shift), within: sentence.places, from: &reached, &hand)
                    }
                }
                place += count
            }
            if isOpen {
                add(
                    Stretch(places: first..<sentence.places.upperBound, shift: shift), within: sentence.places,
                    from: &reached, &hand)
            }
        }
    }

    private static let placesAtOnce = 56

    /// Which of at most 56 places may be part of names, a bit each. One is where a name may begin, or where one before may
    /// go on: as a carry does in an addition.
    private func open(_ place: Int, _ count: Int, _ isOpen: Bool) -> UInt64 {
        var neverBegins: UInt64 = 0
        var ends: UInt64 = 0
        var done = 0
        while done < count {
            let before = unsafe NameModel.Quietness(quiet + place + done - 1)
            let after = unsafe NameModel.Quietness(quiet + place + done)
            neverBegins |= (before.bringNone | after.openNone) << UInt64(done)
            ends |= before.endAny << UInt64(done)
            done += 8
        }
        let mask: UInt64 = 1 << UInt64(count) - 1
        let begins = ~neverBegins & mask
        let either = begins | ~ends & mask
        let sum = either &+ begins &+ (isOpen ? 1 : 0)
        return (sum ^ either ^ begins) >> 1
    }

    /// Pairs and triples from two places ahead of a stretch to the one behind it speak of its characters.
    private func add(_ stretch: Stretch, within sentence: Range<Int>, from reached: inout Int, _ hand: inout Hand) {
        hand.stretches.append(stretch)
        let end = min(stretch.places.upperBound + 1, sentence.upperBound)
        for place in max(reached, stretch.places.lowerBound - 2, sentence.lowerBound - 1)..<end {
            unsafe wanted[hand.wantedCount] = Int32(truncatingIfNeeded: place)
            hand.wantedCount &+= 1
        }
        if stretch.places.lowerBound == sentence.lowerBound {
            clear(sentence.lowerBound - 2)
        }
        if end == sentence.upperBound { clear(end) }
        reached = end
    }

    private func clear(_ place: Int) { unsafe (grams[2 * place], grams[2 * place + 1]) = (0, 0) }

    private func lookUpGrams(_ wantedCount: Int) {
        for index in 0..<wantedCount {
            let place = unsafe Int(wanted[index])
            unsafe model.prefetchPair(classes[place], classes[place &+ 1])
        }
        for index in 0..<wantedCount {
            let place = unsafe Int(wanted[index])
            let pair = unsafe model.pair(classes[place], classes[place &+ 1])
            unsafe grams[2 &* place] = pair.bits
            model.prefetch(pair.row)
            if pair.isOfTriples {
                unsafe model.prefetchTriple(classes[place], classes[place &+ 1], classes[place &+ 2])
            }
        }
        for index in 0..<wantedCount {
            let place = unsafe Int(wanted[index])
            let pair = unsafe NameModel.Entry(bits: grams[2 &* place])
            unsafe grams[2 &* place] = pair.row
            var triple: UInt32 = 0
            if pair.isOfTriples {
                triple = unsafe model.triple(classes[place], classes[place &+ 1], classes[place &+ 2])
                model.prefetch(triple)
            }
            unsafe grams[2 &* place &+ 1] = triple
        }
    }

    // MARK: The best path

    /// What the surroundings of a character say of its labels.
    @inline(__always) private func emission(_ place: Int) -> LabelScores {
        // The even ones with the odd ones above them: 256 of those, which are taken off in the end.
        var both = SIMD8<UInt16>(repeating: 0)
        var odd = SIMD8<UInt16>(repeating: 0)
        @inline(__always) func add(_ weights: NameModel.Weights) {
            both &+= weights
            odd &+= weights &>> SIMD8(repeating: 8)
        }
        for offset in 0..<5 { unsafe add(model.single(classes[place &- 2 &+ offset], offset)) }
        // A gram that starts at c speaks of c − 1 to c + 2.
        for offset in 0..<4 {
            let start = 2 &* (place &+ 1 &- offset)
            unsafe add(model.gram(grams[start], offset))
            unsafe add(model.gram(grams[start &+ 1], offset))
        }
        return LabelScores(
            even: SIMD8(truncatingIfNeeded: both &- odd &<< SIMD8(repeating: 8)), odd: SIMD8(truncatingIfNeeded: odd))
    }

    /// Viterbi (1967), in 16 bits: each character's scores are those over outside, and a path that goes inside a name can
    /// go out again two characters on, so that none gets far away from it.
    private func search(_ stretch: Range<Int>) {
        var before = transitions.start
        for place in stretch {
            let (best, from) = transitions.step(before)
            let sum = best &+ emission(place)
            before = sum &+ (0 &- sum.outside)
            unsafe scores[place] = before
            unsafe origins[place] = from
        }
    }

    /// Follows the best path back from the last character of a stretch.
    private func trace(_ stretch: Range<Int>, shift: Int, into found: inout [NameSpan]) {
        let last = unsafe scores[stretch.upperBound - 1]
        var label = 0
        for place in 1..<7 where last[LabelTransitions.closed(place)] > last[label] {
            label = LabelTransitions.closed(place)
        }
        var end = 0
        let first = found.count
        var place = stretch.upperBound - 1
        while true {
            if label == 0 {
                // Nothing but outside leads to outside.
                while place > stretch.lowerBound, unsafe !origins[place].endAName { place &-= 1 }
            } else {
                let part = (label - 1) & 3
                if part >= 2 { end = place + 1 }
                if part == 0 || part == 3, let kind = NameSpan.Kind(rawValue: (label - 1) >> 2) {
                    found.append(NameSpan(range: shift + place..<shift + end, kind: kind))
                }
            }
            guard place > stretch.lowerBound else { break }
            let mixed = unsafe origins[place].areMixed
            label = unsafe transitions.origin(of: label, after: scores[place - 1], isMixed: mixed)
            place -= 1
        }
        if found.count > first + 1 { found[first...].reverse() }
    }
}

/// 。!?; or the end of a line; full-width marks are folded.
@inline(__always) private func isSentenceEnd(_ value: UInt32) -> Bool {
    let halfWidth: UInt64 = 1 << 0x3B | 1 << 0x21 | 1 << 0x3F | 1 << 0x0A
    return value == 0x3002 || value < 64 && halfWidth >> UInt64(value) & 1 == 1
}
