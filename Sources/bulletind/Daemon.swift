import BulletinRPC
import BulletinServer
import Corpus
import Inbox
import Ingest
import LinuxSystem
import Logging
import ServiceLifecycle
import ServiceNotify
import Settings
import Store
import UnixSignals

/// Everything the daemon is made of, wired in the order of its start: settings, lock, store, index, inbox, socket.
struct Daemon {
    let settings: Settings
    let manager: ServiceManager
    let output: LogOutput
    let log: Logger
    /// Reads the settings anew.
    let load: @Sendable () throws(StartFailure) -> Settings
    let hangups: UnixSignalsSequence
    /// Held as long as the process lives.
    let lock: FileLock
    let corpus: LiveCorpus
    let watcher: InboxWatcher
    let ingest: IngestService
    let server: RPCServer
    /// Ends once clients are accepted; cancelled, it does not wait for that any longer.
    let accepting: Task<Void, any Error>
    /// Ends once the tables of reading are made.
    let rehearsing: Task<Void, Never>
    let socketFile: SocketFile?

    /// Who connects while the store is loaded waits in the socket's queue for so long; then “starting” is the answer to
    /// what needs the index.
    private static let patience: Duration = .seconds(2)

    /// All that can fail fails here, before the daemon says that it is ready.
    /// - Parameter load: reads the settings, now and at each reload.
    static func start(
        environment: [String: String], load: @escaping @Sendable () throws(StartFailure) -> Settings
    ) async throws(StartFailure) -> Daemon {
        // First of all: a SIGHUP that comes while the store is loaded would end the process.
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        let settings = try load()
        let manager = ServiceManager()
        let output = makeOutput(settings, environment: environment)
        let log = Logger(label: "bulletind")
        try prepareFolders(settings)
        let lock = try lockState(settings)
        let server = RPCServer(settings: try ServerSettings(settings), log: log)
        let (descriptor, socketFile) = try socket(settings, manager: manager)
        let accepting = Task(executorPreference: WorkerThreads.tasks) {
            try? await Alarm.sleep(for: patience)
            try server.start(on: OwnedDescriptor(adopting: descriptor))
        }
        let rehearsing = Task(executorPreference: WorkerThreads.tasks) { IngestService.rehearseReading() }
        do throws(StartFailure) {
            let corpus = try loadCorpus(settings, manager: manager)
            let watcher = try makeWatcher(settings, log: log)
            let ingest = try makeIngest(settings, watcher: watcher, corpus: corpus, log: log)
            return Daemon(
                settings: settings, manager: manager, output: output, log: log, load: load, hangups: hangups,
                lock: lock, corpus: corpus, watcher: watcher, ingest: ingest, server: server, accepting: accepting,
                rehearsing: rehearsing, socketFile: socketFile)
        } catch {
            socketFile?.removeIfOurs()
            throw error
        }
    }

    private static func makeOutput(_ settings: Settings, environment: [String: String]) -> LogOutput {
        let level = Logger.Level(rawValue: settings.logLevel) ?? .notice
        let output = LogOutput(LogDestination.detected { environment[$0] }, level: level)
        LoggingSystem.bootstrap { _ in output.handler() }
        return output
    }

    private static func prepareFolders(_ settings: Settings) throws(StartFailure) {
        try Folder.make(settings.statePath, mode: 0o750)
        try Folder.make(settings.inboxPath, mode: 0o770)
        // Only now do the links on the way show where both lead.
        let (inbox, state) = (Folder.resolved(settings.inboxPath), Folder.resolved(settings.statePath))
        if let clash = FolderClash.reason(inbox: inbox, state: state) {
            throw .configuration("inbox.path: \(settings.inboxPath), that is \(inbox), \(clash): choose another")
        }
        if let parent = Folder.parent(of: settings.socketPath) { try Folder.make(parent, mode: 0o755) }
    }

    static func lockState(_ settings: Settings) throws(StartFailure) -> FileLock {
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

    /// The socket that systemd passed, else one of our own; it listens, and nothing accepts on it yet.
    /// - Returns: with it the name to remove at the end, where that is ours.
    private static func socket(
        _ settings: Settings, manager: ServiceManager
    ) throws(StartFailure) -> (descriptor: CInt, file: SocketFile?) {
        if let passed = manager.passedSockets().first(where: { $0.name == "rpc" || $0.name == "bulletind.socket" }) {
            return (passed.descriptor, nil)
        }
        do throws(UnixSocketFailure) {
            let socket = try UnixSocket.listen(path: settings.socketPath)
            let file = socket.file
            return (socket.release(), file)
        } catch {
            throw StartFailure(error)
        }
    }

    private static func loadCorpus(_ settings: Settings, manager: ServiceManager) throws(StartFailure) -> LiveCorpus {
        do throws(StoreFailure) {
            manager.tell("Opening the store", atOnce: true)
            let store = try BulletinStore(folder: settings.statePath)
            // Beside the loading; the warming up waits for it.
            WorkerThreads.tasks.perform { try? store.reserveLogAtStart() }
            return try LiveCorpus(store: store, program: ProgramVersion.text) { progress in
                manager.tell("Loading \(progress.loaded) of \(progress.total) articles")
                // Each batch takes well under a second; ten give up only on one that hangs.
                manager.extendTimeout(microseconds: 10_000_000)
            }
        } catch {
            throw StartFailure(error, state: settings.statePath)
        }
    }

    private static func makeWatcher(_ settings: Settings, log: Logger) throws(StartFailure) -> InboxWatcher {
        let inbox = InboxSettings(settings)
        do throws(InboxFailure) {
            #if FAULT_SWITCH
            return try InboxWatcher(
                root: Process.absolute(settings.inboxPath), settings: inbox, report: { InboxLog.tell($0, to: log) },
                beforeTurn: FaultSwitch.holdInbox)
            #else
            return try InboxWatcher(root: Process.absolute(settings.inboxPath), settings: inbox) {
                InboxLog.tell($0, to: log)
            }
            #endif
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
