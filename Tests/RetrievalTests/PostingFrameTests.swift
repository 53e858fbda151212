import Testing

@testable import SearchIndex

/// Whoever goes through a list asks for nothing on the way: what does not hang together is refused before.
@Suite("A posting list of a file")
struct PostingFrameTests {
    /// In one of so many articles: as bits, as gaps in blocks, as a short list; the first has champions too.
    private static let words = ["柳庄", "新河", "走访", "商会", "用电"]
    private static let shares = [2, 9, 30, 60, 300]

    private static let segment = WordShares(words: words, shares: shares).segment(articles: 12_000)

    private static func gram(_ index: Int, single: Bool) -> Gram {
        let units = Array(words[index].utf16)
        return single ? Gram(single: units[0]) : Gram(units[0], units[1])
    }

    @Test("hangs together as it was made, and a byte short of its end does not")
    func made() throws {
        let table = Self.segment.grams
        let frame = PostingFrame(articles: Self.segment.count, firstPlaced: Int(table.starts[1]))
        #expect(table.firsts[0] == 0)
        #expect(frame.takes(table.handles, of: table.postings))
        #expect(frame.takesAll(table.handles, in: table.postings) { true } == true)
        let buffer = PostingBlock()
        for word in Self.words.indices {
            for single in [true, false] {
                let list = try #require(Self.segment.list(of: Self.gram(word, single: single)))
                let end = try #require(
                    (0...table.postings.count).first {
                        list.isSound(end: $0, articles: Self.segment.count, hasPlaces: !single, buffer)
                    })
                // Where the next one begins.
                let starts = table.handles.compactMap { PostingHandle(rawValue: $0).offset } + [table.postings.count]
                #expect(starts.contains(end))
                #expect(!list.isSound(end: end, articles: Self.segment.count - 3000, hasPlaces: !single, buffer))
            }
        }
    }

    /// Its file's checksums were made to fit, say.
    @Test("is refused, or stays within its bytes and the articles, whatever stands in it", arguments: words.indices)
    func forged(word: Int) throws {
        let lengths = LengthTable(base: 0.3, slope: 0.01)
        let articles = Self.segment.count
        var (taken, refused) = (0, 0)
        let buffer = PostingBlock()
        for number in 0..<600 {
            let single = number % 3 == 0
            let (whole, range) = try Self.bytes(of: Self.gram(word, single: single))
            var forged = whole
            for _ in 0..<Int.random(in: 1...2) {
                // Most of a list are its postings; what says where they are is changed as often.
                let end = Bool.random() ? forged.count : min(64, forged.count)
                forged[.random(in: 0..<end)] = .random(in: 0...255)
            }
            // Nothing but zeros behind it: what is read there would be found.
            let handle = PostingHandle(offset: 0, blocks: range.isOfBlocks, isExact: range.isExact)
            let list = PostingList(handle, in: PackedBytes(forged[...]))
            guard list.isSound(end: forged.count, articles: articles, hasPlaces: !single, buffer) else {
                refused += 1
                continue
            }
            taken += 1
            let documents = list.documents()
            #expect(documents.count == list.count && documents.allSatisfy { $0 < articles })
            #expect(zip(documents, documents.dropFirst()).allSatisfy { $0 < $1 })
            list.forEachChampion { document, _ in #expect(document < articles) }
            for other in Self.words.indices where other != word {
                let beside = try #require(Self.segment.list(of: Self.gram(other, single: false)))
                let common = Set(documents).intersection(beside.documents())
                guard CommonArticles.isWorthwhile([(list, 2), (beside, 2)]) else { continue }
                for isPlain in [false, true] {
                    func find() -> Int {
                        var found = CommonArticles(
                            [(list: list, idf: 2), (list: beside, idf: 2)], QueryLists(Self.segment), lengths)
                        return found.forEach(allBut: DeletedDocuments(), wanted: 10, scoringAtLeast: { 1.5 }) {
                            document, _ in #expect(common.contains(document))
                        }
                    }
                    #expect((isPlain ? PlainLoops.run(find) : find()) == common.count)
                }
            }
        }
        #expect(taken > 0 && refused > 0, "\(taken), \(refused)")
    }

    private static func bytes(of gram: Gram) throws -> (bytes: [UInt8], range: (isOfBlocks: Bool, isExact: Bool)) {
        let list = try #require(segment.list(of: gram))
        let table = segment.grams
        let starts = table.handles.compactMap { PostingHandle(rawValue: $0).offset } + [table.postings.count]
        let offset: Int
        var isOfBlocks = false
        switch list.place {
        case .inline: throw ImageFault("it has no bytes")
        case .short(let start, _): offset = start
        case .blocks(let start): (offset, isOfBlocks) = (start, true)
        }
        let end = try #require(starts.first { $0 > offset })
        return ((offset..<end).map { table.postings.view.byte($0) }, (isOfBlocks, list.hasExactPlaces))
    }
}
