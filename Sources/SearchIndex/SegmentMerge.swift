/// Joins segments into one, a few terms at a time, leaving out what had been deleted when it began.
struct SegmentMerge: Sendable {
    /// An input, and where its articles go.
    private struct Input: Sendable {
        let segment: Segment
        /// By old document; `.max` where deleted.
        let mapped: [UInt32]
        var word = 0
    }

    private enum Stage: Sendable { case grams, words, text, runs, names(Int), done(Segment?) }

    let inputs: [Segment]
    /// The deletions that it knows of; later ones are for the writer to carry over.
    let deletions: [DeletedDocuments]
    private var parts: [Input] = []
    private var stage = Stage.grams
    private var lengths: ArticleLengths
    private var columns = Columns.Builder()
    private var grams: GramMerge
    private var words = WordTable.Builder()
    private var text = TextStore.Builder()
    private var finder: RunFinder?
    private var finished: (grams: GramTable, text: TextStore, runs: RunTable)?
    private var names: [NameField: NameColumn] = [:]
    private var documents: [UInt32] = []
    private var weights: [UInt8] = []
    private var places: [UInt16] = []

    private let fewestForRuns: Int
    private let mostPostingBytes: Int

    /// - Parameters:
    ///   - inputs: what is joined, in this order.
    ///   - fewestForRuns: with fewer articles there is no table of runs.
    ///   - mostPostingBytes: with so many of grams or of words it gives up.
    init(
        _ inputs: [(segment: Segment, deleted: DeletedDocuments)], fewestForRuns: Int,
        mostPostingBytes: Int = IndexLimits.postingBytesInSegment
    ) {
        self.fewestForRuns = fewestForRuns
        self.mostPostingBytes = mostPostingBytes
        self.inputs = inputs.map(\.segment)
        deletions = inputs.map(\.deleted)
        var next: UInt32 = 0
        for (segment, deleted) in inputs {
            var mapped = [UInt32](repeating: .max, count: segment.count)
            for document in 0..<segment.count where !deleted.contains(UInt32(document)) {
                mapped[document] = next
                next += 1
            }
            columns.append(segment.columns, segment.text) { !deleted.contains($0) }
            parts.append(Input(segment: segment, mapped: mapped))
        }
        lengths = ArticleLengths(columns)
        grams = GramMerge(parts.map { ($0.segment.grams, $0.mapped) })
    }

    var isDone: Bool { if case .done = stage { true } else { false } }

    /// Where an article of an input went; nil where it had been deleted.
    func place(of document: UInt32, ofInput input: Int) -> UInt32? {
        let place = parts[input].mapped[Int(document)]
        return place == .max ? nil : place
    }

    /// Goes on until about `budget` postings have been moved, and tells how many were.
    mutating func step(budget: Int) -> Int {
        var spent = 0
        while spent < budget, !isDone {
            switch stage {
            case .grams: spent += stepGrams(budget: budget - spent)
            case .words: spent += stepWords()
            case .text: spent += mergeText()
            case .runs: spent += findRuns(budget: min(budget - spent, 1 << 20))
            case .names(let index): spent += mergeNames(index)
            case .done: break
            }
        }
        return spent
    }

    /// What came of it; nil where that would have had too many bytes of postings.
    ///
    /// - Precondition: `isDone`.
    var segment: Segment? {
        guard case .done(let segment) = stage else { preconditionFailure("a merge is not done yet") }
        return segment
    }

    private mutating func finish() -> Segment {
        guard let finished else { preconditionFailure("a merge ended before its texts were joined") }
        return Segment(
            grams: finished.grams, words: words.finish(), runs: finished.runs, text: finished.text,
            columns: columns.finish(), names: names)
    }

    private mutating func findRuns(budget: Int) -> Int {
        guard let joined = finished else {
            // Each is taken out before it is finished: held twice, it would be copied.
            var grams = GramMerge([])
            swap(&grams, &self.grams)
            var text = TextStore.Builder()
            swap(&text, &self.text)
            let joined = (grams: grams.finish(), text: text.finish())
            finished = (joined.grams, joined.text, RunTable())
            let isLarge = columns.count >= max(fewestForRuns, RunTable.leastArticles)
            finder = isLarge ? RunFinder(joined.text, joined.grams, articles: columns.count) : nil
            return 1
        }
        // A posting that is moved costs about what four characters do that are looked at.
        let looked = finder?.step(budget: max(1, budget) * 4) ?? 0
        guard let finder, finder.table == nil else {
            finished = (joined.grams, joined.text, finder?.table ?? RunTable())
            self.finder = nil
            stage = .names(0)
            return looked / 4 + 1
        }
        return looked / 4 + 1
    }

    private mutating func moveOn(to next: Stage) -> Int {
        stage = next
        return 1
    }

    private mutating func stepGrams(budget: Int) -> Int {
        let moved = grams.step(budget: budget, mostBytes: mostPostingBytes, lengths: lengths)
        if grams.postingBytes >= mostPostingBytes { return moveOn(to: .done(nil)) }
        return moved ?? moveOn(to: .words)
    }

    private mutating func stepWords() -> Int {
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
        let buffer = PostingBlock()
        for index in parts.indices {
            let table = parts[index].segment.words
            guard parts[index].word < table.count, table.word(parts[index].word) == word else { continue }
            table.list(at: parts[index].word).append(
                to: &documents, &weights, &places, hasPlaces: false, mapped: parts[index].mapped, buffer)
            parts[index].word += 1
        }
        if !documents.isEmpty {
            let (documents, weights, lengths) = (documents, weights, lengths)
            words.append(word, documents.span, weights.span, lengths: lengths)
            if words.postingBytes >= mostPostingBytes { return moveOn(to: .done(nil)) }
        }
        return documents.count + parts.count
    }

    private mutating func mergeText() -> Int {
        text.reserve(parts.reduce(0) { $0 + $1.segment.text.units.count })
        for part in parts { text.append(part.segment.text) { part.mapped[Int($0)] != .max } }
        stage = .runs
        return text.units.count / 8
    }

    private mutating func mergeNames(_ index: Int) -> Int {
        guard index < NameField.allCases.count else {
            stage = .done(finish())
            return 1
        }
        let field = NameField.allCases[index]
        var builder = NameColumn.Builder(of: field)
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
