package import SearchIndex

extension Search {
    /// The live articles that match, part by part of the snapshot, in the order of its parts: for who counts what they
    /// bear and need not rank them.
    ///
    /// - Parameter isCancelled: asked now and then, often enough to end within a few milliseconds.
    package static func documents(
        matching query: String, in snapshot: IndexSnapshot, isCancelled: () -> Bool = { false }
    ) throws(SearchFailure) -> [DocumentSet] {
        let plan = try plan(query, matchAny: false)
        var found: [DocumentSet] = []
        for part in snapshot.parts {
            let matches = withoutActuallyEscaping(isCancelled) {
                Matcher(lists: QueryLists(part.segment), isCancelled: $0).documents(plan.root)
            }
            if isCancelled() { throw .cancelled }
            found.append(matches.subtracting(part.deleted))
        }
        return found
    }
}
