/// A segment as bytes of a file: read where they lie, nothing is decoded or copied.
///
///     head        64 bytes: magic, format version, number of pieces, bytes of the whole, digest of the folding, number of
///                 blocks, checksum of all ahead of the first block (counted as 0 in itself)
///     directory   24 bytes a piece: offset from the first block, length, size of an element
///     checksums   8 bytes a block
///     blocks      from a multiple of 64 to the end, 64 KiB each but the last: in them the pieces, each at a multiple of 64,
///                 at least 128 zeros behind it
///
/// Numbers are little-endian, as the machine's are. Whatever is not exactly so is refused, at the start, or for postings, texts
/// and marks of runs, which are nearly all of it, when it is first used (`CheckedBlocks`); the index is then built anew from the
/// store.
package enum SegmentImage {
    /// Grows with each change of what lies in a segment.
    package static let formatVersion: UInt32 = 7

    static let magic: UInt64 = 0x4745_534E_544C_4C42  // BLLTNSEG
    package static let headLength = 64
    package static let entryLength = 24
    /// What is checked at once. Bytes.
    package static let blockLength = CheckedBlocks.length
    static let alignment = 64
    static let padding = 128
    package static let checksumOffset = 40

    /// What folding makes of each character: an index of other folding is of no use.
    package static let foldingDigest: UInt64 = unsafe Folding.units.withUnsafeBytes { unsafe ImageChecksum.of($0) }

    static func place(after end: Int) -> Int { (end + padding + alignment - 1) / alignment * alignment }

    /// Where the first block begins.
    package static func blocks(after pieces: Int, checksums: Int) -> Int {
        place(after: headLength + pieces * entryLength + checksums * 8)
    }
}

/// Why an image is refused.
package struct ImageFault: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}

