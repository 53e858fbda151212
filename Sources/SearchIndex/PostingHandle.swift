/// Where a term's postings are: what its dictionary slot holds.
///
/// Two bits of tag: one posting in the slot itself, a short list, or one in blocks; then 30 bits of payload.
struct PostingHandle: Hashable {
    var rawValue: UInt32

    /// What stands for a list that is not as it was written: one posting, of an article that every segment has.
    static let damaged = PostingHandle(document: 0, weight: 1, reach: 0)

    /// What of it says where a list is.
    static let payload: UInt32 = 1 << 30 - 1

    enum Place {
        case inline(document: UInt32, weight: UInt8, reach: UInt8)
        case short(offset: Int, isExact: Bool)
        case blocks(offset: Int)
    }

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// - Parameter weight: 1 to 16.
    init(document: UInt32, weight: UInt8, reach: UInt8) {
        rawValue = document << 8 | UInt32(weight - 1) << 4 | UInt32(reach)
    }

    init(offset: Int, blocks: Bool, isExact: Bool) {
        precondition(offset < IndexLimits.postingBytesInSegment, "a segment's postings outgrew a gibibyte")
        rawValue = (blocks ? 2 : isExact ? 3 : 1) << 30 | UInt32(offset)
    }

    @inline(__always)
    var place: Place {
        switch rawValue >> 30 {
        case 0:
            .inline(
                document: rawValue >> 8, weight: UInt8(truncatingIfNeeded: rawValue >> 4 & 15) + 1,
                reach: UInt8(truncatingIfNeeded: rawValue & 15))
        case 2: .blocks(offset: Int(rawValue & Self.payload))
        default: .short(offset: Int(rawValue & Self.payload), isExact: rawValue >> 30 == 3)
        }
    }

    /// Where the list begins, if it is no single posting.
    @inline(__always)
    var offset: Int? { rawValue >> 30 == 0 ? nil : Int(rawValue & Self.payload) }
}
