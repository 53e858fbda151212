/// How the headlines of a page have looked and stood so far: what keeps to none of their ways is hardly one of them.
struct HeadHabits {
    /// Headlines of eight characters or fewer, and longer ones.
    private var short = 0
    private var long = 0
    private var indented = 0
    private var wide = 0
    /// Blank lines above the heads but the page's first: the fewest.
    private var leastRoom = Int.max
    private var rooms = 0
    /// Blank lines between the heads and the text below them.
    private var roomBelow: ClosedRange<Int>?

    private static let fewest = 2

    /// - Parameters:
    ///   - headline: the first line of an article's headline.
    ///   - top: the first line of its head.
    ///   - body: the text below it, if there is any.
    mutating func take(
        _ headline: ClassifiedLine, of lineCount: Int, top: ClassifiedLine, body: ClassifiedLine?, isFirst: Bool
    ) {
        guard let text = headline.text else { return }
        // A text glued to its headline has no room above it.
        if let body, body.line.number != headline.line.number, case let room = body.line.blanksAbove {
            roomBelow = min(room, roomBelow?.lowerBound ?? room)...max(room, roomBelow?.upperBound ?? room)
        }
        if text.count <= 8, lineCount == 1 { short += 1 } else { long += 1 }
        if headline.isIndented { indented += 1 }
        if headline.line.isSetWide { wide += 1 }
        guard !isFirst else { return }
        leastRoom = min(leastRoom, top.line.blanksAbove)
        rooms += 1
    }

    /// What the first line of a block shows beside the headlines so far.
    /// - Parameters:
    ///   - isAlone: whether the block has no other short line.
    ///   - body: the text below it.
    ///   - roomBelowSubheads: blank lines below each subhead of the text above, where all have as many.
    func signs(of line: ClassifiedLine, isAlone: Bool, body: ClassifiedLine, roomBelowSubheads: Int?) -> [HeadSign] {
        guard let text = line.text else { return [] }
        var signs: [HeadSign] = []
        let count = short + long
        if isAlone, short >= Self.fewest, long == 0, text.count <= 8 { signs.append(.shortAsOthers) }
        if rooms >= Self.fewest, line.line.blanksAbove < leastRoom { signs.append(.closerThanOthers) }
        if count >= Self.fewest, indented == 0, line.isIndented { signs.append(.indentedUnlikeOthers) }
        if count >= Self.fewest, indented == count, !line.isIndented { signs.append(.outdentedUnlikeOthers) }
        if let roomBelow, roomBelow.count == 1, body.line.number != line.line.number {
            let isAsOthers = body.line.blanksAbove == roomBelow.lowerBound
            if !isAsOthers { signs.append(.roomBelowUnlikeOthers) }
            if isAsOthers, let roomBelowSubheads, roomBelowSubheads != roomBelow.lowerBound {
                signs.append(.roomBelowAsOthers)
            }
        }
        if line.line.isSetWide, count > 0, wide == 0 { signs.append(.wideUnlikeOthers) }
        return signs
    }
}
