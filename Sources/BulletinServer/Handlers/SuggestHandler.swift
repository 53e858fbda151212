import BulletinModel
import BulletinRPC
import Corpus
import SearchIndex

enum SuggestHandler: Handler {
    typealias Called = Suggest

    /// Cost: one pass over all names, and a look at each article that bears one of those that begin so.
    static func answer(_ params: Suggest.Params, _ call: Call) throws(RPCError) -> Suggest.Result {
        let snapshot = try call.services.corpus.snapshot
        let deadline = call.deadline()
        let prefix = Folding.fold(params.prefix)
        guard !prefix.isEmpty else { return Suggest.Result(suggestions: []) }
        var counts: [Name: Int] = [:]
        for part in snapshot.index.parts {
            if deadline.isOver { throw deadline.error }
            for (field, kind) in fields {
                guard let column = part.segment.column(field) else { continue }
                for id in column.ids(holding: [0] + prefix) {
                    let live = column.documents(of: id).reduce(0) { $0 + (part.deleted.contains($1) ? 0 : 1) }
                    if live > 0 { counts[Name(text: column.value(id), kind: kind), default: 0] += live }
                }
            }
            addUnits(beginning: prefix, of: part, to: &counts)
        }
        let best = counts.map { Suggest.Suggestion(text: $0.key.text, kind: $0.key.kind, articles: $0.value) }
            .sorted { ($1.articles, $0.text, $0.kind.rawValue) < ($0.articles, $1.text, $1.kind.rawValue) }
        return Suggest.Result(suggestions: Array(best.prefix(params.limit)))
    }

    private struct Name: Hashable {
        var text: String
        var kind: Suggest.Kind
    }

    private static let fields: [(NameField, Suggest.Kind)] = [
        (.person, .person), (.place, .place), (.organisation, .organisation), (.byline, .byline),
        (.section, .section), (.collection, .collection),
    ]

    /// Units stand in the index as paths: `/云川县/柳湾镇/`; an article counts once for each name on its paths.
    private static func addUnits(beginning prefix: [UInt16], of part: IndexSnapshot.Part, to counts: inout [Name: Int])
    {
        guard let column = part.segment.column(.unit) else { return }
        var bearers: [String: Set<UInt32>] = [:]
        for id in column.ids(holding: Folding.fold("/") + prefix) {
            for name in column.value(id).split(separator: "/") where Folding.fold(name).starts(with: prefix) {
                bearers[String(name), default: []].formUnion(column.documents(of: id))
            }
        }
        for (name, documents) in bearers {
            let live = documents.reduce(0) { $0 + (part.deleted.contains($1) ? 0 : 1) }
            if live > 0 { counts[Name(text: name, kind: .unit), default: 0] += live }
        }
    }
}
