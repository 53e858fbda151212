package import BulletinModel

/// Drops a bulletin through the socket instead of the inbox.
package enum BulletinSubmit: Method {
    package static let name = "bulletin.submit"
    package static let summary = "Takes in a bulletin: durable and searchable when answered."
    package static let isForAdmins = true
    package static let errors: [RPCErrorKind] = [.notPermitted, .store]

    package struct Params: MethodParams, Hashable {
        package var name = ""
        package var text: String?
        package var base64: String?
        package var collection: String?

        package init() {}

        package init(name: String, text: String, collection: String? = nil) {
            self.name = name
            self.text = text
            self.collection = collection
        }

        package init(name: String, bytes: [UInt8], collection: String? = nil) {
            self.name = name
            base64 = Base64.encode(bytes)
            self.collection = collection
        }

        package static let fields: [ParamField<Params>] = [
            .required("name", \.name, .text(.filled), "The file's name, with its extension."),
            .optional("text", \.text, .text(), "What it holds, as text. Either this or base64."),
            .optional("base64", \.base64, .text(.base64), "What it holds, as bytes. Either this or text."),
            .optional("collection", \.collection, .text(.filled), "The collection that it belongs to."),
        ]
    }

    package enum Status: String, Hashable, Sendable, CaseIterable {
        case added, duplicate, revision
    }

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.object([
            "bulletin": .string(.bulletinID), "status": .choice(Status.allCases.map(\.rawValue)),
        ])
        package var bulletin: BulletinID
        package var status: Status

        package init(bulletin: BulletinID, status: Status) {
            self.bulletin = bulletin
            self.status = status
        }

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                writer.member("bulletin", bulletin.description)
                writer.member("status", status.rawValue)
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            bulletin = try reader.member("bulletin").bulletinID()
            status = try reader.member("status").choice(Status.self)
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":10,"method":"bulletin.submit","params":{"name":"2021-10-12 柳湾.txt",\
        "text":"柳湾镇\\n秋粮入仓 农机不歇\\n柳湾镇已有12台农机下田。\\n"}}
        ← {"jsonrpc":"2.0","id":10,"result":{"bulletin":"5f0c9a61d2b34e77","status":"added"}}
        """
}
