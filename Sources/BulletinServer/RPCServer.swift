import BulletinRPC
package import LinuxSystem
package import Logging
import NIOCore
import NIOPosix
import Synchronization

/// The socket's side of the daemon: accepts, frames, dispatches, answers.
///
/// Event loops move bytes, and answer what costs little; workers compute. `start` may be called before anything is loaded:
/// what needs the corpus is then answered with −32006 until `serve`.
package final class RPCServer: Sendable {
    private let core: ServerCore
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: RPCServer.loopCount)
    private let listener = Mutex<(any Channel)?>(nil)
    private let rosters: [LoopRoster]

    /// Connections are dealt out to them in turn: where many clients ask little, each loop has a core and waits for no other.
    private static let loopCount = min(4, Process.coreCount)

    package init(settings: ServerSettings, log: Logger) {
        core = ServerCore(settings: settings, log: log)
        rosters = group.makeIterator().enumerated().map(LoopRoster.init)
    }

    /// What is answered.
    package static var methodNames: [String] { RouteTable.all.map(\.name) }

    package var connectionCount: Int { core.connectionCount }

    /// Accepts on a socket that listens already, bound by us or handed over by systemd, and owns it from now on.
    ///
    /// Blocks while a loop takes the socket up, some 100 µs: the outcome comes by a lock, as everything else between threads
    /// here, and not by way of a continuation, whose hand-over ThreadSanitizer does not see.
    package func start(on socket: consuming OwnedDescriptor) throws {
        let (core, rosters) = (core, rosters)
        let bootstrap = ServerBootstrap(group: group)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                let loop = channel.eventLoop
                return loop.makeCompletedFuture {
                    guard let own = rosters.first(where: { $0.loop === loop }) else {
                        throw ChannelError.operationUnsupported
                    }
                    try Self.welcome(channel, core, own.roster.value)
                }
            }
        let channel = try bootstrap.withBoundSocket(socket.release()).wait()
        listener.withLock { $0 = channel }
    }

    /// From now on everything is answered.
    package func serve(_ services: ServerServices) { core.serve(services) }

    package var settings: ServerSettings { core.settings }

    /// Settings that changed by a reload: they hold for what is asked from now on.
    package func use(_ settings: ServerSettings) { core.use(settings) }

    /// Waits until a worker and each event loop have turned once more: for the watchdog. Not after `stop`.
    /// - Parameter work: done on the last loop meanwhile; a test of the watchdog stays there.
    package func turned(_ work: @escaping @Sendable () -> Void = {}) async {
        let (loops, lane) = (rosters.map(\.loop), core.lanes.quick)
        await withCheckedContinuation { continuation in
            _ = Task(executorPreference: lane) {
                Self.turn(loops[...]) {
                    work()
                    continuation.resume()
                }
            }
        }
    }

    /// One loop after the other; `last` is done on the last of them.
    private static func turn(_ loops: ArraySlice<any EventLoop>, _ last: @escaping @Sendable () -> Void) {
        loops.first?.execute {
            if loops.count == 1 { last() } else { turn(loops.dropFirst(), last) }
        }
    }

    /// Does something while all event loops stand still: for tests, whose clients ask meanwhile, so that all is there when
    /// the loops look again.
    package func holding(_ work: @escaping @Sendable () -> Void) async {
        let (loops, lane) = (rosters.map(\.loop), core.lanes.quick)
        await withCheckedContinuation { continuation in
            let state = Awaited((standing: 0, isOver: false))
            for loop in loops {
                loop.execute {
                    state.withLock { $0.standing += 1 }
                    state.wakeAll()
                    state.wait { $0.isOver ? () : nil }
                }
            }
            lane.perform {
                state.wait { $0.standing == loops.count ? () : nil }
                work()
                state.withLock { $0.isOver = true }
                state.wakeAll()
                continuation.resume()
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
        let patience = TimeAmount.nanoseconds(core.settings.stopPatience.nanoseconds)
        let emptied = rosters.map { own in
            own.loop.flatSubmit { own.roster.value.empty(within: patience, on: own.loop) }
        }
        for roster in emptied { try? await roster.get() }
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
