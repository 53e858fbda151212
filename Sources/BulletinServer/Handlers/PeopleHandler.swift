import BulletinModel
import BulletinRPC
import Corpus
import SearchIndex

enum PeopleHandler: IndexHandler {
    typealias Called = People

    /// Cost: a look at each name, and with a query at the people of each article that matches. Titles and organisations are
    /// read from the index too.
    static func answer(_ params: People.Params, _ call: Call) throws(RPCError) -> People.Result {
        let snapshot = try call.services.corpus.snapshot
        let census = try Census(params.query, in: snapshot.index, deadline: call.deadline())
        let wanted = params.name.map { PeopleByName($0, in: snapshot.index) }
        var people = NameTally()
        try census.forEachPart { segment, documents in
            guard let column = segment.column(.person) else { return }
            let articles = column.articles(among: documents)
            people.add(wanted?.only(articles, of: segment) ?? articles, of: column)
        }
        let best = people.first(params.limit)
        let dossiers = try dossiers(of: best, among: people, census)
        let rows = best.map { number in
            People.Row(
                name: people.name(number), titles: ordered(dossiers[number]?.titles ?? [:]),
                organisations: ordered(dossiers[number]?.organisations ?? [:]), articles: people.articles(number))
        }
        return People.Result(total: people.count, rows: rows)
    }

    private struct Dossier {
        var titles: [String: Int] = [:]
        var organisations: [String: Int] = [:]
    }

    /// By the numbers of the names.
    private static func dossiers(
        of shown: [Int], among people: NameTally, _ census: Census
    ) throws(RPCError) -> [Int: Dossier] {
        var dossiers = Dictionary(uniqueKeysWithValues: shown.map { ($0, Dossier()) })
        if shown.isEmpty { return dossiers }
        try census.forEachPart { segment, documents in
            segment.column(.role)?.forEachRole(among: documents, of: people, where: { dossiers[$0] != nil }) {
                person, role, articles in
                if let title = role.title { dossiers[person]?.titles[title, default: 0] += articles }
                if let organisation = role.organisation {
                    dossiers[person]?.organisations[organisation, default: 0] += articles
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
    private let ids: [ObjectIdentifier: [UInt32]]

    /// Cost: one pass over all names, or two.
    init(_ name: String, in index: IndexSnapshot) {
        let folded = Folding.fold(name)
        let exact = Self.ids(holding: [0] + folded + [0], in: index)
        ids = exact.values.allSatisfy(\.isEmpty) ? Self.ids(holding: folded, in: index) : exact
    }

    /// Of numbers of articles by value, those of the people who are meant; the others are 0.
    func only(_ articles: [UInt32], of segment: Segment) -> [UInt32] {
        var only = [UInt32](repeating: 0, count: articles.count)
        for id in ids[ObjectIdentifier(segment)] ?? [] { only[Int(id)] = articles[Int(id)] }
        return only
    }

    private static func ids(holding pattern: [UInt16], in index: IndexSnapshot) -> [ObjectIdentifier: [UInt32]] {
        var found: [ObjectIdentifier: [UInt32]] = [:]
        for part in index.parts {
            guard let column = part.segment.column(.person) else { continue }
            found[ObjectIdentifier(part.segment)] = column.ids(holding: pattern).filter {
                column.articles(bearing: $0, without: part.deleted) > 0
            }
        }
        return found
    }
}
