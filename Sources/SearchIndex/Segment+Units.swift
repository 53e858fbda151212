extension Segment {
    /// The names on a path of units, from the top; by number in `unitName`.
    package func unitNames(on path: UInt32) -> ArraySlice<UInt32> { unitNames.components(of: path) }

    /// Names of units that begin so when folded, each with its articles: those of all paths that it stands on.
    ///
    /// - Complexity: one pass over all paths, and a look at each article of those that hold such a name.
    package func unitNames(
        beginning prefix: [UInt16], without deleted: DeletedDocuments, _ body: (_ name: String, _ articles: Int) -> Void
    ) {
        guard let column = names[.unit] else { return }
        var begins: [UInt32: Bool] = [:]
        var paths: [UInt32: [UInt32]] = [:]
        for path in column.ids(holding: Folding.fold("/") + prefix) {
            for name in unitNames.components(of: path) {
                let isOne = begins[name] ?? Folding.fold(unitNames.name(name)).starts(with: prefix)
                begins[name] = isOne
                if isOne, paths[name]?.last != path { paths[name, default: []].append(path) }
            }
        }
        var seen = [UInt64](repeating: 0, count: (count + 63) / 64)
        for (name, paths) in paths {
            body(unitNames.name(name), articles(bearing: paths, of: column, without: deleted, &seen))
        }
    }

    /// - Parameter seen: a bit an article, none set; so it is left.
    private func articles(
        bearing paths: [UInt32], of column: NameColumn, without deleted: DeletedDocuments, _ seen: inout [UInt64]
    ) -> Int {
        if paths.count == 1 { return column.articles(bearing: paths[0], without: deleted) }
        var count = 0
        for path in paths {
            for document in column.documents(of: path) where !deleted.contains(document) {
                let bit = UInt64(1) << UInt64(document & 63)
                if seen[Int(document >> 6)] & bit == 0 { count += 1 }
                seen[Int(document >> 6)] |= bit
            }
        }
        for path in paths {
            for document in column.documents(of: path) { seen[Int(document >> 6)] = 0 }
        }
        return count
    }
}
