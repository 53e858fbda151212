package import BulletinModel

extension Segment {
    package func list(ofWord word: [UInt16]) -> PostingList? { words.list(of: word) }

    package func documents(of list: PostingList?, within: DocumentSet?) -> DocumentSet {
        guard let list else { return .empty }
        let bitmap = list.bitmap(articles: count)
        switch within {
        case nil:
            guard bitmap != nil || list.count * DocumentBits.dense > count else { return .sparse(list.documents()) }
            return .dense(bits(of: list))
        case .sparse(let candidates): return .sparse(list.filter(candidates, articles: count))
        case .dense(let candidates):
            if let bitmap { return .dense(candidates.intersection(bitmap)) }
            return .sparse(list.documents().filter { candidates.contains($0) })
        }
    }

    /// How many of the deleted articles the list holds.
    package func count(_ deleted: DeletedDocuments, in list: PostingList) -> Int {
        list.filter(deleted.list, articles: count).count
    }

    private func bits(of list: PostingList) -> DocumentBits {
        var bits = DocumentBits(none: count)
        bits.insert(list, articles: count)
        return bits
    }

    package func documents(beginningWith prefix: [UInt16], within: DocumentSet?) -> DocumentSet {
        let range = words.range(beginningWith: prefix)
        if range.isEmpty { return .empty }
        if range.count == 1 { return documents(of: words.list(at: range.lowerBound), within: within) }
        var bits = DocumentBits(none: count)
        for index in range { bits.insert(words.list(at: index), articles: count) }
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
        let found = bits.normal(articles: count)
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
        let column = columns.days
        switch within {
        case .sparse(let list): return .sparse(list.filter { days.contains(column[Int($0)]) })
        case .dense(let bits):
            var kept = bits
            kept.keep(stretch: DayBounds.stretch, { dayBounds.relation(ofStretch: $0, to: days) }) {
                days.contains(column[Int($0)])
            }
            return normal(kept, within: nil)
        case nil:
            var bits = DocumentBits(all: count)
            bits.keep(stretch: DayBounds.stretch, { dayBounds.relation(ofStretch: $0, to: days) }) {
                days.contains(column[Int($0)])
            }
            return normal(bits, within: nil)
        }
    }

    /// At most so many were published then.
    package func bound(published days: ClosedRange<Int32>) -> Int {
        min(count, dayBounds.stretches(overlapping: days) * DayBounds.stretch)
    }

    package func documents(ofKind kind: ArticleKind, within: DocumentSet?) -> DocumentSet {
        let code = UInt8(ArticleKind.allCases.firstIndex(of: kind) ?? 0)
        return documents(within: within) { columns.cards[$0].kind == code }
    }

    /// Articles of bulletins whose id begins so: from `low` to `high`.
    package func documents(ofBulletins range: ClosedRange<UInt64>, within: DocumentSet?) -> DocumentSet {
        documents(within: within) { range.contains(columns.bulletin(of: $0)) }
    }

    /// Articles with a figure whose noun holds, or whose classifier is, `noun`, and whose values `accepts` says.
    package func documents(
        counting noun: [UInt16], within: DocumentSet?, accepts: (_ low: ExactNumber, _ high: ExactNumber) -> Bool
    ) -> DocumentSet {
        var bits = DocumentBits(none: count)
        let figures = columns.figures
        let asked = figures.counting(noun)
        figures.forEach {
            asked(figures.nouns[$0], figures.classifiers[$0])
        } _: { document, low, high in
            if accepts(low, high) { bits.insert(document) }
        }
        return normal(bits, within: within)
    }
}

/// By length code: what BM25 adds to a weight before it divides by the sum.
package struct LengthTable: Sendable {
    package let values: [Float]
    private static let lengths = (0...UInt8.max).map { LengthCode.decode($0) }

    /// `base + slope · length`
    package init(base: Float, slope: Float) {
        let lengths = Self.lengths.span
        values = unsafe [Float](roomFor: lengths.count) { values, number in
            for code in 0..<lengths.count { unsafe values[code] = base + slope * lengths[code] }
            number = lengths.count
        }
    }
}
