/// Finds the runs that many articles hold, length by length, in a sample; then marks them in all articles.
///
/// A run of n characters is frequent only if both its runs of n − 1 are (Agrawal & Srikant, “Fast Algorithms for Mining
/// Association Rules”, 1994). One that the sample misses is found by places and texts, as rare ones are: what is marked is
/// exact, whether it is all that might be does not matter. 5 ns a byte of text, and little memory beside the table.
struct RunFinder {
    private struct Run {
        /// Where it stands for once, in the texts.
        var place: Int
        var length: Int
        /// Its rarest pair, the first of those.
        var pair: Int
        var offset = 0
    }

    /// Where runs of one length stand in the sample, in order.
    private struct Level {
        var places: [UInt32] = []
        var runs: [UInt32] = []
        var documents: [UInt32] = []
    }

    private let text: TextStore
    private let articles: Int
    private let pairs: PairTable
    /// By pair: articles that hold it.
    private var counts: [Int] = []
    /// From a run, or a pair (then `pairFlag` is set), and the pair that goes on from its last character, to a run.
    private var longer = KeyNumbers()
    private var runs: [Run] = []
    private static let pairFlag: UInt64 = 1 << 31
    /// About so many articles are looked at to find runs.
    private static let sample = 1 << 14

    static func table(of text: TextStore, _ grams: GramTable, articles: Int) -> RunTable {
        guard articles >= RunTable.leastArticles else { return RunTable() }
        var finder = RunFinder(text, grams, articles: articles)
        finder.find()
        return finder.marked()
    }

    private init(_ text: TextStore, _ grams: GramTable, articles: Int) {
        self.text = text
        self.articles = articles
        let least = RunTable.least(ofArticles: articles)
        var frequent: [Gram] = []
        for row in 0..<grams.firsts.count where grams.firsts[row] != 0 {
            for index in Int(grams.starts[row])..<Int(grams.starts[row + 1]) {
                let list = PostingList(PostingHandle(rawValue: grams.handles[index]), in: grams.postings)
                guard list.count >= least else { continue }
                frequent.append(Gram(grams.firsts[row], grams.seconds[index]))
                counts.append(list.count)
            }
        }
        pairs = PairTable(frequent)
    }

    // MARK: In the sample

    private mutating func find() {
        var level = pairsInARow()
        var length = RunTable.shortest
        while !level.places.isEmpty, length < RunTable.longest {
            level = longerRuns(than: level, length)
            length += 1
        }
    }

    private var step: Int { max(1, articles / Self.sample) }

    private func pair(at place: Int) -> Int {
        Int(PairTable.number(of: Gram(text.units[place], text.units[place + 1]), in: pairs.slots.span))
    }

    private mutating func pairsInARow() -> Level {
        var level = Level()
        var keys = KeyNumbers(expected: 1 << 16)
        var counted = Counts()
        var numbers: [Int32] = []
        for document in stride(from: 0, to: articles, by: step) {
            let range = text.text(of: document)
            text.units.withUnits(range) { pairs.number($0, &numbers) }
            for index in 1..<max(1, range.count - 1) where numbers[index - 1] >= 0 && numbers[index] >= 0 {
                let before = UInt64(numbers[index - 1]) | Self.pairFlag
                let key = keys.number(of: before << 32 | UInt64(numbers[index]))
                counted.add(key, document)
                level.places.append(UInt32(range.lowerBound + index - 1))
                level.runs.append(UInt32(key))
                level.documents.append(UInt32(document))
            }
        }
        return kept(level, keys, counted, length: RunTable.shortest)
    }

    private mutating func longerRuns(than level: Level, _ length: Int) -> Level {
        var next = Level()
        var keys = KeyNumbers(expected: 1 << 14)
        var counted = Counts()
        for index in 1..<max(1, level.places.count) where level.places[index] == level.places[index - 1] + 1 {
            let number = pair(at: Int(level.places[index]) + length - 2)
            let key = keys.number(of: UInt64(level.runs[index - 1]) << 32 | UInt64(number))
            counted.add(key, Int(level.documents[index]))
            next.places.append(level.places[index - 1])
            next.runs.append(UInt32(key))
            next.documents.append(level.documents[index])
        }
        return kept(next, keys, counted, length: length + 1)
    }

    /// By key: in how many articles it was met.
    private struct Counts {
        private(set) var articles: [UInt32] = []
        private var last: [Int] = []

        mutating func add(_ key: Int, _ document: Int) {
            if key == articles.count {
                articles.append(1)
                last.append(document)
            } else if last[key] != document {
                articles[key] += 1
                last[key] = document
            }
        }
    }

