import BulletinModel
import BulletinRPC
import Corpus
import SearchIndex

enum SuggestHandler: IndexHandler {
    typealias Called = Suggest

    /// Cost: one pass over all names, and for units a look at each article that bears one of those that begin so.
    static func answer(_ params: Suggest.Params, _ call: Call) throws(RPCError) -> Suggest.Result {
        let snapshot = try call.services.corpus.snapshot
        let deadline = call.deadline()
        let prefix = Folding.fold(params.prefix)
        guard !prefix.isEmpty else { return Suggest.Result(suggestions: []) }
        var tallies: [Suggest.Kind: NameTally] = [:]
        for part in snapshot.index.parts {
            if deadline.isOver { throw deadline.error }
            for (field, kind) in fields {
                guard let column = part.segment.column(field) else { continue }
                for id in column.ids(holding: [0] + prefix) {
                    let articles = column.articles(bearing: id, without: part.deleted)
                    tallies[kind, default: NameTally()].add(id, articles, of: column)
                }
            }
            part.segment.unitNames(beginning: prefix, without: part.deleted) { name, articles in
                tallies[.unit, default: NameTally()].add(name, articles)
            }
        }
        let best = tallies.flatMap { kind, tally in
            tally.first(params.limit).map {
                Suggest.Suggestion(text: tally.name($0), kind: kind, articles: tally.articles($0))
            }
        }
        .sorted { ($1.articles, $0.text, $0.kind.rawValue) < ($0.articles, $1.text, $1.kind.rawValue) }
        return Suggest.Result(suggestions: Array(best.prefix(params.limit)))
    }

    private static let fields: [(NameField, Suggest.Kind)] = [
        (.person, .person), (.place, .place), (.organisation, .organisation), (.byline, .byline),
        (.section, .section), (.collection, .collection),
    ]
}
