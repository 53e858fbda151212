import LinuxSystem
import SearchIndex
import Synchronization

/// STATE/index: the segments of the index as files, so that a start need not build them again.
///
/// `manifest` names the segments and what of them is deleted; it is replaced by rename once they are on the disk. A
/// segment's file is written once and never changed. Everything in the folder can be deleted: the index is then built
/// from the store.
final class IndexFolder: Sendable {
    private let path: String
    private let identity: String
    private let saved = Mutex(Saved())

    private struct Saved {
        var segments: [SavedSegment] = []
        var lastNumber: UInt64 = 0
    }

    /// What lies in a file. Not held: what merges have made of it since would lie in memory beside it until the next saving.
    private struct SavedSegment {
        weak var segment: Segment?
        var entry: IndexManifest.Entry
    }

    private static let manifestName = "manifest"
    /// What is forced to the disk at once while pages may come: a commit in between waits for no more of it. Bytes.
    static let piece = 1 << 18

    /// - Parameter identity: of the store that it is an index of.
    init(path: String, identity: String) {
        self.path = path
        self.identity = identity
    }

    /// What was saved last; nil where nothing was. What of it is not whole and undamaged may be found later, when it is used.
    ///
    /// - Parameters:
    ///   - sequence: how far the store has come; what knows of more is of another life of it.
    ///   - whenDamaged: is called once for each file in which damage is found, before anything of that is read.
    func load(
        upTo sequence: Int, whenDamaged: @escaping @Sendable () -> Void = {}
    ) throws(ImageFault) -> [(segment: Segment, deleted: DeletedDocuments)]? {
        guard let bytes = try manifestBytes() else { return nil }
        let manifest = try IndexManifest(bytes)
        guard manifest.store == identity else { throw ImageFault("it is of another store") }
        guard manifest.sequence <= sequence else { throw ImageFault("it is ahead of the store") }
        var parts: [(segment: Segment, deleted: DeletedDocuments)] = []
        for entry in manifest.segments {
            let segment = try segment(entry, whenDamaged)
            guard entry.deleted.count <= (segment.count + 63) / 64 else { throw ImageFault("its deletions do not fit") }
            let deleted = DeletedDocuments(words: entry.deleted)
            guard deleted.list.last.map({ Int($0) < segment.count }) ?? true else {
                throw ImageFault("its deletions do not fit")
            }
            parts.append((segment, deleted))
        }
        saved.withLock {
            $0.segments = zip(parts, manifest.segments).map { SavedSegment(segment: $0.segment, entry: $1) }
            $0.lastNumber = manifest.segments.map(\.number).max() ?? 0
        }
        return parts
    }

    /// Nothing of what was saved is to be taken any more. What cannot be deleted stays, and is tried again.
    func forget() {
        try? OwnedDescriptor.folder(path: path).unlink(Array(Self.manifestName.utf8))
    }

    private func manifestBytes() throws(ImageFault) -> [UInt8]? {
        let name = path + "/" + Self.manifestName
        guard (try? FileStatus.of(path: name)) != nil else { return nil }
        do {
            return try OwnedDescriptor.open(path: name, .readOnly).readWhole(atMost: 1 << 30)
        } catch {
            throw ImageFault("its manifest cannot be read: \(error)")
        }
    }

    private func segment(
        _ entry: IndexManifest.Entry, _ whenDamaged: @escaping @Sendable () -> Void
    ) throws(ImageFault) -> Segment {
        let mapped: MappedSegment
        do throws(Errno) {
            mapped = try MappedSegment(FileMapping(path: path + "/" + Self.name(entry.number)), damaged: whenDamaged)
        } catch {
            throw ImageFault("segment \(entry.number) cannot be read: \(error)")
        }
        return try unsafe Segment(image: mapped.mapping.bytes, in: mapped, checksum: entry.checksum)
    }

    /// Articles of the snapshot whose segments are in no file yet.
    func unsavedArticles(of snapshot: IndexSnapshot) -> Int {
        saved.withLock { saved in
            snapshot.parts.reduce(0) { sum, part in
                sum + (saved.segments.contains { $0.segment === part.segment } ? 0 : part.segment.count)
            }
        }
    }

