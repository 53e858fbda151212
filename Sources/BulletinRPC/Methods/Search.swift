/// Full-text search in the query language of PROTOCOL section 3.
package enum Search: Method {
    package static let name = "search"
    package static let summary = "Articles that match a query, best first, with snippets and facets."
    package static let errors: [RPCErrorKind] = [.query, .tookTooLong]
    package static let mostHits = 1000

    package enum Match: String, Hashable, Sendable, CaseIterable {
        case all, any
    }

    package enum Sort: String, Hashable, Sendable, CaseIterable {
        case relevance, newest, oldest
    }

    package enum Facet: String, Hashable, Sendable, CaseIterable {
        case unit, month, byline, section, kind, collection
    }

    package struct Params: MethodParams, Hashable {
        package var query = ""
        package var match = Match.all
        package var sort = Sort.relevance
        package var limit = 10
        package var offset = 0
        package var facets: [Facet] = []
        package var snippet = 120
        package var timeout: Double?

        package init() {}

        package static let fields: [ParamField<Params>] = [
            .optional("query", \.query, .text(), "What to look for; blank finds everything."),
            .optional("match", \.match, .choice, "Whether all words must be there, or any of them."),
            .optional("sort", \.sort, .choice, "The order of the hits."),
            .optional("limit", \.limit, .limited(0...mostHits), "The most hits to answer."),
            .optional("offset", \.offset, .integer(0...1_000_000_000), "How many hits to leave out at the beginning."),
            .optional("facets", \.facets, .choices(), "What to count the matches by."),
            .optional(
                "snippet", \.snippet, .integer(0...1000),
                "About how many characters of each article to show around what was found; none where 0."),
            .optional("timeout", \.timeout, .seconds(atMost: 3600), "Seconds after which the search is given up."),
        ]
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":3,"method":"search","params":{"query":"秋粮 kind:article","limit":1,\
        "facets":["unit"],"snippet":12}}
        ← {"jsonrpc":"2.0","id":3,"result":{"total":2,"hits":[{"id":"5f0c9a61d2b34e77.3","score":7.25,\
        "kicker":"柳湾镇","headline":"秋粮入仓 农机不歇","published":"2021-10-12","section":null,"kind":"article",\
        "bylines":[{"name":"时雨","role":"correspondent","outlet":null}],\
        "snippet":{"text":"…柳湾镇秋粮收购点已开秤…","marks":[[4,2]]}}],\
        "facets":{"unit":[{"value":"柳湾镇","count":2}]},"took":412}}
        """
}
