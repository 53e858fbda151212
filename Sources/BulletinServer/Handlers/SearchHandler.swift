import BulletinModel
import BulletinRPC
import Corpus
import Retrieval

enum SearchHandler: LightHandler {
    typealias Called = BulletinRPC.Search

    static func answer(_ params: BulletinRPC.Search.Params, _ call: Call) throws(RPCError) -> SearchAnswer {
        let snapshot = try call.services.corpus.snapshot
        if let kept = call.server.keeper.answer(to: params, at: snapshot.clock) {
            return answer(.kept(kept), to: params, at: snapshot.clock, call)
        }
        let deadline = call.deadline(params.timeout)
        do throws(SearchFailure) {
            let outcome = try Retrieval.Search.run(SearchRequest(params), in: snapshot.index) { deadline.isOver }
            return answer(.found(outcome), to: params, at: snapshot.clock, call)
        } catch {
            throw RPCError(error, deadline)
        }
    }

    /// Postings and characters: about 0.1 ms.
    private static let lightWork = 100_000
    private static let lightHits = 20
    private static let lightSnippet = 200
    /// Should the estimate have been wrong. Then a worker begins anew.
    private static let lightTime = Duration.microseconds(500)
    /// So many times as much where others wait for the same loop.
    private static let crowdedShare = 4

    static func answerIfLight(_ params: BulletinRPC.Search.Params, _ call: Call) throws(RPCError) -> SearchAnswer? {
        let snapshot = try call.services.corpus.snapshot
        if let kept = call.server.keeper.answer(to: params, at: snapshot.clock) {
            return answer(.kept(kept), to: params, at: snapshot.clock, call)
        }
        guard params.limit <= lightHits, params.offset <= lightHits, params.snippet <= lightSnippet,
            params.facets.isEmpty
        else { return nil }
        let share = call.isCrowded ? crowdedShare : 1
        let deadline = call.deadline(min(params.timeout ?? .infinity, lightTime * share / .seconds(1)))
        var request = SearchRequest(params)
        request.mostWork = lightWork * share
        do throws(SearchFailure) {
            let outcome = try Retrieval.Search.run(request, in: snapshot.index) { deadline.isOver }
            return answer(.found(outcome), to: params, at: snapshot.clock, call)
        } catch {
            if case .syntax = error { throw RPCError(error, deadline) }
            return nil
        }
    }

    private static func answer(
        _ body: SearchAnswer.Body, to params: BulletinRPC.Search.Params, at clock: Clock, _ call: Call
    ) -> SearchAnswer {
        SearchAnswer(body: body, call: call, params: params, clock: clock)
    }
}

extension SearchRequest {
    fileprivate init(_ params: BulletinRPC.Search.Params) {
        self.init(query: params.query)
        matchAny = params.match == .any
        sort = SortOrder(params.sort)
        limit = params.limit
        offset = params.offset
        facets = params.facets.map(FacetField.init)
        snippetLength = params.snippet
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
