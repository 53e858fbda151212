/// Walks a term's articles as bits, and reads the weight of one by its rank among them: no block is decoded.
struct RankedList {
    private let list: PostingList
    private let bits: BitmapView
    /// The next word of the bits whose articles are not yet counted, and how many those before it hold.
    private var word = 0
    private var before = 0
    private var block = -1
    private var place: PostingList.WeightPlace
    private var exception = 0

    /// - Parameter bits: of the list; they hold while this does.
    init(_ list: PostingList, bits: BitmapView) {
        self.list = list
        self.bits = bits
        place = list.weightPlace(ofBlock: 0)
    }

    /// 0 where the list does not hold the article.
    ///
    /// - Precondition: articles are asked for in ascending order.
    @inline(__always)
    mutating func weight(of document: UInt32) -> UInt8 {
        let own = Int(document >> 6)
        let present = bits.word(own)
        let bit = UInt64(1) &<< UInt64(document & 63)
        if present & bit == 0 { return 0 }
        var (word, before) = (word, before)
        while word < own {
            before &+= bits.word(word).nonzeroBitCount
            word &+= 1
        }
        (self.word, self.before) = (word, before)
        return weight(ofRank: before &+ (present & (bit &- 1)).nonzeroBitCount)
    }

    @inline(__always)
    private mutating func weight(ofRank rank: Int) -> UInt8 {
        if rank / PostingLayout.blockLength != block { open(rank / PostingLayout.blockLength) }
        let index = rank % PostingLayout.blockLength
        while exception < place.exceptions.upperBound {
            let next = Int(place.view.byte(exception))
            if next == index { return place.view.byte(exception &+ 1) &+ place.least }
            if next > index { break }
            exception &+= 2
        }
        let bit = index &* place.bits
        let packed = place.view.half(place.start &+ bit >> 3) &>> UInt16(truncatingIfNeeded: bit & 7)
        return UInt8(truncatingIfNeeded: packed & (1 &<< UInt16(truncatingIfNeeded: place.bits) &- 1)) &+ place.least
    }

    @inline(never)
    private mutating func open(_ block: Int) {
        self.block = block
        place = list.weightPlace(ofBlock: block)
        exception = place.exceptions.lowerBound
    }
}
