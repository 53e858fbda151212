import BulletinRPC
import Corpus
import Retrieval

/// `Search.Result` as the server has it: hits are written to the connection's bytes from where they lie in the index,
/// or an answer that was written before is given again.
struct SearchAnswer: WritableResult {
    enum Body: Sendable {
        case found(SearchOutcome)
        case kept([UInt8])
    }

    let body: Body
    /// What is written may be kept by its server.
    let call: Call
    let params: BulletinRPC.Search.Params
    let clock: Clock

    private static let total: JSONKey = "total"
    private static let hits: JSONKey = "hits"
    private static let facets: JSONKey = "facets"
    private static let took: JSONKey = "took"

    func write(to writer: inout JSONWriter) {
        switch body {
        case .kept(let bytes): writer.raw(bytes)
        case .found(let outcome):
            writer.beginObject()
            let start = writer.bytes.count - 1
            Self.write(outcome, to: &writer)
            if call.isSound { call.server.keeper.keep(writer.bytes[start...], for: params, at: clock) }
        }
        writer.key(Self.took)
        writer.integer(Int((ContinuousClock.now - call.began) / .microseconds(1)))
        writer.endObject()
    }

    private static func write(_ outcome: SearchOutcome, to writer: inout JSONWriter) {
        writer.key(total)
        writer.integer(outcome.total)
        writer.key(hits)
        writer.beginArray()
        for hit in outcome.hits {
            writer.beginObject()
            hit.writeMembers(to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.key(facets)
        writer.object { writer in for (field, counts) in outcome.facets { write(field, counts, to: &writer) } }
    }

    private static func write(_ field: FacetField, _ counts: [FacetCount], to writer: inout JSONWriter) {
        writer.key(field.rawValue)
        writer.list(counts) { writer, entry in
            writer.object { writer in
                writer.member("value", entry.value)
                writer.member("count", entry.count)
            }
        }
    }
}
