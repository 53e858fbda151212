package import BulletinModel
package import SearchIndex
package import Store

/// A point in the life of a store. Prints as `9c2f0b11:18`.
package struct Clock: Hashable, Sendable, CustomStringConvertible {
    /// `BulletinStore.identity`: clocks of another store mean nothing here.
    package var store: String
    package var sequence: Int

    package init(store: String, sequence: Int) {
        self.store = store
        self.sequence = sequence
    }

    /// - Parameter text: `<store>:<sequence>`.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let sequence = Int(parts[1]), sequence >= 0 else { return nil }
        self.init(store: String(parts[0]), sequence: sequence)
    }

    package var description: String { "\(store):\(sequence)" }
}

/// What is true at one moment; a query sees one of these from start to end.
package struct CorpusSnapshot: Sendable {
    package let index: IndexSnapshot
    package let clock: Clock
    package let counts: StoreCounts

    package init(index: IndexSnapshot, clock: Clock, counts: StoreCounts) {
        self.index = index
        self.clock = clock
        self.counts = counts
    }
}

/// One bulletin that came or went, told in the order of the clock once a snapshot shows it.
package struct CorpusChange: Sendable {
    package let clock: Clock
    /// What left the index with it.
    package let removed: [DepartedArticle]
    /// Made only where somebody is told of them: most who are told of a change have no subscriber.
    private let entries: @Sendable () -> [IndexEntry]

    package init(clock: Clock, added: @autoclosure @escaping @Sendable () -> [IndexEntry], removed: [DepartedArticle]) {
        self.clock = clock
        self.removed = removed
        entries = added
    }

    /// The new bulletin's articles, in their order. Cost: a copy of each.
    package var added: [IndexEntry] { entries() }
}

/// An article that is in the index no more.
package struct DepartedArticle: Sendable {
    package let id: ArticleID
    /// As it was; nil where nobody can tell any more.
    package let entry: IndexEntry?

    package init(id: ArticleID, entry: IndexEntry?) {
        self.id = id
        self.entry = entry
    }
}

/// How far a start has come.
package struct LoadProgress: Hashable, Sendable {
    package var loaded: Int
    package var total: Int

    package init(loaded: Int, total: Int) {
        self.loaded = loaded
        self.total = total
    }
}
