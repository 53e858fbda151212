import CPostings

/// The blocks of an image, each of which is held against its checksum when something in it is first used.
///
/// What is asked for and is not as it was written is never handed out: who asks is told, and goes on as if something harmless stood
/// there (`PackedUnits`, `PostingList`, `Segment.documents(ofRun:)`). What came of that is no answer: `isDamaged` is
/// true from before the first such use on.
@safe final class CheckedBlocks: @unchecked Sendable {  // bytes never change, words by one instruction
    /// Bytes of a block: what of the disk is read for one word of it, and 10 µs of checking.
    static let length = 1 << 16

    /// From the first block to the image's end.
    private let bytes: UnsafeRawBufferPointer
    /// Of each block, in the image.
    private let checksums: UnsafeRawPointer
    private let memory: any FixedMemory
    /// How many blocks nobody has checked, and one more until `setSound`; whether one was found damaged, or that was called; a bit for each block that was as it was written, and
    /// one for each that was asked for. Two threads that check one at once find the same.
    private let words: UnsafeMutablePointer<UInt64>
    /// Of bits of one kind.
    private let wordCount: Int

    private static let damagedWord = 1
    private static let soundWord = 2
    private static let headWords = 3

    /// - Precondition: `checksums` are those of `bytes`, one for each block, and can be relied on.
    init(_ bytes: UnsafeRawBufferPointer, checksums: UnsafeRawBufferPointer, in memory: any FixedMemory) {
        unsafe self.bytes = unsafe bytes
        unsafe self.checksums = checksums.baseAddress!
        self.memory = memory
        wordCount = (Self.count(of: bytes.count) + 63) / 64
        unsafe words = .allocate(capacity: Self.headWords + 2 * wordCount)
        unsafe words.initialize(repeating: 0, count: Self.headWords + 2 * wordCount)
        unsafe words[0] = UInt64(Self.count(of: bytes.count)) + 1
    }

    deinit { unsafe words.deallocate() }

    static func count(of length: Int) -> Int { (length + Self.length - 1) / Self.length }

    var count: Int { Self.count(of: unsafe bytes.count) }

    /// Whether something was asked for that is not as it was written.
    var isDamaged: Bool { unsafe cpostings_load(words + Self.damagedWord) != 0 }

    /// Whether there is nothing left to check.
    @inline(__always)
    var isWhole: Bool { unsafe cpostings_load(words) == 0 }

    /// For who looks often: zero once there is nothing left to check. It goes with this object.
    var unchecked: UnsafePointer<UInt64> { unsafe UnsafePointer(words) }

    /// Whether these bytes of the image are as they were written. A load where all was checked before.
    ///
    /// - Precondition: they lie in the image, behind its head.
    @inline(__always)
    func hold(_ start: UnsafeRawPointer, _ length: Int) -> Bool { unsafe isWhole || check(start, length) }

    /// Has these bytes read soon, where nobody has used them, and waits for nothing: so what a question will need is waited for
    /// together.
    @inline(never)
    func ask(for start: UnsafeRawPointer, _ length: Int) {
        let first = unsafe start - bytes.baseAddress!
        ask(for: first / Self.length..<min(count, Self.count(of: first + max(1, length))))
    }

    func ask(for blocks: Range<Int>) {
        var begun = blocks.lowerBound
        for block in blocks {
            let wasAsked = unsafe cpostings_set_shared(askedWord(of: block), Self.bit(block)) & Self.bit(block) != 0
            guard wasAsked || isChecked(block) else { continue }
            ask(forAll: begun..<block)
            begun = block + 1
        }
        ask(forAll: begun..<blocks.upperBound)
    }

    private func ask(forAll blocks: Range<Int>) {
        if !blocks.isEmpty { unsafe memory.ask(for: UnsafeRawBufferPointer(rebasing: bytes[bytes(of: blocks)])) }
    }

    private func bytes(of blocks: Range<Int>) -> Range<Int> {
        blocks.lowerBound * Self.length..<min(blocks.upperBound * Self.length, unsafe bytes.count)
    }

    private func askedWord(of block: Int) -> UnsafeMutablePointer<UInt64> {
        unsafe words + Self.headWords + wordCount + block >> 6
    }

    @inline(never)
    private func check(_ start: UnsafeRawPointer, _ length: Int) -> Bool {
        let first = unsafe start - bytes.baseAddress!
        return check(first / Self.length..<Self.count(of: first + length))
    }

    /// Whether these blocks are as they were written. Those that nobody has looked at are read from where they lie together.
    func check(_ blocks: Range<Int>) -> Bool {
        guard let first = blocks.first(where: { !isChecked($0) }), let last = blocks.last(where: { !isChecked($0) })
        else { return true }
        // In one go: pages that are touched are read a few at a time.
        ask(for: first..<last + 1)
        guard unsafe memory.fetch(UnsafeRawBufferPointer(rebasing: bytes[bytes(of: first..<last + 1)])) else {
            return refuse()
        }
        for block in first...last where !isChecked(block) {
            let found = unsafe ImageChecksum.of(UnsafeRawBufferPointer(rebasing: bytes[bytes(of: block..<block + 1)]))
            guard unsafe found == checksums.loadUnaligned(fromByteOffset: 8 * block, as: UInt64.self) else {
                return refuse()
            }
            let before = unsafe cpostings_set_shared(words + Self.headWords + block >> 6, Self.bit(block))
            if before & Self.bit(block) == 0 { unsafe cpostings_decrement(words) }
        }
        return true
    }

    private func isChecked(_ block: Int) -> Bool {
        unsafe cpostings_load(words + Self.headWords + block >> 6) & Self.bit(block) != 0
    }

    private static func bit(_ block: Int) -> UInt64 { 1 << UInt64(block & 63) }

    /// Says that what lies in the blocks, all of which were checked, hangs together too.
    func setSound() {
        if unsafe cpostings_set_shared(words + Self.soundWord, 1) == 0 { unsafe cpostings_decrement(words) }
    }

    /// Has it taken for damaged. False.
    func refuse() -> Bool {
        if unsafe cpostings_set_shared(words + Self.damagedWord, 1) == 0 { memory.foundDamage() }
        return false
    }
}
