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
    package static let mostSegments = 128
    /// The like where the index is built anew, and whoever waits for that had rather have it merged later.
    package static let mostSegmentsAnew = 1024

    /// Merges that leave fewer articles make no table of runs: it would soon be made anew, and there is less to read.
    private let fewestForRuns: Int
    package static let fewestForRuns = 1 << 9
    private let limits: MergeLimits

    package init(fewestForRuns: Int = Self.fewestForRuns, limits: MergeLimits = MergeLimits()) {
        self.fewestForRuns = fewestForRuns
        self.limits = limits
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
                let bulletin = columns.bulletin(of: start)
                var live = 0
                while start < columns.count, columns.bulletin(of: start) == bulletin {
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
            where bulletins.contains(BulletinID(rawValue: columns.bulletin(of: document))) {
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
    ///   - most: with more segments than these the writer merges by itself.
    /// - Complexity: constant for each segment and each article left out.
    package mutating func add(
        _ draft: IndexDraft, without left: [Range<Int>] = [], mostSegments most: Int = Self.mostSegments
    ) {
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
        if parts.count > most { merge() }
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
            for document in 0..<columns.count where bulletins.contains(columns.bulletin(of: document)) {
                if wanted.contains(columns.id(of: document)) { parts[index].deleted.insert(UInt32(document)) }
            }
        }
    }

    /// Takes out the segments whose files are damaged, with all that is in them. A merge of one comes to nothing.
    package mutating func removeDamaged() { parts.removeAll { $0.segment.isDamaged } }

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
        let limits = limitsOfMerge
        for part in mergeable {
            let size = part.segment.text.units.count
            guard size <= limits.units / Self.fanIn else { continue }
            let rank = Self.rank(ofSize: size)
            while byRank.count <= rank { byRank.append([]) }
            byRank[rank].append(part)
        }
        var due: [IndexMerge] = []
        for (rank, candidates) in byRank.enumerated() where candidates.count >= Self.fanIn && !busyRanks.contains(rank)
        {
            let inputs = limits.fitting(candidates, most: Self.mostInputs)
            if inputs.count > 1 { due.append(begin(inputs, rank: rank)) }
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
        let bySize = limitsOfMerge.fitting(mergeable, most: Self.mostInputs)
        var (units, count) = (0, 0)
        for (index, part) in bySize.enumerated() {
            let size = part.segment.text.units.count
            if index > 0, size <= units * Self.mostGrowth { count = index + 1 }
            units += size
        }
        return count > 1 ? begin(Array(bySize.prefix(count)), rank: .max) : nil
    }

    private static let mostGrowth = 2

    private var limitsOfMerge: MergeLimits {
        limits.afforded(byIndexOf: parts.reduce(0) { $0 + $1.segment.text.units.count })
    }

    /// Puts a merged segment in the place of its inputs, with what was deleted while it was made. Where the merge gave up,
    /// the inputs stay as they are, and no merge is made of the largest any more.
    ///
    /// - Precondition: the merge is done, and came from this writer.
    package mutating func install(_ merge: consuming IndexMerge) {
        let rank = merge.rank
        let work = merge.finish()
        for segment in work.inputs { merging.remove(ObjectIdentifier(segment)) }
        busyRanks.remove(rank)
        // What is damaged reads as something else, and is to leave the index as it is.
        if work.inputs.contains(where: \.isDamaged) { return }
        guard let outcome = work.segment else { return leaveLargest(of: work.inputs) }
        var merged = IndexSnapshot.Part(segment: outcome)
        for (input, segment) in work.inputs.enumerated() {
            guard let part = parts.first(where: { $0.segment === segment }),
                part.deleted.count != work.deletions[input].count
            else { continue }
            for document in 0..<UInt32(segment.count)
            where part.deleted.contains(document) && !work.deletions[input].contains(document) {
                if let place = work.place(document, input) { merged.deleted.insert(place) }
            }
        }
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

    /// Merges everything into one segment, or into as few as `limits` allow, each article once. For after a start; 60 ns a
    /// character.
    package mutating func compact() {
        while true {
            let inputs = limits.fitting(mergeable, most: .max)
            if inputs.count < 2 { return }
            var merge = begin(inputs, rank: .max)
            while !merge.step(budget: .max) {}
            install(merge)
        }
    }

    private var mergeable: [IndexSnapshot.Part] {
        parts.filter {
            !$0.isLeftAlone && !$0.segment.isDamaged && !merging.contains(ObjectIdentifier($0.segment))
        }
    }

    /// No merge is made of what is in the index now: one has crashed, and nobody knows at which of its articles.
    package mutating func leaveAllAlone() {
        for index in parts.indices { parts[index].isLeftAlone = true }
    }

    private mutating func leaveLargest(of inputs: [Segment]) {
        let largest = inputs.max { $0.text.units.count < $1.text.units.count }
        for index in parts.indices where parts[index].segment === largest { parts[index].isLeftAlone = true }
    }

    private static func rank(ofSize units: Int) -> Int {
        (Int.bitWidth - (units / smallest).leadingZeroBitCount + 1) / 2
    }

    /// In the order in which they lie: later articles stay behind earlier ones.
    private mutating func begin(_ chosen: [IndexSnapshot.Part], rank: Int) -> IndexMerge {
        let chosen = Set(chosen.map { ObjectIdentifier($0.segment) })
        let inputs = parts.filter { chosen.contains(ObjectIdentifier($0.segment)) }
        for input in inputs { merging.insert(ObjectIdentifier(input.segment)) }
        busyRanks.insert(rank)
        return IndexMerge(
            inputs.map { ($0.segment, $0.deleted) }, rank: rank, fewestForRuns: fewestForRuns,
            mostPostingBytes: limits.postingBytes)
    }
}
