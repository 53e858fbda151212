import BulletinModel
package import BulletinRPC

/// The body of a `_bulk` request of OpenSearch and Elasticsearch: an action and a document, a line each. The index is named by
/// the address that it is sent to; sent twice, it changes nothing, for every document has its id.
package enum Bulk {
    package static func write(_ record: ArticleRecord, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("index")
            writer.object { $0.member("_id", record.id.description) }
        }
        writer.endLine()
        record.write(to: &writer)
        writer.endLine()
    }
}
