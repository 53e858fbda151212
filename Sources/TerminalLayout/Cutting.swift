extension StyledText {
    /// No wider than `columns`: what does not fit gives way to `…`. A wide character is never halved, so that the result can be
    /// one column narrower; marks that combine go with their letter.
    package func cut(to columns: Int) -> StyledText {
        guard columns > 0 else { return StyledText() }
        let cells = self.cells
        var width = 0
        /// How many cells fit beside the `…`.
        var kept = 0
        for (index, cell) in cells.enumerated() {
            width += cell.scalar.displayWidth
            if width <= columns - 1 { kept = index + 1 }
            if width > columns {
                var result = StyledText(cells: cells[..<kept])
                result.append("…", kept > 0 ? cells[kept - 1].style : cell.style)
                return result
            }
        }
        return self
    }

    /// At least `columns` wide, by spaces.
    package func padded(to columns: Int, _ alignment: Alignment = .left) -> StyledText {
        let missing = columns - width
        guard missing > 0 else { return self }
        return switch alignment {
        case .left: self + .spaces(missing)
        case .right: .spaces(missing) + self
        }
    }
}

package enum Alignment: Sendable {
    case left, right
}
