/// Joins segments into one, a few terms at a time, leaving out what had been deleted when it began.
///
/// Not copied and not shared: the writer steps it, and finishes it once all is done.
final class SegmentMerge {
    /// An input, and where its articles go.
    private struct Input {
        let segment: Segment
        /// By old document; `.max` where deleted.
        let mapped: [UInt32]
        var gram = GramCursor()
        var headline = GramCursor()
        var word = 0
    }

    struct GramCursor {
        var row = 0
        var index = 0
    }

    private enum Stage { case grams, headlines, words, text, names(Int), done }

    let inputs: [Segment]
    /// The deletions that it knows of; later ones are for the writer to carry over.
    let deletions: [DeletedDocuments]
    private var parts: [Input] = []
    private var stage = Stage.grams
    private var lengths: [UInt8] = []
    private var columns = Columns()
    private var grams = GramTable.Builder()
    private var headlineGrams = GramTable.Builder()
    private var words = WordTable.Builder()
    private var text = TextStore.Builder()
    private var names: [NameField: NameColumn] = [:]
    private var documents: [UInt32] = []
    private var weights: [UInt8] = []
    private var scratchDocuments: [UInt32] = []

    init(_ inputs: [(segment: Segment, deleted: DeletedDocuments)]) {
        self.inputs = inputs.map(\.segment)
        deletions = inputs.map(\.deleted)
        var next: UInt32 = 0
        for (segment, deleted) in inputs {
            var mapped = [UInt32](repeating: .max, count: segment.count)
            for document in 0..<segment.count where !deleted.contains(UInt32(document)) {
                mapped[document] = next
                next += 1
            }
            columns.append(segment.columns) { !deleted.contains($0) }
            parts.append(Input(segment: segment, mapped: mapped))
        }
        lengths = columns.lengths
    }

    var isDone: Bool { if case .done = stage { true } else { false } }

    /// Where an article of an input went; nil where it had been deleted.
    func place(of document: UInt32, ofInput input: Int) -> UInt32? {
        let place = parts[input].mapped[Int(document)]
        return place == .max ? nil : place
    }

    /// Goes on until about `budget` postings have been moved, and tells how many were.
    func step(budget: Int) -> Int {
        var spent = 0
        while spent < budget, !isDone {
            switch stage {
            case .grams: spent += stepGrams(\.gram, \.grams, then: .headlines) { grams.append($0, $1, $2, lengths: $3) }
            case .headlines:
                spent += stepGrams(\.headline, \.headlineGrams, then: .words) {
                    headlineGrams.append($0, $1, $2, lengths: $3)
                }
            case .words: spent += stepWords()
            case .text: spent += mergeText()
            case .names(let index): spent += mergeNames(index)
            case .done: break
            }
        }
        return spent
    }

    /// - Precondition: `isDone`.
    func finish() -> Segment {
        Segment(
            grams: grams.finish(), headlineGrams: headlineGrams.finish(), words: words.finish(), text: text.finish(),
            columns: columns, names: names)
    }

    private func stepGrams(
        _ cursor: WritableKeyPath<Input, GramCursor>, _ table: KeyPath<Segment, GramTable>, then next: Stage,
        _ write: (Gram, borrowing Span<UInt32>, borrowing Span<UInt8>, borrowing Span<UInt8>) -> Void
    ) -> Int {
        var least: Gram?
        for part in parts {
            guard let gram = part.segment[keyPath: table].gram(at: part[keyPath: cursor]) else { continue }
            least = min(least ?? gram, gram)
        }
        guard let gram = least else {
            stage = next
            return 1
        }
        documents.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        for index in parts.indices {
            let grams = parts[index].segment[keyPath: table]
            guard grams.gram(at: parts[index][keyPath: cursor]) == gram else { continue }
            gather(grams.list(at: parts[index][keyPath: cursor]), parts[index].mapped)
            grams.advance(&parts[index][keyPath: cursor])
        }
        if !documents.isEmpty { write(gram, documents.span, weights.span, lengths.span) }
        return documents.count + parts.count
    }

    private func gather(_ list: PostingList, _ mapped: [UInt32]) {
        scratchDocuments.removeAll(keepingCapacity: true)
        let start = weights.count
        list.appendAll(to: &scratchDocuments, &weights)
        var kept = start
        for (index, document) in scratchDocuments.enumerated() where mapped[Int(document)] != .max {
            documents.append(mapped[Int(document)])
            weights[kept] = weights[start + index]
            kept += 1
        }
        weights.removeLast(weights.count - kept)
    }

    private func stepWords() -> Int {
        var least: [UInt16]?
        for part in parts where part.word < part.segment.words.count {
            let word = part.segment.words.word(part.word)
            if let known = least, !word.lexicographicallyPrecedes(known) { continue }
            least = word
        }
        guard let word = least else {
            stage = .text
            return 1
        }
        documents.removeAll(keepingCapacity: true)
        weights.removeAll(keepingCapacity: true)
        for index in parts.indices {
            let table = parts[index].segment.words
            guard parts[index].word < table.count, table.word(parts[index].word) == word else { continue }
            gather(table.list(at: parts[index].word), parts[index].mapped)
            parts[index].word += 1
        }
        if !documents.isEmpty { words.append(word, documents.span, weights.span, lengths: lengths.span) }
        return documents.count + parts.count
    }

    private func mergeText() -> Int {
        for part in parts { text.append(part.segment.text) { part.mapped[Int($0)] != .max } }
        stage = .names(0)
        return text.units.count / 8
    }

    private func mergeNames(_ index: Int) -> Int {
        guard index < NameField.allCases.count else {
            stage = .done
            return 1
        }
        let field = NameField.allCases[index]
        var builder = NameColumn.Builder()
        for part in parts {
            if let column = part.segment.names[field] {
                builder.append(column) { part.mapped[Int($0)] != .max }
            }
        }
        names[field] = builder.finish()
        stage = .names(index + 1)
        return columns.count
    }
}

extension GramTable {
    func gram(at cursor: SegmentMerge.GramCursor) -> Gram? {
        cursor.index < count ? Gram(firsts[cursor.row], seconds[cursor.index]) : nil
    }

    func list(at cursor: SegmentMerge.GramCursor) -> PostingList {
        PostingList(PostingHandle(rawValue: handles[cursor.index]), in: postings)
    }

    func advance(_ cursor: inout SegmentMerge.GramCursor) {
        cursor.index += 1
        while cursor.row + 1 < firsts.count, cursor.index >= Int(starts[cursor.row + 1]) { cursor.row += 1 }
    }
}
