package import BulletinModel

/// The files that were set aside.
package enum RejectedList: Method {
    package static let name = "rejected.list"
    package static let summary = "Files that were set aside and why, the latest first."
    package static let isForAdmins = true
    package static let errors: [RPCErrorKind] = [.notFound, .notPermitted, .store]

    package struct Params: MethodParams, Hashable {
        package var limit = 100
        package var before: String?

        package init() {}

        package static let fields: [ParamField<Params>] = [
            .optional("limit", \.limit, .limited(0...Search.mostHits), "The most files to answer."),
            .optional("before", \.before, .text(.rejectedID), "Only those set aside before this one."),
        ]
    }

    package struct File: Hashable, Sendable {
        /// For `rejected.retry` and `rejected.discard`.
        package var id: String
        package var name: FileName
        package var collection: String?
        package var reason: RejectionReason
        /// For people.
        package var detail: String
        package var received: Timestamp
        /// Nil where the file was never read whole.
        package var sha256: String?
        package var bytes: Int

        package init(
            id: String, name: FileName, collection: String?, reason: RejectionReason, detail: String,
            received: Timestamp, sha256: String?, bytes: Int
        ) {
            self.id = id
            self.name = name
            self.collection = collection
            self.reason = reason
            self.detail = detail
            self.received = received
            self.sha256 = sha256
            self.bytes = bytes
        }
    }

    package struct Result: MethodResult, Hashable {
        package var rejected: [File]
        package var more: Bool

        package init(rejected: [File], more: Bool) {
            self.rejected = rejected
            self.more = more
        }

        package static let schema = Schema.object([
            "rejected": .array(
                of: .object(
                    [
                        ("id", Schema.string(.rejectedID)), ("name", .text), ("nameBase64", .string(.base64)),
                        ("collection", .nullable(.text)), ("reason", .choice(RejectionReason.allCases.map(\.rawValue))),
                        ("detail", .text), ("received", .string(.timestamp)), ("sha256", .nullable(.text)),
                        ("bytes", .count),
                    ].map { .init(name: $0.0, schema: $0.1, isOptional: $0.0 == "nameBase64") })), "more": .boolean,
        ])

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.key("rejected")
                writer.list(rejected) { $1.write(to: &$0) }
                writer.member("more", more)
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            rejected = try reader.member("rejected").list(File.init(reader:))
            more = try reader.member("more").bool()
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":19,"method":"rejected.list","params":{"limit":1}}
        ← {"jsonrpc":"2.0","id":19,"result":{"rejected":[{"id":"3","name":"scan.png","collection":null,\
        "reason":"not-text","detail":"a picture (PNG)","received":"2021-10-12T01:30:00Z","sha256":null,"bytes":70112}],\
        "more":false}}
        """
}

extension RejectedList.File {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", id)
            writer.member("name", name.description)
            if !name.isValidText { writer.member("nameBase64", Base64.encode(name.bytes)) }
            writer.member("collection", collection)
            writer.member("reason", reason.rawValue)
            writer.member("detail", detail)
            writer.member("received", received.description)
            writer.member("sha256", sha256)
            writer.member("bytes", bytes)
        }
    }

    fileprivate init(reader: JSONReader) throws(ShapeFailure) {
        self.init(
            id: try reader.string("id"), name: try reader.fileName(),
            collection: try reader.optionalString("collection"),
            reason: try reader.member("reason").choice(RejectionReason.self), detail: try reader.string("detail"),
            received: try reader.member("received").parsed("a time", Timestamp.init(iso8601:)),
            sha256: try reader.optionalString("sha256"), bytes: try reader.integer("bytes"))
    }
}
