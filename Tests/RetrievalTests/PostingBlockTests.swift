import Testing

@testable import SearchIndex

/// What vector instructions do with a block, beside the same number by number.
@Suite("A block of postings")
struct PostingBlockTests {
    private static let numbers = [1, 7, 8, 9, 31, 63, 64, 65, 100, 127, 128]

    @Test("is decoded alike whatever width its gaps have", arguments: 0...27, [false, true])
    func gaps(bits: Int, isPlain: Bool) {
        let block = PostingBlock()
        for number in Self.numbers {
            let documents = Self.documents(number, bits: bits)
            let list = Self.list(documents, bits: bits)
            #expect(Self.decode(list, into: block, isPlain) == number)
            #expect((0..<number).map { block[document: $0] } == documents, "\(number) gaps of \(bits) bits")
        }
    }

    private static func decode(_ list: PostingList, into block: PostingBlock, _ isPlain: Bool) -> Int {
        guard isPlain else { return list.decodeDocuments(block: 0, into: block) }
        return PlainLoops.run { list.decodeDocuments(block: 0, into: block) }
    }

    @Test("knows which of its articles a bitmap has", arguments: 1...10, [false, true])
    func members(bits: Int, isPlain: Bool) {
        let (block, other) = (PostingBlock(), PostingBlock())
        for number in Self.numbers {
            let documents = Self.documents(number, bits: bits)
            let list = Self.list(documents, bits: bits)
            let some = documents.filter { _ in Bool.random() } + [documents[number - 1] + 70]
            let articles = Int(documents[number - 1]) + 100
            let scratch = ScratchMemory()
            let held = Self.list(Array(some.prefix(128)), bits: 20)
            let bitmap = ScratchBits(held, articles: articles, other, in: scratch)
            _ = list.decodeDocuments(block: 0, into: block)
            var found: [UInt32] = []
            let marks =
                isPlain
                ? PlainLoops.run { block.members(number, of: bitmap.view) } : block.members(number, of: bitmap.view)
            marks.forEach { found.append(block[document: $0]) }
            #expect(found == documents.filter(Set(some.prefix(128)).contains), "\(number) of \(bits) bits")
            #expect(marks.count == found.count)
        }
    }

    @Test("knows where articles stand in it", .enabled(if: PostingBlock.isFast), arguments: 1...10)
    func places(bits: Int) {
        let block = PostingBlock()
        for number in Self.numbers {
            let documents = Self.documents(number, bits: bits)
            _ = Self.list(documents, bits: bits).decodeDocuments(block: 0, into: block)
            let last = documents[number - 1]
            let wanted = (0...last + 2).filter { _ in Int.random(in: 0..<1 << bits) < 3 }.prefix(ScoreBatch.length)
            let batch = ScoreBatch(in: ScratchMemory())
            for (index, document) in wanted.enumerated() { batch[document: index] = document }
            guard !wanted.isEmpty else { continue }
            let end = batch.findPlaces(from: 0, wanted.count, in: block, number)
            #expect(end == wanted.prefix { $0 <= last }.count)
            for index in 0..<end {
                let place = documents.firstIndex(of: wanted[index]).map { $0 + 1 } ?? 0
                #expect(Int(batch[weight: index]) == place, "\(wanted[index]) among \(number) of \(bits) bits")
            }
        }
    }

    @Test("knows which of its postings score enough", .enabled(if: PostingBlock.isFast))
    func reaching() {
        let block = PostingBlock()
        for number in Self.numbers {
            let documents = Self.documents(number, bits: 6)
            let codes = PackedArray((0...documents[number - 1]).map { _ in UInt8.random(in: 0...255) })
            let norms = (0..<256).map { _ in Float.random(in: 0.3...20) }
            for index in 0..<number {
                block[document: index] = documents[index]
                block[weight: index] = UInt8.random(in: 1...255)
            }
            let marks = block.reaching(2, idf: 3.5, number, codes, norms)
            var found: [Int] = []
            marks.forEach { found.append($0) }
            let wanted = (0..<number).filter {
                let weight = Float(block[weight: $0])
                return 3.5 * weight >= 2 * (weight + norms[Int(codes[Int(documents[$0])])])
            }
            #expect(found == wanted)
        }
    }

    private static func documents(_ number: Int, bits: Int) -> [UInt32] {
        let most = min(1 << bits - 1, (1 << 30) / number)
        var last = -1
        return (0..<number).map { index in
            last += 1 + (index == number / 2 ? most : Int.random(in: 0...most))
            return UInt32(last)
        }
    }

    /// A short list, as `PostingLayout` has it, with gaps as wide as is asked.
    private static func list(_ documents: [UInt32], bits: Int) -> PostingList {
        let header = (documents.count - 1) | bits << 7
        var packed = [Bool]()
        var previous = -1
        for document in documents {
            let gap = Int(document) - previous - 1
            packed += (0..<bits).map { gap >> $0 & 1 == 1 }
            previous = Int(document)
        }
        packed += [Bool](repeating: false, count: (8 - packed.count % 8) % 8)
        let bytes = stride(from: 0, to: packed.count, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { $0 | (packed[start + $1] ? 1 << UInt8($1) : 0) }
        }
        return PostingList(
            PostingHandle(offset: 0, blocks: false, isExact: false),
            in: PackedBytes(([UInt8(header & 255), UInt8(header >> 8)] + bytes)[...]))
    }
}
