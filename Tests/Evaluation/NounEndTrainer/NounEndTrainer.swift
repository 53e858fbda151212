import Annotation
import Foundation

/// NounEndTrainer SAMPLES TEXTS OUTPUT: learns where nouns end, and writes the weights as Sources/Annotation/Figures/NounEnds.swift reads them.
///
/// A line of SAMPLES is `held`, a `Sample.Kind`, `start`, `end`, the number's start (offsets in scalars) and the sentence, with tabs
/// between; scripts/train-noun-ends makes it. Of those marked by eye `end` may be `start`: no noun follows.
/// TEXTS are lines without tags: of these it learns the words of other years, from nouns that end alike for what it has
/// learned and for a list of words.
@main
struct NounEndTrainer {
    struct Sample {
        enum Kind: Int {
            case uncounted, counted, marked
        }

        /// A row of slots for each place from `start` on where something may end; what comes with it by the words' own end is in
        /// the marked ones alone.
        var places: [(offset: Int, slots: [Int32])]
        var length: Int
        var isHeldOut: Bool
        var kind: Kind
        /// A mark or 的 stands behind the noun, where every noun ends: there is no row for it.
        var endsAtEdge: Bool
    }

    static let epochs = 10

    static func main() throws {
        let lines = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8).split(separator: "\n")
        var samples = lines.compactMap(sample)
        var learner = Learner()
        var random = Random(state: 1998)
        let held = samples.filter(\.isHeldOut)
        samples.removeAll(where: \.isHeldOut)
        let marked = samples.count { $0.kind == .marked }
        print(
            "\(samples.count - marked) nouns of tagged sentences, \(marked) figures marked by eye, and \(held.count) of both held out"
        )
        for epoch in 1...epochs {
            if epoch == epochs / 2 + 1 {
                let further = try agreed(CommandLine.arguments[2], learner)
                print("\(further.count) nouns of further texts end alike for both judges")
                samples += further
            }
            for index in samples.indices.reversed() { samples.swapAt(index, random.next(below: index + 1)) }
            for sample in samples { learner.learn(sample) }
            // What the last epochs come to on average errs less than the last one.
            if epoch > epochs / 2 { learner.takeIntoMean() }
            report("epoch \(epoch)", held) { learner.score($0) }
        }
        let weights = learner.mean.map { Int8(max(-127, min(127, ($0 * NounEnds.scale).rounded()))) }
        report("in bytes", held) { slots in slots.reduce(0) { $0 + Float(weights[Int($1)]) } / NounEnds.scale }
        var data = Data("BNE1".utf8)
        data.append(contentsOf: [UInt8(NounEnds.slotBits), 0, 0, 0])
        data.append(Data(count: 56))
        data.append(contentsOf: weights.map { UInt8(bitPattern: $0) })
        try data.write(to: URL(fileURLWithPath: CommandLine.arguments[3]))
    }

    /// Nil where a noun goes on over a mark.
    static func sample(_ line: Substring) -> Sample? {
        let fields = line.split(separator: "\t", maxSplits: 5)
        let (start, end) = (Int(fields[2])!, Int(fields[3])!)
        let text = AnnotatedText(String(fields[5]), paragraph: 0)
        return sample(
            text, start..<end, Int(fields[4])!, Sample.Kind(rawValue: Int(fields[1])!)!, isHeldOut: fields[0] == "1")
    }

    static func sample(
        _ text: AnnotatedText, _ noun: Range<Int>, _ opening: Int, _ kind: Sample.Kind, isHeldOut: Bool = false
    )
        -> Sample?
    {
        var places = NounPlaces(text, from: noun.lowerBound, opening: opening)
        var sample = Sample(places: [], length: noun.count, isHeldOut: isHeldOut, kind: kind, endsAtEdge: false)
        for index in noun.lowerBound...min(noun.upperBound, noun.lowerBound + NounPlaces.reach) {
            let place = places.place(at: index)
            switch place.standing {
            case .inside: continue
            case .edge:
                sample.endsAtEdge = index == noun.upperBound
                return sample.endsAtEdge ? sample : nil
            case .open: break
            }
            // That a noun follows is known of all but the marked ones.
            if index == noun.lowerBound, kind != .marked { continue }
            var slots: [Int32] = []
            slots.reserveCapacity(NounEnds.featureCount)
            place.features { slots.append(Int32($0)) }
            if kind == .marked { place.featuresOfWordsEnd { slots.append(Int32($0)) } }
            sample.places.append((index - noun.lowerBound, slots))
        }
        return sample
    }

    /// Nouns of texts without tags.
    static func agreed(_ file: String, _ learner: Learner) throws -> [Sample] {
        try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").flatMap { line -> [Sample] in
            let text = AnnotatedText(String(line), paragraph: 0)
            return NounPlaces.nouns(of: text).compactMap { opening, noun in
                guard let sample = sample(text, noun, opening, .uncounted),
                    end(of: sample, learner.score) == sample.length
                else { return nil }
                return sample
            }
        }
    }

    /// Where a noun likeliest ends, as the reader finds it; nil where that lies behind its end.
    static func end(of sample: Sample, _ score: ([Int32]) -> Float) -> Int? {
        var best: (value: Float, end: Int?) = (-.infinity, nil)
        var soFar: Float = 0
        for (offset, slots) in sample.places {
            let score = score(slots)
            let value = soFar - log1p(exp(-score))
            if value > best.value { best = (value, offset) }
            soFar -= log1p(exp(score))
            if soFar < best.value { return best.end }
        }
        return soFar > best.value ? sample.endsAtEdge ? sample.length : nil : best.end
    }

    /// The share of nouns that end where they ought to.
    static func report(_ name: String, _ samples: [Sample], _ score: ([Int32]) -> Float) {
        func share(_ name: String, _ belongs: (Sample) -> Bool) -> String {
            let those = samples.filter(belongs)
            let right = those.count { end(of: $0, score) == $0.length }
            return String(format: "%@ %.4f of %d", name, Double(right) / Double(max(1, those.count)), those.count)
        }
        let shares = [
            share("of marked figures with a noun", { $0.kind == .marked && $0.length > 0 }),
            share("of those without", { $0.kind == .marked && $0.length == 0 }),
            share("of counted nouns", { $0.kind == .counted }), share("of others", { $0.kind == .uncounted }),
        ]
        print("\(name): right are, \(shares.joined(separator: ", "))")
    }
}

