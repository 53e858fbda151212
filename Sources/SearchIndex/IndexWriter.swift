package import BulletinModel

/// The one owner of an index: adds, removes, and hands out snapshots.
///
/// Adding builds a segment of the new articles alone; what becomes many small segments is merged by whoever has time, on
/// any thread, while the writer goes on: `dueMerges` says what is to do, `install` puts the outcome in place.
package struct IndexWriter {
    private var parts: [IndexSnapshot.Part] = []
    /// Segments that are being merged, and the ranks of those merges. One merge of a rank at a time.
    private var merging: Set<ObjectIdentifier> = []
    private var busyRanks: Set<Int> = []

    /// How many segments of one rank become one of the next. Fewer means fewer segments and more work.
    private static let fanIn = 4
    /// No merge has more inputs.
    private static let mostInputs = 24
    /// Units of text up to which a segment is of rank 0.
    private static let smallest = 1 << 12
    /// With more segments than these the writer merges by itself: nobody seems to have time.
    private static let mostSegments = 128

    /// Merges that leave fewer articles make no table of runs: it would soon be made anew, and there is less to read.
    private let fewestForRuns: Int
    package static let fewestForRuns = 1 << 9

    package init(fewestForRuns: Int = Self.fewestForRuns) {
        self.fewestForRuns = fewestForRuns
    }

    /// Goes on with what an earlier one had.
    package init(restoring parts: [(segment: Segment, deleted: DeletedDocuments)]) {
        self.init()
        self.parts = parts.map { IndexSnapshot.Part(segment: $0.segment, deleted: $0.deleted) }
    }

    /// How many articles of each bulletin are in the index. One look at each article.
    package var bulletins: [BulletinID: Int] {
        var counts: [BulletinID: Int] = [:]
        for part in parts {
            let columns = part.segment.columns
            var start = 0
            // Articles of a bulletin mostly lie side by side.
            while start < columns.count {
                let bulletin = columns.cards[start].bulletin
                var live = 0
                while start < columns.count, columns.cards[start].bulletin == bulletin {
                    if !part.deleted.contains(UInt32(start)) { live += 1 }
                    start += 1
                }
                if live > 0 { counts[BulletinID(rawValue: bulletin), default: 0] += live }
            }
        }
        return counts
    }

    /// Takes all articles of the bulletins out. One look at each article.
    package mutating func remove(bulletins: Set<BulletinID>) {
        guard !bulletins.isEmpty else { return }
        for index in parts.indices {
            let columns = parts[index].segment.columns
            for document in 0..<columns.count
            where bulletins.contains(BulletinID(rawValue: columns.cards[document].bulletin)) {
                parts[index].deleted.insert(UInt32(document))
            }
        }
    }

    /// Makes the articles searchable by the next snapshot.
    ///
    /// - Precondition: none of the ids is in the index.
    /// - Complexity: linear in their text: 20 ns a byte.
    package mutating func add(_ entries: [IndexEntry]) { add(IndexDraft(entries)) }

    /// The like of articles that were made segments beforehand.
    ///
    /// - Parameters:
    ///   - draft: what was made of them.
    ///   - left: articles of the draft, counted from 0, that are not to be found after all; only of these the ids may be in
    ///     the index.
    /// - Complexity: constant for each segment and each article left out.
    package mutating func add(_ draft: IndexDraft, without left: [Range<Int>] = []) {
        var start = 0
        for segment in draft.segments {
            var part = IndexSnapshot.Part(segment: segment)
            let own = start..<start + segment.count
            for range in left {
                for article in range.clamped(to: own) { part.deleted.insert(UInt32(article - start)) }
            }
            if part.liveCount > 0 { parts.append(part) }
            start = own.upperBound
        }
        if parts.count > Self.mostSegments { merge() }
    }

    /// Takes the articles out of what later snapshots find. Unknown ids are passed over.
    ///
    /// - Complexity: one look at each article of the index, 1 ns.
    package mutating func remove(_ ids: [ArticleID]) {
        guard !ids.isEmpty else { return }
        let wanted = Set(ids)
        let bulletins = Set(ids.map(\.bulletin.rawValue))
        for index in parts.indices {
            let columns = parts[index].segment.columns
            for document in 0..<columns.count where bulletins.contains(columns.cards[document].bulletin) {
                if wanted.contains(columns.id(of: document)) { parts[index].deleted.insert(UInt32(document)) }
            }
        }
    }

    /// What has been added and not removed, as it is now. Constant time but for a list of segments.
    package mutating func snapshot() -> IndexSnapshot {
        parts.removeAll { $0.liveCount == 0 && !merging.contains(ObjectIdentifier($0.segment)) }
        return IndexSnapshot(parts)
    }

    /// Merges that are due now and that nobody was given yet, smaller ones first. Each has to come back to `install`.
    ///
    /// - Complexity: one look at each segment.
    package mutating func dueMerges() -> [IndexMerge] {
        var byRank: [[IndexSnapshot.Part]] = []
        for part in parts where !merging.contains(ObjectIdentifier(part.segment)) {
            let size = part.segment.text.units.count
            guard size <= IndexLimits.unitsInSegment / Self.fanIn else { continue }
            let rank = Self.rank(ofSize: size)
            while byRank.count <= rank { byRank.append([]) }
            byRank[rank].append(part)
        }
        var due: [IndexMerge] = []
        for (rank, candidates) in byRank.enumerated() where candidates.count >= Self.fanIn && !busyRanks.contains(rank)
        {
            let inputs = candidates.prefix(Self.mostInputs)
            guard inputs.reduce(0, { $0 + $1.segment.count }) <= IndexLimits.articlesInSegment else { continue }
            due.append(begin(Array(inputs), rank: rank))
        }
        return due
    }

    /// A merge of the smaller segments into one, for a time when nothing else is to be done; nil where that would give
    /// little. Each segment costs every question something, and merges of one rank leave as many as three of each.
    ///
    /// The largest input is at most `mostGrowth` times all the others together, so however often this is done, an article is
    /// moved a number of times that grows with the logarithm of the index.
    ///
    /// - Complexity: one look at each segment.
    package mutating func idleMerge() -> IndexMerge? {
        guard merging.isEmpty else { return nil }
        let bySize = parts.map(\.segment).sorted { $0.text.units.count < $1.text.units.count }
        var (units, articles, count) = (0, 0, 0)
        for (index, segment) in bySize.prefix(Self.mostInputs).enumerated() {
            let size = segment.text.units.count
            guard units + size <= IndexLimits.unitsInIdleMerge,
                articles + segment.count <= IndexLimits.articlesInSegment
            else { break }
            if index > 0, size <= units * Self.mostGrowth { count = index + 1 }
            units += size
            articles += segment.count
        }
        guard count > 1 else { return nil }
        let chosen = Set(bySize.prefix(count).map(ObjectIdentifier.init))
        return begin(parts.filter { chosen.contains(ObjectIdentifier($0.segment)) }, rank: .max)
    }

    private static let mostGrowth = 2

    /// Puts a merged segment in the place of its inputs, with what was deleted while it was made.
    ///
    /// - Precondition: the merge is done, and came from this writer.
    package mutating func install(_ merge: consuming IndexMerge) {
        let rank = merge.rank
        let work = merge.finish()
        var merged = IndexSnapshot.Part(segment: work.segment)
        for (input, segment) in work.inputs.enumerated() {
            merging.remove(ObjectIdentifier(segment))
            guard let part = parts.first(where: { $0.segment === segment }),
                part.deleted.count != work.deletions[input].count
            else { continue }
            for document in 0..<UInt32(segment.count)
            where part.deleted.contains(document) && !work.deletions[input].contains(document) {
                if let place = work.place(document, input) { merged.deleted.insert(place) }
            }
        }
        busyRanks.remove(rank)
        let first = parts.firstIndex { part in work.inputs.contains { $0 === part.segment } }
        parts.insert(merged, at: first ?? 0)
        parts.removeAll { part in work.inputs.contains { $0 === part.segment } }
    }

    /// Does all merges that are due, here and now.
    package mutating func merge() {
        while true {
            let due = dueMerges()
            if due.isEmpty { return }
            for var merge in due {
                while !merge.step(budget: .max) {}
                install(merge)
            }
        }
    }

    /// Merges everything into one segment (several, where it would be too large). For after a start; 60 ns a character.
    package mutating func compact() {
        merge()
        let inputs = parts.filter {
            $0.segment.text.units.count <= IndexLimits.unitsInSegment / 2
                && !merging.contains(ObjectIdentifier($0.segment))
        }
        guard inputs.count > 1, inputs.reduce(0, { $0 + $1.segment.text.units.count }) <= IndexLimits.unitsInSegment,
            inputs.reduce(0, { $0 + $1.segment.count }) <= IndexLimits.articlesInSegment
        else { return }
        var merge = begin(inputs, rank: .max)
        while !merge.step(budget: .max) {}
        install(merge)
    }

    private static func rank(ofSize units: Int) -> Int {
        (Int.bitWidth - (units / smallest).leadingZeroBitCount + 1) / 2
    }

    private mutating func begin(_ inputs: [IndexSnapshot.Part], rank: Int) -> IndexMerge {
        for input in inputs { merging.insert(ObjectIdentifier(input.segment)) }
        busyRanks.insert(rank)
        return IndexMerge(inputs.map { ($0.segment, $0.deleted) }, rank: rank, fewestForRuns: fewestForRuns)
    }
}

