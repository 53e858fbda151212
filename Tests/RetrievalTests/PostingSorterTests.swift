import TestSupport
import Testing

@testable import SearchIndex

@Suite("Occurrences sorted by their terms")
struct PostingSorterTests {
    @Test("hands out each term with its articles as a dictionary would", arguments: [0, 1, 100, 3_000, 200_000])
    func sorts(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        let terms: [UInt32] = (0..<500).map { _ in
            // Single characters, pairs that differ in their second only, and any.
            switch Int.random(in: 0..<3, using: &random) {
            case 0: UInt32.random(in: 1...0xFFFF, using: &random)
            case 1: 0x4E00_0000 | UInt32.random(in: 0...0xFFFF, using: &random)
            default: UInt32.random(in: 0x1_0000...UInt32.max, using: &random)
            }
        }
        var sorter = PostingSorter(capacity: 4)
        var twin: [UInt32: [(document: UInt32, place: UInt16, weight: Int)]] = [:]
        for number in 0..<count {
            let term = terms.randomElement(using: &random)!
            let document = UInt32(number * 60_000 / max(1, count))
            let place = UInt16(number % 2048)
            let weight = Int.random(in: 1...PostingSorter.largestWeight, using: &random)
            sorter.reserve(1)
            sorter.append(term, document: document, place: place, weight: weight)
            if let last = twin[term]?.last, last.document == document {
                twin[term]![twin[term]!.count - 1].weight += weight
            } else {
                twin[term, default: []].append((document, place, weight))
            }
        }
        var found: [UInt32] = []
        sorter.forEachTerm(documentCount: 60_000) { term, documents, weights, places in
            let expected = twin[term] ?? []
            #expect(documents.count == expected.count)
            var isSame = documents.count == expected.count
            for index in 0..<min(documents.count, expected.count) {
                isSame =
                    isSame && documents[index] == expected[index].document && places[index] == expected[index].place
                    && Int(weights[index]) == min(expected[index].weight, IndexLimits.weight)
            }
            #expect(isSame, "term \(term)")
            found.append(term)
        }
        #expect(found == twin.keys.sorted())
    }
}
