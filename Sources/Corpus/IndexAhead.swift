import BulletinModel
import LinuxSystem
import SearchIndex
package import Store

/// What intakes will add to the index, built before or while the store records them: by who has time for it, else by
/// the writer, who then waits for no one.
package final class IndexAhead: Sendable {
    private enum State {
        case waiting
        case building
        case built(IndexDraft)
    }

    /// Of each intake, in their order.
    let articleCounts: [Int]
    private let intakes: [Intake]
    private let state = Awaited(State.waiting)

    package init(_ intakes: [Intake]) {
        articleCounts = intakes.map(\.reading.articles.count)
        self.intakes = intakes
    }

    /// Builds it now, unless somebody has begun. Cost: 20 ns a byte of text.
    package func build() {
        let isOurs = state.withLock { state in
            guard case .waiting = state else { return false }
            state = .building
            return true
        }
        guard isOurs else { return }
        let draft = IndexDraft(intakes.flatMap(\.indexEntries))
        state.withLock { $0 = .built(draft) }
        state.wakeAll()
    }

    var draft: IndexDraft {
        build()
        return state.wait { state -> IndexDraft? in
            guard case .built(let draft) = state else { return nil }
            return draft
        }
    }
}

extension Intake {
    var indexEntries: [IndexEntry] {
        reading.articles.enumerated().map { offset, article in
            IndexEntry(id: ArticleID(bulletin: id, ordinal: offset + 1), article: article, collection: collection)
        }
    }
}

extension IndexWriter {
    /// Adds what was built of intakes that the store took; of the others nothing is found.
    ///
    /// - Precondition: the intakes of all `parts`, one after the other, are those of the outcomes.
    mutating func add(_ parts: [IndexAhead], as outcomes: [IntakeOutcome]) {
        var rest = outcomes[...]
        for part in parts {
            var left: [Range<Int>] = []
            var end = 0
            for count in part.articleCounts {
                if let outcome = rest.popFirst(), !outcome.isNew { left.append(end..<end + count) }
                end += count
            }
            if left.count < part.articleCounts.count { add(part.draft, without: left) }
        }
    }
}

extension IntakeOutcome {
    fileprivate var isNew: Bool {
        switch self {
        case .added, .revision: true
        case .duplicate, .leftover, .collision: false
        }
    }
}
