/// Reads weights of a list by the rank of their postings, ascending.
struct WeightReader {
    private let list: PostingList
    private let view: PackedView
    private let decoded: PostingBlock?
    private var block = -1
    private var start = 0
    private var bits = 0
    private var mask: UInt16 = 0
    private var least: UInt8 = 0
    private var exception = 0
    private var lastException = 0

    /// - Parameter block: where blocks are decoded of which many weights are read; nil reads each where it lies.
    init(_ list: PostingList, decodedTo block: PostingBlock? = nil) {
        self.list = list
        decoded = block
        view = list.weightPlace(ofBlock: 0).view
    }

    /// - Precondition: ranks are asked for in ascending order, each the number of postings ahead.
    @inline(__always)
    mutating func weight(ofRank rank: Int) -> UInt8 {
        if rank / PostingLayout.blockLength != block { open(rank / PostingLayout.blockLength) }
        let index = rank % PostingLayout.blockLength
        if let decoded { return decoded[weight: index] }
        while exception < lastException {
            let next = Int(view.byte(exception))
            if next == index { return view.byte(exception &+ 1) &+ least }
            if next > index { break }
            exception &+= 2
        }
        let bit = index &* bits
        let packed = view.half(start &+ bit >> 3) &>> UInt16(truncatingIfNeeded: bit & 7)
        return UInt8(truncatingIfNeeded: packed & mask) &+ least
    }

    @inline(never)
    private mutating func open(_ block: Int) {
        self.block = block
        if let decoded { return list.decodeWeights(block: block, number: list.number(inBlock: block), into: decoded) }
        let place = list.weightPlace(ofBlock: block)
        (start, bits, least) = (place.start, place.bits, place.least)
        mask = 1 &<< UInt16(truncatingIfNeeded: bits) &- 1
        (exception, lastException) = (place.exceptions.lowerBound, place.exceptions.upperBound)
    }
}
