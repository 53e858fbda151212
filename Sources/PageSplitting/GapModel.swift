/// Tells whose the lines of a gap are, from what rules made of them and from how they look: learned from pages (`GapWeights`).
///
/// A conditional random field over the lines of a gap (Lafferty, McCallum and Pereira 2001). What it sees of a line are the
/// slots of `GapSigns`, each with a weight for each owner; there is a weight for each owner behind each other, and at each end of a
/// gap. Rules propose and it decides: what they said is among what it sees, and weighs most.
struct GapModel {
    static let shared = GapModel()

    /// What one sign says of each owner; two lanes are empty.
    typealias Weights = SIMD8<Int16>

    private let signs: [Weights]

    private init() {
        let all = SixBits.weights(GapWeights.signs)
        let owners = LineOwner.allCases.count
        signs = (0..<GapSigns.slots).map { slot in
            var weights = Weights()
            for owner in 0..<owners { weights[owner] = Int16(all[slot * owners + owner]) }
            return weights
        }
    }

    /// What the signs of one line say of each owner.
    private func points(of slots: [UInt16]) -> Weights {
        var own = Weights()
        for slot in slots { own &+= signs[Int(slot)] }
        return own
    }

    /// What speaks for a way through a gap, in tenths of a logit.
    func points(of owners: [LineOwner], gap: PageGap, signs: [[UInt16]]) -> Int {
        var sum = GapWeights.first[gap.place.rawValue][owners[0].rawValue]
        for (line, owner) in owners.enumerated() {
            sum += Int(points(of: signs[line])[owner.rawValue])
            if line > 0 { sum += GapWeights.behind[owners[line - 1].rawValue][owner.rawValue] }
        }
        return sum + GapWeights.last[gap.place.rawValue][owners[owners.count - 1].rawValue]
    }

    /// The likeliest owners of the lines of a gap, one after the other (Viterbi).
    /// - Parameters:
    ///   - signs: of each line.
    ///   - may: whether a line may have an owner.
    /// - Returns: nil where no way leads through the gap.
    func owners(
        of gap: PageGap, signs: [[UInt16]], where may: (_ index: Int, LineOwner) -> Bool
    ) -> [LineOwner]? {
        let all = LineOwner.allCases
        let impossible = -1_000_000
        var points = [Int](repeating: impossible, count: all.count)
        var ways: [[LineOwner]] = []
        for (line, slots) in signs.enumerated() {
            let own = self.points(of: slots)
            if line == 0 {
                for owner in all where gap.mayBound(owner) && may(gap.range.lowerBound, owner) {
                    points[owner.rawValue] =
                        Int(own[owner.rawValue]) + GapWeights.first[gap.place.rawValue][owner.rawValue]
                }
                continue
            }
            var next = [Int](repeating: impossible, count: all.count)
            var way = [LineOwner](repeating: .nobody, count: all.count)
            for owner in all where may(gap.range.lowerBound + line, owner) {
                for before in all where before.mayPrecede(owner) {
                    let sum = points[before.rawValue] + GapWeights.behind[before.rawValue][owner.rawValue]
                    if sum > next[owner.rawValue] { (next[owner.rawValue], way[owner.rawValue]) = (sum, before) }
                }
                next[owner.rawValue] += Int(own[owner.rawValue])
            }
            points = next
            ways.append(way)
        }
        for owner in all {
            points[owner.rawValue] +=
                gap.mayBound(owner) ? GapWeights.last[gap.place.rawValue][owner.rawValue] : impossible
        }
        var owner = all.max { points[$0.rawValue] < points[$1.rawValue] }!
        guard points[owner.rawValue] > impossible / 2 else { return nil }
        var found = [owner]
        for way in ways.reversed() {
            owner = way[owner.rawValue]
            found.append(owner)
        }
        return found.reversed()
    }
}
