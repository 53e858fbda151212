import BulletinClient
import BulletinModel
import BulletinRPC
import BulletinServer
import Corpus
import Inbox
import Ingest
import LinuxSystem
import Logging
import Store
import TestSupport

/// The real thing in a temporary folder: store, corpus, inbox, ingest, and a server on a real socket.
final class RunningServer: Sendable {
    let folder: TemporaryFolder
    let server: RPCServer
    let services: ServerServices
    private let ingesting: Task<Void, Never>

    var socket: String { folder.path + "/rpc.sock" }
    var inbox: String { folder.path + "/inbox" }

    /// - Parameters:
    ///   - folder: of a server that has been stopped; nil for one of its own.
    ///   - log: where it tells what happens; nil for nowhere.
    init(
        in folder: TemporaryFolder? = nil, serving: Bool = true, log: Logger? = nil,
        reload: @escaping @Sendable () async -> ReloadOutcome = { ReloadOutcome() },
        _ adjust: (inout ServerSettings) -> Void = { _ in }
    ) async throws {
        self.folder = try folder ?? TemporaryFolder()
        let path = self.folder.path
        let inbox = path + "/inbox"
        if folder == nil { try OwnedDescriptor.place(path: path).makeFolder(Array("inbox".utf8), mode: 0o700) }
        let log = log ?? Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let corpus = try LiveCorpus(store: BulletinStore(folder: path + "/state"))
        let watcher = try InboxWatcher(root: inbox)
        let ingest = try IngestService(
            watcher: watcher, corpus: corpus, rejectedFolder: path + "/rejected", log: log)
        services = ServerServices(corpus: corpus, ingest: ingest, watcher: watcher, reload: reload)
        try watcher.start()
        ingesting = Task { await ingest.run() }
        var settings = ServerSettings(version: "0.0.0", started: Timestamp(secondsSinceEpoch: 1_634_000_000))
        settings.checksResults = true
        adjust(&settings)
        server = RPCServer(settings: settings, log: log)
        try server.start(
            on: OwnedDescriptor(adopting: UnixSocket.listen(path: path + "/rpc.sock").release()))
        if serving { server.serve(services) }
    }

    func client() throws -> DaemonClient {
        try DaemonClient(trying: [socket], patience: .seconds(60))
    }

    func connect() throws -> RawConnection { try RawConnection(path: socket) }

    func stop() async {
        await server.stop()
        services.ingest.stop()
        await ingesting.value
        try? services.corpus.store.close()
    }

    /// Runs a body against a server of its own, and stops it.
    static func with(
        serving: Bool = true, _ adjust: (inout ServerSettings) -> Void = { _ in },
        _ body: (RunningServer) async throws -> Void
    ) async throws {
        let running = try await RunningServer(serving: serving, adjust)
        do {
            try await body(running)
        } catch {
            await running.stop()
            throw error
        }
        await running.stop()
    }
}

/// Bytes to the socket and lines from it, whatever they are.
final class RawConnection {
    let stream: UnixStream
    private var buffer: [UInt8] = []

    init(path: String) throws { stream = try UnixStream(connectingTo: path) }

    func send(_ text: String) throws { try stream.send(Array(text.utf8), within: .seconds(30)) }

    /// The next line without its end; nil at the end of the stream.
    func line() throws -> String? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                defer { buffer.removeFirst(end + 1) }
                return String(decoding: buffer[..<end], as: UTF8.self)
            }
            let more = try stream.receive(within: .seconds(30))
            if more.isEmpty { return nil }
            buffer += more
        }
    }

    /// All that comes until the server closes.
    func lines() throws -> [String] {
        var all = buffer
        buffer = []
        while true {
            let more = try stream.receive(atMost: 1 << 20, within: .seconds(30))
            if more.isEmpty { break }
            all += more
        }
        return all.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Sends, says that this is all, and reads everything.
    func exchange(_ text: String) throws -> [String] {
        try send(text)
        stream.finishSending()
        return try lines()
    }
}
