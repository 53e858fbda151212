/// Names out of several segments, each with how many articles bear it. Names are the same where their bytes are.
package struct NameTally: Sendable {
    private var names = NumberedRuns<UInt8>(slots: 1 << 10)
    private var counts: [Int] = []

    package init() {}

    /// How many names there are.
    package var count: Int { counts.count }

    /// Adds the articles of a segment, by value of the column; a value that no article bears is left out.
    package mutating func add(_ articles: [UInt32], of column: NameColumn) {
        for (id, count) in articles.enumerated() where count > 0 { add(UInt32(id), Int(count), of: column) }
    }

    package mutating func add(_ id: UInt32, _ articles: Int, of column: NameColumn) {
        add(column.printedBytes(of: id), articles)
    }

    package mutating func add(_ name: String, _ articles: Int) { add(Array(name.utf8), articles) }

    private mutating func add(_ name: [UInt8], _ articles: Int) {
        guard articles > 0 else { return }
        let number = names.number(of: name.span)
        if number == counts.count { counts.append(0) }
        counts[number] += articles
    }

    func number(of name: ArraySlice<UInt8>) -> Int? { names.known(name.span) }

    package func name(_ number: Int) -> String { String(decoding: names[number], as: UTF8.self) }
    package func articles(_ number: Int) -> Int { counts[number] }

    /// The numbers of names, most articles first, then by their characters.
    ///
    /// - Complexity: sorts numbers; of the names themselves only those that may be among the first.
    package func first(_ limit: Int) -> [Int] {
        guard limit > 0 else { return [] }
        let least = counts.count > limit ? counts.sorted(by: >)[limit - 1] : 0
        let candidates = counts.indices.filter { counts[$0] >= least }
        return Array(candidates.sorted { comes($0, ahead: $1) }.prefix(limit))
    }

    private func comes(_ left: Int, ahead right: Int) -> Bool {
        if counts[left] != counts[right] { return counts[left] > counts[right] }
        return names[left].lexicographicallyPrecedes(names[right])
    }
}

extension NameColumn {
    /// By value, how many of the articles bear it.
    ///
    /// - Complexity: one look at each value where all articles are asked for; else at each value of each article where these are
    ///   kept, and at each article of each value where they are not: 2 ns.
    package func articles(among documents: DocumentSet) -> [UInt32] {
        if documents.count == articles {
            return (0..<count).map { inverseStarts[$0 + 1] - inverseStarts[$0] }
        }
        var counts = [UInt32](repeating: 0, count: count)
        guard forwardStarts.count > 0 else {
            var bits = DocumentBits(none: articles)
            bits.insert(documents)
            for id in counts.indices {
                for index in inverseStarts.range(id) where bits.contains(inverse[index]) { counts[id] += 1 }
            }
            return counts
        }
        documents.forEach { document in
            for index in forwardStarts.range(Int(document)) {
                counts[Int(forward[index])] += 1
            }
        }
        return counts
    }

    /// How many articles that are not deleted bear a value.
    package func articles(bearing id: UInt32, without deleted: DeletedDocuments) -> Int {
        let all = documents(of: id)
        return deleted.isEmpty ? all.count : all.reduce(0) { $0 + (deleted.contains($1) ? 0 : 1) }
    }

    /// What the people of a tally are called beside their names, with how many of the articles call them so.
    ///
    /// `isWanted` is asked of each name by its number in the tally.
    package func forEachRole(
        among documents: DocumentSet, of people: NameTally, where isWanted: (Int) -> Bool,
        _ body: (_ person: Int, _ role: PersonRole, _ articles: Int) -> Void
    ) {
        for (id, count) in articles(among: documents).enumerated() where count > 0 {
            let value = printedBytes(of: UInt32(id))
            let end = value.firstIndex(of: PersonRole.separator) ?? value.count
            guard let person = people.number(of: value[..<end]), isWanted(person) else { continue }
            body(person, PersonRole(value), Int(count))
        }
    }
}
