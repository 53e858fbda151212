extension NameColumn {
    /// Values whose folded form, with a 0 before and after, holds `pattern`. A 0 in the pattern so pins it to an end.
    ///
    /// One pass over all values: 0.1 ms for 100,000 names. Those that are printed as they are folded, nearly all, are looked
    /// through where they lie.
    package func ids(holding pattern: [UInt16]) -> [UInt32] {
        guard let pattern = NamePattern(pattern) else { return [] }
        var found: [UInt32] = []
        var next = 0
        // Both ascend.
        Self.forEach(holding: pattern, in: printed, printedStarts) { id in
            while next < changed.count, Int(changed[next]) < id { next += 1 }
            if next == changed.count || Int(changed[next]) != id { found.append(UInt32(id)) }
        }
        let own = found.count
        Self.forEach(holding: pattern, in: folded, foldedStarts) { found.append(changed[$0]) }
        if found.count > own { found.sort() }
        return found
    }

    /// Calls `body` with the number of each text that holds the pattern, in their order.
    private static func forEach(
        holding pattern: NamePattern, in texts: PackedArray<UInt8>, _ starts: PackedNumbers, _ body: (Int) -> Void
    ) {
        if pattern.bytes.isEmpty {
            for text in 0..<starts.count - 1 where pattern.fits(0..<0, in: starts.range(text)) { body(text) }
            return
        }
        var start = 0
        var text = 0
        while let place = texts.firstIndex(of: pattern.bytes, in: start..<texts.count) {
            text = Self.last(startingUpTo: place, from: text, in: starts)
            let range = starts.range(text)
            if pattern.fits(place..<place + pattern.bytes.count, in: range) {
                body(text)
                start = range.upperBound
            } else {
                start = place + 1
            }
        }
    }

    /// The last of the texts that starts at or before `place`: an empty one never.
    private static func last(startingUpTo place: Int, from text: Int, in starts: PackedNumbers) -> Int {
        var low = text
        var step = 1
        while low + step < starts.count, Int(starts[low + step]) <= place {
            low += step
            step *= 2
        }
        var high = min(starts.count, low + step)
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= place { low = middle } else { high = middle }
        }
        return low
    }
}

/// What is looked for in names: characters, and whether these begin or end one.
private struct NamePattern {
    let bytes: [UInt8]
    private var startsName = false
    private var endsName = false

    /// Nil where no name can hold it.
    init?(_ pattern: [UInt16]) {
        guard !pattern.isEmpty else { return nil }
        var units = pattern[...]
        if units.first == 0 {
            startsName = true
            units.removeFirst()
        }
        if units.last == 0 {
            endsName = true
            units.removeLast()
        }
        guard !units.contains(0) else { return nil }
        bytes = Array(String(decoding: units, as: UTF16.self).utf8)
    }

    func fits(_ place: Range<Int>, in name: Range<Int>) -> Bool {
        if bytes.isEmpty { return !(startsName && endsName) || name.isEmpty }
        return place.upperBound <= name.upperBound && (!startsName || place.lowerBound == name.lowerBound)
            && (!endsName || place.upperBound == name.upperBound)
    }
}
