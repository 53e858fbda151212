import BulletinModel
import BulletinServer
import Corpus
import Glibc
import Inbox
import Ingest
import LinuxSystem
import Logging
import ServiceLifecycle
import ServiceNotify
import Settings
import Store

/// Everything the daemon is made of, wired in the order of its start: settings, lock, store, index, inbox, socket.
struct Daemon {
    let settings: Settings
    let manager: ServiceManager
    let log: Logger
    /// Held as long as the process lives.
    let lock: FileLock
    let corpus: LiveCorpus
    let watcher: InboxWatcher
    let ingest: IngestService
    let server: RPCServer
    let socketFile: SocketFile?

    /// All that can fail fails here, before the daemon says that it is ready. The socket answers from early on, with
    /// “starting” to what needs the index.
    static func start(_ settings: Settings, environment: [String: String]) async throws(StartFailure) -> Daemon {
        let manager = ServiceManager()
        let log = makeLog(settings, environment: environment)
        try prepareFolders(settings)
        let lock = try lockState(settings)
        let server = try makeServer(settings, log: log)
        let socketFile = try await listen(settings, server: server, manager: manager)
        do throws(StartFailure) {
            let corpus = try loadCorpus(settings, manager: manager)
            let watcher = try makeWatcher(settings, log: log)
            let ingest = try makeIngest(settings, watcher: watcher, corpus: corpus, log: log)
            return Daemon(
                settings: settings, manager: manager, log: log, lock: lock, corpus: corpus, watcher: watcher,
                ingest: ingest, server: server, socketFile: socketFile)
        } catch {
            socketFile?.removeIfOurs()
            throw error
        }
    }

    private static func makeLog(_ settings: Settings, environment: [String: String]) -> Logger {
        let destination = LogDestination.detected { environment[$0] }
        let level = Logger.Level(rawValue: settings.logLevel) ?? .notice
        LoggingSystem.bootstrap { destination.handler(label: $0, level: level) }
        return Logger(label: "bulletind")
    }

    private static func prepareFolders(_ settings: Settings) throws(StartFailure) {
        try Folder.make(settings.statePath, mode: 0o750)
        try Folder.make(settings.inboxPath, mode: 0o770)
        if let parent = Folder.parent(of: settings.socketPath) { try Folder.make(parent, mode: 0o755) }
    }

    private static func lockState(_ settings: Settings) throws(StartFailure) -> FileLock {
        let path = settings.statePath + "/lock"
        do throws(FileLockFailure) {
            return try FileLock(path: path)
        } catch {
            switch error {
            case .held(let process):
                let who = process.map { "process \($0)" } ?? "another process"
                throw .inUse(
                    "\(settings.statePath) is in use by \(who): stop that daemon, or choose another folder with --state DIR"
                )
            case .failed(let cause):
                throw .cannotCreate("\(path): cannot be locked: \(cause)")
            }
        }
    }

    private static func makeServer(_ settings: Settings, log: Logger) throws(StartFailure) -> RPCServer {
        var server = ServerSettings(
            version: Version.text, started: Timestamp(secondsSinceEpoch: WallClock.secondsSinceEpoch))
        server.timeout = settings.timeout
        if let name = settings.adminGroup {
            guard let group = UserDatabase.group(named: name) else {
                throw .configuration("rpc.adminGroup: there is no group “\(name)”: make it, or name another")
            }
            server.adminGroup = group
        }
        return RPCServer(settings: server, log: log)
    }

    /// On the socket that systemd passed, else on one of our own.
    /// - Returns: the name to remove at the end, where it is ours.
    private static func listen(
        _ settings: Settings, server: RPCServer, manager: ServiceManager
    ) async throws(StartFailure) -> SocketFile? {
        let passed = manager.passedSockets().first { $0.name == "rpc" || $0.name == "bulletind.socket" }
        let descriptor: OwnedDescriptor
        var file: SocketFile?
        if let passed {
            descriptor = OwnedDescriptor(adopting: passed.descriptor)
        } else {
            do throws(UnixSocketFailure) {
                let socket = try UnixSocket.listen(path: settings.socketPath)
                file = socket.file
                descriptor = OwnedDescriptor(adopting: socket.release())
            } catch {
                throw StartFailure(error)
            }
        }
        do {
            try await server.start(on: descriptor)
        } catch {
            throw .cannotCreate("\(settings.socketPath): cannot be served: \(error)")
        }
        return file
    }

    private static func loadCorpus(_ settings: Settings, manager: ServiceManager) throws(StartFailure) -> LiveCorpus {
        do throws(StoreFailure) {
            manager.tell("Opening the store", atOnce: true)
            let store = try BulletinStore(folder: settings.statePath)
            return try LiveCorpus(store: store) { progress in
                manager.tell("Loading \(progress.loaded) of \(progress.total) articles")
                // Each batch takes well under a second; ten give up only on one that hangs.
                manager.extendTimeout(microseconds: 10_000_000)
            }
        } catch {
            throw StartFailure(error, state: settings.statePath)
        }
    }

    private static func makeWatcher(_ settings: Settings, log: Logger) throws(StartFailure) -> InboxWatcher {
        var inbox = InboxSettings()
        inbox.settle = settings.settle
        inbox.emptyGrace = settings.emptyGrace
        inbox.rescan = settings.rescan
        inbox.maxBytes = settings.maxBytes
        do throws(InboxFailure) {
            return try InboxWatcher(root: settings.inboxPath, settings: inbox) { InboxLog.tell($0, to: log) }
        } catch {
            throw .cannotCreate("\(error)")
        }
    }

    private static func makeIngest(
        _ settings: Settings, watcher: InboxWatcher, corpus: LiveCorpus, log: Logger
    ) throws(StartFailure) -> IngestService {
        let folder = settings.statePath + "/rejected"
        do throws(Errno) {
            return try IngestService(watcher: watcher, corpus: corpus, rejectedFolder: folder, log: log)
        } catch {
            throw .cannotCreate("\(folder): \(error)")
        }
    }
}
