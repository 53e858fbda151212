import BulletinModel

extension Search {
    package struct Result: MethodResult, Hashable {
        /// How many articles match, however many are shown.
        package var total: Int
        package var hits: [Hit]
        package var facets: [FacetCounts]
        /// Microseconds.
        package var took: Int

        package init(total: Int, hits: [Hit], facets: [FacetCounts], took: Int) {
            self.total = total
            self.hits = hits
            self.facets = facets
            self.took = took
        }

        package static let schema = Schema.object([
            "total": .count, "hits": .array(of: Hit.schema),
            "facets": .map(of: .array(of: .object(["value": .text, "count": .count]))), "took": .count,
        ])

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.member("total", total)
                writer.key("hits")
                writer.list(hits) { $1.write(to: &$0) }
                writer.key("facets")
                writer.object { writer in for facet in facets { facet.write(to: &writer) } }
                writer.member("took", took)
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            total = try reader.integer("total")
            hits = try reader.member("hits").list(Hit.init(reader:))
            facets = try reader.member("facets")
                .map { (list) throws(ShapeFailure) in
                    try list.list { (entry) throws(ShapeFailure) in
                        FacetCount(value: try entry.string("value"), count: try entry.integer("count"))
                    }
                }
                .map { FacetCounts(facet: $0.key, counts: $0.value) }
            took = try reader.integer("took")
        }
    }

    package struct FacetCounts: Hashable, Sendable {
        package var facet: String
        /// Most frequent first.
        package var counts: [FacetCount]

        package init(facet: String, counts: [FacetCount]) {
            self.facet = facet
            self.counts = counts
        }

        fileprivate func write(to writer: inout JSONWriter) {
            writer.key(facet)
            writer.list(counts) { writer, entry in
                writer.object { writer in
                    writer.member("value", entry.value)
                    writer.member("count", entry.count)
                }
            }
        }
    }

    package struct FacetCount: Hashable, Sendable {
        package var value: String
        package var count: Int

        package init(value: String, count: Int) {
            self.value = value
            self.count = count
        }
    }
}
