import BulletinModel
import BulletinRPC
import Corpus
import Retrieval

enum SearchHandler: Handler {
    typealias Called = BulletinRPC.Search

    static func answer(
        _ params: BulletinRPC.Search.Params, _ call: Call
    ) throws(RPCError) -> BulletinRPC.Search.Result {
        let snapshot = try call.services.corpus.snapshot
        let deadline = call.deadline(params.timeout)
        var request = SearchRequest(query: params.query)
        request.matchAny = params.match == .any
        request.sort = SortOrder(params.sort)
        request.limit = params.limit
        request.offset = params.offset
        request.facets = params.facets.map(FacetField.init)
        request.snippetLength = params.snippet
        let outcome: SearchOutcome
        do throws(SearchFailure) {
            outcome = try Retrieval.Search.run(request, in: snapshot.index) { deadline.isOver }
        } catch {
            throw RPCError(error, deadline)
        }
        return BulletinRPC.Search.Result(
            total: outcome.total, hits: outcome.hits.map(BulletinRPC.Search.Hit.init),
            facets: outcome.facets.map { field, counts in
                BulletinRPC.Search.FacetCounts(
                    facet: field.rawValue, counts: counts.map { .init(value: $0.value, count: $0.count) })
            }, took: Int((ContinuousClock.now - call.began) / .microseconds(1)))
    }
}

extension SortOrder {
    fileprivate init(_ sort: BulletinRPC.Search.Sort) {
        self =
            switch sort {
            case .relevance: .relevance
            case .newest: .newest
            case .oldest: .oldest
            }
    }
}

extension FacetField {
    fileprivate init(_ facet: BulletinRPC.Search.Facet) {
        self =
            switch facet {
            case .unit: .unit
            case .month: .month
            case .byline: .byline
            case .section: .section
            case .kind: .kind
            case .collection: .collection
            }
    }
}

extension BulletinRPC.Search.Hit {
    init(_ hit: Retrieval.Hit) {
        self.init(
            id: hit.id, score: hit.score, kicker: hit.kicker, headline: hit.headline, published: hit.published,
            section: hit.section, kind: hit.kind, bylines: hit.bylines,
            snippet: hit.snippet.map { snippet in
                BulletinRPC.Search.Snippet(
                    text: snippet.text, marks: snippet.marks.map { .init(offset: $0.offset, length: $0.length) })
            })
    }
}
