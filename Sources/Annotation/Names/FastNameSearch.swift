import CAnnotationData

/// Goes over the sentences in loops that Swift has no words for, in buffers that it uses again. One task owns it.
@safe final class FastNameSearch {
    private static let transitions = LabelTransitions(NameModel.shared).rows

    private let tables: bulletin_names_tables
    private let transitions = FastNameSearch.transitions
    private let hand: bulletin_names_hand
    private let found: UnsafeMutablePointer<bulletin_name>

    /// nil where the processor lacks the instructions.
    init?(upTo longest: Int) {
        guard let tables = unsafe NameModel.shared.fastTables else { return nil }
        unsafe self.tables = unsafe tables
        let capacity = min(3 * longest + 8, Int(BULLETIN_NAMES_PLACES))
        let scores = UnsafeMutableRawPointer.allocate(byteCount: capacity * 32, alignment: 32)
        unsafe hand = unsafe bulletin_names_hand(
            classes: .allocate(capacity: capacity), quiet: .allocate(capacity: capacity + Int(BULLETIN_NAMES_BEYOND)),
            singles: .allocate(capacity: capacity), hashes: .allocate(capacity: capacity),
            grams: .allocate(capacity: 2 * capacity), wanted: .allocate(capacity: capacity),
            triples: .allocate(capacity: capacity), sentences: .allocate(capacity: capacity),
            stretches: .allocate(capacity: capacity), scores: scores.assumingMemoryBound(to: Int16.self),
            origins: .allocate(capacity: capacity), sentence_count: 0, stretch_count: 0, wanted_count: 0)
        unsafe found = .allocate(capacity: capacity)
    }

    deinit {
        unsafe hand.classes.deallocate()
        unsafe hand.quiet.deallocate()
        unsafe hand.singles.deallocate()
        unsafe hand.hashes.deallocate()
        unsafe hand.grams.deallocate()
        unsafe hand.wanted.deallocate()
        unsafe hand.triples.deallocate()
        unsafe hand.sentences.deallocate()
        unsafe hand.stretches.deallocate()
        unsafe hand.scores.deallocate()
        unsafe hand.origins.deallocate()
        unsafe found.deallocate()
    }

    /// Puts the names behind others.
    /// - Parameter scalars: no more than was said there are at most.
    func find(in scalars: Scalars, _ names: inout [NameSpan]) {
        var hand = unsafe hand
        var tables = unsafe tables
        var start: Int32 = 0
        while start < scalars.count {
            let count = unsafe transitions.withUnsafeBytes { rows in
                unsafe bulletin_names_read(
                    &tables, rows.assumingMemoryBound(to: Int16.self).baseAddress, scalars.pointer,
                    Int32(scalars.count), &start, &hand, found)
            }
            for place in 0..<Int(count) {
                let name = unsafe found[place]
                guard let kind = NameSpan.Kind(rawValue: Int(name.kind)) else { continue }
                names.append(NameSpan(range: Int(name.start)..<Int(name.end), kind: kind))
            }
        }
    }
}
