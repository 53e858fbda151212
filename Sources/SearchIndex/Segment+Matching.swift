package import BulletinModel

extension Segment {
    /// Beyond one article in so many, a set is kept as bits.
    private static let dense = 32

    package func list(ofWord word: [UInt16]) -> PostingList? { words.list(of: word) }

    package func documents(of list: PostingList?, within: DocumentSet?) -> DocumentSet {
        guard let list else { return .empty }
        switch within {
        case nil:
            guard list.count * Self.dense > count else { return .sparse(list.documents()) }
            var bits = DocumentBits(none: count)
            bits.insert(list)
            return .dense(bits)
        case .sparse(let candidates): return .sparse(list.filter(candidates))
        case .dense(let candidates):
            guard list.count * Self.dense > count else {
                return .sparse(list.documents().filter { candidates.contains($0) })
            }
            var bits = DocumentBits(none: count)
            bits.insert(list)
            return .dense(bits.intersection(candidates))
        }
    }

    package func documents(beginningWith prefix: [UInt16], within: DocumentSet?) -> DocumentSet {
        let range = words.range(beginningWith: prefix)
        if range.isEmpty { return .empty }
        if range.count == 1 { return documents(of: words.list(at: range.lowerBound), within: within) }
        var bits = DocumentBits(none: count)
        for index in range { bits.insert(words.list(at: index)) }
        return normal(bits, within: within)
    }

    /// Articles that bear one of the values.
    package func documents(bearing ids: [UInt32], of field: NameField, within: DocumentSet?) -> DocumentSet {
        guard let column = names[field], !ids.isEmpty else { return .empty }
        if ids.count == 1 {
            let found = DocumentSet.sparse(Array(column.documents(of: ids[0])))
            return within.map(found.intersection) ?? found
        }
        var bits = DocumentBits(none: count)
        for id in ids {
            for document in column.documents(of: id) { bits.insert(document) }
        }
        return normal(bits, within: within)
    }

    private func normal(_ bits: DocumentBits, within: DocumentSet?) -> DocumentSet {
        let number = bits.count
        let found = number * Self.dense > count ? DocumentSet.dense(bits) : .sparse(bits.list())
        return within.map(found.intersection) ?? found
    }

    /// Articles that `keeps` says, by number; looks at each of `within`.
    package func documents(within: DocumentSet?, _ keeps: (Int) -> Bool) -> DocumentSet {
        if let within { return .sparse(within.list().filter { keeps(Int($0)) }) }
        var bits = DocumentBits(none: count)
        for document in 0..<count where keeps(document) { bits.insert(UInt32(document)) }
        return normal(bits, within: within)
    }

    package func documents(published days: ClosedRange<Int32>, within: DocumentSet?) -> DocumentSet {
        guard let dayRange, dayRange.overlaps(days) else { return .empty }
        let daysOfAll = columns.days
        let column = daysOfAll.span
        var known: [UInt32] = []
        if let within {
            let list = within.list()
            known.reserveCapacity(list.count)
            for document in list where days.contains(column[Int(document)]) { known.append(document) }
            return .sparse(known)
        }
        var bits = DocumentBits(none: count)
        for document in 0..<count where days.contains(column[document]) { bits.insert(UInt32(document)) }
        return normal(bits, within: within)
    }

    package func documents(ofKind kind: ArticleKind, within: DocumentSet?) -> DocumentSet {
        let code = UInt8(ArticleKind.allCases.firstIndex(of: kind) ?? 0)
        return documents(within: within) { columns.kinds[$0] == code }
    }

    /// Articles of bulletins whose id begins so: from `low` to `high`.
    package func documents(ofBulletins range: ClosedRange<UInt64>, within: DocumentSet?) -> DocumentSet {
        documents(within: within) { range.contains(columns.bulletins[$0]) }
    }

    /// Articles with a figure whose noun holds, or whose classifier is, `noun`, and whose values `accepts` says.
    package func documents(
        counting noun: [UInt16], within: DocumentSet?, accepts: (_ low: ExactNumber, _ high: ExactNumber) -> Bool
    ) -> DocumentSet {
        var bits = DocumentBits(none: count)
        for row in columns.figures
        where row.classifier == noun || contains(row.noun, noun) {
            if accepts(row.low, row.high) { bits.insert(row.document) }
        }
        return normal(bits, within: within)
    }

    private func contains(_ text: [UInt16], _ part: [UInt16]) -> Bool {
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0..<$0 + part.count].elementsEqual(part) }
    }
}

extension PostingList {
    /// Those of `candidates` that are in the list. Skips blocks that hold none.
    func filter(_ candidates: [UInt32]) -> [UInt32] {
        var found: [UInt32] = []
        var buffer = [UInt32](repeating: 0, count: PostingLayout.blockLength)
        let span = candidates.span
        var next = 0
        var block = 0
        while next < span.count {
            block = self.block(from: block, reaching: span[next])
            guard block < blockCount else { break }
            var documents = buffer.mutableSpan
            let number = decodeDocuments(block: block, into: &documents)
            let last = documents[number - 1]
            var index = 0
            while next < span.count, span[next] <= last {
                let candidate = span[next]
                while documents[index] < candidate { index += 1 }
                if documents[index] == candidate { found.append(candidate) }
                next += 1
            }
            block += 1
        }
        return found
    }
}

/// By length code: what BM25 adds to a weight before it divides by the sum.
package struct LengthTable: Sendable {
    package let values: [Float]

    package init(_ value: (_ length: Float) -> Float) {
        values = (0...UInt8.max).map { value(LengthCode.decode($0)) }
    }
}