/// A merge of segments that do not change: any thread may do it, a step at a time.
package struct IndexMerge: Sendable {
    /// Grows with the size of its inputs: those of low rank are worth doing first.
    package let rank: Int
    /// Whether it came from `IndexWriter.idleMerge`.
    package var isForIdleTime: Bool { rank == .max }
    private let inputs: [(segment: Segment, deleted: DeletedDocuments)]
    private let fewestForRuns: Int
    private var work: SegmentMerge?

    fileprivate init(_ inputs: [(segment: Segment, deleted: DeletedDocuments)], rank: Int, fewestForRuns: Int) {
        self.fewestForRuns = fewestForRuns
        self.inputs = inputs
        self.rank = rank
    }

    /// Goes on for about `budget` postings, 10 ns each, and tells whether it is done.
    package mutating func step(budget: Int) -> Bool {
        if work == nil { work = SegmentMerge(inputs, fewestForRuns: fewestForRuns) }
        _ = work?.step(budget: budget)
        return work?.isDone ?? false
    }

    fileprivate consuming func finish() -> MergedSegment {
        guard let work else { preconditionFailure("a merge was installed before it was begun") }
        return MergedSegment(
            inputs: work.inputs, deletions: work.deletions, place: { work.place(of: $0, ofInput: $1) },
            segment: work.segment)
    }
}

/// What came of a merge.
private struct MergedSegment {
    var inputs: [Segment]
    var deletions: [DeletedDocuments]
    /// Where an article of an input went; nil where it had been deleted.
    var place: (UInt32, Int) -> UInt32?
    var segment: Segment
}
