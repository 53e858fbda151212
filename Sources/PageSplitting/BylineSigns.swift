/// What no byline without brackets is without: a cheap sieve for lines.
enum BylineSigns {
    /// 记者, 通讯员, 实习生: the last character of a role, and those that may stand ahead of it.
    private static let pairs: [UInt32: ScalarSet] = [
        0x8005: ScalarSet("记作笔编影"), 0x5458: ScalarSet("讯信道论"), 0x751F: ScalarSet("习"), 0x4EBA: ScalarSet("稿持品"),
        0x5BFC: ScalarSet("编报"), 0x9053: ScalarSet("报"),
    ]
    private static let lasts = ScalarSet("者员生人导道")
    /// Words of one character or two that are credits or roles where they stand at an edge.
    private static let edges = ScalarSet("译理摄图文影辑编校审稿源写访笔计式版术觉划画筹品发作总任委监理合像拍据撰媒台网社刊报端")
    /// Both: most characters are none of them.
    private static let watched = ScalarSet(pairs.keys + edges.scalars)
    private static let marks = ScalarSet("□◎○■●▇█▉◆◇▲△")

    static func stand(in text: LineText) -> Bool { stand(in: text, 0..<text.count) }

    static func stand(in text: LineText, _ range: Range<Int>) -> Bool {
        let scalars = text.scalars.span
        let start = range.lowerBound
        if marks.contains(scalars[start]) || scalars[start] == 0x42 { return true }
        for index in range {
            let scalar = scalars[index]
            guard watched.contains(scalar) else { continue }
            if lasts.contains(scalar), index > start, pairs[scalar]?.contains(scalars[index - 1]) == true {
                return true
            }
            guard edges.contains(scalar) else { continue }
            let isAtEnd = index + 1 == range.upperBound
            if isAtEnd || !Scalars.isHan(scalars[index + 1]) { return true }
            // 摄影王芳, 责编王芳: a role glued to a name opens the line or stands behind a blank.
            let isAtEdge = index - start <= 3 || scalars[index - 1] == 0x20 || scalars[max(start, index - 2)] == 0x20
            if isAtEdge { return true }
        }
        return false
    }
}
