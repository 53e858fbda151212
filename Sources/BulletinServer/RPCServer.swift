import BulletinRPC
package import LinuxSystem
package import Logging
import NIOCore
import NIOPosix
import Synchronization

/// The socket's side of the daemon: accepts, frames, dispatches, answers.
///
/// One event loop moves bytes; workers compute. `start` may be called before anything is loaded: what needs the corpus
/// is then answered with −32006 until `serve`.
package final class RPCServer: Sendable {
    private let core: ServerCore
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let listener = Mutex<(any Channel)?>(nil)
    /// All handlers; touched on the event loop only.
    private let roster: NIOLoopBoundBox<Roster>

    package init(settings: ServerSettings, log: Logger) {
        core = ServerCore(settings: settings, log: log)
        roster = NIOLoopBoundBox.makeBoxSendingValue(Roster(), eventLoop: group.next())
    }

    /// What is answered.
    package static var methodNames: [String] { RouteTable.all.map(\.name) }

    package var connectionCount: Int { core.connectionCount }

    /// Accepts on a socket that listens already, bound by us or handed over by systemd, and owns it from now on.
    package func start(on socket: consuming OwnedDescriptor) async throws {
        let (core, roster) = (core, roster)
        let bootstrap = ServerBootstrap(group: group)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try Self.welcome(channel, core, roster.value) }
            }
        let channel = try await bootstrap.withBoundSocket(socket.release()).get()
        listener.withLock { $0 = channel }
    }

    /// From now on everything is answered.
    package func serve(_ services: ServerServices) { core.serve(services) }

    package var settings: ServerSettings { core.settings }

    /// Settings that changed by a reload: they hold for what is asked from now on.
    package func use(_ settings: ServerSettings) { core.use(settings) }

    /// Waits until a worker and the event loop have each turned once more: for the watchdog. Not after `stop`.
    /// - Parameter work: done on the event loop meanwhile; tests hold it there.
    package func turned(_ work: @escaping @Sendable () -> Void = {}) async {
        let loop = group.next()
        let lane = core.lanes.quick
        await withCheckedContinuation { continuation in
            _ = Task(executorPreference: lane) {
                loop.execute {
                    work()
                    continuation.resume()
                }
            }
        }
    }

    /// Accepts no more, answers what was asked, and ends within `ServerSettings.stopPatience`.
    package func stop() async {
        core.beginStop()
        let channel = listener.withLock { listener in
            defer { listener = nil }
            return listener
        }
        try? await channel?.close()
        let roster = roster
        let patience = TimeAmount.nanoseconds(core.settings.stopPatience.nanoseconds)
        let loop = group.next()
        try? await loop.flatSubmit { roster.value.empty(within: patience, on: loop) }.get()
        try? await group.shutdownGracefully()
    }

    private static func welcome(_ channel: any Channel, _ core: ServerCore, _ roster: Roster) throws {
        let peer = try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) {
            try PeerCredentials(ofSocket: $0)
        }
        guard let peer else { throw ChannelError.operationUnsupported }
        do throws(RPCError) {
            let isKept = peer.user == 0 || peer.user == UserDatabase.ownUser
            let connection = Connection(number: try core.enter(isKept: isKept), peer: peer)
            let handler = ConnectionHandler(server: core, connection: connection, turn: roster.turn)
            roster.entered(handler)
            let place = NIOLoopBound(roster, eventLoop: channel.eventLoop)
            channel.closeFuture.whenComplete { _ in place.value.left(connection.number) }
            try? channel.pipeline.syncOperations.addHandler(handler)
            core.log.debug(
                "Accepted a connection",
                metadata: ["connection": "\(connection.number)", "uid": "\(peer.user)", "pid": "\(peer.process)"])
        } catch {
            core.log.warning(
                "Turned a client away",
                metadata: ["uid": "\(peer.user)", "pid": "\(peer.process)", "error": "\(error)"])
            try? channel.pipeline.syncOperations.addHandler(TurningAway(error))
        }
    }
}

/// Who is connected. Lives on the event loop.
final class Roster {
    let turn = LoopTurn()
    private var handlers: [Int: ConnectionHandler] = [:]
    private var emptied: EventLoopPromise<Void>?

    func entered(_ handler: ConnectionHandler) { handlers[handler.connection.number] = handler }

    func left(_ number: Int) {
        handlers[number] = nil
        if handlers.isEmpty { emptied?.succeed() }
    }

    /// Lets everybody take the answers to what was asked, and then closes.
    func empty(within patience: TimeAmount, on loop: any EventLoop) -> EventLoopFuture<Void> {
        let promise = loop.makePromise(of: Void.self)
        if handlers.isEmpty {
            promise.succeed()
            return promise.futureResult
        }
        emptied = promise
        let here = NIOLoopBound(self, eventLoop: loop)
        loop.scheduleTask(in: patience) { for handler in here.value.handlers.values { handler.close() } }
        for handler in handlers.values { handler.stop() }
        return promise.futureResult
    }
}

/// Tells a client that it cannot be served, and ends.
private final class TurningAway: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let error: RPCError

    init(_ error: RPCError) { self.error = error }

    func channelActive(context: ChannelHandlerContext) {
        var writer = JSONWriter()
        writer.response(.null, error: error)
        writer.endLine()
        let context = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.value.writeAndFlush(NIOAny(ByteBuffer(bytes: writer.bytes))).whenComplete { _ in
            context.value.close(promise: nil)
        }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 { components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000 }
}
