/// Which runs of Chinese characters are words, and how a longer run falls into words.
enum Lexicon {
    /// Of a word, in steps of a doubling of its frequency; nil where it is none.
    static func grade(of word: ArraySlice<UInt16>) -> Int? {
        guard let row = rows.first(where: { $0.length == word.count }) else { return nil }
        return row.grade(of: word)
    }

    static let longest = rows.map(\.length).max() ?? 1

    static func standsAlone(_ unit: UInt16) -> Bool { singles.contains(unit) }

    private static let singles = Set(LexiconTable.singles.description.utf16)
    private static let rows = LexiconTable.words.map { LexiconRow(length: $0.length, text: $0.text) }

    /// The words of a run, in order; together they are the run.
    ///
    /// The most frequent segmentation wins. A run of up to three characters, and one that the lexicon has, is one word.
    /// What the lexicon does not know stays in one piece, and a character that is no word of its own goes with the
    /// word before it: 网格员 is not broken into 网格 and 员. Linear in the run.
    static func words(of run: ArraySlice<UInt16>) -> [ArraySlice<UInt16>] {
        if run.count <= 3 || grade(of: run) != nil { return [run] }
        return joined(cuts(of: run), of: run)
    }

    /// Least cost from each place to the end: a word costs less the more frequent it is; an unknown character most.
    private static func cuts(of run: ArraySlice<UInt16>) -> [ArraySlice<UInt16>] {
        let start = run.startIndex
        var cost = [Int](repeating: 0, count: run.count + 1)
        var length = [Int](repeating: 1, count: run.count)
        for offset in stride(from: run.count - 1, through: 0, by: -1) {
            let single = standsAlone(run[start + offset]) ? 12 : 18
            cost[offset] = single + cost[offset + 1]
            for size in 2...max(2, longest) where offset + size <= run.count {
                guard let grade = grade(of: run[start + offset..<start + offset + size]) else { continue }
                let total = 26 - min(grade, 20) + cost[offset + size]
                if total <= cost[offset] {
                    cost[offset] = total
                    length[offset] = size
                }
            }
        }
        var words: [ArraySlice<UInt16>] = []
        var offset = 0
        while offset < run.count {
            words.append(run[start + offset..<start + offset + length[offset]])
            offset += length[offset]
        }
        return words
    }

    private static func joined(
        _ words: [ArraySlice<UInt16>], of run: ArraySlice<UInt16>
    ) -> [ArraySlice<UInt16>] {
        var result: [ArraySlice<UInt16>] = []
        var openUnknown = false
        for word in words {
            let unknown = word.count == 1 && !standsAlone(word[word.startIndex])
            if unknown, let last = result.last, openUnknown || last.count > 1 {
                result[result.count - 1] = run[last.startIndex..<word.endIndex]
            } else {
                result.append(word)
            }
            openUnknown = unknown
        }
        return result
    }
}

/// Words of one length: records of three bytes a character and a letter for the grade, sorted.
@safe private struct LexiconRow: @unchecked Sendable {  // points into a literal of the program, which never changes
    let length: Int
    private let base: UnsafePointer<UInt8>
    private let count: Int

    init(length: Int, text: StaticString) {
        self.length = length
        unsafe base = unsafe text.utf8Start
        count = text.utf8CodeUnitCount / (3 * length + 1)
    }

    func grade(of word: ArraySlice<UInt16>) -> Int? {
        let size = 3 * length + 1
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            let record = unsafe base + middle * size
            var order = 0
            for (index, unit) in word.enumerated() {
                let place = unsafe record + 3 * index
                let known = unsafe UInt16(place[0] & 0xF) << 12 | UInt16(place[1] & 0x3F) << 6 | UInt16(place[2] & 0x3F)
                if known != unit {
                    order = known < unit ? -1 : 1
                    break
                }
            }
            if order == 0 { return unsafe Int(record[3 * length] - 0x61) }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
