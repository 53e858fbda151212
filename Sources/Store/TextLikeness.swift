/// How much of two texts is the same, whatever moved within them.
///
/// A text is seen as its runs of four characters. A character counts as the same when it stands in such a run that
/// the other text has too, each run used as often as the other has it. The measure is the share of characters of both
/// that are the same: 1 for equal texts, about 0.9 when every tenth character was changed, under 0.3 for two
/// pages of one paper. Texts over `longText` are compared line by line in the same way, which bounds memory.
///
/// Time and memory are linear in the lengths.
enum TextLikeness {
    /// Bytes of both together.
    static let longText = 1 << 20
    private static let runLength = 4
    /// Differs from process to process, so that no page can be made to fall into one slot of the table.
    private static let seed = UInt64.random(in: 0...UInt64.max)

    /// 0 to 1. White space does not count.
    static func of(_ first: [String], _ second: [String]) -> Double {
        let bytes = first.reduce(0) { $0 + $1.utf8.count } + second.reduce(0) { $0 + $1.utf8.count }
        if bytes > longText { return ofLines(first, second) }
        let left = scalars(first)
        let right = scalars(second)
        if left.isEmpty && right.isEmpty { return 1 }
        if left.count < runLength || right.count < runLength { return left == right ? 1 : 0 }
        let same = covered(left, by: counts(of: right)) + covered(right, by: counts(of: left))
        return Double(same) / Double(left.count + right.count)
    }

    private static func scalars(_ parts: [String]) -> [UInt32] {
        var list: [UInt32] = []
        for part in parts {
            for scalar in part.unicodeScalars where !scalar.properties.isWhitespace { list.append(scalar.value) }
        }
        return list
    }

    /// How many characters of `text` stand in a run that `remaining` still has.
    private static func covered(_ text: [UInt32], by counts: RunCounts) -> Int {
        var remaining = counts
        var same = 0
        var coveredTo = 0
        for start in 0...(text.count - runLength) where remaining.take(run(in: text, at: start)) {
            same += start + runLength - max(start, coveredTo)
            coveredTo = start + runLength
        }
        return same
    }

    private static func counts(of text: [UInt32]) -> RunCounts {
        var counts = RunCounts(capacity: text.count)
        for start in 0...(text.count - runLength) { counts.add(run(in: text, at: start)) }
        return counts
    }

    /// Four scalars of 21 bits: mixed to 64, so that different runs differ but for chance.
    private static func run(in text: [UInt32], at start: Int) -> UInt64 {
        let high = UInt64(text[start]) << 42 | UInt64(text[start + 1]) << 21 | UInt64(text[start + 2])
        var mixed = (high ^ seed) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        mixed = (mixed ^ UInt64(text[start + 3]) ^ seed) &* 0xBF58_476D_1CE4_E5B9
        mixed ^= mixed >> 31
        return mixed | 1
    }

    private static func ofLines(_ first: [String], _ second: [String]) -> Double {
        var remaining: [String: Int] = [:]
        var total = 0
        for line in first {
            remaining[line, default: 0] += 1
            total += line.utf8.count
        }
        var same = 0
        for line in second {
            total += line.utf8.count
            guard let left = remaining[line], left > 0 else { continue }
            remaining[line] = left - 1
            same += 2 * line.utf8.count
        }
        return total == 0 ? 1 : Double(same) / Double(total)
    }
}

/// How often each run occurs: open addressing, at most half full.
private struct RunCounts {
    private var keys: [UInt64]
    private var numbers: [UInt32]
    private let mask: Int

    init(capacity: Int) {
        var size = 16
        while size < 2 * capacity { size *= 2 }
        keys = Array(repeating: 0, count: size)
        numbers = Array(repeating: 0, count: size)
        mask = size - 1
    }

    mutating func add(_ key: UInt64) {
        let slot = slot(of: key)
        keys[slot] = key
        numbers[slot] += 1
    }

    /// Uses one occurrence up; false where none is left.
    mutating func take(_ key: UInt64) -> Bool {
        let slot = slot(of: key)
        guard numbers[slot] > 0 else { return false }
        numbers[slot] -= 1
        return true
    }

    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key >> 20) & mask
        while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }
}
