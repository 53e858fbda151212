package import BulletinModel

/// The one owner of an index: adds, removes, and hands out snapshots.
package struct IndexWriter {
    private var parts: [IndexSnapshot.Part] = []
    /// At most one for each rank of size, oldest first.
    private var merges: [Merge] = []

    private struct Merge {
        var work: SegmentMerge
        let rank: Int
    }

    /// How many neighbours of one rank are merged into one of the next. Fewer means fewer segments and more work.
    private static let fanIn = 4
    /// Units of text up to which a segment is of rank 0.
    private static let smallest = 1 << 12
    /// Postings that each merge moves for each unit of text added: enough for it to end before the next of its rank.
    private static let pace = 4

    package init() {}

    /// Makes the articles searchable by the next snapshot.
    ///
    /// - Precondition: none of the ids is in the index.
    /// - Complexity: linear in their text: 25 ns a byte, of which merging is the smaller part.
    package mutating func add(_ entries: [IndexEntry]) {
        var builder = SegmentBuilder()
        var added = 0
        for entry in entries {
            builder.append(entry)
            if builder.unitCount >= IndexLimits.unitsInBuild || builder.count >= IndexLimits.articlesInBuild {
                added += builder.unitCount
                parts.append(IndexSnapshot.Part(segment: builder.finish()))
                builder = SegmentBuilder()
                startMerges()
            }
        }
        if builder.count > 0 {
            added += builder.unitCount
            parts.append(IndexSnapshot.Part(segment: builder.finish()))
        }
        startMerges()
        advanceMerges(budget: added * Self.pace)
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
            for document in 0..<columns.count where bulletins.contains(columns.bulletins[document]) {
                let id = ArticleID(
                    bulletin: BulletinID(rawValue: columns.bulletins[document]),
                    ordinal: Int(columns.ordinals[document]))
                if wanted.contains(id) { parts[index].deleted.insert(UInt32(document)) }
            }
        }
    }

    /// What has been added and not removed, as it is now. Constant time but for a list of segments.
    package mutating func snapshot() -> IndexSnapshot {
        let merging = merging
        let useful = parts.filter { $0.liveCount > 0 || merging.contains(ObjectIdentifier($0.segment)) }
        parts = useful
        return IndexSnapshot(useful)
    }

    /// Goes on merging for a while, for idle time: about `budget` postings, 5 ns each.
    ///
    /// - Returns: whether anything is left to merge.
    package mutating func merge(budget: Int) -> Bool {
        startMerges()
        advanceMerges(budget: budget)
        return !merges.isEmpty
    }

    /// Merges everything into one segment (several, where it would be too large). For after a start; 60 ns a character.
    package mutating func compact() {
        while merge(budget: .max) {}
        let inputs = parts.filter { $0.segment.text.units.count <= IndexLimits.unitsInSegment / 2 }
        guard inputs.count > 1, inputs.reduce(0, { $0 + $1.segment.text.units.count }) <= IndexLimits.unitsInSegment,
            inputs.reduce(0, { $0 + $1.segment.count }) <= IndexLimits.articlesInSegment
        else { return }
        begin(inputs.map { ($0.segment, $0.deleted) }, rank: .max)
        advanceMerges(budget: .max)
    }

    /// The segments that are being merged.
    private var merging: Set<ObjectIdentifier> {
        merges.isEmpty ? [] : Set(merges.flatMap { $0.work.inputs.map { ObjectIdentifier($0) } })
    }

    /// Looks at each segment once; there are a few dozen at most.
    private mutating func startMerges() {
        let merging = merging
        var byRank: [[IndexSnapshot.Part]] = []
        for part in parts where !merging.contains(ObjectIdentifier(part.segment)) {
            let size = part.segment.text.units.count
            guard size <= IndexLimits.unitsInSegment / Self.fanIn else { continue }
            let rank = Self.rank(ofSize: size)
            while byRank.count <= rank { byRank.append([]) }
            byRank[rank].append(part)
        }
        for (rank, candidates) in byRank.enumerated() where candidates.count >= Self.fanIn {
            guard !merges.contains(where: { $0.rank == rank }),
                candidates.reduce(0, { $0 + $1.segment.count }) <= IndexLimits.articlesInSegment
            else { continue }
            begin(candidates.map { ($0.segment, $0.deleted) }, rank: rank)
        }
    }

    private static func rank(ofSize units: Int) -> Int {
        (Int.bitWidth - (units / smallest).leadingZeroBitCount + 1) / 2
    }

    private mutating func begin(_ inputs: [(segment: Segment, deleted: DeletedDocuments)], rank: Int) {
        merges.append(Merge(work: SegmentMerge(inputs), rank: rank))
    }

    private mutating func advanceMerges(budget: Int) {
        for index in merges.indices.reversed() {
            _ = merges[index].work.step(budget: budget)
            if merges[index].work.isDone { install(merges.remove(at: index).work) }
        }
    }

    /// Puts a merged segment in the place of its inputs, with what was deleted while it was made.
    private mutating func install(_ work: SegmentMerge) {
        var merged = IndexSnapshot.Part(segment: work.finish())
        for (input, segment) in work.inputs.enumerated() {
            guard let part = parts.first(where: { $0.segment === segment }),
                part.deleted.count != work.deletions[input].count
            else { continue }
            for document in 0..<UInt32(segment.count)
            where part.deleted.contains(document) && !work.deletions[input].contains(document) {
                if let place = work.place(of: document, ofInput: input) { merged.deleted.insert(place) }
            }
        }
        let first = parts.firstIndex { part in work.inputs.contains { $0 === part.segment } }
        parts.insert(merged, at: first ?? 0)
        parts.removeAll { part in work.inputs.contains { $0 === part.segment } }
    }
}
