/// The articles of a segment that a query found: a set, or all of a list's but the deleted ones.
package struct Matches {
    /// Nil: whatever the scoring term's list holds.
    private let found: DocumentSet?
    private let deleted: DeletedDocuments
    /// Of the set.
    let count: Int

    /// - Parameters:
    ///   - found: all of them live.
    ///   - count: of `found`, which is known to who asks.
    package init(_ found: DocumentSet, count: Int) {
        self.found = found
        self.count = count
        deleted = DeletedDocuments()
    }

    package init(allBut deleted: DeletedDocuments) {
        found = nil
        count = 0
        self.deleted = deleted
    }

    /// Ready to be asked of many: a list of more than a few becomes bits.
    func bits(articles: Int) -> Matches {
        guard case .sparse(let list) = found else { return self }
        var bits = DocumentBits(none: articles)
        bits.insert(.sparse(list))
        return Matches(.dense(bits), count: count)
    }

    @inline(__always)
    func contains(_ document: UInt32) -> Bool {
        if let found { return found.contains(document) }
        return !deleted.contains(document)
    }

    package func forEach(_ body: (UInt32) -> Void) { found?.forEach(body) }

    var documents: DocumentSet? { found }
}
