/// A segment as bytes of a file: read where they lie, nothing is decoded or copied.
///
///     head        64 bytes: magic, format version, number of pieces, bytes of the whole, digest of the folding, checksum of
///                 head and directory (counted as 0 in itself)
///     directory   32 bytes a piece: offset, length, size of an element, checksum
///     pieces      each at a multiple of 64, at least 128 zeros behind it
///
/// Numbers are little-endian, as the machine's are. Whatever is not exactly so is refused; the index is then built anew
/// from the store.
package enum SegmentImage {
    /// Grows with each change of what lies in a segment.
    package static let formatVersion: UInt32 = 5

    static let magic: UInt64 = 0x4745_534E_544C_4C42  // BLLTNSEG
    package static let headLength = 64
    package static let entryLength = 32
    static let alignment = 64
    static let padding = 128
    package static let checksumOffset = 40

    /// What folding makes of each character: an index of other folding is of no use.
    package static let foldingDigest: UInt64 = unsafe Folding.units.withUnsafeBytes { unsafe ImageChecksum.of($0) }

    static func place(after end: Int) -> Int { (end + padding + alignment - 1) / alignment * alignment }
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
        var head = [UInt64](
            repeating: 0, count: (SegmentImage.headLength + pieces.count * SegmentImage.entryLength) / 8)
        var end = head.count * 8
        for index in pieces.indices {
            let piece = pieces[index]
            let start = SegmentImage.place(after: end)
            let entry = (SegmentImage.headLength + index * SegmentImage.entryLength) / 8
            head[entry] = UInt64(start)
            head[entry + 1] = UInt64(piece.count)
            head[entry + 2] = UInt64(piece.size)
            head[entry + 3] = unsafe ImageChecksum.of(piece.bytes)
            end = start + piece.count
        }
        let total = SegmentImage.place(after: end)
        head[0] = SegmentImage.magic
        head[1] = UInt64(SegmentImage.formatVersion) | UInt64(pieces.count) << 32
        head[2] = UInt64(total)
        head[3] = SegmentImage.foldingDigest
        let checksum = unsafe head.withUnsafeBytes { unsafe ImageChecksum.of($0) }
        head[SegmentImage.checksumOffset / 8] = checksum
        let zeros = [UInt8](repeating: 0, count: SegmentImage.padding + SegmentImage.alignment)
        try unsafe Self.give(head, head.count * 8, to: sink)
        end = head.count * 8
        for index in pieces.indices {
            let start = SegmentImage.place(after: end)
            try unsafe Self.give(zeros, start - end, to: sink)
            try unsafe sink(pieces[index].bytes)
            end = start + pieces[index].count
        }
        try unsafe Self.give(zeros, total - end, to: sink)
        return checksum
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

/// Hands out the pieces of an image in their order, checked.
@safe struct ImageReader {
    private let bytes: UnsafeRawBufferPointer
    private let memory: any FixedMemory
    private let pieceCount: Int
    private var next = 0
    private var end: Int

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
        pieceCount = Int(word(1) >> 32)
        end = SegmentImage.headLength + pieceCount * SegmentImage.entryLength
        guard word(2) == UInt64(bytes.count), end <= bytes.count else { throw ImageFault("it is cut off") }
        guard word(3) == SegmentImage.foldingDigest else { throw ImageFault("its text was folded otherwise") }
        var head = unsafe Array(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
        for index in 0..<8 { head[SegmentImage.checksumOffset + index] = 0 }
        let found = unsafe head.withUnsafeBytes { unsafe ImageChecksum.of($0) }
        guard found == word(SegmentImage.checksumOffset / 8), checksum == nil || checksum == found else {
            throw ImageFault("its head is damaged")
        }
    }

    private mutating func piece(size: Int) throws(ImageFault) -> UnsafeRawBufferPointer {
        guard next < pieceCount else { throw ImageFault("it has too few pieces") }
        let entry = SegmentImage.headLength + next * SegmentImage.entryLength
        func word(_ index: Int) -> UInt64 {
            unsafe bytes.loadUnaligned(fromByteOffset: entry + index * 8, as: UInt64.self)
        }
        let start = SegmentImage.place(after: end)
        let whole = unsafe bytes.count
        guard word(0) == UInt64(start), word(1) <= UInt64(whole), word(2) == UInt64(size),
            start + Int(word(1)) + SegmentImage.padding <= whole, word(1) % UInt64(size) == 0
        else { throw ImageFault("piece \(next) is not where it should be") }
        // Between the pieces are zeros: what reads a little too far relies on them.
        guard unsafe bytes[end..<start].allSatisfy({ $0 == 0 }) else {
            throw ImageFault("there is something ahead of piece \(next)")
        }
        end = start + Int(word(1))
        let piece = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        guard unsafe ImageChecksum.of(piece) == word(3) else { throw ImageFault("piece \(next) is damaged") }
        next += 1
        return unsafe piece
    }

    mutating func array<Element>(_: Element.Type = Element.self) throws(ImageFault) -> PackedArray<Element> {
        unsafe PackedArray(try piece(size: MemoryLayout<Element>.stride), in: memory)
    }

    mutating func packedBytes() throws(ImageFault) -> PackedBytes { unsafe PackedBytes(try piece(size: 1), in: memory) }
    mutating func units() throws(ImageFault) -> PackedUnits { unsafe PackedUnits(try piece(size: 2), in: memory) }

    mutating func numbers() throws(ImageFault) -> PackedNumbers {
        try PackedNumbers(checking: try array(), try packedBytes())
    }

    mutating func texts() throws(ImageFault) -> TextTable {
        let table = TextTable(units: try units(), starts: try numbers())
        try Self.check(table.starts, upTo: table.units.count)
        return table
    }

    func finish() throws(ImageFault) {
        guard next == pieceCount, unsafe bytes.count == SegmentImage.place(after: end),
            unsafe bytes[end...].allSatisfy({ $0 == 0 })
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
