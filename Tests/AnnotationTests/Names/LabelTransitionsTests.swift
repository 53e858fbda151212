import TestSupport
import Testing

@testable import Annotation

@Suite("Label transitions")
struct LabelTransitionsTests {
    /// Whether `to` may follow `from`: inside and end only behind begin and inside of their kind.
    private static func mayFollow(_ from: Int, _ to: Int) -> Bool {
        let isOpen = from > 0 && (from - 1) % 4 < 2
        let continues = to > 0 && ((to - 1) % 4 == 1 || (to - 1) % 4 == 2)
        return isOpen == continues && (!isOpen || (from - 1) / 4 == (to - 1) / 4)
    }

    @Test("a step gives what trying all thirteen labels gives, and so does the way back", arguments: UInt64(0)..<200)
    func likeTheNaiveSearch(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let model = NameModel.shared
        let transitions = LabelTransitions(model)
        let reach = Int16([50, 500, 5000][Int(seed % 3)])
        var scores: [Int16] = [0]
        for _ in 1..<13 { scores.append(Int16.random(in: -reach...reach, using: &random)) }
        let before = LabelScores { scores[$0] }
        let (best, origins) = transitions.step(before)
        for to in 0..<13 {
            func value(_ from: Int) -> Int { Int(scores[from]) + Int(model.transition(from: from, to: to)) }
            let wanted = (0..<13).filter { Self.mayFollow($0, to) }.map(value).max()!
            #expect(Int(best[to]) == wanted, "seed \(seed), label \(to)")
            let origin = transitions.origin(of: to, after: before, isMixed: origins.areMixed)
            if to == 0 { #expect(origins.endAName == (origin != 0), "seed \(seed)") }
            #expect(Self.mayFollow(origin, to) && value(origin) == wanted, "seed \(seed), label \(to)")
        }
    }
}
