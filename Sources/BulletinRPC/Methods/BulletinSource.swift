package import BulletinModel

/// A bulletin as it was dropped: decoded, or byte for byte.
package enum BulletinSource: Method {
    package static let name = "bulletin.source"
    package static let summary = "A bulletin's text, or with raw its bytes in base64."
    package static let errors: [RPCErrorKind] = [.notFound, .store]

    package struct Params: MethodParams, Hashable {
        package var id = ""
        package var raw = false

        package init() {}
        package init(id: String, raw: Bool = false) {
            self.id = id
            self.raw = raw
        }

        package static let fields: [ParamField<Params>] = [
            .required("id", \.id, .text(.bulletinPrefix), "The bulletin's id; 4 digits or more of it will do."),
            .optional("raw", \.raw, .flag, "Whether to answer the dropped bytes."),
        ]
    }

    package enum Result: MethodResult, Hashable {
        case text(String, TextEncoding)
        case raw([UInt8])

        package static let schema = Schema.either([
            .object(["base64": .string(.base64)]),
            .object(["text": .text, "encoding": .choice(TextEncoding.allCases.map(\.rawValue))]),
        ])

        package func write(to writer: inout JSONWriter) {
            writer.object { writer in
                switch self {
                case .text(let text, let encoding):
                    writer.member("text", text)
                    writer.member("encoding", encoding.rawValue)
                case .raw(let bytes): writer.member("base64", Base64.encode(bytes))
                }
            }
        }

        package init(json: JSONValue) throws(ShapeFailure) {
            let reader = JSONReader(json)
            if json["base64"] != nil {
                self = .raw(try reader.member("base64").parsed("base64", Base64.decode))
            } else {
                self = .text(try reader.string("text"), try reader.member("encoding").choice(TextEncoding.self))
            }
        }
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":8,"method":"bulletin.source","params":{"id":"5f0c9a61d2b34e77"}}
        ← {"jsonrpc":"2.0","id":8,"result":{"text":"柳湾镇\\r\\n秋粮入仓","encoding":"gb18030"}}
        → {"jsonrpc":"2.0","id":9,"method":"bulletin.source","params":{"id":"5f0c9a61d2b34e77","raw":true}}
        ← {"jsonrpc":"2.0","id":9,"result":{"base64":"wfjN5dXy"}}
        """
}
