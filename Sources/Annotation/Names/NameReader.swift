/// Finds names with the model, one run of a text after the other, in buffers that it uses again. One task owns it.
@safe final class NameReader {
    private let model = NameModel.shared
    /// From a closed label to one that may follow, [from][to] of `closed` and `opening`.
    private let links: [Int32]
    /// How much a closed label may lie behind another without the hope of catching up, [behind][ahead].
    private let lags: [Int32]
    /// For each kind: begin to inside, begin to end, inside to inside, inside to end.
    private let inner: [Int32]

    /// Two more at either end than a run has characters: those are of class 0.
    private let classes: UnsafeMutablePointer<UInt16>
    /// Pair and triple that start at each character, from the one before the run.
    private let grams: UnsafeMutablePointer<UInt32>
    /// Where the best path to each label comes from: four bits a label.
    private let origins: UnsafeMutablePointer<UInt64>
    /// Of no meaning: rows are read into it so that they are near when they are wanted.
    private var touched: UInt16 = 0

    /// What is decoded at once. A longer run without the end of a sentence is cut: memory has a bound.
    static let longestRun = 2048

    /// Outside, and end and single of each kind.
    private static let closed = [0, 3, 4, 7, 8, 11, 12]
    /// Outside, and begin and single of each kind.
    private static let opening = [0, 1, 4, 5, 8, 9, 12]

    /// What follows from the model alone: the same for every reader.
    private struct Tables {
        let links: [Int32]
        let lags: [Int32]
        let inner: [Int32]

        init() {
            let links = NameReader.closed.flatMap { from in
                NameReader.opening.map { NameModel.shared.transition(from: from, to: $0) }
            }
            self.links = links
            var lags: [Int32] = []
            for behind in 0..<7 {
                for ahead in 0..<7 {
                    lags.append((0..<7).map { links[behind * 7 + $0] - links[ahead * 7 + $0] }.max() ?? 0)
                }
            }
            self.lags = lags
            inner = (0..<3).flatMap { kind -> [Int32] in
                let begin = 1 + 4 * kind
                return [(begin, begin + 1), (begin, begin + 2), (begin + 1, begin + 1), (begin + 1, begin + 2)]
                    .map { NameModel.shared.transition(from: $0.0, to: $0.1) }
            }
        }
    }

    private static let tables = Tables()

    init() {
        (links, lags, inner) = (Self.tables.links, Self.tables.lags, Self.tables.inner)
        unsafe classes = .allocate(capacity: Self.longestRun + 4)
        unsafe grams = .allocate(capacity: 2 * (Self.longestRun + 4))
        unsafe origins = .allocate(capacity: Self.longestRun)
    }

    deinit {
        unsafe classes.deallocate()
        unsafe grams.deallocate()
        unsafe origins.deallocate()
    }

    /// All names of a text, left to right, none within another.
    func names(in scalars: [UInt32]) -> [NameSpan] {
        var found: [NameSpan] = []
        var start = 0
        for index in scalars.indices {
            if sentenceEnds.contains(scalars[index]) || index + 1 - start == Self.longestRun
                || index + 1 == scalars.count
            {
                decode(scalars, start..<index + 1, into: &found)
                start = index + 1
            }
        }
        return found
    }

    private func decode(_ scalars: [UInt32], _ run: Range<Int>, into found: inout [NameSpan]) {
        look(scalars, run)
        var label = search(run.count)
        var end = 0
        let first = found.count
        for index in stride(from: run.count - 1, through: 0, by: -1) {
            if label > 0 {
                let part = (label - 1) & 3
                if part >= 2 { end = index + 1 }
                if part == 0 || part == 3, let kind = NameSpan.Kind(rawValue: (label - 1) >> 2) {
                    found.append(NameSpan(range: run.lowerBound + index..<run.lowerBound + end, kind: kind))
                }
            }
            label = unsafe Int(origins[index] >> UInt64(label * 4) & 15)
        }
        found[first...].reverse()
    }

    /// Looks up the classes of a run and its pairs and triples, ahead of their use: the look-ups wait for memory together.
    private func look(_ scalars: [UInt32], _ run: Range<Int>) {
        let count = run.count
        unsafe (classes[0], classes[1], classes[count + 2], classes[count + 3]) = (0, 0, 0, 0)
        for index in 0..<count { unsafe classes[index + 2] = model.characterClass(scalars[run.lowerBound + index]) }
        for index in 1..<count + 2 {
            let (a, b, c) = unsafe (classes[index], classes[index + 1], classes[min(index + 2, count + 3)])
            let (pair, triple) = (model.pair(a, b), model.triple(a, b, c))
            unsafe (grams[2 * index], grams[2 * index + 1]) = (pair, triple)
            if pair > 0 { touched &+= model.gram(pair, 0)[0] }
            if triple > 0 { touched &+= model.gram(triple, 0)[0] }
        }
        unsafe (grams[0], grams[1], grams[2 * count + 4], grams[2 * count + 5]) = (0, 0, 0, 0)
    }

