import BulletinModel
import SearchIndex
package import Store

/// What came and went between two points of the clock, read from the store: for who was not there at the time.
///
/// It tells the outcome, not each step: a bulletin that came and went in between is in it neither way.
package struct CorpusHistory: Sendable {
    package let store: BulletinStore

    package init(_ store: BulletinStore) { self.store = store }

    /// A page of it, in the order of the clock, and how far it reaches.
    package struct Page: Sendable {
        package var changes: [CorpusChange]
        /// Everything up to here is in this page or in those before.
        package var end: Int
    }

    /// As many bulletins are read together.
    private static let pageLength = 16

    /// - Parameters:
    ///   - start: what came up to here is known; articles that came later and are gone are not told of.
    ///   - end: what came after this is left for another page.
    package func page(after start: Int, upTo end: Int, knownUpTo known: Int) throws(StoreFailure) -> Page {
        let bulletins = try store.bulletins(after: start, limit: Self.pageLength).filter { $0.sequence <= end }
        var departures = try store.departures(after: start, limit: Self.pageLength).filter { $0.sequence <= end }
        // Neither list may be behind the other: what lies beyond the shorter one's reach waits for the next page.
        var reach = end
        if bulletins.count == Self.pageLength { reach = min(reach, bulletins[bulletins.count - 1].sequence) }
        if departures.count == Self.pageLength { reach = min(reach, departures[departures.count - 1].sequence) }
        departures.removeAll { $0.sequence > reach }
        var changes: [CorpusChange] = []
        for departure in departures {
            let removed = try articles(of: departure, knownUpTo: known)
            if !removed.isEmpty {
                changes.append(CorpusChange(clock: clock(departure.sequence), added: [], removed: removed))
            }
        }
        for bulletin in bulletins where bulletin.sequence <= reach {
            // One that crashed the daemon is in no index, and is told to nobody.
            let added = store.isLeftAlone(bulletin.id) ? [] : try store.articles(of: bulletin.id) ?? []
            let entries = zip(bulletin.articleIDs, added).map {
                IndexEntry(id: $0, article: $1, collection: bulletin.collection)
            }
            changes.append(CorpusChange(clock: clock(bulletin.sequence), added: entries, removed: []))
        }
        // At one point of the clock what is superseded goes first: sorting is stable, and departures stand ahead.
        let ordered = changes.enumerated().sorted {
            ($0.element.clock.sequence, $0.offset) < ($1.element.clock.sequence, $1.offset)
        }
        return Page(changes: ordered.map(\.element), end: reach)
    }

    private func clock(_ sequence: Int) -> Clock { Clock(store: store.identity, sequence: sequence) }

    private func articles(of departure: Departure, knownUpTo known: Int) throws(StoreFailure) -> [DepartedArticle] {
        // A bulletin that was removed is in no table any more, unless its bytes came again later; one that was
        // superseded is.
        guard let bulletin = try store.bulletin(departure.bulletin), bulletin.sequence < departure.sequence else {
            return departure.articles.map { DepartedArticle(id: $0, entry: nil) }
        }
        if store.isLeftAlone(bulletin.id) { return [] }
        guard bulletin.sequence <= known, let articles = try store.articles(of: bulletin.id) else { return [] }
        return zip(departure.articles, articles).map {
            DepartedArticle(id: $0, entry: IndexEntry(id: $0, article: $1, collection: bulletin.collection))
        }
    }
}
