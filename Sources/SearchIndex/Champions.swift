/// The postings of a long list that may be among its best.
///
/// BM25 grows with the weight and falls with the length, whatever the average length is: an article that sixteen others of
/// the list outdo in both is never among the list's first sixteen. Those that are left are some eighty of ten thousand, so
/// the best of a frequent term are found without reading its list.
enum Champions {
    /// - Returns: as `PostingLayout` has them, by document.
    static func choose(
        _ documents: borrowing Span<UInt32>, _ weights: borrowing Span<UInt8>, lengths: borrowing ArticleLengths
    ) -> [UInt32] {
        var chosen: [UInt32] = []
        /// Of the heaviest so far, the first sixteen by shortness, then by rank: keys of length and rank.
        var shortest = [UInt64](repeating: .max, count: PostingLayout.champions)
        /// The length of the last of these.
        var worst = UInt64.max
        let (codes, ranks) = (lengths.codes.span, lengths.ranks.span)
        let order = byWeight(weights)
        var level = 0
        while level < order.count {
            let weight = weights[Int(order[level])]
            var end = level
            while end < order.count, weights[Int(order[end])] == weight { end += 1 }
            // A posting is outdone by a heavier one no longer than it, and by one of its weight that comes before it. A
            // heavier one of its own length outdoes it whatever their ranks: so lengths alone are compared with those.
            let heaviest = shortest[shortest.count - 1] >> 32
            for index in level..<end {
                let document = documents[Int(order[index])]
                let length = UInt64(codes[Int(document)])
                // Most are longer than sixteen others.
                if length > worst { continue }
                insert(length << 32 | UInt64(ranks[Int(document)]), into: &shortest)
                worst = shortest[shortest.count - 1] >> 32
            }
            for index in level..<end {
                let document = documents[Int(order[index])]
                let length = UInt64(codes[Int(document)])
                if length > worst || length >= heaviest { continue }
                guard length << 32 | UInt64(ranks[Int(document)]) <= shortest[shortest.count - 1] else { continue }
                chosen.append(UInt32(weight) << 24 | document)
            }
            level = end
        }
        return chosen.sorted { $0 & PostingLayout.championDocument < $1 & PostingLayout.championDocument }
    }

    /// Indices, those of the heaviest first.
    private static func byWeight(_ weights: borrowing Span<UInt8>) -> [UInt32] {
        var starts = [Int](repeating: 0, count: 257)
        for index in 0..<weights.count { starts[255 - Int(weights[index]) + 1] += 1 }
        for weight in 1..<257 { starts[weight] += starts[weight - 1] }
        var order = [UInt32](repeating: 0, count: weights.count)
        for index in 0..<weights.count {
            let bucket = 255 - Int(weights[index])
            order[starts[bucket]] = UInt32(index)
            starts[bucket] += 1
        }
        return order
    }

    @inline(__always)
    private static func insert(_ key: UInt64, into keys: inout [UInt64]) {
        var place = keys.count - 1
        guard key < keys[place] else { return }
        while place > 0, keys[place - 1] > key {
            keys[place] = keys[place - 1]
            place -= 1
        }
        keys[place] = key
    }
}
