import BulletinClient
import BulletinModel
import BulletinRPC
import LinuxSystem

/// How an import hands files over: through the inbox where this user may write into it, else over the socket.
struct ImportTarget {
    private let session: Session
    /// Nil where files must go over the socket.
    private let inbox: SharedDescriptor?
    private static let prefix = Array(".bulletinctl-import.".utf8)
    /// What a `bulletin.submit` of one line may carry in base64, with room for the rest.
    private static let mostSubmitted = 700_000
    private static let longestName = 255

    init(_ session: Session) throws(CommandFailure) {
        self.session = session
        let path = try session.ask(ServerStatus.self, .init()).inbox.path
        inbox =
            path.hasPrefix("/") && FileSystem.mayWrite(folder: path) ? try? SharedDescriptor(.folder(path: path)) : nil
        if let inbox { Self.clear(inbox.descriptor) }
    }

    /// What earlier imports left when they were killed: a day later nobody writes there any more.
    private static func clear(_ inbox: borrowing OwnedDescriptor) {
        let dayAgo = WallClock.nanosecondsSinceEpoch - 86_400_000_000_000
        guard let copy = try? inbox.duplicated(), var names = try? DirectoryStream(copy) else { return }
        while let entry = try? names.next() {
            guard entry.name.starts(with: prefix), let status = try? inbox.status(of: entry.name),
                status.kind == .file, status.identity.modified < dayAgo
            else { continue }
            try? inbox.unlink(entry.name)
        }
    }

    /// Whether the daemon keeps these bytes already.
    func keeps(_ id: BulletinID) throws(CommandFailure) -> Bool {
        do throws(CommandFailure) {
            _ = try session.ask(BulletinGet.name, ["id": .string(id.description)])
            return true
        } catch .client(.refused(.notFound)) {
            return false
        }
    }

    /// Lays the file into the inbox, or submits it. What was laid there is taken when `settle` has come back.
    ///
    /// The original stays where it is until the daemon has it, so that nothing need be synced here.
    func give(_ bytes: [UInt8], of file: ImportedFile) throws(CommandFailure) {
        if let inbox, Self.mayLie(file.name.bytes), Self.mayLie(Array((file.collection ?? "_").utf8)) {
            try naming(file.shownPath) { () throws(Errno) in try lay(bytes, of: file, into: inbox.descriptor) }
        } else {
            let params = BulletinSubmit.Params(
                name: file.name.description, bytes: bytes, collection: file.collection)
            _ = try session.ask(BulletinSubmit.name, params.json)
        }
    }

    /// Waits until all that was given has been taken or set aside.
    func settle() throws(CommandFailure) {
        if inbox != nil {
            _ = try session.ask(InboxSync.name, ["timeout": 3600], patience: .seconds(3660))
        }
    }

    private func lay(
        _ bytes: [UInt8], of file: ImportedFile, into inbox: borrowing OwnedDescriptor
    ) throws(Errno) {
        var folder = try inbox.duplicated()
        if let collection = file.collection {
            let name = Array(collection.utf8)
            // The group of who may drop files is the folder's own; the daemon must be able to unlink there.
            do throws(Errno) { try inbox.makeFolder(name, mode: 0o2775) } catch .exists {}
            folder = try inbox.open(name, .folder)
        }
        let temporary = Self.prefix + Array(String(UInt64.random(in: .min ... .max), radix: 36).utf8)
        do throws(Errno) {
            let target = try inbox.open(temporary, .create(mode: 0o644))
            try target.write(bytes)
            try target.setModified(file.modified)
            try inbox.rename(temporary, to: folder, as: file.name.bytes)
        } catch {
            try? inbox.unlink(temporary)
            throw error
        }
    }

    /// A name that the daemon takes when it lies in the inbox.
    private static func mayLie(_ name: [UInt8]) -> Bool {
        !name.isEmpty && name.count <= longestName && !LeftAlone.contains(name)
            && !name.contains(0) && !name.contains(UInt8(ascii: "/"))
    }
}
