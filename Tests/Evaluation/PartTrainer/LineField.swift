import Foundation
import PageSplitting

/// A conditional random field over the lines of a stretch, as `PartModel` has it: a weight, in logits, for each part of each slot, for each
/// part behind each other, for the first one of a page and for the last.
struct LineField: Sendable {
    typealias Weights = SIMD8<Float>

    var signs = [Weights](repeating: .zero, count: PartSigns.slots)
    /// By the part above.
    var behind = [Weights](repeating: .zero, count: LinePart.allCases.count)
    var first = Weights.zero
    var last = Weights.zero

    private static let step: Float = 0.1

    /// In tenths of a logit, six bits.
    func points(_ weights: Weights, _ part: LinePart) -> Int { Int((weights[part.rawValue] / Self.step).rounded()) }

    static func mean(of fields: [LineField]) -> LineField {
        var mean = LineField()
        for field in fields {
            for slot in mean.signs.indices { mean.signs[slot] += field.signs[slot] }
            for part in mean.behind.indices { mean.behind[part] += field.behind[part] }
            mean.first += field.first
            mean.last += field.last
        }
        return mean.mapped { $0 / Float(fields.count) }
    }

    /// As the program has them.
    func rounded() -> LineField {
        var rounded = mapped { ($0 / Self.step).rounded(.toNearestOrEven) * Self.step }
        for slot in rounded.signs.indices {
            rounded.signs[slot].clamp(
                lowerBound: Weights(repeating: -32 * Self.step), upperBound: Weights(repeating: 31 * Self.step))
        }
        return rounded
    }

    private func mapped(_ change: (Weights) -> Weights) -> LineField {
        LineField(signs: signs.map(change), behind: behind.map(change), first: change(first), last: change(last))
    }

    // MARK: - What may be

    private static let parts = LinePart.allCases
    private static func bits(_ may: (LinePart) -> Bool) -> UInt8 {
        parts.reduce(0) { may($1) ? $0 | 1 << UInt8($1.rawValue) : $0 }
    }
    private static let mayOpen = bits(\.mayOpen)
    private static let mayEnd = bits(\.mayEnd)
    private static let mayFollow = parts.map { above in bits { above.mayPrecede($0) } }
    private static let mayPrecedeText = bits { $0.mayPrecede(.text) }
    private static let text = LinePart.text.rawValue

    /// e to the power of weights, nothing for parts without a bit.
    private static func factors(_ weights: Weights, where bits: UInt8) -> Weights {
        var factors = Weights.zero
        for part in 0..<8 where bits & 1 << UInt8(part) != 0 { factors[part] = exp(weights[part]) }
        return factors
    }

    private func sum(of line: Sample.Line) -> Weights {
        line.slots.reduce(into: Weights.zero) { $0 += signs[Int($1)] }
    }

    // MARK: - Likelihood

    /// How likely the parts of each line are, and each pair of neighbours.
    struct Likelihood {
        var lines: [Weights]
        var pairs: [Weights]
    }

    /// Nil where no way goes through a stretch whose lines may be only what they are.
    func likelihood(of sample: Sample, asMarked: Bool) -> Likelihood? {
        let count = sample.lines.count
        let steps = behind.indices.map { Self.factors(behind[$0], where: Self.mayFollow[$0]) }
        let opening =
            sample.isTop ? Self.factors(first, where: Self.mayOpen) : steps[Self.text]
        let closing =
            sample.isFoot
            ? Self.factors(last, where: Self.mayEnd)
            : Self.parts.indices.reduce(into: Weights.zero) { $0[$1] = steps[$1][Self.text] }
        // What all parts of a line have in common says nothing, and could be too much for a number.
        let points = sample.lines.map { line in
            let sum = sum(of: line)
            return Self.factors(sum - sum.max(), where: asMarked ? line.allowed : 0xFF)
        }
        var forward = [Weights](repeating: .zero, count: count)
        var backward = forward
        func even(_ weights: Weights) -> Weights? {
            let sum = weights.sum()
            return sum > 0 ? weights / sum : nil
        }
        for line in 0..<count {
            var ahead = opening
            if line > 0 {
                ahead = .zero
                for part in 0..<8 { ahead += forward[line - 1][part] * steps[part] }
            }
            guard let way = even(ahead * points[line]) else { return nil }
            forward[line] = way
        }
        backward[count - 1] = closing
        for line in (0..<count - 1).reversed() {
            let below = points[line + 1] * backward[line + 1]
            var way = Weights.zero
            for part in 0..<8 { way[part] = (steps[part] * below).sum() }
            guard let way = even(way) else { return nil }
            backward[line] = way
        }
        var found = Likelihood(lines: [], pairs: [Weights](repeating: .zero, count: 8))
        for line in 0..<count {
            guard let likely = even(forward[line] * backward[line]) else { return nil }
            found.lines.append(likely)
            guard line > 0 else { continue }
            let below = points[line] * backward[line]
            let pairs = (0..<8).map { forward[line - 1][$0] * steps[$0] * below }
            let sum = pairs.reduce(0) { $0 + $1.sum() }
            for part in 0..<8 { found.pairs[part] += pairs[part] / sum }
        }
        return found
    }

    /// The likeliest parts (Viterbi).
    func told(_ sample: Sample) -> [LinePart] {
        let never: Float = -1e9
        func only(_ weights: Weights, _ bits: UInt8) -> Weights {
            var weights = weights
            for part in 0..<8 where bits & 1 << UInt8(part) == 0 { weights[part] = never }
            return weights
        }
        var ways: [[Int]] = []
        var best = sample.isTop ? only(first, Self.mayOpen) : only(behind[Self.text], Self.mayFollow[Self.text])
        for (place, line) in sample.lines.enumerated() {
            if place > 0 {
                var next = Weights(repeating: 2 * never)
                var way = [Int](repeating: 0, count: 8)
                for part in 0..<8 {
                    let sums = only(behind[part], Self.mayFollow[part]) + best[part]
                    for below in 0..<8 where sums[below] > next[below] {
                        (next[below], way[below]) = (sums[below], part)
                    }
                }
                best = next
                ways.append(way)
            }
            best += sum(of: line)
        }
        let end =
            sample.isFoot
            ? only(last, Self.mayEnd)
            : only(
                Self.parts.indices.reduce(into: Weights.zero) { $0[$1] = behind[$1][Self.text] }, Self.mayPrecedeText)
        best += end
        var part = (0..<8).max { best[$0] < best[$1] }!
        var found = [part]
        for way in ways.reversed() {
            part = way[part]
            found.append(part)
        }
        return found.reversed().map { LinePart(rawValue: $0)! }
    }
}
