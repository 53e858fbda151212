/// Rows whose columns line up, whatever the width of their characters.
package struct Table: Sendable {
    package struct Column: Sendable {
        package var heading: StyledText
        package var alignment: Alignment
        /// In columns of the terminal; how narrow it may become before others go. Nil for what must not be cut, such as an id.
        package var least: Int?
        /// The lowest goes first where the terminal is too narrow for all.
        package var weight: Int

        package init(_ heading: String, _ alignment: Alignment = .left, least: Int? = nil, weight: Int = 1) {
            self.heading = StyledText(heading, .strong)
            self.alignment = alignment
            self.least = least
            self.weight = weight
        }
    }

    package var columns: [Column]
    /// A row that is too short ends in empty cells.
    package var rows: [[StyledText]]
    package var showsHeadings: Bool

    package init(_ columns: [Column], rows: [[StyledText]] = [], showsHeadings: Bool = true) {
        self.columns = columns
        self.rows = rows
        self.showsHeadings = showsHeadings
    }

    /// A column that has nothing in any row is left out.
    /// - Parameter width: of the terminal; nil for a pipe, where nothing is cut.
    package func lines(width: Int? = nil) -> [StyledText] {
        let all = (showsHeadings ? [columns.map(\.heading)] : []) + rows
        let natural = columns.indices.map { column in
            let isEmpty = rows.allSatisfy { column >= $0.count || $0[column].isEmpty }
            return isEmpty ? 0 : all.reduce(0) { max($0, column < $1.count ? $1[column].width : 0) }
        }
        let widths = width.map { fit(natural, into: $0) } ?? natural
        let shown = columns.indices.filter { widths[$0] > 0 }
        return all.map { row in
            var line = StyledText()
            for (place, column) in shown.enumerated() {
                let cell = column < row.count ? row[column].cut(to: widths[column]) : StyledText()
                if place > 0 { line.append(Self.gap) }
                let isLast = place == shown.count - 1 && columns[column].alignment == .left
                line.append(isLast ? cell : cell.padded(to: widths[column], columns[column].alignment))
            }
            return line.withoutTrailingSpaces
        }
    }

    private static let gap = StyledText.spaces(2)

    /// Cuts the widest columns to one width, none below its least; where that is not enough, leaves the lightest out (0) and
    /// tries again; the last one takes what there is.
    private func fit(_ natural: [Int], into width: Int) -> [Int] {
        var kept = columns.indices.filter { natural[$0] > 0 }
        while kept.count > 1 {
            let room = width - 2 * (kept.count - 1)
            if let widths = shrink(natural, kept, into: room) { return widths }
            guard let lightest = kept.min(by: { columns[$0].weight < columns[$1].weight }) else { break }
            kept.removeAll { $0 == lightest }
        }
        return columns.indices.map { kept.contains($0) ? min(natural[$0], max(width, 1)) : 0 }
    }

    private func shrink(_ natural: [Int], _ kept: [Int], into room: Int) -> [Int]? {
        func widths(cap: Int) -> [Int] {
            columns.indices.map { column in
                guard kept.contains(column) else { return 0 }
                guard let least = columns[column].least else { return natural[column] }
                return min(natural[column], max(cap, least))
            }
        }
        func fits(_ cap: Int) -> Bool { widths(cap: cap).reduce(0, +) <= room }
        guard fits(0) else { return nil }
        var low = 0
        var high = natural.max() ?? 0
        if fits(high) { return widths(cap: high) }
        while high - low > 1 {
            let middle = (low + high) / 2
            if fits(middle) { low = middle } else { high = middle }
        }
        return widths(cap: low)
    }
}

extension StyledText {
    package var withoutTrailingSpaces: StyledText {
        guard let last = runs.last, last.text.hasSuffix(" ") else { return self }
        let cells = self.cells
        let end = cells.lastIndex { $0.scalar != " " }.map { $0 + 1 } ?? 0
        return StyledText(cells: cells[..<end])
    }
}
