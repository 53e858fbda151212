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

/// Chooses the passage that shows most of what was asked. One for all hits of a query.
///
/// Cost: each pattern is looked for in the whole article, 0.1 ns a character; everything else is linear in the places
/// that are found, and in the passage.
struct SnippetMaker {
    private let patterns: ArraySlice<TextPattern>
    /// In characters.
    private let length: Int
    /// Where the patterns stand in the article's body, and how often each stands in a window of it. Used again for each.
    private var places: [Place] = []
    private var counts: [Int]

    /// A longer passage than this is not made.
    private static let longest = 4096
    /// Words beyond these are not marked, nor places of one word beyond these.
    private static let mostPatterns = 32
    private static let mostPlaces = 128

    private struct Place {
        var start: Int
        var end: Int
        var pattern: Int
    }

    init(_ patterns: [TextPattern], length: Int) {
        self.patterns = patterns.prefix(Self.mostPatterns)
        self.length = min(length, Self.longest)
        counts = [Int](repeating: 0, count: self.patterns.count)
    }

    /// Nil where the article has no paragraph, or nothing is to be shown.
    mutating func passage(of document: UInt32, in segment: Segment) -> Passage? {
        guard length > 0 else { return nil }
        find(in: document, of: segment)
        return segment.withBody(of: document) { body in
            guard body.count > 1 else { return nil }
            let place = cut(around: best(in: body), in: body)
            return Passage(place: place, marks: marks(in: place, of: body))
        }
    }

    /// Characters that are looked at for one passage, the patterns counted each.
    func work(at document: UInt32, in segment: Segment) -> Int {
        length > 0 ? segment.bodyLength(of: document) * patterns.count : 0
    }

    private mutating func find(in document: UInt32, of segment: Segment) {
        places.removeAll(keepingCapacity: true)
        for (index, pattern) in patterns.enumerated() {
            let length = pattern.units.count
            segment.forEachPlace(of: pattern, inBodyOf: document, most: Self.mostPlaces) { start in
                places.append(Place(start: start, end: start + length, pattern: index))
            }
        }
        if patterns.count > 1 { places.sort { ($0.start, $0.end) < ($1.start, $1.end) } }
    }

    /// From the first to the last place of the window with the most different words; then the earliest. The beginning
    /// where nothing was found.
    private mutating func best(in body: Span<UInt16>) -> Range<Int> {
        defer { for place in places { counts[place.pattern] = 0 } }
        var distinct = 0
        var first = 0
        var best = (score: -1, range: 0..<0)
        for last in places.indices {
            let place = places[last]
            if last > 0, parts(places[last - 1], place, in: body) {
                for index in first..<last { counts[places[index].pattern] = 0 }
                distinct = 0
                first = last
            }
            if counts[place.pattern] == 0 { distinct += 1 }
            counts[place.pattern] += 1
            while first < last, place.end - places[first].start > length {
                counts[places[first].pattern] -= 1
                if counts[places[first].pattern] == 0 { distinct -= 1 }
                first += 1
            }
            let score = distinct * 16 + min(15, last - first)
            if score > best.score { best = (score, places[first].start..<max(places[first].start, place.end)) }
        }
        return best.range
    }

    /// Whether no window holds both: they are too far apart, or a paragraph ends between them.
    private func parts(_ first: Place, _ second: Place, in body: Span<UInt16>) -> Bool {
        if second.end - first.start > length { return true }
        var place = first.end
        while place < second.start {
            if body[place] == 0 { return true }
            place += 1
        }
        return false
    }

    /// At most `length` characters that hold `core` (its beginning, where it is longer), from after a mark to a mark, in
    /// one paragraph.
    private func cut(around core: Range<Int>, in body: Span<UInt16>) -> Range<Int> {
        // No more of the paragraph than can be in the passage, and one character to tell that there is more.
        var first = core.lowerBound
        while first > 0, core.lowerBound - first <= length, body[first - 1] != 0 { first -= 1 }
        var last = core.lowerBound
        while last < body.count, last - core.lowerBound <= length, body[last] != 0 { last += 1 }
        if last - first <= length { return first..<last }
        let spare = max(0, length - core.count)
        var start = first
        if core.lowerBound - first > spare / 2 {
            start = Self.beginning(in: core.lowerBound - spare / 2...core.lowerBound, of: body)
        }
        var end = min(last, start + length)
        if end < last {
            let least = min(max(core.upperBound, start + length / 2), end)
            end = Self.ending(in: least...end, of: body)
        }
        // Never half a character.
        if start > first, Self.isTrailing(body[start]) { start -= 1 }
        if end < last, Self.isTrailing(body[end]) { end -= 1 }
        return start..<max(start, end)
    }

    /// After the first mark that ends a sentence, else after the first of any kind, else the earliest place.
    private static func beginning(in range: ClosedRange<Int>, of body: Span<UInt16>) -> Int {
        var weak: Int?
        for place in range {
            guard place > 0, let strength = strength(ofMark: body[place - 1]) else { continue }
            if strength == .strong { return place }
            if weak == nil { weak = place }
        }
        return weak ?? range.lowerBound
    }

    private static func ending(in range: ClosedRange<Int>, of body: Span<UInt16>) -> Int {
        var place = range.upperBound
        while place >= range.lowerBound {
            if place > 0, strength(ofMark: body[place - 1]) != nil { return place }
            place -= 1
        }
        return range.upperBound
    }

    private enum Strength { case weak, strong }

    /// Asked for up to a passage's length of characters a hit: a comparison each, nothing hashed.
    @inline(__always)
    private static func strength(ofMark unit: UInt16) -> Strength? {
        switch unit {
        case 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0x2026: .strong  // 。！？；…
        case 0xFF0C, 0x3001, 0xFF1A, 0xFF09, 0x201D, 0x300B: .weak  // ，、：）”》
        default: nil
        }
    }

    @inline(__always)
    private static func isTrailing(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xDC00 }

    /// Overlapping and touching ones become one.
    private func marks(in range: Range<Int>, of body: Span<UInt16>) -> [Mark] {
        var marks: [Mark] = []
        marks.reserveCapacity(min(4, places.count))
        /// The end of the last mark, and how many scalars lie ahead of it.
        var (place, scalars) = (range.lowerBound, 0)
        for found in places where found.start >= range.lowerBound && found.end <= range.upperBound {
            if found.start <= place, !marks.isEmpty {
                let more = Self.scalarCount(place..<max(place, found.end), in: body)
                marks[marks.count - 1].length += more
                scalars += more
            } else {
                scalars += Self.scalarCount(place..<found.start, in: body)
                let length = Self.scalarCount(found.start..<found.end, in: body)
                marks.append(Mark(offset: scalars, length: length))
                scalars += length
            }
            place = max(place, found.end)
        }
        return marks
    }

    private static func scalarCount(_ range: Range<Int>, in body: Span<UInt16>) -> Int {
        var count = range.count
        for place in range where isTrailing(body[place]) { count -= 1 }
        return count
    }
}
