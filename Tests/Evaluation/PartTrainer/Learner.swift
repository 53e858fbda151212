import Foundation
import PageSplitting

/// Learns a field by AdaGrad (Duchi, Hazan and Singer 2011), each weight drawn towards nothing; the last rounds' mean is kept.
struct Learner {
    private var field = LineField()
    private var squares = LineField()
    private var samples: [Sample]
    private var counts = [Float](repeating: 0, count: PartSigns.slots)
    private var random: Random

    private static let epochs = 10
    private static let averaged = 6
    private static let rate: Float = 0.1
    private static let pull: Float = 6
    /// What is as likely as it ought to be teaches nothing.
    private static let leastMiss: Float = 1e-3

    init(_ samples: [Sample], order: UInt64) {
        self.samples = samples.filter { $0.weight > 0 }
        random = Random(state: order)
        for sample in self.samples {
            for line in sample.lines {
                for slot in line.slots { counts[Int(slot)] += 1 }
            }
        }
    }

    func learned() -> LineField {
        var learner = self
        var kept: [LineField] = []
        for epoch in 1...Self.epochs {
            for index in samples.indices.reversed() {
                learner.samples.swapAt(index, learner.random.next(below: index + 1))
            }
            for index in samples.indices { learner.learn(learner.samples[index]) }
            if epoch > Self.epochs - Self.averaged { kept.append(learner.field) }
        }
        return LineField.mean(of: kept)
    }

    private static func step(
        _ weights: inout LineField.Weights, _ squares: inout LineField.Weights, by slope: LineField.Weights
    ) {
        squares += slope * slope
        weights -= rate * slope / (squares + 1e-3).squareRoot()
    }

    private mutating func learn(_ sample: Sample) {
        guard let wanted = field.likelihood(of: sample, asMarked: true),
            let now = field.likelihood(of: sample, asMarked: false)
        else { return }
        let misses = zip(now.lines, wanted.lines).map { sample.weight * ($0 - $1) }
        var pairs = zip(now.pairs, wanted.pairs).map { sample.weight * ($0 - $1) }
        for (line, miss) in zip(sample.lines, misses) where max(miss.max(), -miss.min()) >= Self.leastMiss {
            for slot in line.slots.lazy.map(Int.init) {
                let slope = miss + Self.pull / counts[slot] * field.signs[slot]
                Self.step(&field.signs[slot], &squares.signs[slot], by: slope)
            }
        }
        let text = LinePart.text.rawValue
        if sample.isTop {
            Self.step(&field.first, &squares.first, by: misses[0])
        } else {
            pairs[text] += misses[0]
        }
        if sample.isFoot {
            Self.step(&field.last, &squares.last, by: misses[misses.count - 1])
        } else {
            for part in 0..<8 { pairs[part][text] += misses[misses.count - 1][part] }
        }
        for part in 0..<8 { Self.step(&field.behind[part], &squares.behind[part], by: pairs[part]) }
    }
}

/// The same numbers each time.
struct Random {
    var state: UInt64
    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
