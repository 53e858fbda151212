import Testing

@testable import SearchIndex

/// The pass through the shortest of two lists, beside a look at each of their articles.
@Suite("What two terms have in common")
struct PairPassTests {
    /// Of these the first stands in every second article, the last in one of some sixty: as bits, and as gaps.
    private static let words = ["柳庄", "新河", "走访", "慰问", "商会", "用电"]
    private static let shares = [2, 3, 7, 18, 20, 60]

    private static let segment = WordShares(words: words, shares: shares).segment(articles: 24_000)

    private static let pairs = words.indices.flatMap { one in words.indices.dropFirst(one + 1).map { (one, $0) } }

    @Test("is counted exactly, and what scores enough is given", arguments: pairs, [false, true])
    func pass(pair: (Int, Int), isPlain: Bool) throws {
        let lengths = LengthTable(base: 0.3, slope: 0.01)
        let terms = try [pair.0, pair.1].map { index in
            let units = Array(Self.words[index].utf16)
            let list = try #require(Self.segment.list(of: Gram(units[0], units[1])))
            return (list: list, idf: Float(Self.shares[index]).squareRoot())
        }
        let scores = Self.scores(terms, lengths)
        let sorted = scores.values.sorted(by: >)
        for deleted in [[], scores.keys.filter { $0 % 5 == 0 }] {
            var gone = DeletedDocuments()
            for document in deleted { gone.insert(document) }
            let leasts = [-Float.infinity, sorted[sorted.count / 2], sorted[min(9, sorted.count - 1)], 1000]
            for least in leasts {
                var given: [UInt32: Float] = [:]
                func find() -> Int {
                    var articles = CommonArticles(terms, QueryLists(Self.segment), lengths)
                    return articles.forEach(allBut: gone, wanted: 10, scoringAtLeast: { least }) {
                        #expect(given.updateValue($1, forKey: $0) == nil)
                    }
                }
                let total = isPlain ? PlainLoops.run(find) : find()
                let left = scores.filter { !Set(deleted).contains($0.key) }
                #expect(total == left.count)
                if least > -.infinity {
                    #expect(given == left.filter { $0.value >= least }, "\(pair), \(least)")
                } else {
                    #expect(given.allSatisfy { left[$0.key] == $0.value })
                    #expect(given.values.max() == left.values.max())
                }
            }
        }
    }

    /// By article that holds both.
    private static func scores(_ terms: [(list: PostingList, idf: Float)], _ lengths: LengthTable) -> [UInt32: Float] {
        let buffer = PostingBlock()
        let (codes, articles) = (segment.columns.lengths, segment.count)
        var scores: [UInt32: Float] = [:]
        for document in Set(terms[0].list.documents()).intersection(terms[1].list.documents()) {
            let norm = lengths.values[Int(codes[Int(document)])]
            scores[document] = terms.reduce(0) { sum, term in
                let weight = Float(term.list.weight(of: document, articles: articles, buffer))
                return sum + term.idf * weight / (weight + norm)
            }
        }
        return scores
    }

    /// Whatever stands in the directory of a list's blocks: its file's checksums were made to fit, say.
    @Test("is looked for in what can be read, and comes to an end", arguments: pairs.filter { $0.0 < 2 })
    func forged(pair: (Int, Int)) throws {
        let lengths = LengthTable(base: 0.3, slope: 0.01)
        let lists = try [pair.0, pair.1].map { index in
            let units = Array(Self.words[index].utf16)
            return try #require(Self.segment.list(of: Gram(units[0], units[1])))
        }
        for number in 0..<200 {
            let forged = try Self.forged(lists[number % 2])
            var terms = lists.map { (list: $0, idf: Float(2)) }
            terms[number % 2].list = forged
            for least in [-Float.infinity, 1.5] {
                var articles = CommonArticles(terms, QueryLists(Self.segment), lengths)
                let total = articles.forEach(
                    allBut: DeletedDocuments(), wanted: 10, scoringAtLeast: { least }
                ) { document, _ in #expect(document < Self.segment.count) }
                #expect(total <= forged.count)
            }
        }
    }

    /// The list with a byte of its directory changed, in memory that ends soon behind its own.
    private static func forged(_ list: PostingList) throws -> PostingList {
        let blocks = try #require(list.blocks)
        let words = (segment.count + 63) / 64
        let last = list.entry(list.blockCount, of: blocks.offset)
        let end = min(blocks.view.count, last + 16 * list.count + 16 * words)
        var bytes = (blocks.offset..<end).map { blocks.view.byte($0) }
        bytes[.random(in: PostingLayout.headLength..<last - blocks.offset)] = .random(in: 0...255)
        return PostingList(
            PostingHandle(offset: 0, blocks: true, isExact: list.hasExactPlaces), in: PackedBytes(bytes[...]))
    }

    @Test("a limit parts what scores enough from what does not")
    func limits() {
        for _ in 0..<2000 {
            let (idf, other) = (Float.random(in: 0.1...20), Float.random(in: 0.1...20))
            let weight = UInt8.random(in: 0...30)
            let least = Float.random(in: 0.01...1.1) * (idf + other)
            let limits = ScoreLimits(idf: idf, other: other, in: ScratchMemory())
            defer { withExtendedLifetime(limits) {} }
            let row = limits.row(beside: weight, scoring: least)
            for own in 1..<ScoreLimits.heaviest {
                let norm = Float.random(in: 0.1...40)
                func score(_ weight: Float, _ idf: Float) -> Float { idf * weight / (weight + norm) }
                let sum = score(Float(own), idf) + score(Float(weight), other)
                // Within rounding either will do.
                if abs(sum - least) < least * 1e-4 { continue }
                #expect((row.lightest(norm) <= own) == (sum >= least), "\(own) and \(weight) at \(norm)")
            }
        }
    }
}
