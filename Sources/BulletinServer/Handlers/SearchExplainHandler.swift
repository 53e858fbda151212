import BulletinRPC
import Corpus
import Retrieval

enum SearchExplainHandler: IndexHandler {
    typealias Called = SearchExplain

    static func answer(_ params: SearchExplain.Params, _ call: Call) throws(RPCError) -> SearchExplain.Result {
        let snapshot = try call.services.corpus.snapshot
        let deadline = call.deadline(params.timeout)
        var request = SearchRequest(query: params.query)
        request.matchAny = params.match == .any
        do throws(SearchFailure) {
            let explanation = try Retrieval.Search.explain(request, in: snapshot.index) { deadline.isOver }
            return SearchExplain.Result(steps: steps(of: explanation, depth: 0))
        } catch {
            throw RPCError(error, deadline)
        }
    }

    /// As deep as the query's brackets, which its parser bounds.
    private static func steps(of explanation: Explanation, depth: Int) -> [SearchExplain.Step] {
        [
            SearchExplain.Step(
                depth: depth, step: explanation.step, estimated: explanation.estimated, found: explanation.found)
        ] + explanation.parts.flatMap { steps(of: $0, depth: depth + 1) }
    }
}
