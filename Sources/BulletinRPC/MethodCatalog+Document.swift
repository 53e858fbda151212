extension MethodCatalog {
    /// What `rpc.discover` answers: an OpenRPC 1.3 document. Made once.
    ///
    /// What `data` of an error looks like stands by code in `x-errorData`, and what the
    /// server tells unasked in `x-notifications`: OpenRPC has no place for either.
    package static let document: JSONValue = {
        var writer = JSONWriter(capacity: 1 << 16)
        writer.object { writer in
            writer.member("openrpc", "1.3.2")
            writer.key("info")
            writer.object { writer in
                writer.member("title", "bulletind")
                writer.member("version", "1.0.0")
                writer.member(
                    "description",
                    "JSON-RPC 2.0 over a Unix stream socket: UTF-8, one message or batch a line. Params are objects.")
            }
            writer.key("methods")
            writer.list(all.sorted { $0.name < $1.name }) { $1.describe(to: &$0) }
            writer.key("x-errorData")
            writer.object { writer in
                for kind in RPCErrorKind.allCases {
                    writer.key("\(kind.rawValue)")
                    kind.data.write(to: &writer)
                }
            }
            writer.key("x-notifications")
            writer.object { writer in
                for (method, params) in ArticleNotification.schemas {
                    writer.key(method)
                    params.write(to: &writer)
                }
            }
            writer.key("components")
            writer.object { writer in
                writer.key("schemas")
                writer.object { writer in
                    for (name, schema) in SchemaCatalog.all {
                        writer.key(name)
                        schema.write(to: &writer)
                    }
                }
            }
        }
        do throws(JSONFailure) {
            return try JSONParser.parse(writer.bytes)
        } catch {
            preconditionFailure("the document is no JSON: \(error)")
        }
    }()

    fileprivate static func writeField<Params: MethodParams>(_ field: ParamField<Params>, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", field.name)
            writer.member("description", field.about)
            writer.member("required", field.isRequired)
            writer.key("schema")
            writer.object { writer in
                field.schema.writeMembers(to: &writer)
                if !field.isRequired {
                    writer.key("default")
                    writer.value(field.value(Params()) ?? .null)
                }
            }
        }
    }

    fileprivate static func writeError(_ kind: RPCErrorKind, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("code", kind.rawValue)
            writer.member("message", kind.message)
        }
    }

    fileprivate static func writeExample(
        _ example: (request: JSONValue, response: JSONValue), to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.member("name", "example \(example.request["id"]?.text ?? "")")
            writer.key("params")
            writer.list(example.request["params"]?.object?.members ?? []) { writer, member in
                writer.object { writer in
                    writer.member("name", member.key)
                    writer.key("value")
                    writer.value(member.value)
                }
            }
            writer.key("result")
            writer.object { writer in
                writer.member("name", "result")
                writer.key("value")
                writer.value(example.response["result"] ?? .null)
            }
        }
    }
}

extension MethodCatalog {
    /// The pairs of a method's transcript.
    package static func examples(
        of method: any Method.Type
    ) -> [(request: JSONValue, response: JSONValue)] {
        var requests: [JSONValue] = []
        var responses: [JSONValue] = []
        for line in method.example.split(separator: "\n") {
            let json = line.drop { $0 == "→" || $0 == "←" || $0 == " " }
            guard let value = try? JSONParser.parse(Array(json.utf8)), value["id"] != nil else { continue }
            if line.hasPrefix("→") { requests.append(value) } else { responses.append(value) }
        }
        return Array(zip(requests, responses)).map { (request: $0.0, response: $0.1) }
    }
}

extension Method {
    fileprivate static func describe(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", name)
            writer.member("summary", summary)
            if isForAdmins {
                writer.member(
                    "description", "For the daemon's own user, root, and members of the group rpc.adminGroup.")
            }
            writer.member("paramStructure", "by-name")
            writer.key("params")
            writer.list(Params.fields) { MethodCatalog.writeField($1, to: &$0) }
            writer.key("result")
            writer.object { writer in
                writer.member("name", "result")
                writer.key("schema")
                Result.schema.write(to: &writer)
            }
            writer.key("errors")
            writer.list(allErrors) { MethodCatalog.writeError($1, to: &$0) }
            writer.key("examples")
            writer.list(MethodCatalog.examples(of: self)) { MethodCatalog.writeExample($1, to: &$0) }
        }
    }

    /// Those that any method can give, and its own.
    private static var allErrors: [RPCErrorKind] {
        let common: [RPCErrorKind] = [.wrongParam, .ours, .pastLimit, .notReady]
        return RPCErrorKind.allCases.filter { common.contains($0) || errors.contains($0) }
    }
}
