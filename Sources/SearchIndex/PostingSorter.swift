/// Gathers occurrences of terms article by article, and hands them out term by term.
///
/// An occurrence is 64 bits: term (32), document (24), weight (8). Documents come in ascending order and the sort is
/// stable, so only the term is sorted by: three passes of a radix sort, 8 ns an occurrence.
struct PostingSorter {
    private(set) var occurrences: [UInt64] = []

    @inline(__always)
    mutating func append(_ term: UInt32, document: UInt32, weight: Int) {
        occurrences.append(UInt64(term) << 32 | UInt64(document) << 8 | UInt64(weight))
    }

    /// Calls `body` for each term, ascending, with its documents and their weights, added up and clamped.
    consuming func forEachTerm(_ body: (UInt32, [UInt32], [UInt8]) -> Void) {
        Self.sort(&occurrences)
        var documents: [UInt32] = []
        var weights: [UInt8] = []
        let sorted = occurrences.span
        var index = 0
        while index < sorted.count {
            let term = UInt32(truncatingIfNeeded: sorted[index] >> 32)
            documents.removeAll(keepingCapacity: true)
            weights.removeAll(keepingCapacity: true)
            while index < sorted.count, UInt32(truncatingIfNeeded: sorted[index] >> 32) == term {
                let posting = sorted[index] >> 8
                var weight = 0
                while index < sorted.count, sorted[index] >> 8 == posting {
                    weight += Int(sorted[index] & 0xFF)
                    index += 1
                }
                documents.append(UInt32(posting & 0xFF_FFFF))
                weights.append(UInt8(min(IndexLimits.weight, weight)))
            }
            body(term, documents, weights)
        }
    }

    private static func sort(_ values: inout [UInt64]) {
        // Where there are few, the counting costs more than it saves.
        if values.count < 4096 {
            values.sort()
            return
        }
        var other = [UInt64](repeating: 0, count: values.count)
        for shift in [UInt64(32), 43, 54] {
            pass(values.span, into: other.mutableSpan, shift: shift)
            swap(&values, &other)
        }
    }

    private static func pass(_ from: borrowing Span<UInt64>, into to: consuming MutableSpan<UInt64>, shift: UInt64) {
        var places = [Int](repeating: 0, count: 2049)
        var placeSpan = places.mutableSpan
        for index in 0..<from.count { placeSpan[Int(from[index] >> shift & 2047) + 1] += 1 }
        for bucket in 0..<2048 { placeSpan[bucket + 1] += placeSpan[bucket] }
        for index in 0..<from.count {
            let value = from[index]
            let bucket = Int(value >> shift & 2047)
            to[placeSpan[bucket]] = value
            placeSpan[bucket] += 1
        }
    }
}
