import BulletinRPC
import Retrieval
import SearchIndex

/// The articles that match a query, part by part of the index, for who counts what they bear.
struct Census {
    let snapshot: IndexSnapshot
    private let deadline: Deadline
    private let matches: [DocumentSet]

    /// - Parameter query: blank takes all.
    init(_ query: String, in snapshot: IndexSnapshot, deadline: Deadline) throws(RPCError) {
        self.snapshot = snapshot
        self.deadline = deadline
        do throws(SearchFailure) {
            matches = try Retrieval.Search.documents(matching: query, in: snapshot) { deadline.isOver }
        } catch {
            throw RPCError(error, deadline)
        }
    }

    /// Tells each article that matches, by its number in its part. Cost: linear in their number.
    func forEach(_ body: (Segment, UInt32) -> Void) throws(RPCError) {
        for (part, documents) in zip(snapshot.parts, matches) {
            for (index, document) in documents.list().enumerated() {
                if index & 1023 == 0 { try check() }
                body(part.segment, document)
            }
        }
    }

    /// Tells the articles that match, a part at a time.
    func forEachPart(_ body: (Segment, DocumentSet) -> Void) throws(RPCError) {
        for (part, documents) in zip(snapshot.parts, matches) {
            try check()
            body(part.segment, documents)
        }
    }

    func check() throws(RPCError) {
        if deadline.isOver { throw deadline.error }
    }
}
