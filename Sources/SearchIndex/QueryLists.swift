/// What one question looks up in one segment: its posting lists, each looked for once, and those of them that became bits.
package final class QueryLists {
    package let segment: Segment
    /// By number: what was looked up, and what was found.
    private var grams: [Gram] = []
    private var found: [PostingList?] = []
    private var bits: [(list: PostingList, bits: ScratchBits)] = []
    private var ranks: [(list: PostingList, ranks: BitRanks)] = []
    private(set) lazy var scratch = ScratchMemory()
    /// For whoever decodes a block and is done with it.
    private(set) lazy var buffer = PostingBlock(in: scratch)

    package init(_ segment: Segment) {
        self.segment = segment
    }

    package func list(of gram: Gram) -> PostingList? {
        // A handful, mostly: comparing is quicker than hashing.
        if let index = grams.firstIndex(of: gram) { return found[index] }
        let list = segment.list(of: gram)
        if grams.count < Self.mostKnown {
            grams.append(gram)
            found.append(list)
        }
        return list
    }

    private static let mostKnown = 32

    /// Looks the terms up at once, each of which will be asked for. In a small segment one after another, up to the first that is
    /// nowhere: mostly no other is asked for then, and while pages come in there are many such segments.
    package func lookUp(_ wanted: [Gram]) {
        guard grams.isEmpty, (2...Self.mostKnown).contains(wanted.count) else { return }
        if segment.count <= Self.fewArticles {
            _ = wanted.contains { list(of: $0) == nil }
        } else {
            grams = wanted
            found = segment.grams.lists(of: wanted)
        }
    }

    private static let fewArticles = 1024

    /// Whether one of the terms is nowhere. Next to nothing where all were looked up at once.
    package func lacksOne(of wanted: [Gram]) -> Bool {
        if wanted == grams { return found.contains { $0 == nil } }
        return wanted.contains { list(of: $0) == nil }
    }

    /// The shortest of the terms' lists; nil where one is nowhere.
    package func rarest(of grams: [Gram]) -> PostingList? {
        var rarest: PostingList?
        for gram in grams {
            guard let list = list(of: gram) else { return nil }
            if list.count < rarest?.count ?? .max { rarest = list }
        }
        return rarest
    }

    /// The list of the pair that fewest articles hold, the first of those.
    func rarestPair(of units: ArraySlice<UInt16>) -> PostingList? {
        var rarest: PostingList?
        for (first, second) in zip(units, units.dropFirst()) {
            guard let list = list(of: Gram(first, second)) else { return nil }
            if list.count < rarest?.count ?? .max { rarest = list }
        }
        return rarest
    }

    /// The list's articles, a bit each: where they lie so, else made once. Holds only while `self` and the segment do.
    func bits(of list: PostingList) -> BitmapView {
        if let bitmap = list.bitmap(articles: segment.count) { return bitmap }
        for known in bits where known.list.isSame(as: list) { return known.bits.view }
        let made = ScratchBits(list, articles: segment.count, buffer, in: scratch)
        bits.append((list, made))
        return made.view
    }

    /// How many of the list's articles are ahead of each; counted once, where they do not lie so. Holds only while `self` and the segment do.
    func ranks(of list: PostingList) -> BitRanks {
        for known in ranks where known.list.isSame(as: list) { return known.ranks }
        let bitmap = list.bitmap(articles: segment.count)
        let made = bitmap.map { BitRanks(behind: $0) } ?? BitRanks(counting: bits(of: list), in: scratch)
        ranks.append((list, made))
        return made
    }

    /// How many postings have to be decoded before the list's bits are there.
    func costOfBits(of list: PostingList) -> Int {
        if list.bitmap(articles: segment.count) != nil || bits.contains(where: { $0.list.isSame(as: list) }) {
            return 0
        }
        return list.count
    }

    /// The articles that hold all of the terms: a word of 64 at a time.
    package func documents(ofAll lists: [PostingList]) -> DocumentSet {
        guard let first = lists.first else { return .all(of: segment) }
        var found = DocumentBits(bits(of: first))
        for list in lists.dropFirst().prefix(Self.mostBits) { found.keep(bits(of: list)) }
        return lists.dropFirst(Self.mostBits + 1).reduce(found.normal(articles: segment.count)) {
            $0.isEmpty ? $0 : segment.documents(of: $1, within: $0)
        }
    }

    /// Adds the articles of a list.
    package func insert(_ list: PostingList, into documents: inout DocumentBits) {
        if bits.count < Self.mostBits || costOfBits(of: list) == 0 {
            documents.insert(bits(of: list))
        } else {
            documents.insert(list, articles: segment.count)
        }
    }

    /// Of a question of thousands of terms no more are kept: each takes an eighth of a byte an article.
    private static let mostBits = 8
}
