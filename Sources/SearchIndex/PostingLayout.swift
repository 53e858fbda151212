/// How posting lists lie in bytes.
///
/// - short (1 to 128): 16 bits of count − 1 (7), document bits (5), weight bits (4); packed gaps; packed weights − 1;
///   packed places, where the list has them. The first gap is the document itself, the others are one less than the
///   difference.
/// - blocks: count (31 bits, and one that says whether places are exact); the directory, 12 bytes a block: last document
///   (32), offset from the list (32), document bits, weight bits, largest weight, shortest length (8 each); then the
///   blocks, packed likewise, gaps from the block before.
///
/// Pairs have places, single characters and words do not. `FirstPlace` says what a place is.
enum PostingLayout {
    static let blockLength = 128
    static let directoryStart = 4
    static let directoryEntry = 12
    static let exactFlag: UInt32 = 1 << 31
}

/// Where in its article a pair stands first: exactly, in units of the text, or as a reach, the sixteenth of it.
///
/// Lists that hold many of the segment's articles have ten bits for each, exact below 1008 and a reach from there on: so
/// whether two pairs stand in a row is known without a look at the text. Other lists have reaches, four bits each: so a
/// look at the text is a short one.
enum FirstPlace {
    /// From here on the lower four bits are a reach.
    static let firstReach: UInt16 = 1008
    static let exactBits = 10
    static let reachBits = 4

    /// Does a list of so many articles have exact places?
    static func isExact(count: Int, of articles: Int) -> Bool {
        // Fewer are enough in small segments: what they do not tell is lost when they are merged.
        count > 16 && count * (articles < 1 << 16 ? 96 : 64) >= articles
    }

    /// How many bits of a place to drop for its reach, by the length of the text.
    @inline(__always)
    static func shift(length: Int) -> Int { max(0, Int.bitWidth - max(1, length - 1).leadingZeroBitCount - 4) }

    /// - Parameter place: from the start of the text, in units.
    @inline(__always)
    static func code(_ place: Int, shift: Int) -> UInt16 {
        UInt16(truncatingIfNeeded: place < Int(firstReach) ? place : Int(firstReach) | place >> shift)
    }

    /// - Parameter length: of the text, in units.
    @inline(__always)
    static func reach(_ code: UInt16, length: Int) -> UInt16 {
        code < firstReach ? code >> UInt16(truncatingIfNeeded: shift(length: length)) : code & 15
    }
}
