/// Where a pattern has to stand.
package enum TextZone: Hashable, Sendable {
    /// Kicker, headline, subheadline, paragraphs.
    case anywhere
    case headline
}

extension Segment {
    package func list(of gram: Gram) -> PostingList? { grams.list(of: gram) }

    /// How many articles hold the rarest gram of the pattern: a bound on those that hold it.
    package func bound(of pattern: TextPattern, in zone: TextZone, _ lists: QueryLists) -> Int {
        let bound = pattern.grams.reduce(count) { min($0, lists.list(of: $1)?.count ?? 0) }
        return zone == .anywhere ? bound : (bound + 7) / 8
    }

    /// The articles that hold the pattern. Exact.
    ///
    /// - Parameters:
    ///   - pattern: folded, as the texts are.
    ///   - zone: where in an article it may stand.
    ///   - within: only these are looked at; nil is all.
    ///   - known: the question's lists, those that are bits already among them.
    ///   - isCancelled: asked before every 128 articles that have to be read; what is found so far is given then.
    package func documents(
        holding pattern: TextPattern, in zone: TextZone, within: DocumentSet?, _ known: QueryLists,
        isCancelled: () -> Bool
    ) -> DocumentSet {
        var lists: [(gram: Gram, list: PostingList)] = []
        lists.reserveCapacity(pattern.grams.count)
        for gram in pattern.grams {
            guard let list = known.list(of: gram) else { return .empty }
            lists.append((gram, list))
        }
        if pattern.isOneGram, zone == .anywhere { return documents(of: lists[0].list, within: within) }
        lists.sort { $0.list.count < $1.list.count }
        let rarest = lists[0]
        if rarest.list.count > PostingLayout.blockLength {
            for (_, list) in lists.prefix(Self.listsAhead) { list.prefetch() }
        }
        var within = within
        if case .sparse(let few) = within, few.count <= Self.readAtOnce {
            return .sparse(few.filter { text.holds(pattern, in: range(of: zone, $0)) })
        }
        if zone == .headline {
            let heads = DocumentSet.sparse(rarest.list.documents(weighing: UInt8(FieldWeights.headline)))
            let candidates = (within.map(heads.intersection) ?? heads).list()
            return .sparse(candidates.filter { text.holds(pattern, in: range(of: zone, $0)) })
        }
        if let runs = documents(ofRunsIn: pattern, rarest.list, within, known) {
            within = runs.found
            if let within, runs.isWhole || within.isEmpty { return within }
            // Few are left, and most of these hold it: they are read.
            if let left = within?.count, left * Self.sparse < rarest.list.count {
                return .sparse(holding(pattern, rarest, among: within?.list() ?? [], isCancelled))
            }
        }
        if rarest.list.hasExactPlaces, let cover = pattern.cover({ known.list(of: $0)?.count ?? 0 }) {
            return aligned(pattern, rarest, cover, within, known, isCancelled)
        }
        // Most that hold the rarest pair alone do not hold the pattern, as a rule: another list is worth more then.
        var worth = within == nil ? Self.listForRarest : Self.listForReading
        var candidates = documents(of: rarest.list, within: within)
        for (_, list) in lists.dropFirst() {
            let before = candidates.count
            // Beyond that, reading them costs less than decoding yet another list; bits need no decoding.
            if before * worth < list.count, list.bitmap(articles: count) == nil { continue }
            candidates = documents(of: list, within: candidates)
            if candidates.isEmpty { return .empty }
            // Most of those that are left hold the pattern, or pairs that go together: another list tells less.
            worth = candidates.count * 4 > before * 3 ? Self.listForReading / 4 : Self.listForReading
        }
        return .sparse(holding(pattern, rarest, among: candidates.list(), isCancelled))
    }

    /// The articles that hold the pattern, where it is one run of the table: then they are known without those of any pair.
    package func documents(holdingRun pattern: TextPattern, _ known: QueryLists) -> DocumentSet? {
        guard runs.count > 0, pattern.units.count >= RunTable.shortest, !pattern.startsWord, !pattern.endsWord,
            let (run, end) = runs.longest(in: pattern.units, from: 0), end == pattern.units.count,
            let list = known.rarestPair(of: pattern.units[...])
        else { return nil }
        return documents(ofRun: run, list, within: nil)
    }

