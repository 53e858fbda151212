import BulletinModel
import BulletinRPC
import Corpus
import Retrieval

enum TimelineHandler: IndexHandler {
    typealias Called = Timeline

    static func answer(_ params: Timeline.Params, _ call: Call) throws(RPCError) -> Timeline.Result {
        let snapshot = try call.services.corpus.snapshot
        let deadline = call.deadline()
        let days: [(day: CalendarDay, count: Int)]
        do throws(SearchFailure) {
            days = try Retrieval.Search.countsByDay(matching: params.query, in: snapshot.index) { deadline.isOver }
        } catch {
            throw RPCError(error, deadline)
        }
        guard let last = days.last else { return Timeline.Result(buckets: []) }
        var buckets: [Timeline.Bucket] = []
        var next = start(of: days[0].day, params.interval)
        var rest = days[...]
        while next <= last.day {
            guard buckets.count < Timeline.mostBuckets else {
                throw .pastLimit(limit: Timeline.mostBuckets, value: buckets.count + 1, what: "buckets")
            }
            guard let end = following(next, params.interval) else {
                buckets.append(.init(start: next, count: rest.reduce(0) { $0 + $1.count }))
                break
            }
            let within = rest.prefix { $0.day < end }
            buckets.append(.init(start: next, count: within.reduce(0) { $0 + $1.count }))
            rest = rest.dropFirst(within.count)
            next = end
        }
        return Timeline.Result(buckets: buckets)
    }

    /// The first day of the step in which a day lies.
    static func start(of day: CalendarDay, _ interval: Timeline.Interval) -> CalendarDay {
        switch interval {
        case .day: day
        // The week of 0001-01-01, a Monday, is the first that there is.
        case .week: day.adding(days: 1 - day.weekday)
        case .month: CalendarDay(year: day.year, month: day.month, day: 1)!
        case .year: CalendarDay(year: day.year, month: 1, day: 1)!
        }
    }

    /// The first day of the next step; nil after the year 9999.
    private static func following(_ start: CalendarDay, _ interval: Timeline.Interval) -> CalendarDay? {
        let next: CalendarDay
        switch interval {
        case .day: next = start.adding(days: 1)
        case .week: next = start.adding(days: 7)
        case .month:
            return start.month == 12
                ? CalendarDay(year: start.year + 1, month: 1, day: 1)
                : CalendarDay(year: start.year, month: start.month + 1, day: 1)
        case .year: return CalendarDay(year: start.year + 1, month: 1, day: 1)
        }
        return next.year > 9999 ? nil : next
    }
}
