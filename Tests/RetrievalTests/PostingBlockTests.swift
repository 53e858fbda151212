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

    @Test(
        "knows which of a list's bits another has, and what they stand for", .enabled(if: PostingBlock.isFast),
        arguments: 1...8)
    func common(bits: Int) {
        let (block, other) = (PostingBlock(), PostingBlock())
        let scratch = ScratchMemory()
        for number in Self.numbers {
            let documents = Self.documents(number, bits: bits)
            let articles = Int(documents[number - 1]) + 100
            func bitmap(_ documents: [UInt32]) -> ScratchBits {
                ScratchBits(Self.list(documents, bits: 20), articles: articles, other, in: scratch)
            }
            let some = documents.filter { _ in Bool.random() } + [documents[number - 1] + 70]
            let (mine, theirs) = (bitmap(documents), bitmap(Array(some.prefix(128))))
            // What is ahead and behind is of other blocks.
            let start = Int.random(in: 0..<number)
            let end = Int.random(in: start..<number)
            let (first, last) = (start == 0 ? 0 : documents[start - 1] + 1, documents[end])
            let marks = block.common(mine.view, theirs.view, from: first, to: last)
            let held = (start...end).filter { some.prefix(128).contains(documents[$0]) }
            var (found, chosen) = ([Int](), PostingMarks())
            marks.forEach { found.append(start + $0) }
            #expect(found == held, "\(start) to \(end) of \(number) of \(bits) bits")
            for index in held where Bool.random() { chosen.insert(index - start) }
            block.unpack(chosen, of: mine.view, from: first, to: last, number: end - start + 1)
            chosen.forEach { #expect(block[document: $0] == documents[start + $0]) }
        }
    }

    @Test("gives what may score enough beside another term", arguments: 0...6, [false, true])
    func given(bits: Int, isPatched: Bool) {
        let block = PostingBlock()
        for number in Self.numbers {
            let documents = Self.documents(number, bits: 6)
            let most = isPatched ? 200 : 1 << bits
            let weights = (0..<number).map { _ in UInt8(Int.random(in: 0..<8) > 0 ? 1 : Int.random(in: 1...most)) }
            let codes = PackedArray((0...documents[number - 1]).map { _ in UInt8.random(in: 0...255) })
            let norms = (0..<256).map { _ in Float.random(in: 0.3...20) }
            let list = Self.list(documents, bits: 6, weights, weightBits: bits, isPatched: isPatched)
            _ = list.decode(block: 0, into: block)
            var marks = PostingMarks()
            for index in 0..<number where Bool.random() { marks.insert(index) }
            let other = UInt8.random(in: 0...9)
            let limits = ScoreLimits(idf: 3.5, other: 1.5, in: ScratchMemory())
            defer { withExtendedLifetime(limits) {} }
            let row = limits.row(beside: other, scoring: 2)
            let batch = ScoreBatch(in: ScratchMemory())
            let given = batch.append(0, block, marks, row, codes, norms)
            // The heaviest are taken for the heaviest that there are.
            func bound(_ index: Int) -> Float {
                let own = weights[index] < 15 ? Float(weights[index]) : 255
                let norm = norms[Int(codes[Int(documents[index])])]
                return 3.5 * own / (own + norm) + 1.5 * Float(other) / (Float(other) + norm)
            }
            // Within rounding either will do.
            let found = (0..<given).map { index in documents.firstIndex(of: batch[document: index])! }
            let wanted = (0..<number).filter { marks.contains($0) && bound($0) >= 2 }
            #expect(found.filter { abs(bound($0) - 2) > 1e-4 } == wanted.filter { abs(bound($0) - 2) > 1e-4 })
            #expect((0..<given).map { batch[leadWeight: $0] } == found.map { weights[$0] })
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

    /// A short list, as `PostingLayout` has it, with gaps as wide as is asked, and weights.
    private static func list(
        _ documents: [UInt32], bits: Int, _ weights: [UInt8] = [], weightBits: Int = 0, isPatched: Bool = false
    ) -> PostingList {
        let code = WeightCode(bits: weightBits, isPatched: isPatched)
        let header = (documents.count - 1) | bits << 7 | Int(code.rawValue) << 12
        var previous = -1
        let gaps = documents.map { document in
            defer { previous = Int(document) }
            return Int(document) - previous - 1
        }
        var bytes = [UInt8(header & 255), UInt8(header >> 8)] + packed(gaps, bits)
        bytes += packed(weights.map { Int($0) - 1 }, weightBits)
        let exceptions = weights.indices.filter { weights[$0] > 1 << weightBits }
        if isPatched {
            bytes.append(UInt8(exceptions.count))
            for index in exceptions { bytes += [UInt8(index), weights[index] - 1] }
        }
        return PostingList(PostingHandle(offset: 0, blocks: false, isExact: false), in: PackedBytes(bytes[...]))
    }

    /// Of each the lower bits.
    private static func packed(_ numbers: [Int], _ bits: Int) -> [UInt8] {
        var packed = numbers.flatMap { number in (0..<bits).map { number >> $0 & 1 == 1 } }
        packed += [Bool](repeating: false, count: (8 - packed.count % 8) % 8)
        return stride(from: 0, to: packed.count, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { $0 | (packed[start + $1] ? 1 << UInt8($1) : 0) }
        }
    }
}
