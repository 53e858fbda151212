/// One 16-bit number for each of the thirteen labels, the even labels and the odd ones apart, as the weights lie.
///
/// Lanes: even O, Iₚ, Sₚ, Iₗ, Sₗ, Iₒ, Sₒ; odd Bₚ, Eₚ, Bₗ, Eₗ, Bₒ, Eₒ (outside; begin, inside, end and single of a person, of a
/// place (l), of an organisation).
struct LabelScores {
    typealias Half = SIMD8<Int16>

    var even: Half
    var odd: Half

    /// Less than any score that is kept, and far enough from the least number that another may be added.
    static let never: Int16 = -16_384
    init(even: Half, odd: Half) {
        self.even = even
        self.odd = odd
    }

    /// Of the three lanes that stand for no label: two of them added are still no number that wraps around.
    private static let nothing: Int16 = -10_000

    init(_ score: (Int) -> Int16) {
        (even, odd) = (Half(repeating: Self.nothing), Half(repeating: Self.nothing))
        for label in 0..<13 {
            if label & 1 == 0 { even[label >> 1] = score(label) } else { odd[label >> 1] = score(label) }
        }
    }

    /// By label; the three behind stand for none.
    var lanes: SIMD16<Int16> {
        var lanes = SIMD16<Int16>(repeating: Self.nothing)
        for label in 0..<13 { lanes[label] = self[label] }
        return lanes
    }

    subscript(label: Int) -> Int16 { label & 1 == 0 ? even[label >> 1] : odd[label >> 1] }

    var outside: Int16 { even[0] }

    /// What each begin says for the inside and the end of its kind: the odd lanes one place further up.
    @inline(__always) var begins: Half {
        unsafe unsafeBitCast(unsafe unsafeBitCast(odd, to: SIMD4<UInt32>.self) &<< 16, to: Half.self)
    }

    @inline(__always) static func &+ (left: Self, right: Self) -> Self {
        LabelScores(even: left.even &+ right.even, odd: left.odd &+ right.odd)
    }

    @inline(__always) static func &+ (left: Self, right: Int16) -> Self {
        let wide = Half(repeating: right)
        return LabelScores(even: left.even &+ wide, odd: left.odd &+ wide)
    }

    @inline(__always) static func greatest(_ left: Self, _ right: Self) -> Self {
        LabelScores(even: greater(left.even, right.even), odd: greater(left.odd, right.odd))
    }

    @inline(__always) static func greater(_ left: Half, _ right: Half) -> Half {
        left.replacing(with: right, where: right .> left)
    }
}

/// What it costs to go from one label to the next, as the search reads it.
struct LabelTransitions: Sendable {
    /// Outside, and end and single of each kind: what stands before outside, begin or single; 0, 3, 4, 7, 8, 11, 12.
    @inline(__always) static func closed(_ place: Int) -> Int { (place &+ 1) >> 1 &* 4 &- place & 1 }

    /// At a stretch's start: outside, and nothing else.
    @inline(__always) var start: LabelScores { atStart.scores }
    private let atStart = Halves(LabelScores { $0 == 0 ? 0 : -12_000 })

    /// From each of `closed` to those that may follow; `never` to the others.
    private let links: [Halves]
    /// How much more a closed label may give to some follower than outside gives to it.
    private let leads: Halves
    private let beginToInside: SIMD8<Int16>
    private let beginToEnd: SIMD8<Int16>
    private let insideToInside: SIMD8<Int16>
    private let insideToEnd: SIMD8<Int16>

    private struct Halves: Sendable {
        var even: SIMD8<Int16>
        var odd: SIMD8<Int16>

        init(_ scores: LabelScores) { (even, odd) = (scores.even, scores.odd) }

        @inline(__always) var scores: LabelScores { LabelScores(even: even, odd: odd) }
    }

