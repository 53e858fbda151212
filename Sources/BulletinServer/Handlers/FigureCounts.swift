import BulletinModel
import BulletinRPC
import SearchIndex

/// How many figures of each article that matches were asked for. Only the days whose figures are shown are put in order.
struct FigureCounts {
    struct Candidate {
        var day: Int32
        var id: ArticleID
        /// How many of its figures fit.
        var count: Int
    }

    /// Days from the latest on whose figures are passed over as a whole.
    struct Passed {
        /// Nil for none.
        var lastDay: Int32?
        var figures = 0
    }

    let total: Int
    private let census: Census
    private let bySegment: [ObjectIdentifier: [Int32]]
    /// Latest first; what has no day comes last.
    private let days: [(day: Int32, figures: Int)]

    /// Cost: one pass over the figures of the index, and one over the articles that match.
    init(_ question: FigureQuestion, _ census: Census) throws(RPCError) {
        var bySegment: [ObjectIdentifier: [Int32]] = [:]
        for part in census.snapshot.parts {
            try census.check()
            bySegment[ObjectIdentifier(part.segment)] = part.segment.figureCounts(question)
        }
        var byDay: [Int32: Int] = [:]
        try census.forEachPart { segment, documents in
            guard let counts = bySegment[ObjectIdentifier(segment)] else { return }
            documents.forEach { document in
                let count = Int(counts[Int(document)])
                if count > 0 { byDay[segment.day(of: document), default: 0] += count }
            }
        }
        self.census = census
        self.bySegment = bySegment
        total = byDay.values.reduce(0, +)
        days = byDay.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
    }

    func passed(before offset: Int) -> Passed {
        var passed = Passed()
        for (day, figures) in days {
            guard passed.figures + figures <= offset else { break }
            passed = Passed(lastDay: day, figures: passed.figures + figures)
        }
        return passed
    }

    /// Articles whose figures come after those days, latest first, then by id: enough for `rows` figures at least, where there
    /// are so many.
    func candidates(from passed: Passed, offset: Int, rows: Int) throws(RPCError) -> [Candidate] {
        let rest = days.drop { $0.day >= passed.lastDay ?? .max }
        guard rows > 0, let newest = rest.first?.day else { return [] }
        // Of the first day some are passed over too.
        var wanted = offset - passed.figures + rows
        var oldest = newest
        for (day, figures) in rest where wanted > 0 { (oldest, wanted) = (day, wanted - figures) }
        var found: [Candidate] = []
        try census.forEachPart { segment, documents in
            guard let counts = bySegment[ObjectIdentifier(segment)] else { return }
            documents.forEach { document in
                let (day, count) = (segment.day(of: document), Int(counts[Int(document)]))
                guard count > 0, day <= newest, day >= oldest else { return }
                found.append(Candidate(day: day, id: segment.id(of: document), count: count))
            }
        }
        return found.sorted { ($1.day, $0.id) < ($0.day, $1.id) }
    }
}
