import CAnnotationData

/// Words of two to four characters with the class that they mostly belong to.
///
/// The table lies in the program as scripts/build-phrases wrote it, little-endian: `BPH1`, the bits of a slot (u32), then at
/// 64 the slots (u32: 29 bits of the word's hash, 3 bits its class, 0 for a free one). One word in a hundred million is
/// taken for another.
@safe struct PhraseTable: @unchecked Sendable {  // reads constant data only
    static var shared: PhraseTable { unsafe PhraseTable(data: bulletin_phrases) }

    static let longestWord = 4

    private let data: UnsafeRawPointer

    private init(data: UnsafeRawPointer) {
        unsafe self.data = unsafe data
    }

    /// Of a slot's number. Read where it is needed: that costs less than asking whether a constant has been made yet.
    @inline(__always) private var bits: UInt64 { unsafe UInt64(data.assumingMemoryBound(to: UInt32.self)[1]) }

    /// The longest word that begins at `index`.
    func word(at index: Int, in text: AnnotatedText) -> (kind: PhraseReader.WordClass, end: Int)? {
        word(at: index, in: text.scalars, to: text.count)
    }

    /// The longest word that begins at `index` and ends at `limit` or before.
    func word(at index: Int, in scalars: Scalars, to limit: Int) -> (kind: PhraseReader.WordClass, end: Int)? {
        // All slots are asked for before the first is looked at: they lie far from the core and from each other.
        var hashes: InlineArray<4, UInt64> = [0, 0, 0, 0]
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var length = 0
        for place in index..<max(index, min(limit, index + Self.longestWord)) {
            let value = scalars[place]
            guard isHanzi(value) else { break }
            hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
            let mixed = hash &* 0x9E37_79B9_7F4A_7C15
            hashes[length] = mixed
            length &+= 1
            if length > 1 { unsafe bulletin_prefetch(slots + slot(mixed)) }
        }
        while length > 1 {
            if let kind = kind(hashes[length &- 1]) { return (kind, index + length) }
            length &-= 1
        }
        return nil
    }

    @inline(__always) private var slots: UnsafePointer<UInt32> {
        unsafe (data + 64).assumingMemoryBound(to: UInt32.self)
    }

    @inline(__always) private func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> (64 &- bits)) }

    private func kind(_ hash: UInt64) -> PhraseReader.WordClass? {
        let mark = UInt32(truncatingIfNeeded: hash >> 8 & 0x1FFF_FFFF)
        var slot = slot(hash)
        while true {
            let entry = unsafe slots[slot]
            if entry == 0 { return nil }
            if entry >> 3 == mark { return Self.kind(entry & 7) }
            slot = (slot &+ 1) & (1 &<< Int(bits) &- 1)
        }
    }

    private static func kind(_ number: UInt32) -> PhraseReader.WordClass? {
        switch number {
        case 1: .noun
        case 2: .verb
        case 3: .function
        case 4: .adjective
        case 5: .nominal
        default: nil
        }
    }
}
