extension StyledText {
    /// Wrapped at the width of a terminal; whole where there is none.
    package func wrapped(within width: Int?) -> [StyledText] {
        width.map { wrapped(to: max($0, 1)) } ?? [self]
    }

    /// Lines no wider than `columns` (but for a single character that is). Chinese breaks between any two characters, but no line
    /// starts with closing punctuation or ends with opening (避头尾); other words stay whole where they fit on a line at all.
    /// - Parameters:
    ///   - columns: of the terminal, or what is left of them.
    ///   - indent: spaces ahead of the first line, counted in its width: two characters (四格) in a newspaper.
    package func wrapped(to columns: Int, indent: Int = 0) -> [StyledText] {
        let cells = self.cells
        var lines: [StyledText] = []
        var lineStart = 0
        var width = min(max(indent, 0), max(columns - 2, 0))
        let lead = StyledText.spaces(width)
        /// Where the line may end, and how wide it is up to there.
        var lastBreak: (index: Int, width: Int)?
        func finish(at end: Int) {
            let line = StyledText(cells: cells[lineStart..<end].trimmingTrailingSpaces())
            lines.append(lines.isEmpty ? lead + line : line)
            lineStart = end
        }
        for (index, cell) in cells.enumerated() {
            if index > lineStart, allowsBreak(between: cells[index - 1].scalar, and: cell.scalar) {
                lastBreak = (index, width)
            }
            let own = cell.scalar.displayWidth
            while own > 0, cell.scalar != " ", width + own > columns, index > lineStart {
                let place = lastBreak ?? (index, width)
                finish(at: place.index)
                width -= place.width
                lastBreak = nil
            }
            width += own
        }
        if lineStart < cells.count || lines.isEmpty { finish(at: cells.count) }
        return lines
    }
}

/// - Source: the lists of W3C, “Requirements for Chinese Text Layout” (clreq), 3.1.5, with the ASCII forms that newspapers' texts use.
private let neverFirst = Set("，。、；：？！）》」』】〕〉］｝〗”’…—·～％‰℃,.;:?!)]}%".unicodeScalars)
private let neverLast = Set("（《「『【〔〈［｛〖“‘([{＃￥$".unicodeScalars)

private func allowsBreak(between left: Unicode.Scalar, and right: Unicode.Scalar) -> Bool {
    if right == " " || right.displayWidth == 0 { return false }
    if neverFirst.contains(right) || neverLast.contains(left) { return false }
    if left == " " { return true }
    // Between two letters or digits of narrow scripts lies no break (nor in `3.5` or `f(x)`); beside a wide character one does,
    // and beside a mark that only Chinese uses.
    return left.displayWidth == 2 || right.displayWidth == 2 || (neverFirst.contains(left) && !left.isASCII)
        || (neverLast.contains(right) && !right.isASCII)
}

extension ArraySlice<Cell> {
    fileprivate func trimmingTrailingSpaces() -> ArraySlice<Cell> {
        self[..<(lastIndex { $0.scalar != " " }.map { $0 + 1 } ?? startIndex)]
    }
}
