import BulletinModel
import BulletinRPC

/// One line of the `manifest.jsonl` of an export: which file holds which bulletin, and what only the daemon knew of it.
struct ManifestLine {
    static let fileName = Array("manifest.jsonl".utf8)

    /// 16 hex digits.
    var bulletin: String
    /// 64 hex digits.
    var sha256: String
    /// Where it lies, from the export's folder: `COLLECTION/NAME`, or `NAME` alone.
    var path: [UInt8]
    /// As it was dropped; another than the path's last where two bulletins bear one name.
    var name: FileName
    var collection: String?
    var bytes: Int
    var received: Timestamp
}

extension ManifestLine {
    init(_ bulletin: Bulletin, at path: [UInt8]) {
        self.init(
            bulletin: bulletin.id.description, sha256: bulletin.sha256, path: path, name: bulletin.name,
            collection: bulletin.collection, bytes: bulletin.bytes, received: bulletin.received)
    }

    /// Text where it is UTF-8, else base64 beside what can be shown of it.
    var json: JSONValue {
        var object: JSONObject = ["bulletin": .string(bulletin), "sha256": .string(sha256)]
        Self.write(path, as: "path", to: &object)
        Self.write(name.bytes, as: "name", to: &object)
        object["collection"] = collection.map { .string($0) } ?? .null
        object["bytes"] = .integer(bytes)
        object["received"] = .string(received.description)
        return .object(object)
    }

    /// Nil where the line is none of ours.
    init?(_ json: JSONValue) {
        guard let bulletin = json["bulletin"]?.string, let sha256 = json["sha256"]?.string,
            let path = Self.read("path", of: json), let name = Self.read("name", of: json),
            let bytes = json["bytes"]?.integer,
            let received = json["received"]?.string.flatMap(Timestamp.init(iso8601:))
        else { return nil }
        self.init(
            bulletin: bulletin, sha256: sha256, path: path, name: FileName(bytes: name),
            collection: json["collection"]?.string, bytes: bytes, received: received)
    }

    private static func write(_ name: [UInt8], as key: String, to object: inout JSONObject) {
        object[key] = .string(String(decoding: name, as: UTF8.self))
        if String(validating: name, as: UTF8.self) == nil { object[key + "Base64"] = .string(Base64.encode(name)) }
    }

    private static func read(_ key: String, of json: JSONValue) -> [UInt8]? {
        if let coded = json[key + "Base64"]?.string { return Base64.decode(coded) }
        return json[key]?.string.map { Array($0.utf8) }
    }
}