    /// Writes the segments that are in no file yet, then the manifest, and deletes the files that it does not name.
    ///
    /// One caller at a time. What fails leaves the manifest as it was.
    ///
    /// - Parameters:
    ///   - piece: how much is forced to the disk at once. Bytes.
    ///   - pause: is called after each piece of a file has been forced to the disk, and may wait.
    func save(
        _ snapshot: IndexSnapshot, sequence: Int, piece: Int = IndexFolder.piece, pause: () -> Void = {}
    ) throws(Errno) {
        if (try? FileStatus.of(path: path)) == nil {
            let (parent, name) = Self.split(path)
            try OwnedDescriptor.folder(path: parent).makeFolder(Array(name.utf8), mode: 0o700)
        }
        let folder = try OwnedDescriptor.folder(path: path)
        let (known, lastNumber) = saved.withLock { ($0.segments, $0.lastNumber) }
        var number = lastNumber
        var segments: [SavedSegment] = []
        // What is in a damaged one, the next start has from the store.
        for part in snapshot.parts where part.liveCount > 0 && !part.segment.isDamaged {
            if let file = known.first(where: { $0.segment === part.segment }) {
                var entry = file.entry
                entry.deleted = part.deleted.words
                segments.append(SavedSegment(segment: part.segment, entry: entry))
            } else {
                number += 1
                let checksum = try Self.write(part.segment, as: Self.name(number), in: folder, piece, pause)
                let entry = IndexManifest.Entry(number: number, checksum: checksum, deleted: part.deleted.words)
                segments.append(SavedSegment(segment: part.segment, entry: entry))
            }
        }
        try folder.synchronize()
        let manifest = IndexManifest(store: identity, sequence: sequence, segments: segments.map(\.entry))
        try DurableFile.write(manifest.bytes, to: Array(Self.manifestName.utf8), in: folder)
        saved.withLock { [segments, number] in
            $0.segments = segments
            $0.lastNumber = number
        }
        try Self.sweep(folder, path: path, keeping: Set(segments.map { Self.name($0.entry.number) }))
    }

    private static func write(
        _ segment: Segment, as name: String, in folder: borrowing OwnedDescriptor, _ piece: Int, _ pause: () -> Void
    ) throws(Errno) -> UInt64 {
        // A file of an earlier attempt may lie there.
        try? folder.unlink(Array(name.utf8))
        let file = try folder.open(Array(name.utf8), .create())
        var unforced = 0
        let checksum = try unsafe ImageWriter.write(segment) { (bytes: UnsafeRawBufferPointer) throws(Errno) in
            // One array of a large segment is hundreds of megabytes.
            var rest = unsafe bytes[...]
            while unsafe !rest.isEmpty {
                let part = unsafe rest.prefix(piece - unforced)
                try unsafe file.write(memory: UnsafeRawBufferPointer(rebasing: part))
                unsafe rest = rest.dropFirst(part.count)
                unforced += unsafe part.count
                guard unforced == piece else { continue }
                unforced = 0
                try file.synchronize()
                pause()
            }
        }
        try file.synchronize()
        return checksum
    }

    private static func sweep(
        _ folder: borrowing OwnedDescriptor, path: String, keeping names: Set<String>
    ) throws(Errno) {
        var stream = try DirectoryStream(OwnedDescriptor.folder(path: path))
        var old: [[UInt8]] = []
        while let entry = try stream.next() {
            let name = String(decoding: entry.name, as: UTF8.self)
            if name.hasPrefix("segment-") && !names.contains(name) { old.append(entry.name) }
        }
        for name in old { try folder.unlink(name) }
    }

    private static func name(_ number: UInt64) -> String { "segment-\(number)" }

    private static func split(_ path: String) -> (parent: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}

/// A segment's file in memory, as long as something lies in it.
private final class MappedSegment: FixedMemory {
    let mapping: FileMapping
    private let damaged: @Sendable () -> Void

    init(_ mapping: FileMapping, damaged: @escaping @Sendable () -> Void) {
        self.mapping = mapping
        self.damaged = damaged
    }

    func fetch(_ bytes: UnsafeRawBufferPointer) -> Bool { unsafe mapping.fetch(bytes) }

    func ask(for bytes: UnsafeRawBufferPointer) { unsafe mapping.ask(for: bytes) }

    func foundDamage() { damaged() }
}