    init(_ model: NameModel) {
        func isOpening(_ label: Int) -> Bool { label == 0 || (label - 1) & 3 == 0 || (label - 1) & 3 == 3 }
        let links = (0..<7).map { place in
            LabelScores { label in
                isOpening(label) ? model.transition(from: Self.closed(place), to: label) : LabelScores.never
            }
        }
        self.links = links.map(Halves.init)
        leads = Halves(
            LabelScores { label in
                guard label > 0, let place = (0..<7).first(where: { Self.closed($0) == label }) else {
                    return LabelScores.never
                }
                return (0..<13).filter(isOpening).map { links[place][$0] - links[0][$0] }.max() ?? 0
            })
        /// By kind, in the lanes of inside (even) and end (odd).
        func within(_ from: Int, _ to: Int) -> SIMD8<Int16> {
            var lanes = LabelScores { _ in LabelScores.never }.even
            for kind in 0..<3 {
                lanes[1 + 2 * kind] = model.transition(from: from + 4 * kind, to: to + 4 * kind)
            }
            return lanes
        }
        (beginToInside, beginToEnd) = (within(1, 2), within(1, 3))
        (insideToInside, insideToEnd) = (within(2, 2), within(2, 3))
    }

    /// Which of the labels at a place come from outside, so that nobody need look.
    struct Origins {
        /// None but outside leads to an opening label.
        static let outside = Origins(bits: 0)
        let bits: UInt8

        /// Another closed label than outside may lead to an opening one.
        @inline(__always) var areMixed: Bool { bits & 1 != 0 }
        /// Another leads to outside.
        @inline(__always) var endAName: Bool { bits & 2 != 0 }
    }

    /// For the loops in C, a lane for each label: what stands before a stretch; from each of `closed`; how much more one of
    /// them may give; from begin, from inside, in the lanes of inside and end.
    var rows: [SIMD16<Int16>] {
        func within(_ toInside: SIMD8<Int16>, _ toEnd: SIMD8<Int16>) -> SIMD16<Int16> {
            var lanes = LabelScores { _ in LabelScores.never }.lanes
            for kind in 0..<3 {
                (lanes[4 * kind + 2], lanes[4 * kind + 3]) = (toInside[1 + 2 * kind], toEnd[1 + 2 * kind])
            }
            return lanes
        }
        return [start.lanes] + links.map(\.scores.lanes)
            + [leads.scores.lanes, within(beginToInside, beginToEnd), within(insideToInside, insideToEnd)]
    }

    /// The best that leads to each label, and where that may come from.
    @inline(__always) func step(_ before: LabelScores) -> (best: LabelScores, origins: Origins) {
        var best = links[0].scores &+ before.outside
        var origins = Origins.outside
        if mayLead(before) {
            let fromOutside = best.outside
            // The lanes of 3, 4, 7, 8, 11 and 12.
            best = LabelScores.greatest(best, links[1].scores &+ before.odd[1])
            best = LabelScores.greatest(best, links[2].scores &+ before.even[2])
            best = LabelScores.greatest(best, links[3].scores &+ before.odd[3])
            best = LabelScores.greatest(best, links[4].scores &+ before.even[4])
            best = LabelScores.greatest(best, links[5].scores &+ before.odd[5])
            best = LabelScores.greatest(best, links[6].scores &+ before.even[6])
            origins = Origins(bits: best.outside > fromOutside ? 3 : 1)
        }
        let begins = before.begins
        let within = LabelScores(
            even: LabelScores.greater(begins &+ beginToInside, before.even &+ insideToInside),
            odd: LabelScores.greater(begins &+ beginToEnd, before.even &+ insideToEnd))
        return (LabelScores.greatest(best, within), origins)
    }

    /// Whether some closed label may lead to an opening one rather than outside.
    @inline(__always) private func mayLead(_ before: LabelScores) -> Bool {
        let outside = SIMD8(repeating: before.outside)
        let over = LabelScores.greater(before.even &+ leads.even, before.odd &+ leads.odd)
        return any(over .> outside)
    }

    /// The label before `label` on the best path.
    func origin(of label: Int, after before: LabelScores, isMixed: Bool) -> Int {
        let part = (label - 1) & 3
        guard label == 0 || part == 0 || part == 3 else {
            let kind = (label - 1) >> 2
            let begin = before[1 + 4 * kind] &+ (part == 1 ? beginToInside : beginToEnd)[1 + 2 * kind]
            let inside = before[2 + 4 * kind] &+ (part == 1 ? insideToInside : insideToEnd)[1 + 2 * kind]
            return inside > begin ? 2 + 4 * kind : 1 + 4 * kind
        }
        guard isMixed else { return 0 }
        var best = 0
        for place in 1..<7
        where before[Self.closed(place)] &+ links[place].scores[label]
            > before[Self.closed(best)] &+ links[best].scores[label]
        { best = place }
        return Self.closed(best)
    }
}
