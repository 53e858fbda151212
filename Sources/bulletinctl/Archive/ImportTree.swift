import BulletinModel
import BulletinRPC
import LinuxSystem

/// A file that an import found, and what the daemon is to know it as.
struct ImportedFile {
    /// From the tree's root.
    var path: [UInt8]
    var name: FileName
    var collection: String?
    /// When it was last written, nanoseconds since 1970.
    var modified: Int64
    var bytes: Int

    var shownPath: String { String(decoding: path, as: UTF8.self) }
}

/// The regular files below a folder.
struct ImportTree: ~Copyable {
    private let root: OwnedDescriptor
    private let path: String
    /// Deeper than any archive; a loop of mounts ends here.
    private static let deepest = 64
    private static let slash = UInt8(ascii: "/")

    init(path: String) throws(CommandFailure) {
        self.path = path
        root = try naming(path) { () throws(Errno) in try OwnedDescriptor.folder(path: path) }
    }

    /// In the order of an export's manifest, the others behind, by path; without what the inbox leaves alone.
    /// The first folder's name is the collection, unless the manifest or `collection` says otherwise.
    func files(collection: String?) throws(CommandFailure) -> [ImportedFile] {
        var files = try walk([], depth: 0)
        let manifest = try manifest()
        var places: [[UInt8]: Int] = [:]
        for (index, line) in manifest.enumerated() { places[line.path] = index }
        // What was exported was taken once, whatever its name.
        var unseen = Set(places.keys)
        for file in files { unseen.remove(file.path) }
        for path in unseen {
            guard let status = try? root.status(of: path), status.kind == .file else { continue }
            files.append(Self.file(at: path, status))
        }
        files.sort { $0.path.lexicographicallyPrecedes($1.path) }
        for index in files.indices {
            if let place = places[files[index].path] {
                files[index].name = manifest[place].name
                files[index].collection = manifest[place].collection
                files[index].modified = Int64(manifest[place].received.secondsSinceEpoch) * 1_000_000_000
            }
            if let collection { files[index].collection = collection }
        }
        // Revisions must come in the order in which they were dropped.
        let listed = files.filter { places[$0.path] != nil }.sorted { places[$0.path]! < places[$1.path]! }
        return listed + files.filter { places[$0.path] == nil }
    }

    func read(_ file: ImportedFile) throws(FileReadFailure) -> [UInt8] {
        let name: OwnedDescriptor
        do throws(Errno) { name = try root.open(file.path, .readOnly) } catch { throw .failed(error) }
        return try name.readWhole()
    }

    private func walk(_ folder: [UInt8], depth: Int) throws(CommandFailure) -> [ImportedFile] {
        guard depth < Self.deepest else { return [] }
        var files: [ImportedFile] = []
        var folders: [[UInt8]] = []
        try naming(path + "/" + String(decoding: folder, as: UTF8.self)) { () throws(Errno) in
            let opened = folder.isEmpty ? try root.duplicated() : try root.open(folder, .folder)
            var names = try DirectoryStream(opened.duplicated())
            while let entry = try names.next() {
                guard !LeftAlone.contains(entry.name), !(depth == 0 && entry.name == ManifestLine.fileName)
                else { continue }
                let status = try opened.status(of: entry.name)
                let path = folder.isEmpty ? entry.name : folder + [Self.slash] + entry.name
                switch status.kind {
                case .folder: folders.append(path)
                case .file: files.append(Self.file(at: path, status))
                default: break
                }
            }
        }
        for folder in folders { files += try walk(folder, depth: depth + 1) }
        return files
    }

    private static func file(at path: [UInt8], _ status: FileStatus) -> ImportedFile {
        let parts = path.split(separator: slash)
        return ImportedFile(
            path: path, name: FileName(bytes: Array(parts.last ?? [])),
            collection: parts.count > 1 ? String(decoding: parts[0], as: UTF8.self) : nil,
            modified: status.identity.modified, bytes: status.identity.size)
    }

    /// Empty where the folder is no export.
    private func manifest() throws(CommandFailure) -> [ManifestLine] {
        let bytes: [UInt8]
        do throws(Errno) {
            let file = try root.open(ManifestLine.fileName, .readOnly)
            bytes = try file.read(exactly: try file.status().identity.size)
        } catch .noEntry {
            return []
        } catch {
            throw .usage("\(path)/manifest.jsonl: \(error)", nil)
        }
        var lines: [ManifestLine] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let json = try? JSONParser.parse(Array(line)), let entry = ManifestLine(json) else {
                throw .usage("\(path)/manifest.jsonl:\(index + 1): \(Phrase.noManifestLine)", nil)
            }
            lines.append(entry)
        }
        return lines
    }
}
