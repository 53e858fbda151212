import CAnnotationData

/// Words of two to four characters with the class that they mostly belong to.
///
/// The table lies in the program as scripts/build-phrases wrote it, little-endian: `BPH1`, the bits of a slot (u32), then at
/// 64 the slots (u32: 29 bits of the word's hash, 3 bits its class, 0 for a free one). One word in a hundred million is
/// taken for another.
@safe struct PhraseTable: @unchecked Sendable {  // reads constant data only
    static let shared = unsafe PhraseTable(bulletin_phrases)

    static let longestWord = 4

    private let slots: UnsafePointer<UInt32>
    private let shift: UInt64
    private let mask: Int

    private init(_ data: UnsafeRawPointer) {
        let bits = unsafe UInt64(data.assumingMemoryBound(to: UInt32.self)[1])
        shift = 64 - bits
        mask = 1 << Int(bits) - 1
        unsafe slots = unsafe (data + 64).assumingMemoryBound(to: UInt32.self)
    }

    /// The longest word that begins at `index`.
    func word(at index: Int, in text: AnnotatedText) -> (kind: PhraseReader.WordClass, end: Int)? {
        word(at: index, in: text.scalars, to: text.count)
    }

    /// The longest word that begins at `index` and ends at `limit` or before.
    func word(at index: Int, in scalars: [UInt32], to limit: Int) -> (kind: PhraseReader.WordClass, end: Int)? {
        var found: (PhraseReader.WordClass, Int)?
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in index..<max(index, min(limit, index + Self.longestWord)) {
            let value = scalars[place]
            guard isHanzi(value) else { break }
            hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
            if place > index, let kind = kind(hash &* 0x9E37_79B9_7F4A_7C15) { found = (kind, place + 1) }
        }
        return found
    }

    private func kind(_ hash: UInt64) -> PhraseReader.WordClass? {
        let mark = UInt32(truncatingIfNeeded: hash >> 8 & 0x1FFF_FFFF)
        var slot = Int(truncatingIfNeeded: hash >> shift)
        while true {
            let entry = unsafe slots[slot]
            if entry == 0 { return nil }
            if entry >> 3 == mark { return Self.kinds[Int(entry & 7)] }
            slot = (slot + 1) & mask
        }
    }

    private static let kinds: [PhraseReader.WordClass?] = [
        nil, .noun, .verb, .function, .adjective, .nominal, nil, nil,
    ]
}
