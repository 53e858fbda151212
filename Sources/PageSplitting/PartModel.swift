/// Tells what the lines of a stretch are, from what rules made of them and from how they look: learned from pages (`PartWeights`).
///
/// A conditional random field over the lines of a stretch (Lafferty, McCallum and Pereira 2001). What it sees of a line are the
/// slots of `PartSigns`, each with a weight for each part; there is a weight for each part behind each other, for the first
/// one of a page and for the last. Rules propose and it decides: what they said is among what it sees, and weighs most.
struct PartModel {
    static let shared = PartModel()

    /// What one sign says of each part.
    typealias Weights = SIMD8<Int16>

    private let signs: [Weights]

    private init() {
        let all = SixBits.weights(PartWeights.signs)
        let parts = LinePart.allCases.count
        signs = (0..<PartSigns.slots).map { slot in
            var weights = Weights()
            for part in 0..<parts { weights[part] = Int16(all[slot * parts + part]) }
            return weights
        }
    }

    /// What the signs of one line say of each part.
    private func points(of slots: [UInt16]) -> Weights {
        var own = Weights()
        for slot in slots { own &+= signs[Int(slot)] }
        return own
    }

    private static let impossible = -1_000_000

    /// What speaks for a part of a stretch's first line.
    private func first(_ part: LinePart, of stretch: LineStretch) -> Int {
        if stretch.isTop { return part.mayOpen ? PartWeights.first[part.rawValue] : Self.impossible }
        return LinePart.text.mayPrecede(part)
            ? PartWeights.behind[LinePart.text.rawValue][part.rawValue] : Self.impossible
    }

    /// What speaks for a part of a stretch's last line.
    private func last(_ part: LinePart, of stretch: LineStretch) -> Int {
        if stretch.isFoot { return part.mayEnd ? PartWeights.last[part.rawValue] : Self.impossible }
        return part.mayPrecede(.text)
            ? PartWeights.behind[part.rawValue][LinePart.text.rawValue] : Self.impossible
    }

    /// What speaks for a way through a stretch, in tenths of a logit; far below nothing where no way goes so.
    func points(of parts: [LinePart], stretch: LineStretch, signs: [[UInt16]]) -> Int {
        points(of: parts, parts.indices, stretch, signs)
    }

    /// The likeliest parts of the lines of a stretch, one after the other (Viterbi).
    /// - Parameters:
    ///   - signs: of each line.
    ///   - may: whether a line may be a part.
    /// - Returns: nil where no way leads through the stretch.
    func parts(
        of stretch: LineStretch, signs: [[UInt16]], where may: (_ index: Int, LinePart) -> Bool
    ) -> [LinePart]? {
        let all = LinePart.allCases
        var points = [Int](repeating: Self.impossible, count: all.count)
        var ways: [[LinePart]] = []
        for (line, slots) in signs.enumerated() {
            let own = self.points(of: slots)
            if line == 0 {
                for part in all where may(stretch.range.lowerBound, part) {
                    points[part.rawValue] = Int(own[part.rawValue]) + first(part, of: stretch)
                }
                continue
            }
            var next = [Int](repeating: Self.impossible, count: all.count)
            var way = [LinePart](repeating: .nobody, count: all.count)
            for part in all where may(stretch.range.lowerBound + line, part) {
                for before in all where before.mayPrecede(part) {
                    let sum = points[before.rawValue] + PartWeights.behind[before.rawValue][part.rawValue]
                    if sum > next[part.rawValue] { (next[part.rawValue], way[part.rawValue]) = (sum, before) }
                }
                next[part.rawValue] += Int(own[part.rawValue])
            }
            points = next
            ways.append(way)
        }
        for part in all { points[part.rawValue] += last(part, of: stretch) }
        var part = all.max { points[$0.rawValue] < points[$1.rawValue] }!
        guard points[part.rawValue] > Self.impossible / 2 else { return nil }
        var found = [part]
        for way in ways.reversed() {
            part = way[part.rawValue]
            found.append(part)
        }
        return found.reversed()
    }

    /// What was told, but for lines where hardly more speaks for it than for what rules say.
    /// - Parameter gain: in tenths of a logit: with less rules stay.
    func worth(
        _ told: [LinePart], against ruled: [LinePart], of stretch: LineStretch, signs: [[UInt16]], gain: Int
    ) -> [LinePart] {
        var parts = told
        var start = 0
        while start < told.count {
            guard told[start] != ruled[start] else {
                start += 1
                continue
            }
            var end = start + 1
            while end < told.count, told[end] != ruled[end] { end += 1 }
            let run = start..<end
            if points(of: told, run, stretch, signs) - points(of: ruled, run, stretch, signs) <= gain {
                parts.replaceSubrange(run, with: ruled[run])
            }
            start = end
        }
        return parts
    }

    /// What speaks for the parts of some lines, and for how they follow each other and their neighbours.
    private func points(
        of parts: [LinePart], _ run: Range<Int>, _ stretch: LineStretch, _ signs: [[UInt16]]
    ) -> Int {
        var sum = run.lowerBound == 0 ? first(parts[0], of: stretch) : 0
        if run.upperBound == parts.count { sum += last(parts[parts.count - 1], of: stretch) }
        for line in run { sum += Int(points(of: signs[line])[parts[line].rawValue]) }
        for line in max(run.lowerBound, 1)..<max(1, min(run.upperBound + 1, parts.count)) {
            let (before, part) = (parts[line - 1], parts[line])
            sum += before.mayPrecede(part) ? PartWeights.behind[before.rawValue][part.rawValue] : Self.impossible
        }
        return sum
    }
}
