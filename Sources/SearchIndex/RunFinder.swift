/// Finds the runs that many articles hold, length by length, in a sample; then marks them in all articles.
///
/// A run of n characters is frequent only if both its runs of n − 1 are (Agrawal & Srikant, “Fast Algorithms for Mining
/// Association Rules”, 1994). One that the sample misses is found by places and texts, as rare ones are: what is marked is
/// exact, whether it is all that might be does not matter. 5 ns a byte of text, and little memory beside the table.
struct RunFinder: Sendable {
    struct Run: Sendable {
        /// Where it stands for once, in the texts.
        var place: Int
        var length: Int
        /// Its rarest pair, the first of those.
        var pair: Int
        var offset = 0
    }

    /// Where runs of one length stand in the sample, in order.
    private struct Level: Sendable {
        var places: [UInt32] = []
        var runs: [UInt32] = []
        var documents: [UInt32] = []
    }

    let text: TextStore
    let articles: Int
    let pairs: PairTable
    /// By pair: articles that hold it.
    var counts: [Int] = []
    /// From a run, or a pair (then `pairFlag` is set), and the pair that goes on from its last character, to a run.
    var longer = KeyNumbers()
    var runs: [Run] = []
    static let pairFlag: UInt64 = 1 << 31
    /// About so many articles are looked at to find runs.
    private static let sample = 1 << 14

    private enum Stage: Sendable {
        case pairs
        case longer(Level, length: Int)
        case marks(Marking)
        case done(RunTable)
    }

    private var stage = Stage.pairs

    /// What came of it; nil while it is not done.
    var table: RunTable? { if case .done(let table) = stage { table } else { nil } }

    /// Goes on until about `budget` characters were looked at, or a length of runs in the sample was done, and tells how
    /// many were.
    mutating func step(budget: Int) -> Int {
        let present = stage
        // Nothing else holds what is changed.
        stage = .pairs
        switch consume present {
        case .pairs:
            let level = pairsInARow()
            stage = .longer(level, length: RunTable.shortest)
            return Self.sample * Self.usualLength
        case .longer(let level, let length):
            if level.places.isEmpty || length >= RunTable.longest {
                stage = laidOut().map { .marks($0) } ?? .done(RunTable())
                return 1
            }
            stage = .longer(longerRuns(than: level, length), length: length + 1)
            return level.places.count + 1
        case .marks(var marking):
            let looked = mark(&marking, budget: budget)
            stage = marking.next < articles ? .marks(marking) : .done(marked(marking))
            return looked
        case .done(let table):
            stage = .done(table)
            return 0
        }
    }

    /// Characters of an article, about.
    private static let usualLength = 512

    init(_ text: TextStore, _ grams: GramTable, articles: Int) {
        self.text = text
        self.articles = articles
        let least = RunTable.least(ofArticles: articles)
        var frequent: [Gram] = []
        for row in 0..<grams.firsts.count where grams.firsts[row] != 0 {
            for index in Int(grams.starts[row])..<Int(grams.starts[row + 1]) {
                let list = grams.list(at: index)
                guard list.count >= least else { continue }
                frequent.append(Gram(grams.firsts[row], grams.seconds[index]))
                counts.append(list.count)
            }
        }
        pairs = PairTable(frequent)
    }

    // MARK: In the sample

    private var stride: Int { max(1, articles / Self.sample) }

    private func pair(at place: Int) -> Int {
        Int(PairTable.number(of: Gram(text.units[place], text.units[place + 1]), in: pairs.slots.span))
    }

    private mutating func pairsInARow() -> Level {
        var level = Level()
        var keys = KeyNumbers(expected: 1 << 16)
        var counted = Counts()
        var numbers: [Int32] = []
        for document in Swift.stride(from: 0, to: articles, by: stride) {
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
        let least = max(2, RunTable.least(ofArticles: articles) / stride)
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
}
