/// The words that `PhraseReader` has cut off one text, those read last: the rules for one noun ask for each several times. One
/// task owns it.
@safe final class WordMemo {
    private let entries: UnsafeMutablePointer<UInt64>
    /// A power of two, more than a noun and its surroundings have places.
    fileprivate static let size = 64

    init() {
        unsafe entries = .allocate(capacity: Self.size)
        lent.forget()
    }

    deinit { unsafe entries.deallocate() }

    /// To be held no longer than the memo.
    var lent: Lent { unsafe Lent(entries: entries) }

    /// What readers of words hold: nobody counts it.
    @safe struct Lent {
        private let entries: UnsafeMutablePointer<UInt64>

        fileprivate init(entries: UnsafeMutablePointer<UInt64>) {
            unsafe self.entries = unsafe entries
        }

        /// To be called before it is used for another text.
        func forget() { unsafe entries.initialize(repeating: 0, count: WordMemo.size) }

        // Place + 1 from bit 32 on, the length from bit 8 on, the class in the lowest eight.

        @inline(__always) func word(at index: Int) -> PhraseReader.Word? {
            let entry = unsafe entries[index & (WordMemo.size &- 1)]
            guard index >= 0, entry >> 32 == UInt64(truncatingIfNeeded: index &+ 1),
                let kind = PhraseReader.WordClass(rawValue: UInt8(truncatingIfNeeded: entry))
            else { return nil }
            return PhraseReader.Word(kind: kind, range: index..<index &+ Int(entry >> 8 & 0xFF_FFFF))
        }

        @inline(__always) func note(_ word: PhraseReader.Word) {
            let (index, length) = (word.range.lowerBound, word.range.count)
            guard index >= 0, index < Int(Int32.max), length <= 0xFF_FFFF else { return }
            unsafe entries[index & (WordMemo.size &- 1)] =
                UInt64(index &+ 1) << 32 | UInt64(length) << 8 | UInt64(word.kind.rawValue)
        }
    }
}
