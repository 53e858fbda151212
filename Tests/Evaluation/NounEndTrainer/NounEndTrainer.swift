import Annotation
import Foundation

/// NounEndTrainer SAMPLES TEXTS OUTPUT: learns where nouns end, and writes the weights as Sources/Annotation/Figures/NounEnds.swift reads them.
///
/// A line of SAMPLES is `held`, `counted`, `start`, `end`, the number's start (offsets in scalars) and the sentence, with tabs between; scripts/train-noun-ends makes it.
/// TEXTS are lines without tags: of these it learns the words of other years, from nouns that end alike for what it has
/// learned and for a list of words.
@main
struct NounEndTrainer {
    struct Sample {
        var places: [[Int32]]
        var length: Int
        var isHeldOut: Bool
        var isCounted: Bool
    }

    static func main() throws {
        let lines = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8).split(separator: "\n")
        var samples = lines.map(sample)
        var learner = Learner()
        var random = Random(state: 1998)
        let held = samples.filter(\.isHeldOut)
        samples.removeAll(where: \.isHeldOut)
        print("\(samples.count) nouns, and \(held.count) held out")
        for epoch in 1...3 {
            for index in samples.indices.reversed() { samples.swapAt(index, random.next(below: index + 1)) }
            for sample in samples { learner.learn(sample) }
            report("epoch \(epoch)", held) { learner.score($0) }
        }
        let further = try agreed(CommandLine.arguments[2], learner)
        print("\(further.count) nouns of further texts end alike for both judges")
        samples += further
        for epoch in 4...6 {
            for index in samples.indices.reversed() { samples.swapAt(index, random.next(below: index + 1)) }
            for sample in samples { learner.learn(sample) }
            report("epoch \(epoch)", held) { learner.score($0) }
        }
        let weights = learner.weights.map { Int8(max(-127, min(127, ($0 * NounEnds.scale).rounded()))) }
        report("in bytes", held) { slots in slots.reduce(0) { $0 + Float(weights[Int($1)]) } }
        var data = Data("BNE1".utf8)
        data.append(contentsOf: [UInt8(NounEnds.slotBits), 0, 0, 0])
        data.append(Data(count: 56))
        data.append(contentsOf: weights.map { UInt8(bitPattern: $0) })
        try data.write(to: URL(fileURLWithPath: CommandLine.arguments[3]))
    }

    static func sample(_ line: Substring) -> Sample {
        let fields = line.split(separator: "\t", maxSplits: 5)
        let (start, end) = (Int(fields[2])!, Int(fields[3])!)
        let text = AnnotatedText(String(fields[5]), paragraph: 0)
        return Sample(
            places: places(text, start..<end, Int(fields[4])!), length: end - start, isHeldOut: fields[0] == "1",
            isCounted: fields[1] == "1")
    }

    static func places(_ text: AnnotatedText, _ noun: Range<Int>, _ opening: Int) -> [[Int32]] {
        var places = NounPlaces(text, from: noun.lowerBound, opening: opening)
        return (noun.lowerBound + 1...min(noun.upperBound, noun.lowerBound + NounPlaces.reach)).map { index in
            var slots: [Int32] = []
            slots.reserveCapacity(NounEnds.featureCount)
            places.place(at: index).features { slots.append(Int32($0)) }
            return slots
        }
    }

    /// Nouns of texts without tags.
    static func agreed(_ file: String, _ learner: Learner) throws -> [Sample] {
        try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").flatMap { line -> [Sample] in
            let text = AnnotatedText(String(line), paragraph: 0)
            return NounPlaces.nouns(of: text).compactMap { opening, noun in
                let rows = places(text, noun, opening)
                guard rows.firstIndex(where: { learner.score($0) > 0 }) == noun.count - 1 else { return nil }
                return Sample(places: rows, length: noun.count, isHeldOut: false, isCounted: false)
            }
        }
    }

    /// The share of nouns whose end is the first place that more likely ends one.
    static func report(_ name: String, _ samples: [Sample], _ score: ([Int32]) -> Float) {
        var right = [0, 0]
        var all = [0, 0]
        for sample in samples {
            let kind = sample.isCounted ? 1 : 0
            let found = sample.places.firstIndex { score($0) > 0 }
            all[kind] += 1
            if found == sample.length - 1 { right[kind] += 1 }
        }
        func share(_ kind: Int) -> String {
            String(format: "%.4f of %d", Double(right[kind]) / Double(max(1, all[kind])), all[kind])
        }
        print("\(name): ends that are right, of counted nouns \(share(1)), of others \(share(0))")
    }
}

/// Logistic regression by AdaGrad (Duchi, Hazan and Singer 2011).
struct Learner {
    private(set) var weights = [Float](repeating: 0, count: 1 << NounEnds.slotBits)
    private var squares = [Float](repeating: 1e-8, count: 1 << NounEnds.slotBits)

    func score(_ slots: [Int32]) -> Float { slots.reduce(0) { $0 + weights[Int($1)] } }

    mutating func learn(_ sample: NounEndTrainer.Sample) {
        // What is counted is what the weights are for.
        let importance: Float = sample.isCounted ? 2 : 1
        for (index, slots) in sample.places.enumerated() {
            let wanted: Float = index + 1 == sample.length ? 1 : 0
            let gradient = (1 / (1 + exp(-score(slots))) - wanted) * importance
            guard abs(gradient) >= 0.01 else { continue }
            for slot in slots.lazy.map(Int.init) {
                squares[slot] += gradient * gradient
                weights[slot] -= 0.15 * gradient / squares[slot].squareRoot()
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
