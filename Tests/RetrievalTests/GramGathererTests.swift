import BulletinModel
import TestSupport
import Testing

@testable import SearchIndex

@Suite("Pairs and single characters gathered from texts")
struct GramGathererTests {
    private struct Posting: Equatable {
        var document: Int
        var weight: Int
        var place: Int
    }

    @Test("hands out each term with its articles as a dictionary would", arguments: UInt64(0)..<40)
    func gathers(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Few characters make many repetitions; without punctuation the lowest character begins pairs.
        let alphabet = Array(["甲乙", "的一是在不了人", "9a", "一二三，。 ab7か😀𠮷，丁"][Int(seed % 4)])
        var text = TextStore.Builder()
        var grams = GramGatherer()
        var words = WordGatherer()
        var twin: [Gram: [Posting]] = [:]
        for document in 0..<Int.random(in: 1...60, using: &random) {
            func field(_ most: Int) -> String {
                let length = Int.random(in: 0...most, using: &random)
                return String((0..<length).map { _ in alphabet.randomElement(using: &random)! })
            }
            text.open()
            // Some have nothing but a headline.
            let isShort = Bool.random(using: &random)
            let ranges = [isShort ? nil : field(4), field(20), isShort ? nil : field(8)].map { text.append($0) }
            let body = text.units.count
            for _ in 0..<(isShort ? 0 : 3) { _ = text.append(field(Bool.random(using: &random) ? 30 : 900)) }
            let end = text.units.count
            text.close(kicker: ranges[0], headline: ranges[1], subheadline: ranges[2])
            let fields = zip(
                ranges + [body..<end],
                [FieldWeights.kicker, FieldWeights.headline, FieldWeights.subheadline, FieldWeights.body])
            let units = text.units
            for (range, weight) in fields {
                grams.count(units.span, range, UInt32(document), weight: weight, words: &words)
                add(units, range, of: ranges[0].lowerBound..<end, document, weight, to: &twin)
            }
        }
        let store = text.finish()
        var found: [Gram] = []
        grams.forEachTerm(of: store) { gram, gathered in
            found.append(gram)
            let postings = gathered.indices.map {
                Posting(
                    document: Int(gathered[$0].document), weight: Int(gathered[$0].weight),
                    place: Int(gathered[$0].place))
            }
            #expect(postings == twin[gram], "term \(String(gram, radix: 16))")
        }
        #expect(found == twin.keys.sorted())
    }

    private func add(
        _ units: [UInt16], _ range: Range<Int>, of whole: Range<Int>, _ document: Int, _ weight: Int,
        to twin: inout [Gram: [Posting]]
    ) {
        func add(_ gram: Gram, _ place: Int, most: Int) {
            if let last = twin[gram]?.last, last.document == document {
                twin[gram]![twin[gram]!.count - 1].weight = min(most, last.weight + weight)
            } else {
                twin[gram, default: []].append(Posting(document: document, weight: min(most, weight), place: place))
            }
        }
        let shift = FirstPlace.shift(length: whole.count)
        for index in range where units[index] != 0 {
            add(Gram(single: units[index]), 0, most: FieldWeights.mostOfSingle)
            guard index > range.lowerBound, Folding.kind(units[index]) != .other,
                Folding.kind(units[index - 1]) != .other
            else { continue }
            add(
                Gram(units[index - 1], units[index]),
                Int(FirstPlace.code(index - 1 - whole.lowerBound, shift: shift)), most: IndexLimits.weight)
        }
    }
}
