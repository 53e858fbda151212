import BulletinModel
import BulletinRPC
import Corpus
import SearchIndex
import Store

enum PeopleHandler: Handler {
    typealias Called = People

    /// Cost: one look at each article of the index; for each row that is shown, its articles are read from the store.
    static func answer(_ params: People.Params, _ call: Call) throws(RPCError) -> People.Result {
        let snapshot = try call.services.corpus.snapshot
        let census = try Census(params.query, in: snapshot.index, deadline: call.deadline())
        var bearers: [String: [ArticleID]] = [:]
        try census.forEach { segment, document in
            guard let column = segment.column(.person) else { return }
            for id in column.values(of: document) {
                let name = column.value(id)
                if params.name == nil || name == params.name {
                    bearers[name, default: []].append(segment.id(of: document))
                }
            }
        }
        let best = bearers.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(params.limit)
        var rows: [People.Row] = []
        for (name, articles) in best { rows.append(try row(name, articles, call, census)) }
        return People.Result(total: bearers.count, rows: rows)
    }

    private static func row(
        _ name: String, _ articles: [ArticleID], _ call: Call, _ census: Census
    ) throws(RPCError) -> People.Row {
        var titles: [String: Int] = [:]
        var organisations: [String: Int] = [:]
        for id in articles {
            try census.check()
            let article = try call.asking { (store) throws(StoreFailure) in try store.article(id) }
            for person in article?.people ?? [] where person.name == name {
                if let title = person.title { titles[title, default: 0] += 1 }
                if let organisation = person.organisation { organisations[organisation, default: 0] += 1 }
            }
        }
        return People.Row(
            name: name, titles: ordered(titles), organisations: ordered(organisations), articles: articles.count)
    }

    private static func ordered(_ counts: [String: Int]) -> [String] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }
}
