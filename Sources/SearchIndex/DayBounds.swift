/// The first and last day of each stretch of articles: papers come in by date, so a range of dates is a few stretches.
struct DayBounds: Sendable {
    private let bounds: [ClosedRange<Int32>]
    /// Articles in a stretch: so many words of 64.
    static let stretch = 512

    enum Relation { case inside, apart, across }

    init(_ days: PackedArray<Int32>) {
        bounds = stride(from: 0, to: days.count, by: Self.stretch).map { start in
            let stretch = days[start..<min(days.count, start + Self.stretch)]
            return (stretch.min() ?? 0)...(stretch.max() ?? 0)
        }
    }

    func relation(ofStretch stretch: Int, to days: ClosedRange<Int32>) -> Relation {
        let bounds = bounds[stretch]
        if days.lowerBound <= bounds.lowerBound, bounds.upperBound <= days.upperBound { return .inside }
        return bounds.overlaps(days) ? .across : .apart
    }

    func stretches(overlapping days: ClosedRange<Int32>) -> Int {
        bounds.reduce(0) { $0 + ($1.overlaps(days) ? 1 : 0) }
    }

    var memoryBytes: Int { bounds.count * 8 }
}
