import BulletinModel
import LinuxSystem

/// The folder that an export writes. Every file is there whole or not at all.
final class ExportFolder {
    /// A name, and the folder of the collection that it lies in.
    struct Place {
        var folder: [UInt8]?
        var name: [UInt8]

        /// From the export's folder.
        var whole: [UInt8] { (folder.map { $0 + [UInt8(ascii: "/")] } ?? []) + name }
    }

    private let path: String
    private let root: OwnedDescriptor
    /// What this export has given away.
    private var taken: Set<[UInt8]> = [ManifestLine.fileName]
    /// NAME_MAX of Linux.
    private static let longestName = 255

    init(path: String, collections: Set<String>) throws(CommandFailure) {
        self.path = path
        taken.formUnion(collections.map(Self.fileName(for:)))
        root = try naming(path) { () throws(Errno) in
            do throws(Errno) {
                let (parent, name) = Self.parted(path)
                try OwnedDescriptor.place(path: parent).makeFolder(name)
            } catch .exists {}
            return try OwnedDescriptor.folder(path: path)
        }
    }

    /// The same for the same bulletins in the same order: that is why an export can be taken up again.
    func place(of bulletin: Bulletin) -> Place {
        let name = Self.harmless(bulletin.name.bytes)
        var place = Place(folder: bulletin.collection.map(Self.fileName(for:)), name: name)
        if taken.contains(place.whole) || name != bulletin.name.bytes {
            let prefix = Array("\(bulletin.id)-".utf8)
            // The end is kept: it tells the format.
            place.name = prefix + name.suffix(Self.longestName - prefix.count)
        }
        taken.insert(place.whole)
        return place
    }

    private static func fileName(for collection: String) -> [UInt8] {
        let name = harmless(Array(collection.utf8))
        return name.isEmpty ? [UInt8(ascii: "_")] : name
    }

    /// The daemon takes no name with a slash; a damaged store must not make us write elsewhere.
    private static func harmless(_ name: [UInt8]) -> [UInt8] {
        let safe = name.map { [0, UInt8(ascii: "/")].contains($0) ? UInt8(ascii: "_") : $0 }.suffix(longestName)
        return [Array(".".utf8), Array("..".utf8)].contains(Array(safe)) ? [] : Array(safe)
    }

    /// Whether the very bytes of the bulletin are there.
    func holds(_ bulletin: Bulletin, at place: Place) throws(CommandFailure) -> Bool {
        try naming(shown(place)) { () throws(Errno) in
            do throws(Errno) {
                let file = try folder(of: place).open(place.name, .readOnly)
                let status = try file.status()
                guard status.kind == .file, status.identity.size == bulletin.bytes else { return false }
                let bytes = try file.read(exactly: bulletin.bytes)
                return SHA256.hexadecimal(SHA256.digest(of: bytes)) == bulletin.sha256
            } catch .noEntry {
                return false
            }
        }
    }

    /// The file's date becomes that of its arrival.
    func write(_ bytes: [UInt8], of bulletin: Bulletin, at place: Place) throws(CommandFailure) {
        try naming(shown(place)) { () throws(Errno) in
            if let name = place.folder {
                do throws(Errno) { try root.makeFolder(name) } catch .exists {}
            }
            try DurableFile.write(
                bytes, to: place.name, in: folder(of: place), mode: 0o644,
                modified: Int64(bulletin.received.secondsSinceEpoch) * 1_000_000_000)
        }
    }

    func writeManifest(_ bytes: [UInt8]) throws(CommandFailure) {
        try naming(path + "/manifest.jsonl") { () throws(Errno) in
            try DurableFile.write(bytes, to: ManifestLine.fileName, in: root, mode: 0o644)
        }
    }

    private func folder(of place: Place) throws(Errno) -> OwnedDescriptor {
        guard let folder = place.folder else { return try root.duplicated() }
        return try root.open(folder, .folder)
    }

    private func shown(_ place: Place) -> String { path + "/" + String(decoding: place.whole, as: UTF8.self) }

    private static func parted(_ path: String) -> (parent: String, name: [UInt8]) {
        var bytes = Array(path.utf8)
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return (".", bytes) }
        return (String(decoding: bytes[...slash], as: UTF8.self), Array(bytes[(slash + 1)...]))
    }
}

/// Trouble with a file of the user's is wrong use, with the file's name.
func naming<Value: ~Copyable>(_ path: String, _ act: () throws(Errno) -> Value) throws(CommandFailure) -> Value {
    do throws(Errno) {
        return try act()
    } catch {
        throw .usage("\(path): \(error)", nil)
    }
}