    /// Sums of sixteen labels' weights: the even ones and the odd ones.
    private struct Sums {
        var even = SIMD8<UInt16>(repeating: 0)
        var odd = SIMD8<UInt16>(repeating: 0)

        @inline(__always) mutating func add(_ weights: SIMD8<UInt16>) {
            even &+= weights & SIMD8(repeating: 0x00FF)
            odd &+= weights &>> SIMD8(repeating: 8)
        }
    }

    /// What the surroundings of a character say of its labels.
    @inline(__always) private func emission(_ index: Int) -> Sums {
        var sums = Sums()
        for offset in 0..<5 { unsafe sums.add(model.single(classes[index &+ offset], offset)) }
        // A gram that starts at c speaks of c − 1 to c + 2; character i of the run is i + 2 here.
        for offset in 0..<4 {
            let start = 2 &* (index &+ 3 &- offset)
            let (pair, triple) = unsafe (grams[start], grams[start &+ 1])
            if pair > 0 { sums.add(model.gram(pair, offset)) }
            if triple > 0 { sums.add(model.gram(triple, offset)) }
        }
        return sums
    }

    /// The best path (Viterbi 1967).
    /// - Returns: the label of the last character.
    private func search(_ count: Int) -> Int {
        var best = Scores(repeating: Self.never)
        best[0] = 0
        for index in 0..<count {
            let sums = emission(index)
            var next = Scores(repeating: Self.never)
            var origin: UInt64 = 0
            enter(from: best, to: &next, &origin)
            if index > 0 { goOn(from: best, to: &next, &origin) }
            for label in 0..<13 {
                next[label] &+= Int32(label & 1 == 0 ? sums.even[label >> 1] : sums.odd[label >> 1])
            }
            unsafe origins[index] = origin
            best = next
        }
        var last = 0
        for label in Self.closed where best[label] > best[last] { last = label }
        return last
    }

    typealias Scores = InlineArray<13, Int32>
    private static let never: Int32 = -1 << 28

    /// From outside or the end of a name to outside or the start of one.
    @inline(__always) private func enter(from best: Scores, to next: inout Scores, _ origin: inout UInt64) {
        var leader = 0
        for place in 1..<7 where best[Self.closedLabel(place)] > best[Self.closedLabel(leader)] { leader = place }
        let top = best[Self.closedLabel(leader)]
        let leading = UInt64(Self.closedLabel(leader))
        for to in 0..<7 { next[Self.openingLabel(to)] = top &+ links[leader &* 7 &+ to] }
        // 4 bits for each label of `opening`.
        origin = leading &* 0x1_0011_0011_0011
        for from in 0..<7 where from != leader {
            let label = Self.closedLabel(from)
            let score = best[label]
            if score &+ lags[from &* 7 &+ leader] <= top { continue }
            for to in 0..<7 {
                let target = Self.openingLabel(to)
                let value = score &+ links[from &* 7 &+ to]
                if value > next[target] {
                    next[target] = value
                    origin = origin & ~(15 << UInt64(target &* 4)) | UInt64(label) << UInt64(target &* 4)
                }
            }
        }
    }

    /// From the start or the inside of a name to its inside or its end.
    @inline(__always) private func goOn(from best: Scores, to next: inout Scores, _ origin: inout UInt64) {
        for kind in 0..<3 {
            let begin = 1 &+ 4 &* kind
            for target in 0..<2 {
                let fromBegin = best[begin] &+ inner[kind &* 4 &+ target]
                let fromInside = best[begin &+ 1] &+ inner[kind &* 4 &+ 2 &+ target]
                let isLonger = fromInside > fromBegin
                let label = begin &+ 1 &+ target
                next[label] = isLonger ? fromInside : fromBegin
                origin |= UInt64(isLonger ? begin &+ 1 : begin) << UInt64(label &* 4)
            }
        }
    }

    /// 0, 3, 4, 7, 8, 11, 12
    @inline(__always) private static func closedLabel(_ place: Int) -> Int { (place &+ 1) / 2 * 4 &- (place & 1) }

    /// 0, 1, 4, 5, 8, 9, 12
    @inline(__always) private static func openingLabel(_ place: Int) -> Int { place / 2 * 4 &+ (place & 1) }
}

private let sentenceEnds = ScalarSet("。！？!?；;\n")
