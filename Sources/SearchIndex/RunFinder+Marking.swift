/// Marks runs in all articles, some at a time.
extension RunFinder {
    /// How far the marking is.
    struct Marking: Sendable {
        var marks: [UInt8]
        let places: [MarkPlace]
        /// By pair: how many articles so far hold it, and the last of them.
        var met: [Int32]
        var last: [Int32]
        var numbers: [Int32] = []
        /// The next article.
        var next = 0
    }

    /// Nil where it would take too much room.
    mutating func laidOut() -> Marking? {
        var end = 0
        for index in runs.indices {
            runs[index].offset = end
            let bits = isByArticle(runs[index].pair) ? articles : counts[runs[index].pair]
            end += (bits + 127) / 128 * 16
        }
        guard end <= Int(UInt32.max) else { return nil }
        return Marking(
            marks: [UInt8](repeating: 0, count: end),
            places: runs.map { MarkPlace(offset: $0.offset, pair: isByArticle($0.pair) ? -1 : Int32($0.pair)) },
            met: [Int32](repeating: 0, count: counts.count), last: [Int32](repeating: -1, count: counts.count))
    }

    func marked(_ marking: Marking) -> RunTable {
        var units: [UInt16] = []
        var starts: [UInt32] = [0]
        for run in runs {
            units.append(contentsOf: text.units.slice(run.place..<run.place + run.length))
            starts.append(UInt32(units.count))
        }
        return RunTable(
            units: PackedUnits([units[...]]), starts: PackedArray(starts),
            offsets: PackedArray(runs.map { UInt32($0.offset) }), marks: PackedBytes(marking.marks[...]))
    }

    private func isByArticle(_ pair: Int) -> Bool { counts[pair] * RunTable.everywhere >= articles }

    func mark(_ marking: inout Marking, budget: Int) -> Int {
        var looked = 0
        while marking.next < articles, looked < budget {
            let document = marking.next
            let range = text.text(of: document)
            text.units.withUnits(range) { pairs.number($0, &marking.numbers) }
            let count = max(0, range.count - 1)
            let (numbers, places) = (marking.numbers, marking.places)
            Self.count(numbers.span, count, Int32(document), &marking.met, &marking.last)
            let met = marking.met
            Self.mark(numbers.span, count, document, met.span, places.span, longer, &marking.marks)
            marking.next += 1
            looked += range.count
        }
        return looked
    }

    /// Where a run's bits are, and the pair whose postings they stand for; −1 where they stand for articles.
    struct MarkPlace: Sendable {
        var offset: Int
        var pair: Int32
    }

    private static func count(
        _ numbers: borrowing Span<Int32>, _ count: Int, _ document: Int32, _ met: inout [Int32], _ last: inout [Int32]
    ) {
        var counts = met.mutableSpan
        var lasts = last.mutableSpan
        for index in 0..<count {
            let pair = Int(numbers[index])
            if pair >= 0, lasts[pair] != document {
                lasts[pair] = document
                counts[pair] &+= 1
            }
        }
    }

    private static func mark(
        _ numbers: borrowing Span<Int32>, _ count: Int, _ document: Int, _ met: borrowing Span<Int32>,
        _ places: borrowing Span<MarkPlace>, _ longer: borrowing KeyNumbers, _ marks: inout [UInt8]
    ) {
        var bits = marks.mutableSpan
        for start in 0..<max(0, count - 1) where numbers[start] >= 0 && numbers[start + 1] >= 0 {
            var before = UInt64(numbers[start]) | pairFlag
            var end = start + 1
            while end < count, numbers[end] >= 0 {
                let run = longer.known(before << 32 | UInt64(numbers[end]))
                if run < 0 { break }
                let place = places[run]
                // Articles come in the order of all lists: the pair's last posting so far is this article's.
                let bit = place.pair < 0 ? document : Int(met[Int(place.pair)]) - 1
                bits[place.offset + bit >> 3] |= 1 << UInt8(bit & 7)
                before = UInt64(run)
                end += 1
            }
        }
    }
}
