/// Reads weights of a list by the rank of their postings, ascending.
struct WeightReader {
    private let list: PostingList
    /// Where blocks are decoded of which many weights are read; else each is read where it lies.
    private let decoded: PostingBlock?
    private var block = -1
    private var place: PostingList.WeightPlace
    private var exception = 0

    /// - Parameter readsMany: some eight of each block at least.
    init(_ list: PostingList, readsMany: Bool) {
        self.list = list
        decoded = readsMany ? PostingBlock() : nil
        place = list.weightPlace(ofBlock: 0)
    }

    /// - Precondition: ranks are asked for in ascending order, each the number of postings ahead.
    @inline(__always)
    mutating func weight(ofRank rank: Int) -> UInt8 {
        if rank / PostingLayout.blockLength != block { open(rank / PostingLayout.blockLength) }
        let index = rank % PostingLayout.blockLength
        if let decoded { return decoded[weight: index] }
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
        if let decoded { return list.decodeWeights(block: block, number: list.number(inBlock: block), into: decoded) }
        place = list.weightPlace(ofBlock: block)
        exception = place.exceptions.lowerBound
    }
}