/// Lays the pieces of a segment out.
@safe package struct ImageWriter {
    /// Lies in the segment, which the writing keeps.
    @safe private struct Piece {
        let bytes: UnsafeRawBufferPointer
        /// Of an element.
        let size: Int
        var count: Int { unsafe bytes.count }
    }

    private var pieces: [Piece] = []

    mutating func add<Element>(_ array: PackedArray<Element>) {
        unsafe pieces.append(Piece(bytes: array.bytes, size: MemoryLayout<Element>.stride))
    }

    mutating func add(_ bytes: PackedBytes) { unsafe pieces.append(Piece(bytes: bytes.bytes, size: 1)) }
    mutating func add(_ units: PackedUnits) { unsafe pieces.append(Piece(bytes: units.bytes, size: 2)) }

    mutating func add(_ numbers: PackedNumbers) {
        add(numbers.heads)
        add(numbers.bits)
    }

    mutating func add(_ table: TextTable) {
        add(table.units)
        add(table.starts)
    }

    /// Gives all bytes in order; what it answers names the image. Linear.
    package static func write<Failure: Error>(
        _ segment: Segment, to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) -> UInt64 {
        var writer = ImageWriter()
        let numbers = PackedArray([UInt64(segment.grams.postingCount), UInt64(segment.words.postingCount)])
        writer.add(numbers)
        segment.addPieces(to: &writer)
        return try unsafe writer.write(to: sink)
    }

    private func write<Failure: Error>(
        to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) -> UInt64 {
        let checksums = checksums()
        var head = [UInt64](
            repeating: 0,
            count: SegmentImage.blocks(after: pieces.count, checksums: checksums.count) / 8)
        var end = 0
        for index in pieces.indices {
            let start = SegmentImage.place(after: end)
            let entry = (SegmentImage.headLength + index * SegmentImage.entryLength) / 8
            head[entry] = UInt64(start)
            head[entry + 1] = UInt64(pieces[index].count)
            head[entry + 2] = UInt64(pieces[index].size)
            end = start + pieces[index].count
        }
        let table = (SegmentImage.headLength + pieces.count * SegmentImage.entryLength) / 8
        for (block, checksum) in checksums.enumerated() { head[table + block] = checksum }
        head[0] = SegmentImage.magic
        head[1] = UInt64(SegmentImage.formatVersion) | UInt64(pieces.count) << 32
        head[2] = UInt64(head.count * 8 + SegmentImage.place(after: end))
        head[3] = SegmentImage.foldingDigest
        head[4] = UInt64(checksums.count)
        let checksum = unsafe head.withUnsafeBytes { unsafe ImageChecksum.of($0) }
        head[SegmentImage.checksumOffset / 8] = checksum
        try unsafe Self.give(head, head.count * 8, to: sink)
        try unsafe forEachPart(sink)
        return checksum
    }

    /// Gives the bytes of all blocks, piece after piece and what lies between them.
    private func forEachPart<Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let zeros = [UInt8](repeating: 0, count: SegmentImage.padding + SegmentImage.alignment)
        var end = 0
        for piece in pieces {
            let start = SegmentImage.place(after: end)
            try unsafe Self.give(zeros, start - end, to: body)
            try unsafe body(piece.bytes)
            end = start + piece.count
        }
        try unsafe Self.give(zeros, SegmentImage.place(after: end) - end, to: body)
    }

    /// Of all blocks. One pass over the pieces.
    private func checksums() -> [UInt64] {
        var checksums: [UInt64] = []
        /// Of the block under way, what does not lie in one part.
        var begun: [UInt8] = []
        unsafe forEachPart { part in
            var rest = unsafe part[...]
            while unsafe !rest.isEmpty {
                let next = unsafe rest.prefix(SegmentImage.blockLength - begun.count)
                unsafe rest = rest.dropFirst(next.count)
                if unsafe begun.isEmpty && next.count == SegmentImage.blockLength {
                    checksums.append(unsafe ImageChecksum.of(UnsafeRawBufferPointer(rebasing: next)))
                    continue
                }
                unsafe begun.append(contentsOf: next)
                if begun.count == SegmentImage.blockLength {
                    checksums.append(unsafe begun.withUnsafeBytes { unsafe ImageChecksum.of($0) })
                    begun.removeAll(keepingCapacity: true)
                }
            }
        }
        if !begun.isEmpty { checksums.append(unsafe begun.withUnsafeBytes { unsafe ImageChecksum.of($0) }) }
        return checksums
    }

    private static func give<Element, Failure: Error>(
        _ array: [Element], _ count: Int, to sink: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let result: Result<Void, Failure> = unsafe array.withUnsafeBytes { bytes in
            do throws(Failure) {
                return .success(try unsafe sink(UnsafeRawBufferPointer(rebasing: bytes[..<count])))
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }
}

/// Hands out the pieces of an image in their order: checked, or to be checked when they are first used.
@safe struct ImageReader {
    /// When a piece's bytes are held against their checksums.
    enum Trust {
        case now
        /// For what asks `CheckedBlocks` at each use.
        case atFirstUse
    }

    private let bytes: UnsafeRawBufferPointer
    private let memory: any FixedMemory
    private let pieceCount: Int
    /// Where the first block begins.
    private let origin: Int
    let blocks: CheckedBlocks
    private var next = 0
    /// From the first block.
    private var end = 0

    /// - Parameter checksum: what the writer answered; nil where it is not known.
    init(_ bytes: UnsafeRawBufferPointer, in memory: any FixedMemory, checksum: UInt64?) throws(ImageFault) {
        unsafe self.bytes = bytes
        self.memory = memory
        guard bytes.count >= SegmentImage.headLength else { throw ImageFault("it is cut off") }
        func word(_ index: Int) -> UInt64 { unsafe bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
        guard word(0) == SegmentImage.magic else { throw ImageFault("it is no segment") }
        guard UInt32(truncatingIfNeeded: word(1)) == SegmentImage.formatVersion else {
            throw ImageFault("it has another format version")
        }
        guard word(2) == UInt64(bytes.count), word(4) <= UInt64(bytes.count) else { throw ImageFault("it is cut off") }
        guard word(3) == SegmentImage.foldingDigest else { throw ImageFault("its text was folded otherwise") }
        pieceCount = Int(word(1) >> 32)
        let blockCount = Int(word(4))
        origin = SegmentImage.blocks(after: pieceCount, checksums: blockCount)
        guard origin < bytes.count, CheckedBlocks.count(of: bytes.count - origin) == blockCount else {
            throw ImageFault("it is cut off")
        }
        var head = unsafe Array(UnsafeRawBufferPointer(rebasing: bytes[..<origin]))
        for index in 0..<8 { head[SegmentImage.checksumOffset + index] = 0 }
        let found = unsafe head.withUnsafeBytes { unsafe ImageChecksum.of($0) }
        guard found == word(SegmentImage.checksumOffset / 8), checksum == nil || checksum == found else {
            throw ImageFault("its head is damaged")
        }
        let table = SegmentImage.headLength + pieceCount * SegmentImage.entryLength
        unsafe blocks = CheckedBlocks(
            UnsafeRawBufferPointer(rebasing: bytes[origin...]),
            checksums: UnsafeRawBufferPointer(rebasing: bytes[table..<table + 8 * blockCount]), in: memory)
        askForSmallPieces()
    }

    /// Has what is checked now read in one go: all but the few pieces that are most of an image.
    private func askForSmallPieces() {
        let whole = unsafe bytes.count - origin
        for piece in 0..<pieceCount {
            let entry = SegmentImage.headLength + piece * SegmentImage.entryLength
            let (start, length) = unsafe (
                bytes.loadUnaligned(fromByteOffset: entry, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: entry + 8, as: UInt64.self)
            )
            guard length <= Self.small, start <= UInt64(whole), length <= UInt64(whole) - start else { continue }
            unsafe blocks.ask(for: bytes.baseAddress! + origin + Int(start), Int(length))
        }
    }

    /// Bytes of a piece.
    private static let small: UInt64 = 1 << 24

    private mutating func piece(size: Int, _ trust: Trust) throws(ImageFault) -> UnsafeRawBufferPointer {
        guard next < pieceCount else { throw ImageFault("it has too few pieces") }
        let entry = SegmentImage.headLength + next * SegmentImage.entryLength
        func word(_ index: Int) -> UInt64 {
            unsafe bytes.loadUnaligned(fromByteOffset: entry + index * 8, as: UInt64.self)
        }
        let start = SegmentImage.place(after: end)
        let whole = unsafe bytes.count - origin
        guard word(0) == UInt64(start), word(1) <= UInt64(whole), word(2) == UInt64(size),
            start + Int(word(1)) + SegmentImage.padding <= whole, word(1) % UInt64(size) == 0
        else { throw ImageFault("piece \(next) is not where it should be") }
        // Between the pieces are zeros: what reads a little too far relies on them.
        let gap = unsafe UnsafeRawBufferPointer(rebasing: bytes[origin + end..<origin + start])
        guard unsafe gap.isEmpty || blocks.hold(gap.baseAddress!, gap.count), unsafe gap.allSatisfy({ $0 == 0 }) else {
            throw ImageFault("there is something ahead of piece \(next)")
        }
        end = start + Int(word(1))
        let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[origin + start..<origin + end])
        if case .now = trust, unsafe !piece.isEmpty, unsafe !blocks.hold(piece.baseAddress!, piece.count) {
            throw ImageFault("piece \(next) is damaged")
        }
        next += 1
        return unsafe piece
    }

    mutating func array<Element>(_: Element.Type = Element.self) throws(ImageFault) -> PackedArray<Element> {
        unsafe PackedArray(try piece(size: MemoryLayout<Element>.stride, .now), in: memory)
    }

    mutating func packedBytes(_ trust: Trust = .now) throws(ImageFault) -> PackedBytes {
        unsafe PackedBytes(try piece(size: 1, trust), in: memory, trust == .now ? nil : blocks)
    }

    mutating func units(_ trust: Trust = .now) throws(ImageFault) -> PackedUnits {
        unsafe PackedUnits(try piece(size: 2, trust), in: memory, trust == .now ? nil : blocks)
    }

    mutating func numbers() throws(ImageFault) -> PackedNumbers {
        try PackedNumbers(checking: try array(), try packedBytes())
    }

    mutating func texts() throws(ImageFault) -> TextTable {
        let table = TextTable(units: try units(), starts: try numbers())
        try Self.check(table.starts, upTo: table.units.count)
        return table
    }

    func finish() throws(ImageFault) {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[(origin + end)...])
        guard next == pieceCount, rest.count == SegmentImage.place(after: end) - end,
            unsafe blocks.hold(rest.baseAddress!, rest.count), unsafe rest.allSatisfy({ $0 == 0 })
        else { throw ImageFault("there is something behind its last piece") }
    }

    /// Whether they ascend from 0 to `last`, `count` and one more of them.
    static func check<Numbers: RandomAccessCollection>(
        _ starts: Numbers, count: Int? = nil, upTo last: Int
    ) throws(ImageFault) where Numbers.Element == UInt32, Numbers.Index == Int {
        guard starts.count > 0, count == nil || starts.count == count! + 1, starts[0] == 0,
            Int(starts[starts.count - 1]) == last
        else { throw ImageFault("its tables do not fit together") }
        var before: UInt32 = 0
        for start in starts {
            guard start >= before else { throw ImageFault("its tables do not ascend") }
            before = start
        }
    }

    static func check(_ numbers: some Sequence<UInt32>, below bound: Int) throws(ImageFault) {
        guard numbers.allSatisfy({ Int($0) < bound }) else { throw ImageFault("its numbers are out of range") }
    }
}