    /// Those of the articles that hold all runs of the pattern that are in the table, and whether these are those that hold
    /// the pattern; nil where the table has none.
    private func documents(
        ofRunsIn pattern: TextPattern, _ rarest: PostingList, _ within: DocumentSet?, _ known: QueryLists
    ) -> (found: DocumentSet, isWhole: Bool)? {
        guard runs.count > 0, rarest.count >= RunTable.least(ofArticles: count),
            pattern.units.count >= RunTable.shortest
        else { return nil }
        var found: DocumentSet?
        var reached = 0
        for start in 0...(pattern.units.count - RunTable.shortest) {
            guard let (run, end) = runs.longest(in: pattern.units, from: start), end > reached,
                let list = known.rarestPair(of: pattern.units[start..<end]),
                let documents = documents(ofRun: run, list, within: found ?? within)
            else { continue }
            reached = end
            if start == 0, end == pattern.units.count {
                return (documents, !pattern.startsWord && !pattern.endsWord)
            }
            found = documents
        }
        return found.map { ($0, false) }
    }

    /// So many are read by most questions.
    private static let listsAhead = 3
    /// Fewer than one in so many of a list's articles are looked at one by one.
    private static let sparse = 8
    /// So few are read without a look at any list.
    private static let readAtOnce = 4
    /// Postings that are decoded in the time that one article is read in.
    private static let listForReading = 40
    /// The same of those that hold one pair: nothing of their texts is near, and most of them are read in vain.
    private static let listForRarest = 200

    private func range(of zone: TextZone, _ document: UInt32) -> Range<Int> {
        zone == .anywhere ? text.text(of: Int(document)) : text.heads(of: Int(document)).headline
    }

    /// Those of the candidates that hold the pattern.
    ///
    /// - Parameter rarest: a gram of the pattern that all of them hold.
    private func holding(
        _ pattern: TextPattern, _ rarest: (gram: Gram, list: PostingList), among candidates: [UInt32],
        _ isCancelled: () -> Bool
    ) -> [UInt32] {
        guard rarest.gram.isPair else {
            return candidates.filter { text.holds(pattern, in: text.text(of: Int($0))) }
        }
        var reader = PlaceReader(text: text, pattern: pattern, pair: rarest.gram)
        var found: [UInt32] = []
        found.reserveCapacity(candidates.count)
        let buffer = PostingBlock()
        let span = candidates.span
        var next = 0
        var block = 0
        // Where most blocks hold some, the next will be read soon.
        let isNear = span.count >= rarest.list.blockCount
        while next < span.count, !isCancelled() {
            block = rarest.list.block(from: block, reaching: span[next])
            guard block < rarest.list.blockCount else { break }
            if isNear { rarest.list.prefetch(block: block + PostingList.blocksAhead) }
            let number = rarest.list.decode(block: block, into: buffer, hasPlaces: true)
            reader.begin()
            var index = 0
            let last = buffer[document: number - 1]
            while next < span.count, span[next] <= last {
                index = buffer.index(from: index, reaching: span[next], number: number)
                if buffer[document: index] == span[next] {
                    reader.add(span[next], weight: buffer[weight: index], place: buffer[place: index])
                }
                next += 1
            }
            reader.finish(&found)
            block += 1
        }
        return found
    }

    /// The articles that hold the pattern, by where its pairs stand first: most are settled without a look at the text.
    ///
    /// - Parameter cover: offsets of pairs that together are the whole pattern.
    private func aligned(
        _ pattern: TextPattern, _ rarest: (gram: Gram, list: PostingList), _ cover: [Int], _ within: DocumentSet?,
        _ known: QueryLists, _ isCancelled: () -> Bool
    ) -> DocumentSet {
        let first = pattern.offset(of: rarest.gram)
        var rest: [(offset: Int, list: PostingList)] = []
        for offset in cover where offset != first {
            guard let list = known.list(of: Gram(pattern.units[offset], pattern.units[offset + 1])) else {
                return .empty
            }
            rest.append((offset, list))
        }
        rest.sort { $0.list.count < $1.list.count }
        let reader = PlaceReader(text: text, pattern: pattern, pair: rarest.gram)
        var phrase = AlignedPhrase(rarest.list, offset: first, others: rest, reader, articles: count)
        phrase.run(within: within, isCancelled)
        return phrase.found
    }
}
