/// Finds names with the model, one run of a text after the other, in buffers that it uses again. One task owns it.
@safe final class NameReader {
    private let model = NameModel.shared
    private let transitions = NameReader.transitions

    /// Two more at either end than a run has characters: those are of class 0.
    private let classes: UnsafeMutablePointer<UInt16>
    /// The rows of the pair and the triple that start at each character, from the one before the run.
    private let grams: UnsafeMutablePointer<UInt32>
    /// Whether a character may be part of a name.
    private let open: UnsafeMutablePointer<Bool>
    /// What each label comes to at each character of a stretch, the best path to it taken; from outside, which is 0.
    private let scores: UnsafeMutablePointer<LabelScores>
    /// Whether something else than outside may lead to a character's opening labels.
    private let isMixed: UnsafeMutablePointer<Bool>
    /// Of no meaning: rows are read into it so that they are near when they are wanted.
    private var touched: UInt16 = 0

    /// What is decoded at once. A longer run without the end of a sentence is cut: memory has a bound.
    static let longestRun = 2048

    private static let transitions = LabelTransitions(NameModel.shared)

    init() {
        unsafe classes = .allocate(capacity: Self.longestRun + 4)
        unsafe grams = .allocate(capacity: 2 * (Self.longestRun + 4))
        unsafe open = .allocate(capacity: Self.longestRun)
        unsafe scores = .allocate(capacity: Self.longestRun)
        unsafe isMixed = .allocate(capacity: Self.longestRun)
    }

    deinit {
        unsafe classes.deallocate()
        unsafe grams.deallocate()
        unsafe open.deallocate()
        unsafe scores.deallocate()
        unsafe isMixed.deallocate()
    }

    /// All names of a text, left to right, none within another.
    func names(in scalars: [UInt32]) -> [NameSpan] {
        var found: [NameSpan] = []
        let ends = sentenceEnds
        var start = 0
        while start < scalars.count {
            let limit = min(scalars.count, start + Self.longestRun)
            var end = start
            while end < limit - 1, !ends.contains(scalars[end]) { end &+= 1 }
            decode(scalars, start..<end + 1, into: &found)
            start = end + 1
        }
        return found
    }

    /// Only stretches that a name may stand in are searched: outside them the path is known.
    private func decode(_ scalars: [UInt32], _ run: Range<Int>, into found: inout [NameSpan]) {
        look(scalars, run)
        var start = 0
        while start < run.count {
            guard unsafe open[start] else {
                start += 1
                continue
            }
            var end = start + 1
            while unsafe end < run.count && open[end] { end += 1 }
            lookUpGrams(start..<end, of: run.count)
            search(start..<end)
            trace(start..<end, at: run.lowerBound, into: &found)
            start = end + 1
        }
    }

    // MARK: Look-ups

    /// The classes of a run, and where in it names may be.
    private func look(_ scalars: [UInt32], _ run: Range<Int>) {
        let count = run.count
        unsafe (classes[0], classes[1], classes[count + 2], classes[count + 3]) = (0, 0, 0, 0)
        for index in 0..<count { unsafe classes[index + 2] = model.characterClass(scalars[run.lowerBound + index]) }
        var before = unsafe model.quietness(classes[1], classes[2])
        var isOpen = false
        for index in 0..<count {
            let after = unsafe model.quietness(classes[index + 2], classes[index + 3])
            isOpen = (isOpen && !before.endsAny) || !(before.bringsNone || after.opensNone)
            unsafe open[index] = isOpen
            before = after
        }
        unsafe (grams[0], grams[1], grams[2 * count + 4], grams[2 * count + 5]) = (0, 0, 0, 0)
    }

    /// Pairs and triples that speak of a character of the stretch, ahead of their use: the look-ups wait for memory together.
    private func lookUpGrams(_ stretch: Range<Int>, of count: Int) {
        for index in max(1, stretch.lowerBound)...min(stretch.upperBound &+ 2, count &+ 1) {
            let pair = unsafe model.pair(classes[index], classes[index + 1])
            let triple =
                unsafe pair.isOfTriples ? model.triple(classes[index], classes[index + 1], classes[index + 2]) : 0
            unsafe (grams[2 * index], grams[2 * index + 1]) = (pair.row, triple)
            touched &+= model.gram(pair.row, 0)[0] &+ model.gram(triple, 0)[0]
        }
    }

    // MARK: The best path

    /// What the surroundings of a character say of its labels.
    @inline(__always) private func emission(_ index: Int) -> LabelScores {
        var even = SIMD8<UInt16>(repeating: 0)
        var odd = SIMD8<UInt16>(repeating: 0)
        @inline(__always) func add(_ weights: NameModel.Weights) {
            even &+= weights & SIMD8(repeating: 0x00FF)
            odd &+= weights &>> SIMD8(repeating: 8)
        }
        for offset in 0..<5 { unsafe add(model.single(classes[index &+ offset], offset)) }
        // A gram that starts at c speaks of c − 1 to c + 2; character i of the run is i + 2 here.
        for offset in 0..<4 {
            let start = 2 &* (index &+ 3 &- offset)
            unsafe add(model.gram(grams[start], offset))
            unsafe add(model.gram(grams[start &+ 1], offset))
        }
        return LabelScores(
            even: SIMD8(truncatingIfNeeded: even), odd: SIMD8(truncatingIfNeeded: odd))
    }

    /// Viterbi (1967), in 16 bits: each character's scores are those over outside, and a path that goes inside a name can
    /// go out again two characters on, so that none gets far away from it.
    private func search(_ stretch: Range<Int>) {
        var before = LabelScores.start
        for index in stretch {
            let (best, mixed) = transitions.step(before)
            let sum = best &+ emission(index)
            before = sum &+ (0 &- sum.outside)
            unsafe scores[index] = before
            unsafe isMixed[index] = mixed
        }
    }

    /// Follows the best path back from the last character of a stretch.
    private func trace(_ stretch: Range<Int>, at base: Int, into found: inout [NameSpan]) {
        let last = unsafe scores[stretch.upperBound - 1]
        var label = 0
        for closed in LabelTransitions.closed where last[closed] > last[label] { label = closed }
        var end = 0
        let first = found.count
        for index in stretch.reversed() {
            if label > 0 {
                let part = (label - 1) & 3
                if part >= 2 { end = index + 1 }
                if part == 0 || part == 3, let kind = NameSpan.Kind(rawValue: (label - 1) >> 2) {
                    found.append(NameSpan(range: base + index..<base + end, kind: kind))
                }
            }
            guard index > stretch.lowerBound else { break }
            let mixed = unsafe isMixed[index]
            label = unsafe transitions.origin(of: label, after: scores[index - 1], isMixed: mixed)
        }
        if found.count > first + 1 { found[first...].reverse() }
    }
}

private let sentenceEnds = ScalarSet("。！？!?；;\n")
