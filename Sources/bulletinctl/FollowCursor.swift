import BulletinClient
import BulletinRPC
import LinuxSystem

/// How far a named follower has come, kept in a file of its user's: `$XDG_STATE_HOME/bulletinctl/NAME.json`.
struct FollowCursor {
    let path: String
    private let folder: String
    private let file: String
    /// Two of one name would each pass over what the other has told.
    private let lock: FileLock
    private static let longestName = 100

    init(name: String) throws(CommandFailure) {
        guard Self.isName(name) else { throw .usage(Phrase.badCursorName(name), nil) }
        folder = try Self.folder()
        file = name + ".json"
        path = folder + "/" + file
        lock = try Self.lock(folder + "/" + name + ".lock", name)
    }

    /// Nil where none is kept yet.
    func read() throws(CommandFailure) -> FollowedClock? {
        let bytes: [UInt8]
        do throws(Errno) {
            let opened = try OwnedDescriptor.open(path: path, .readOnly)
            bytes = try opened.read(exactly: try opened.status().identity.size)
        } catch .noEntry {
            return nil
        } catch {
            throw .usage("\(path): \(error)", nil)
        }
        guard let json = try? JSONParser.parse(bytes), let clock = FollowedClock(json) else {
            throw .usage("\(path): \(Phrase.noCursor)", nil)
        }
        return clock
    }

    /// Whole or not at all.
    func write(_ clock: FollowedClock) throws(CommandFailure) {
        try naming(path) { () throws(Errno) in
            try DurableFile.write(Array((clock.json.text + "\n").utf8), to: file, inFolder: folder)
        }
    }

    /// Where the daemon does not know the kept clock, what to do about it.
    func explained(_ failure: CommandFailure) -> CommandFailure {
        guard case .client(.refused(.wrongParam("since", let reason, _))) = failure else { return failure }
        return .usage(Phrase.otherStore(path, reason), nil)
    }

    private static func lock(_ path: String, _ name: String) throws(CommandFailure) -> FileLock {
        do throws(FileLockFailure) {
            return try FileLock(path: path)
        } catch {
            switch error {
            case .held(let process): throw .usage(Phrase.cursorIsHeld(name, process: process), nil)
            case .failed(let reason): throw .usage("\(path): \(reason)", nil)
            }
        }
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= longestName && !name.hasPrefix(".") && !name.contains("/")
            && !name.unicodeScalars.contains { $0.value < 0x20 }
    }

    /// As the XDG Base Directory Specification has it; made where there is none.
    private static func folder() throws(CommandFailure) -> String {
        var base = Process.variable("XDG_STATE_HOME") ?? ""
        if !base.hasPrefix("/") {
            guard let home = Process.variable("HOME"), home.hasPrefix("/") else {
                throw .usage(Phrase.noHome.text, nil)
            }
            base = home + "/.local/state"
        }
        let folder = base + "/bulletinctl"
        try naming(folder) { () throws(Errno) in
            var path = ""
            for part in folder.split(separator: "/") {
                do throws(Errno) {
                    try OwnedDescriptor.place(path: path.isEmpty ? "/" : path).makeFolder(Array(part.utf8))
                } catch .exists {}
                path += "/" + part
            }
        }
        return folder
    }
}