    /// Makes runs of the keys that are frequent, and drops the places of the others.
    private mutating func kept(_ level: Level, _ keys: KeyNumbers, _ counted: Counts, length: Int) -> Level {
        let least = max(2, RunTable.least(ofArticles: articles) / step)
        var numbers = [Int](repeating: -1, count: keys.count)
        var kept = Level()
        for index in level.places.indices {
            let key = Int(level.runs[index])
            guard Int(counted.articles[key]) >= least else { continue }
            if numbers[key] < 0 {
                numbers[key] = runs.count
                let place = Int(level.places[index])
                add(place, length)
            }
            kept.places.append(level.places[index])
            kept.runs.append(UInt32(numbers[key]))
            kept.documents.append(level.documents[index])
        }
        return kept
    }

    private mutating func add(_ place: Int, _ length: Int) {
        let own = (place..<place + length - 1).map(pair(at:))
        // What it goes on from is a run already: the lengths come in order.
        var before = UInt64(own[0]) | Self.pairFlag
        for number in own[1..<(own.count - 1)] { before = UInt64(longer.known(before << 32 | UInt64(number))) }
        let number = longer.number(of: before << 32 | UInt64(own[own.count - 1]))
        precondition(number == runs.count, "a run was found twice")
        let rarest = own.min { counts[$0] < counts[$1] } ?? own[0]
        runs.append(Run(place: place, length: length, pair: rarest))
    }

    // MARK: In all articles

    private consuming func marked() -> RunTable {
        var end = 0
        for index in runs.indices {
            runs[index].offset = end
            let bits = isByArticle(runs[index].pair) ? articles : counts[runs[index].pair]
            end += (bits + 127) / 128 * 16
        }
        guard end <= Int(UInt32.max) else { return RunTable() }
        let marks = self.marks(bytes: end)
        var units: [UInt16] = []
        var starts: [UInt32] = [0]
        for run in runs {
            units.append(contentsOf: text.units.slice(run.place..<run.place + run.length))
            starts.append(UInt32(units.count))
        }
        return RunTable(
            units: PackedUnits([units[...]]), starts: PackedArray(starts),
            offsets: PackedArray(runs.map { UInt32($0.offset) }), marks: PackedBytes(marks[...]))
    }

    private func isByArticle(_ pair: Int) -> Bool { counts[pair] * RunTable.everywhere >= articles }

    private func marks(bytes: Int) -> [UInt8] {
        var marks = [UInt8](repeating: 0, count: bytes)
        var numbers: [Int32] = []
        /// By pair: how many articles so far hold it, and the last of them.
        var met = [Int32](repeating: 0, count: counts.count)
        var last = [Int32](repeating: -1, count: counts.count)
        let places = runs.map { MarkPlace(offset: $0.offset, pair: isByArticle($0.pair) ? -1 : Int32($0.pair)) }
        for document in 0..<articles {
            let range = text.text(of: document)
            text.units.withUnits(range) { pairs.number($0, &numbers) }
            let count = max(0, range.count - 1)
            Self.count(numbers.span, count, Int32(document), &met, &last)
            Self.mark(numbers.span, count, document, met.span, places.span, longer, &marks)
        }
        return marks
    }

    /// Where a run's bits are, and the pair whose postings they stand for; −1 where they stand for articles.
    private struct MarkPlace {
        var offset: Int
        var pair: Int32
    }

    private static func count(
        _ numbers: borrowing Span<Int32>, _ count: Int, _ document: Int32, _ met: inout [Int32], _ last: inout [Int32]
    ) {
        var counts = met.mutableSpan
        var lasts = last.mutableSpan
        for index in 0..<count {
            let pair = Int(numbers[index])
            if pair >= 0, lasts[pair] != document {
                lasts[pair] = document
                counts[pair] &+= 1
            }
        }
    }

    private static func mark(
        _ numbers: borrowing Span<Int32>, _ count: Int, _ document: Int, _ met: borrowing Span<Int32>,
        _ places: borrowing Span<MarkPlace>, _ longer: borrowing KeyNumbers, _ marks: inout [UInt8]
    ) {
        var bits = marks.mutableSpan
        for start in 0..<max(0, count - 1) where numbers[start] >= 0 && numbers[start + 1] >= 0 {
            var before = UInt64(numbers[start]) | pairFlag
            var end = start + 1
            while end < count, numbers[end] >= 0 {
                let run = longer.known(before << 32 | UInt64(numbers[end]))
                if run < 0 { break }
                let place = places[run]
                // Articles come in the order of all lists: the pair's last posting so far is this article's.
                let bit = place.pair < 0 ? document : Int(met[Int(place.pair)]) - 1
                bits[place.offset + bit >> 3] |= 1 << UInt8(bit & 7)
                before = UInt64(run)
                end += 1
            }
        }
    }
}
