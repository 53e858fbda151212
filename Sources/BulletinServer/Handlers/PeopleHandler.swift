import BulletinModel
import BulletinRPC
import Corpus
import SearchIndex
import Store

enum PeopleHandler: Handler {
    typealias Called = People

    /// Cost: one look at each article of the index; those of the people that are shown are read from the store, each once.
    static func answer(_ params: People.Params, _ call: Call) throws(RPCError) -> People.Result {
        let snapshot = try call.services.corpus.snapshot
        let census = try Census(params.query, in: snapshot.index, deadline: call.deadline())
        let wanted = params.name.map { PeopleByName($0, in: snapshot.index) }
        var bearers: [String: [ArticleID]] = [:]
        try census.forEach { segment, document in
            guard let column = segment.column(.person) else { return }
            for id in column.values(of: document) where wanted?.holds(id, of: segment) ?? true {
                bearers[column.value(id), default: []].append(segment.id(of: document))
            }
        }
        let best = bearers.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(params.limit)
        let dossiers = try dossiers(of: best.map(\.key), in: Set(best.flatMap(\.value)), call, census)
        let rows = best.map { name, articles in
            People.Row(
                name: name, titles: ordered(dossiers[name]?.titles ?? [:]),
                organisations: ordered(dossiers[name]?.organisations ?? [:]), articles: articles.count)
        }
        return People.Result(total: bearers.count, rows: rows)
    }

    private struct Dossier {
        var titles: [String: Int] = [:]
        var organisations: [String: Int] = [:]
    }

    private static func dossiers(
        of names: [String], in articles: Set<ArticleID>, _ call: Call, _ census: Census
    ) throws(RPCError) -> [String: Dossier] {
        var dossiers = Dictionary(uniqueKeysWithValues: names.map { ($0, Dossier()) })
        for id in articles {
            try census.check()
            let article = try call.asking { (store) throws(StoreFailure) in try store.article(id) }
            for person in article?.people ?? [] where dossiers[person.name] != nil {
                if let title = person.title { dossiers[person.name]?.titles[title, default: 0] += 1 }
                if let organisation = person.organisation {
                    dossiers[person.name]?.organisations[organisation, default: 0] += 1
                }
            }
        }
        return dossiers
    }

    /// Most frequent first.
    private static func ordered(_ counts: [String: Int]) -> [String] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}

/// Who is meant by a name: those who are called exactly so; where there are none, those whose names hold it.
private struct PeopleByName {
    private let ids: [ObjectIdentifier: Set<UInt32>]

    /// Cost: one pass over all names, or two.
    init(_ name: String, in index: IndexSnapshot) {
        let folded = Folding.fold(name)
        let exact = Self.ids(holding: [0] + folded + [0], in: index)
        ids = exact.values.allSatisfy(\.isEmpty) ? Self.ids(holding: folded, in: index) : exact
    }

    func holds(_ id: UInt32, of segment: Segment) -> Bool { ids[ObjectIdentifier(segment)]?.contains(id) ?? false }

    private static func ids(holding pattern: [UInt16], in index: IndexSnapshot) -> [ObjectIdentifier: Set<UInt32>] {
        var found: [ObjectIdentifier: Set<UInt32>] = [:]
        for part in index.parts {
            guard let column = part.segment.column(.person) else { continue }
            let ids = column.ids(holding: pattern).filter { id in
                column.documents(of: id).contains { !part.deleted.contains($0) }
            }
            found[ObjectIdentifier(part.segment)] = Set(ids)
        }
        return found
    }
}
