/// Gathers occurrences of words article by article, and hands them out word by word. `GramGatherer` does it for pairs.
///
/// An occurrence is 64 bits: term (32), document (16), place (11), weight (5). Documents come in ascending order and the
/// sort is stable, so only the term is sorted by: two or three passes of a radix sort, 3 ns an occurrence each.
@safe struct PostingSorter: ~Copyable {
    private var occurrences: UnsafeMutablePointer<UInt64>
    private var capacity: Int
    private(set) var count = 0

    /// Of one occurrence; a heavier one is several.
    static let largestWeight = 31
    /// Below so many a comparison sort is quicker than counting buckets.
    private static let few = 128
    /// From so many on, a pass over them costs more than tables of 65,536 buckets.
    private static let many = 1 << 17

    init(capacity: Int = 1 << 10) {
        self.capacity = capacity
        unsafe occurrences = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
    }

    deinit {
        unsafe occurrences.deallocate()
    }

    /// Makes room for so many more; `append` takes it as made.
    mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        let larger = max(count + more, 2 * capacity)
        let grown = UnsafeMutablePointer<UInt64>.allocate(capacity: larger)
        unsafe grown.moveInitialize(from: occurrences, count: count)
        unsafe occurrences.deallocate()
        unsafe occurrences = grown
        capacity = larger
    }

    @inline(__always)
    mutating func append(_ term: UInt32, document: UInt32, place: UInt16, weight: Int) {
        assert(count < capacity && document < 1 << 16 && place < 1 << 11 && weight <= Self.largestWeight)
        let posting = document << 16 | UInt32(place) << 5 | UInt32(truncatingIfNeeded: weight)
        unsafe occurrences[count] = UInt64(term) << 32 | UInt64(posting)
        count &+= 1
    }

    /// Gives every occurrence the term that `rank` has for its own.
    mutating func renumber(_ rank: [UInt32]) {
        for index in 0..<count {
            let value = unsafe occurrences[index]
            unsafe occurrences[index] = UInt64(rank[Int(value >> 32)]) << 32 | value & 0xFFFF_FFFF
        }
    }

    /// Calls `body` for each term, ascending, with its documents, their weights, added up and clamped, and the place
    /// of the first occurrence in each.
    @inline(__always)
    consuming func forEachTerm(
        documentCount: Int,
        _ body: (UInt32, borrowing Span<UInt32>, borrowing Span<UInt8>, borrowing Span<UInt16>) -> Void
    ) {
        // Behind the last stands what is of no term, so that the end is not asked for at each.
        reserve(1)
        unsafe occurrences = Self.sort(occurrences, count)
        let (sorted, count) = unsafe (occurrences, count)
        unsafe sorted[count] = .max
        let documents = UnsafeMutablePointer<UInt32>.allocate(capacity: documentCount)
        let weights = UnsafeMutablePointer<UInt8>.allocate(capacity: documentCount)
        let places = UnsafeMutablePointer<UInt16>.allocate(capacity: documentCount)
        defer {
            unsafe documents.deallocate()
            unsafe weights.deallocate()
            unsafe places.deallocate()
        }
        var index = 0
        var value = unsafe sorted[0]
        while index < count {
            let term = value &>> 32
            // A term's documents ascend: there are no more of them than there are documents.
            var number = 0
            repeat {
                let posting = value &>> 16
                unsafe places[number] = UInt16(truncatingIfNeeded: value &>> 5 & 2047)
                var weight = 0
                repeat {
                    weight &+= Int(truncatingIfNeeded: value & 31)
                    index &+= 1
                    value = unsafe sorted[index]
                } while value &>> 16 == posting
                unsafe documents[number] = UInt32(truncatingIfNeeded: posting & 0xFFFF)
                unsafe weights[number] = UInt8(truncatingIfNeeded: min(IndexLimits.weight, weight))
                number &+= 1
            } while value &>> 32 == term
            unsafe body(
                UInt32(truncatingIfNeeded: term), UnsafeBufferPointer(start: documents, count: number).span,
                UnsafeBufferPointer(start: weights, count: number).span,
                UnsafeBufferPointer(start: places, count: number).span)
        }
    }

    /// Sorts by term, into memory of its own or new memory in its place, with room for one more.
    private static func sort(
        _ values: consuming UnsafeMutablePointer<UInt64>, _ count: Int
    ) -> UnsafeMutablePointer<UInt64> {
        if count < few {
            var buffer = unsafe UnsafeMutableBufferPointer(start: values, count: count)
            unsafe buffer.sort()
            return unsafe values
        }
        var from = unsafe values
        var to = UnsafeMutablePointer<UInt64>.allocate(capacity: count + 1)
        // Of many, two passes over wide digits: the tables of buckets cost less than a third pass.
        let bits = count < many ? 11 : 16
        let passes = count < many ? 3 : 2
        var places = [UInt32](repeating: 0, count: passes << bits)
        unsafe places.withUnsafeMutableBufferPointer { places in
            if bits == 16 {
                for index in 0..<count {
                    let value = unsafe from[index]
                    unsafe places[Int(truncatingIfNeeded: value >> 32 & 0xFFFF)] &+= 1
                    unsafe places[0x1_0000 &+ Int(truncatingIfNeeded: value >> 48)] &+= 1
                }
            } else {
                for index in 0..<count {
                    let term = unsafe from[index] >> 32
                    unsafe places[Int(term & 2047)] &+= 1
                    unsafe places[2048 &+ Int(term >> 11 & 2047)] &+= 1
                    unsafe places[4096 &+ Int(term >> 22)] &+= 1
                }
            }
            let mask = UInt64(1) << UInt64(bits) - 1
            for pass in 0..<passes {
                let row = unsafe UnsafeMutableBufferPointer(rebasing: places[pass << bits..<(pass + 1) << bits])
                var sum: UInt32 = 0
                for bucket in 0..<row.count {
                    let size = unsafe row[bucket]
                    unsafe row[bucket] = sum
                    sum &+= size
                }
                let shift = UInt64(32 + bits * pass)
                for index in 0..<count {
                    let value = unsafe from[index]
                    let bucket = Int(truncatingIfNeeded: value &>> shift & mask)
                    unsafe to[Int(row[bucket])] = value
                    unsafe row[bucket] &+= 1
                }
                unsafe swap(&from, &to)
            }
        }
        unsafe to.deallocate()
        return unsafe from
    }
}
