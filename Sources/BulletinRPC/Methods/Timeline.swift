package import BulletinModel

/// How many articles match, day by day or in longer steps.
package enum Timeline: Method {
    package static let name = "timeline"
    package static let summary = "Counts of matching articles over time, none left out in between."
    package static let errors: [RPCErrorKind] = [.query, .tookTooLong, .pastLimit]
    package static let mostBuckets = 20_000

    package enum Interval: String, Hashable, Sendable, CaseIterable {
        case day, week, month, year
    }

    package struct Params: MethodParams, Hashable {
        package var query = ""
        package var interval = Interval.month

        package init() {}

        package static let fields: [ParamField<Params>] = [
            .optional("query", \.query, .text(), "Only articles that match; blank takes all."),
            .required("interval", \.interval, .choice, "The length of a step; weeks begin on Monday."),
        ]
    }

    package struct Bucket: Hashable, Sendable {
        /// Its first day.
        package var start: CalendarDay
        package var count: Int

        package init(start: CalendarDay, count: Int) {
            self.start = start
            self.count = count
        }
    }

    package struct Result: MethodResult, Hashable {
        package var buckets: [Bucket]

        package init(buckets: [Bucket]) { self.buckets = buckets }

        package static let schema = Schema.object([
            "buckets": .array(of: .object(["start": .string(.day), "count": .count]))
        ])

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.key("buckets")
                writer.list(buckets) { writer, bucket in
                    writer.object { writer in
                        writer.member("start", bucket.start.description)
                        writer.member("count", bucket.count)
                    }
                }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            buckets = try JSONReader(json).member("buckets").list { (bucket) throws(ShapeFailure) in
                Bucket(start: try bucket.member("start").day(), count: try bucket.integer("count"))
            }
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":16,"method":"timeline","params":{"query":"秋粮","interval":"month"}}
        ← {"jsonrpc":"2.0","id":16,"result":{"buckets":[{"start":"2021-09-01","count":4},\
        {"start":"2021-10-01","count":0},{"start":"2021-11-01","count":2}]}}
        """
}
