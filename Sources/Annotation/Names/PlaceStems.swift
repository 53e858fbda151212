/// 昌平区, and 昌平 elsewhere in the article: units that are called by the short form of a name printed in full, or that the
/// dateline tells.
struct PlaceStems {
    private var stems: [Scalars] = []
    var isEmpty: Bool { stems.isEmpty }
    /// Of their first characters, the last six bits.
    private var firsts: UInt64 = 0
    private static let most = 32

    init(_ texts: [AnnotatedText], _ units: [Row<UnitSpan>], dateline: Scalars?) {
        for (text, spans) in zip(texts, units) {
            for span in spans where span.level.depth <= 2 && !span.bearers.isEmpty && span.range.count >= 3 {
                add(text.scalars[span.range.dropLast()])
            }
        }
        if let dateline, dateline.count <= 4, Gazetteer.shared.isName(dateline.indices, in: dateline) { add(dateline) }
    }

    private mutating func add(_ stem: Scalars) {
        guard stems.count < Self.most, (2...4).contains(stem.count), let first = stem.first,
            !Gazetteer.shared.isWord(stem[stem.startIndex], stem[stem.startIndex + 1]), !stems.contains(stem)
        else { return }
        stems.append(stem)
        firsts |= 1 << UInt64(first & 63)
    }

    /// The names with those added that nothing else was seen in; nil where there are none.
    func added(to names: Row<NameSpan>, in text: AnnotatedText) -> [NameSpan]? {
        if stems.isEmpty { return nil }
        let scalars = text.scalars
        var result: [NameSpan] = []
        var (taken, next, start) = (0, 0, 0)
        while start + 2 <= scalars.count {
            if firsts >> UInt64(scalars[start] & 63) & 1 == 0 {
                start += 1
                continue
            }
            while next < names.count, names[next].range.lowerBound <= start {
                start = max(start, names[next].range.upperBound)
                next += 1
            }
            guard let end = end(startingAt: start, in: scalars),
                next == names.count || names[next].range.lowerBound >= end
            else {
                start += 1
                continue
            }
            result += names[taken..<next]
            result.append(NameSpan(range: start..<end, kind: .place))
            (taken, start) = (next, end)
        }
        return result.isEmpty ? nil : result + names[taken...]
    }

    private func end(startingAt start: Int, in scalars: Scalars) -> Int? {
        for stem in stems where start + stem.count <= scalars.count {
            let end = start + stem.count
            guard scalars[start..<end].elementsEqual(stem) else { continue }
            if start > 0, Gazetteer.shared.isWord(scalars[start - 1], scalars[start]) { return nil }
            if end < scalars.count, Gazetteer.shared.isWord(scalars[end - 1], scalars[end]) { return nil }
            return end
        }
        return nil
    }
}
