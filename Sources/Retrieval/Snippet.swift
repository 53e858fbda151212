import SearchIndex

/// A passage of an article, and where the query's words stand in it.
package struct Snippet: Hashable, Sendable {
    /// A piece of one paragraph, as printed.
    package var text: String
    /// Ascending, none overlapping.
    package var marks: [Mark]
}

package struct Mark: Hashable, Sendable {
    /// In Unicode scalars of the snippet's text.
    package var offset: Int
    package var length: Int
}

/// Chooses the passage that shows most of what was asked. Linear in the article.
struct SnippetMaker {
    let segment: Segment
    let document: UInt32
    let patterns: [TextPattern]
    /// In characters.
    let length: Int

    /// A longer passage than this is not made.
    static let longest = 4096
    /// Words beyond these are not marked, nor places of one word beyond these.
    private static let mostPatterns = 32
    private static let mostPlaces = 128

    private struct Place {
        var start: Int
        var end: Int
        var pattern: Int
    }

    /// Nil where the article has no paragraph.
    func make() -> Snippet? {
        let body = segment.body(of: document)
        guard length > 0, body.count > 1 else { return nil }
        var places: [Place] = []
        for (index, pattern) in patterns.prefix(Self.mostPatterns).enumerated() {
            for start in segment.places(of: pattern, in: body, most: Self.mostPlaces) {
                places.append(Place(start: start, end: start + pattern.units.count, pattern: index))
            }
        }
        places.sort { ($0.start, $0.end) < ($1.start, $1.end) }
        let core = best(places) ?? (body.lowerBound..<body.lowerBound)
        let range = cut(around: core, in: paragraph(around: core.lowerBound, in: body))
        return Snippet(text: segment.printed(range, of: document), marks: marks(places, in: range))
    }

    /// From the first to the last place of the window with the most different words; then the earliest.
    private func best(_ places: [Place]) -> Range<Int>? {
        var counts = [Int](repeating: 0, count: patterns.count)
        var distinct = 0
        var first = 0
        var best: (score: Int, range: Range<Int>)?
        for last in places.indices {
            if counts[places[last].pattern] == 0 { distinct += 1 }
            counts[places[last].pattern] += 1
            while first < last, places[last].end - places[first].start > length || crosses(places[first], places[last])
            {
                counts[places[first].pattern] -= 1
                if counts[places[first].pattern] == 0 { distinct -= 1 }
                first += 1
            }
            let score = distinct * 16 + min(15, last - first)
            if score > best?.score ?? -1 {
                best = (score, places[first].start..<max(places[first].start, places[last].end))
            }
        }
        return best?.range
    }

    private func crosses(_ first: Place, _ last: Place) -> Bool {
        (first.end..<max(first.end, last.start)).contains { segment.unit(at: $0) == 0 }
    }

    private func paragraph(around place: Int, in body: Range<Int>) -> Range<Int> {
        var start = place
        while start > body.lowerBound, segment.unit(at: start - 1) != 0 { start -= 1 }
        var end = place
        while end < body.upperBound, segment.unit(at: end) != 0 { end += 1 }
        return start..<end
    }

    /// At most `length` characters that hold `core` (its beginning, where it is longer), from after a mark to a mark.
    private func cut(around core: Range<Int>, in paragraph: Range<Int>) -> Range<Int> {
        if paragraph.count <= length { return paragraph }
        let spare = max(0, length - core.count)
        var start = paragraph.lowerBound
        if core.lowerBound - start > spare / 2 {
            let earliest = core.lowerBound - spare / 2
            start =
                (earliest...core.lowerBound).first { isMark($0 - 1, strong: true) }
                ?? (earliest...core.lowerBound).first { isMark($0 - 1, strong: false) } ?? earliest
        }
        var end = min(paragraph.upperBound, start + length)
        if end < paragraph.upperBound {
            let least = min(max(core.upperBound, start + length / 2), end)
            end = (least...end).last { isMark($0 - 1, strong: false) } ?? end
        }
        // Never half a character.
        if isTrailing(start), start > paragraph.lowerBound { start -= 1 }
        if end < paragraph.upperBound, isTrailing(end) { end -= 1 }
        return start..<max(start, end)
    }

    private func isTrailing(_ place: Int) -> Bool { (0xDC00...0xDFFF).contains(segment.unit(at: place)) }

    /// Asked for up to a passage's length of characters a hit: a comparison each, nothing hashed.
    private func isMark(_ place: Int, strong: Bool) -> Bool {
        switch segment.unit(at: place) {
        case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x2026: true  // 。！？；…
        case 0xFF0C, 0x3001, 0xFF1A, 0xFF09, 0x201D, 0x300B: !strong  // ，、：）”》
        default: false
        }
    }

    /// Overlapping and touching ones become one.
    private func marks(_ places: [Place], in range: Range<Int>) -> [Mark] {
        var joined: [Range<Int>] = []
        for place in places where place.start >= range.lowerBound && place.end <= range.upperBound {
            if let last = joined.last, place.start <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, place.end)
            } else {
                joined.append(place.start..<place.end)
            }
        }
        var marks: [Mark] = []
        var place = range.lowerBound
        var scalars = 0
        for range in joined {
            scalars += scalarCount(place..<range.lowerBound)
            let length = scalarCount(range)
            marks.append(Mark(offset: scalars, length: length))
            scalars += length
            place = range.upperBound
        }
        return marks
    }

    private func scalarCount(_ range: Range<Int>) -> Int {
        range.reduce(0) { $0 + (isTrailing($1) ? 0 : 1) }
    }
}
