import BulletinRPC
import Testing

@Suite("The document of all methods")
struct DiscoveryTests {
    private let document = MethodCatalog.document

    @Test("names every method with its params, its result and its examples")
    func methods() throws {
        let methods = try #require(document["methods"]?.array)
        #expect(methods.compactMap { $0["name"]?.string } == MethodCatalog.names.sorted())
        for method in methods {
            let name = method["name"]?.string ?? ""
            #expect(method["paramStructure"] == "by-name", "\(name)")
            #expect(method["result"]?["schema"]?.object != nil, "\(name)")
            #expect(method["examples"]?.array?.isEmpty == false, "\(name)")
            #expect(method["errors"]?.array?.contains { $0["code"] == -32602 } == true, "\(name)")
        }
    }

    @Test("refers to nothing that is not in it")
    func references() throws {
        var found: Set<String> = []
        Self.gather(document, &found)
        for reference in found {
            let name = try #require(reference.split(separator: "/").last)
            #expect(reference == "#/components/schemas/\(name)")
            #expect(document["components"]?["schemas"]?[String(name)] != nil, "\(reference)")
        }
    }

    /// Keys that the OpenRPC 1.3 meta-schema knows; it takes no others but those that begin with “x-”.
    @Test(
        "has only keys that the meta-schema knows",
        arguments: [
            ("", ["openrpc", "info", "servers", "methods", "components", "externalDocs"]),
            ("info", ["title", "description", "termsOfService", "contact", "license", "version"]),
            (
                "methods",
                [
                    "name", "tags", "summary", "description", "externalDocs", "params", "result", "deprecated",
                    "servers",
                    "errors", "links", "paramStructure", "examples",
                ]
            ),
            ("params", ["name", "summary", "description", "required", "schema", "deprecated"]),
            ("errors", ["code", "message", "data"]),
        ])
    func keys(_ place: String, _ known: [String]) {
        let objects: [JSONValue] =
            switch place {
            case "": [document]
            case "info": [document["info"] ?? .null]
            case "methods": document["methods"]?.array ?? []
            default: (document["methods"]?.array ?? []).flatMap { $0[place]?.array ?? [] }
            }
        #expect(!objects.isEmpty)
        for object in objects {
            for member in object.object?.members ?? [] {
                #expect(known.contains(member.key) || member.key.hasPrefix("x-"), "\(member.key)")
            }
        }
    }

    private static func gather(_ value: JSONValue, _ found: inout Set<String>) {
        if let reference = value["$ref"]?.string { found.insert(reference) }
        for member in value.object?.members ?? [] { gather(member.value, &found) }
        for element in value.array ?? [] { gather(element, &found) }
    }
}
