import BulletinModel
import BulletinRPC
import Corpus
import SearchIndex

enum ContributorsHandler: IndexHandler {
    typealias Called = Contributors

    static func answer(_ params: Contributors.Params, _ call: Call) throws(RPCError) -> Contributors.Result {
        let snapshot = try call.services.corpus.snapshot
        let census = try Census(params.query, in: snapshot.index, deadline: call.deadline())
        var tallies: [Byline: Tally] = [:]
        try census.forEach { segment, document in
            let day = segment.day(of: document)
            for byline in Set(segment.bylines(of: document)) where params.role == nil || byline.role == params.role {
                tallies[byline, default: Tally()].add(day)
            }
        }
        let rows = tallies.map { byline, tally in
            Contributors.Row(
                byline: byline, articles: tally.articles,
                first: tally.first.map { CalendarDay(daysSinceEpoch: Int($0)) },
                last: tally.last.map { CalendarDay(daysSinceEpoch: Int($0)) })
        }
        .sorted {
            ($1.articles, $0.byline.name, $0.byline.role.rawValue, $0.byline.outlet ?? "")
                < ($0.articles, $1.byline.name, $1.byline.role.rawValue, $1.byline.outlet ?? "")
        }
        return Contributors.Result(rows: Array(rows.prefix(params.limit)))
    }

    private struct Tally {
        var articles = 0
        var first: Int32?
        var last: Int32?

        mutating func add(_ day: Int32) {
            articles += 1
            // The smallest number stands for no day.
            guard day != .min else { return }
            first = min(first ?? day, day)
            last = max(last ?? day, day)
        }
    }
}
