/// Indices of lines in order. Those of a text or of a headline are nearly always neighbours, which take no memory of their own.
struct LineList: RandomAccessCollection, RangeReplaceableCollection, ExpressibleByArrayLiteral, Hashable {
    /// The lines that follow each other from the first one on.
    private var run = 0..<0
    /// All that comes behind the first gap.
    private var others: [Int] = []

    init() {}

    init(arrayLiteral elements: Int...) {
        for element in elements { append(element) }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { run.count + others.count }

    subscript(place: Int) -> Int {
        precondition(place >= 0)
        return place < run.count ? run.lowerBound + place : others[place - run.count]
    }

    mutating func append(_ line: Int) {
        if others.isEmpty, run.isEmpty || run.upperBound == line {
            run = (run.isEmpty ? line : run.lowerBound)..<line + 1
        } else {
            others.append(line)
        }
    }

    mutating func replaceSubrange(_ range: Range<Int>, with lines: some Collection<Int>) {
        var all = Array(self)
        all.replaceSubrange(range, with: lines)
        (run, others) = (0..<0, [])
        for line in all { append(line) }
    }
}
