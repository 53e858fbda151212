import CPostings

/// How posting lists lie in bytes.
///
/// - short (1 to 128): 16 bits of count − 1 (7), document bits (5), weight code (4); packed gaps; weights; packed places,
///   where the list has them. The first gap is the document itself, the others are one less than the difference.
/// - blocks: 16 bytes of head (count, 30 bits, and two that say whether places are exact and whether there is a bitmap;
///   offset of the bitmap, 0 for none; number of champions; offset of the places, 0 for none); the directory, 12 bytes a
///   block: last document (32), offset from the list (32), document bits, weight code, largest weight, shortest length (8
///   each); the champions, 32 bits each; then the blocks, packed likewise, gaps from the block before; the places of all
///   blocks, which only phrases ask for, as many bytes a block; the bitmap, if there is one, which then is in the place of
///   all gaps; and behind it how many of its bits are ahead of each 64: 16 bits for each, counted from the first of
///   `rankedWords` of these, and then 32 for all so many.
///
/// Weights less one are packed in as many bits as is cheapest; those that are too large for it follow as pairs of index
/// and value (`WeightCode`). Pairs have places, single characters and words do not. `FirstPlace` says what a place is.
enum PostingLayout {
    static let blockLength = 128
    static let headLength = 16
    static let directoryEntry = 12
    static let exactFlag: UInt32 = 1 << 31
    static let bitmapFlag: UInt32 = 1 << 30
    static let countMask: UInt32 = bitmapFlag - 1
    /// A list that holds more than one article in so many has a bit for each article, which takes about as much room as
    /// gaps and makes one more conjunction or union a matter of words of 64 articles.
    static let bitmapShare = 16
    /// The same of lists without places, those of single characters mostly: seldom asked for, so bits only where they take
    /// no more room.
    static let bitmapShareWithoutPlaces = 8
    static let rankedWords = Int(CPOSTINGS_RANKED_WORDS)
    /// A champion: its weight in the upper eight bits, its document below.
    static let championDocument: UInt32 = 1 << 24 - 1
    /// Lists of fewer postings have none: reading them costs as little.
    static let leastForChampions = 1024
    /// So many have to be better for a posting to be no champion: what a list's best so many are chosen from.
    static let champions = 16
}

/// How the weights of a block lie: plain in 0 to 8 bits, or in 0 to 6 bits with exceptions, whose number comes first.
struct WeightCode {
    let rawValue: UInt8
    private static let firstPatched: UInt8 = 9

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(bits: Int, isPatched: Bool) {
        rawValue = UInt8(truncatingIfNeeded: bits) + (isPatched ? Self.firstPatched : 0)
    }

    @inline(__always) var isPatched: Bool { rawValue >= Self.firstPatched }
    @inline(__always) var bits: Int { Int(isPatched ? rawValue - Self.firstPatched : rawValue) }
    static let mostPatchedBits = 6
    static let last = firstPatched + UInt8(mostPatchedBits)
}

/// Where in its article a pair stands first: exactly, in units of the text, or as a reach, the eighth of it.
///
/// Lists that hold many of the segment's articles have a byte for each, exact below 248 and a reach from there on: so
/// whether two pairs stand in a row is mostly known without a look at the text. Other lists have reaches, three bits each: so
/// a look at the text is a short one.
enum FirstPlace {
    /// From here on the lower bits are a reach.
    static let firstReach: UInt16 = 248
    static let exactBits = 8
    static let reachBits = 3
    static let reachMask: UInt16 = 1 << reachBits - 1

    /// Does a list of so many articles have exact places?
    static func isExact(count: Int, of articles: Int) -> Bool {
        // Fewer are enough in small segments: what they do not tell is lost when they are merged.
        count > 16 && count * (articles < 1 << 16 ? 160 : 64) >= articles
    }

    /// How many bits of a place to drop for its reach, by the length of the text.
    @inline(__always)
    static func shift(length: Int) -> Int { max(0, Int.bitWidth - max(1, length - 1).leadingZeroBitCount - reachBits) }

    /// - Parameter place: from the start of the text, in units.
    @inline(__always)
    static func code(_ place: Int, shift: Int) -> UInt16 {
        UInt16(truncatingIfNeeded: place < Int(firstReach) ? place : Int(firstReach) | place &>> shift)
    }

    /// - Parameter shift: what `shift(length:)` tells of the text.
    @inline(__always)
    static func reach(_ code: UInt16, shift: UInt8) -> UInt16 {
        code < firstReach ? code &>> UInt16(truncatingIfNeeded: shift) : code & reachMask
    }
}
