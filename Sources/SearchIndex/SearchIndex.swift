package import BulletinModel

// How the index lies in memory.
//
//     IndexWriter ── owns ──> [Segment + deleted bits]     one owner; adds, removes, merges
//     IndexSnapshot ───────── the same array, frozen       any number of readers, no lock
//
// A segment is immutable. Adding builds a small one from the new articles alone; small ones are merged, term by term, on
// another thread, so that neither an add nor a query ever waits for a large one.
//
// In a segment, articles are numbered from 0, and these lie side by side:
//
//     text       folded UTF-16 units of kicker, headline, subheadline and paragraphs, each closed by a 0, and the few
//                places where the printed character differs from the folded one. 2 bytes a Chinese character.
//     grams      every two neighbouring letters or ideographs, and every single character: term → posting list
//     words      whole runs of letters and digits, sorted, so that a prefix is a range of them
//     names      units, people, organisations, places, bylines, sections, collections: value → articles; and back, of those
//                fields of which it is asked what an article bears
//     columns    a card for each article (id, kind, bylines), day, length; figures, a column for each thing asked of them
//
// Tables of numbers (where things start, which names an article bears) lie in as few bits as they need (`PackedNumbers`).
//
// A posting is an article and its weight: how often the term occurs, an occurrence in the headline counting for several
// (`FieldWeights`). Lists of up to 128 lie bit-packed; longer ones in blocks of 128, each with its last article, its
// largest weight and its shortest length, which bound the BM25 score of the whole block. Lists that hold more than one
// article in sixteen have a bit for each article in the place of gaps: conjunctions and unions of them, and so exact
// totals, are a matter of words. Lists of a thousand and more name their champions, the only ones that can be among their
// best sixteen: the hits of a single frequent term are chosen from some eighty articles, and those of several terms get a
// good first bound from them (`BestScores`).
//
// What a phrase needs beyond its pairs is read from the text: a candidate holds all the pairs, so nearly every one is a
// hit. Where a pair stands first is told by its postings: exactly for frequent ones near its beginning, so that the text need not
// be read at all; else the eighth of the text. An article whose headline holds a term has a weight of the headline's or
// more: so few have to be read for a headline.
//
// Everything lies in memory that never changes, of the heap or of a mapped file (`SegmentImage`).
//
// Cost, on paper: building 20 ns a byte of text; a term found 0.2 µs; a posting decoded 1 ns; a word of 64 articles 0.5 ns;
// a candidate of a phrase 30 ns; a hit shown 0.5 µs.

/// An article on its way into the index.
package struct IndexEntry: Sendable {
    package var id: ArticleID
    package var article: Article
    package var collection: String?

    package init(id: ArticleID, article: Article, collection: String? = nil) {
        self.id = id
        self.article = article
        self.collection = collection
    }
}

/// What one occurrence adds to the weight of a posting, by where it stands.
///
/// Chosen on known-item questions with `SearchBenchmark`; whole numbers, because postings hold whole numbers.
package enum FieldWeights {
    package static let kicker = 2
    package static let headline = 4
    package static let subheadline = 2
    package static let body = 1
    /// The most that a single character has: that of a headline. Ranking is no better for more, and it is kept in two bits.
    static let mostOfSingle = 4
}

/// Bounds of the index.
package enum IndexLimits {
    /// Articles in one segment: what an inline posting can name.
    package static let articlesInSegment = 1 << 22
    /// Units of text that one segment is built from at a time (about three bytes each).
    package static let unitsInBuild = 1 << 21
    /// Articles that one segment is built from at a time: what an occurrence can name.
    static let articlesInBuild = 1 << 16
    /// Units of text beyond which a segment is not merged any more.
    package static let unitsInSegment = 1 << 29
    /// Units of text that a merge may leave in any index: some five seconds of one core, and 600 MB.
    static let unitsInMerge = 1 << 26
    /// Bytes of one segment's posting lists, those of grams or those of words: where a list begins has to fit in 30 bits.
    /// The postings of some 400 million characters. A build comes nowhere near; merges keep below (`MergeLimits`).
    package static let postingBytesInSegment = 1 << 30
    /// The largest weight that a posting can hold.
    package static let weight = 255
    /// Letters and digits of a run that count as its word; what follows is found only as part of a phrase.
    package static let wordUnits = 64
}

/// Sizes of an index, for people and for `server.status`.
package struct IndexStatistics: Hashable, Sendable {
    package var segments = 0
    /// Distinct terms, added up over segments.
    package var terms = 0
    package var postings = 0
    /// The indexed text as UTF-8, as it was given.
    package var textBytes = 0
    /// What holds that text in memory.
    package var storedTextBytes = 0
    /// Everything in memory, the text with it.
    package var memoryBytes = 0
    /// What it is made of.
    package private(set) var parts: [MemoryPart] = []

    package struct MemoryPart: Hashable, Sendable {
        package var name: String
        package var bytes: Int
    }

    mutating func add(_ more: [MemoryPart]) {
        if parts.isEmpty { return parts = more }
        for index in more.indices { parts[index].bytes += more[index].bytes }
    }
}
