/// Joins gram tables term by term.
struct GramMerge: Sendable {
    private struct Input {
        private let table: GramTable
        /// By old document; `.max` where it is left out.
        private let mapped: [UInt32]
        private var row = 0
        private var index = 0
        /// The term at hand; beyond every term at the end.
        var gram: UInt64

        init(_ table: GramTable, mapped: [UInt32]) {
            self.table = table
            self.mapped = mapped
            gram = table.count > 0 ? UInt64(Gram(table.firsts[0], table.seconds[0])) : .max
        }

        /// Gives the postings of the term at hand, and goes on to the next.
        mutating func move(
            to documents: inout [UInt32], _ weights: inout [UInt8], _ places: inout [UInt16], hasPlaces: Bool,
            _ buffer: PostingBlock
        ) {
            let handle = PostingHandle(rawValue: table.handles[index])
            if case .inline(let document, let weight, let reach) = handle.place {
                if mapped[Int(document)] != .max {
                    documents.append(mapped[Int(document)])
                    weights.append(weight)
                    if hasPlaces { places.append(FirstPlace.firstReach | UInt16(reach)) }
                }
            } else {
                table.list(at: index)
                    .append(to: &documents, &weights, &places, hasPlaces: hasPlaces, mapped: mapped, buffer)
            }
            advance()
        }

        private mutating func advance() {
            index += 1
            guard index < table.count else {
                gram = .max
                return
            }
            if index >= Int(table.starts[row + 1]) { row += 1 }
            gram = UInt64(Gram(table.firsts[row], table.seconds[index]))
        }
    }

    private var inputs: [Input]
    private var output = GramTable.Builder()

    /// Of what is written so far.
    var postingBytes: Int { output.postingBytes }

    init(_ tables: [(table: GramTable, mapped: [UInt32])]) {
        inputs = tables.map { Input($0.table, mapped: $0.mapped) }
        // Joined lists take a little more room than those they are made of, or less (`MergeLimits`).
        let bytes = tables.reduce(0) { $0 + $1.table.postings.count }
        output.reserve(postingBytes: bytes + bytes / 8)
    }

    /// Writes the next terms, until about `budget` postings have been moved or `mostBytes` are written.
    ///
    /// - Returns: how many were; nil once there was nothing left to do.
    mutating func step(budget: Int, mostBytes: Int, lengths: ArticleLengths) -> Int? {
        var spent = 0
        let buffer = PostingBlock()
        var documents: [UInt32] = []
        var weights: [UInt8] = []
        var places: [UInt16] = []
        while spent < budget, output.postingBytes < mostBytes {
            var least = UInt64.max
            for index in inputs.indices { least = min(least, inputs[index].gram) }
            if least == .max { return spent == 0 ? nil : spent }
            let gram = Gram(least)
            documents.removeAll(keepingCapacity: true)
            weights.removeAll(keepingCapacity: true)
            places.removeAll(keepingCapacity: true)
            for index in inputs.indices where inputs[index].gram == least {
                inputs[index].move(to: &documents, &weights, &places, hasPlaces: gram.isPair, buffer)
            }
            if !documents.isEmpty {
                output.append(gram, documents.span, weights.span, places.span, lengths: lengths)
            }
            spent += documents.count + inputs.count
        }
        return spent
    }

    consuming func finish() -> GramTable { output.finish() }
}