/// Logistic regression by AdaGrad (Duchi, Hazan and Singer 2011).
struct Learner {
    private var weights = [Float](repeating: 0, count: 1 << NounEnds.slotBits)
    private var squares = [Float](repeating: 1e-8, count: 1 << NounEnds.slotBits)
    private var sums = [Float](repeating: 0, count: 1 << NounEnds.slotBits)
    private var taken: Float = 0

    private static let rate: Float = 0.05
    private static let decay: Float = 0.01

    func score(_ slots: [Int32]) -> Float { slots.reduce(0) { $0 + weights[Int($1)] } }

    var mean: [Float] { sums.map { $0 / max(1, taken) } }

    mutating func takeIntoMean() {
        for index in sums.indices { sums[index] += weights[index] }
        taken += 1
    }

    mutating func learn(_ sample: NounEndTrainer.Sample) {
        // What is read is what was marked: figures of today, with and without a noun.
        let importance: Float =
            switch sample.kind {
            case .marked: 40
            case .counted: 2
            case .uncounted: 1
            }
        for (offset, slots) in sample.places {
            let wanted: Float = offset == sample.length ? 1 : 0
            let gradient = (1 / (1 + exp(-score(slots))) - wanted) * importance
            guard abs(gradient) >= 0.01 else { continue }
            for slot in slots.lazy.map(Int.init) {
                let whole = gradient + Self.decay * weights[slot]
                squares[slot] += whole * whole
                weights[slot] -= Self.rate * whole / squares[slot].squareRoot()
            }
        }
    }
}

struct Random {
    var state: UInt64
    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
