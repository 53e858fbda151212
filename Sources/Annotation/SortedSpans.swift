/// Searches in spans that stand in the order of the text and do not overlap.
extension RandomAccessCollection where Index == Int {
    /// The first index whose element is not before; all that are before come first. Logarithmic.
    func firstIndex(notBefore isBefore: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension RandomAccessCollection<Range<Int>> where Index == Int {
    /// Whether some range of the list shares a place with it.
    func touches(_ range: Range<Int>) -> Bool {
        let index = firstIndex { $0.upperBound <= range.lowerBound }
        return index < count && self[index].lowerBound < range.upperBound
    }

    /// Whether some range of the list holds all of it.
    func encloses(_ range: Range<Int>) -> Bool {
        let index = firstIndex { $0.upperBound <= range.lowerBound }
        return index < count && self[index].lowerBound <= range.lowerBound && range.upperBound <= self[index].upperBound
    }

    func starts(at start: Int) -> Bool {
        let index = firstIndex { $0.lowerBound < start }
        return index < count && self[index].lowerBound == start
    }
}

extension Row<PersonSpan> {
    /// Whether somebody's name shares a place with the range.
    func touches(_ range: Range<Int>) -> Bool {
        let index = firstIndex { $0.range.upperBound <= range.lowerBound }
        return index < count && self[index].range.lowerBound < range.upperBound
    }
}

extension Row<UnitSpan> {
    func contains(exactly range: Range<Int>) -> Bool {
        let index = firstIndex { $0.range.lowerBound < range.lowerBound }
        return index < count && self[index].range == range
    }

    /// The unit in whose name the place lies.
    func covering(_ place: Int) -> UnitSpan? {
        let index = firstIndex { $0.range.upperBound <= place }
        return index < count && self[index].range.contains(place) ? self[index] : nil
    }

    func starting(at start: Int) -> UnitSpan? {
        let index = firstIndex { $0.range.lowerBound < start }
        return index < count && self[index].range.lowerBound == start ? self[index] : nil
    }

    func ending(at end: Int) -> UnitSpan? {
        let index = firstIndex { $0.range.upperBound < end }
        return index < count && self[index].range.upperBound == end ? self[index] : nil
    }
}

extension Row<NameSpan> {
    /// Whether some name shares a place with the range.
    func covers(_ range: Range<Int>) -> Bool {
        let index = firstIndex { $0.range.upperBound <= range.lowerBound }
        return index < count && self[index].range.lowerBound < range.upperBound
    }

    func ending(at end: Int) -> NameSpan? {
        let index = firstIndex { $0.range.upperBound < end }
        return index < count && self[index].range.upperBound == end ? self[index] : nil
    }

    func starting(at start: Int) -> NameSpan? {
        let index = firstIndex { $0.range.lowerBound < start }
        return index < count && self[index].range.lowerBound == start ? self[index] : nil
    }
}
