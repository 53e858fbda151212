import Testing

@testable import SearchIndex

/// Beside the list that they stand for.
@Suite("Numbers of units that begin terms")
struct FirstUnitsTests {
    @Test("are where these stand among all", arguments: [4096, 4097, 10_000, 65_536])
    func units(count: Int) throws {
        let units = (0..<UInt16.max).shuffled().prefix(count - 1).sorted() + [.max]
        let numbers = try #require(FirstUnits(PackedArray(units)))
        let known = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
        for unit in 0...UInt16.max where numbers.number(of: unit) != known[unit] {
            Issue.record("\(unit) has the number \(numbers.number(of: unit) ?? -1)")
        }
    }

    @Test("are not kept of few")
    func fewUnits() { #expect(FirstUnits(PackedArray((0..<4095).map { UInt16($0) })) == nil) }
}

@Suite("Blocks of a list")
struct BlocksAheadTests {
    @Test("are found for all documents that may be in them", arguments: [1, 3, 127, 128, 129, 1000, 5000])
    func blocks(count: Int) throws {
        let list = try #require(Self.list(of: count))
        let documents = list.documents()
        #expect(documents == (0..<count).map { UInt32(3 * $0) })
        for share in [1, 2, 50, 700] {
            let wanted = (0..<UInt32(3 * count + 400)).filter { _ in Int.random(in: 0..<share) == 0 }
            #expect(list.filter(wanted, articles: 1 << 20) == wanted.filter(Set(documents).contains))
            var last = 0
            var met: [UInt32] = []
            unsafe wanted.withUnsafeBufferPointer { wanted in
                unsafe list.forEachBlock(from: &last, reaching: wanted) { block, range in
                    unsafe met += wanted[range]
                    let bounds = list.bounds(ofBlock: block)
                    #expect(unsafe wanted[range].allSatisfy { $0 <= bounds.lastDocument })
                }
            }
            // What is behind the last block is in none; a short list does not know.
            #expect(met == (count > 128 ? wanted.filter { $0 <= UInt32(3 * count - 3) } : wanted))
        }
    }

    @Test("become bits, and each bit has a rank", arguments: [200, 1000, 21_800], [false, true])
    func bits(count: Int, isPlain: Bool) throws {
        let list = try #require(Self.list(of: count))
        let scratch = ScratchMemory()
        func made() -> ScratchBits { ScratchBits(list, articles: 1 << 16, PostingBlock(), in: scratch) }
        let bits = isPlain ? PlainLoops.run(made) : made()
        let lying = list.bitmap(articles: 1 << 16)
        // Where they lie as bits their ranks lie behind them.
        #expect((lying != nil) == (count * PostingLayout.bitmapShareWithoutPlaces >= 1 << 16))
        let ranks = [BitRanks(counting: bits.view, in: scratch)] + (lying.map { [BitRanks(behind: $0)] } ?? [])
        for document in 0..<UInt32(1 << 16) {
            let isThere = document % 3 == 0 && document < 3 * count
            let rank = min(count, Int(document + 2) / 3)
            let areRight = ranks.allSatisfy { $0.rank(of: document) == (isThere ? rank : nil) }
            if bits.view.contains(document) != isThere || !areRight {
                Issue.record("\(document)")
                break
            }
            if document % 64 == 0 { #expect(ranks.allSatisfy { $0.ahead(ofWord: Int(document / 64)) == rank }) }
        }
    }

    /// Every third article, of three times as many and some more.
    private static func list(of count: Int) -> PostingList? {
        var builder = GramTable.Builder()
        let documents = (0..<count).map { UInt32(3 * $0) }
        let ones = [UInt8](repeating: 1, count: count)
        var lengths = ArticleLengths(Columns.Builder())
        lengths.codes = [UInt8](repeating: 9, count: 1 << 16)
        lengths.shifts = lengths.codes
        builder.append(Gram(single: 100), documents.span, ones.span, [UInt16]().span, lengths: lengths)
        return builder.finish().list(of: Gram(single: 100))
    }
}
