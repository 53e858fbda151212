/// Finds what a misspelt name was meant to be.
package enum NearestName {
    /// The closest of `candidates`, if it is close: at most a third of the letters changed, added, left out or swapped.
    package static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = folded(name)
        guard (1...longest).contains(wanted.count) else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = distance(wanted, folded(candidate))
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(1, wanted.count / 3) else { return nil }
        return best.name
    }

    /// Longer ones are no slip of the fingers, and the table would be large.
    private static let longest = 64

    private static func folded(_ name: String) -> [UInt8] {
        name.utf8.prefix(longest + 1).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }

    /// - Source: Damerau (1964) in the form “optimal string alignment”: no letters between two that are swapped.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var above = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let change = above[column] + (left[row] == right[column] ? 0 : 1)
                var cost = min(change, above[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, before[column - 1] + 1)
                }
                current.append(cost)
            }
            before = above
            above = current
        }
        return above[right.count]
    }
}
