import CPostings

/// Up to which norm an article scores enough, by its weight in one list and by what it may weigh in another.
///
/// Few weights are different, and the score that is asked for rises seldom: what was reckoned is kept.
@safe final class ScoreLimits {
    /// By weight; the last stands for all that are no less.
    @safe struct Row: @unchecked Sendable {  // nothing changes it while it is read
        let values: UnsafePointer<Float>

        /// Whatever is asked for is reached.
        static let none = unsafe Row(values: cpostings_no_limits())

        /// The lightest that may score enough at that norm; more than `heaviest` where none may.
        @inline(__always)
        func lightest(_ norm: Float) -> Int { unsafe Int(cpostings_lightest(values, norm)) }
    }

    static let heaviest = length - 1
    private static let length = Int(CPOSTINGS_LIMITS)
    private static let count = Int(CPOSTINGS_ROWS)
    private let idf: Float
    private let scratch: ScratchMemory
    /// Behind those by the weight of the other is one for what is asked once. Holds only while `self` does.
    private(set) var rows: cpostings_limit_rows

    init(idf: Float, other: Float, in scratch: ScratchMemory) {
        self.idf = idf
        self.scratch = scratch
        let (count, all) = (Self.count, (Self.count + 1) * Self.length)
        let limits = unsafe scratch.take(4 * all).bindMemory(to: Float.self, capacity: all)
        let scores = unsafe scratch.take(4 * count).bindMemory(to: Float.self, capacity: count)
        unsafe scores.initialize(repeating: 0, count: count)
        unsafe rows = cpostings_limit_rows(idf: idf, otherIdf: other, limits: limits, scores: scores)
    }

    /// - Parameters:
    ///   - weight: none is larger in the other list.
    ///   - least: more than nothing.
    func row(beside weight: UInt8, scoring least: Float) -> Row {
        unsafe Row(values: cpostings_limits_beside(&rows, Int32(weight), least))
    }

    /// Of the one list alone. Holds until the next is asked for.
    func row(scoring least: Float) -> Row {
        let row = unsafe rows.limits + Self.length * Self.count
        unsafe cpostings_limits(idf, 0, 0, least, row)
        return unsafe Row(values: row)
    }
}
