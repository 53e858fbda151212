import BulletinRPC
import LinuxSystem
import Logging
import NIOCore

extension ConnectionHandler {
    /// Hands the next batch to a worker, and comes back to the event loop with the answers.
    func startWork() {
        guard !isClosing, let context, let batch = conversation.nextBatch() else { return }
        let loop = context.eventLoop
        let here = NIOLoopBound(self, eventLoop: loop)
        let (server, connection, mayShare) = (server, connection, !isSlow)
        work = Task(executorPreference: isSlow ? server.lanes.slow : server.lanes.quick) {
            let outcome = await server.answer(batch, for: connection, mayShare: mayShare) { part in
                loop.execute { here.value.emit(part) }
            }
            loop.execute { here.value.worked(outcome) }
        }
    }

    private func worked(_ outcome: BatchOutcome) {
        conversation.worked(done: outcome.done)
        isSlow = outcome.wasSlow
        emit(outcome.rest)
        if connection.awaitsSubscriptions { server.hub.answered(connection) }
        goOn()
    }

    /// Sends what was answered on the event loop itself.
    func flush() {
        if !writer.bytes.isEmpty { emit(writer.take()) }
    }

    /// Hands bytes to the socket, in pieces: each that the client has taken tells that it still reads.
    func emit(_ bytes: [UInt8]) {
        send(bytes) { $0.taken($1) }
    }

    /// - Parameter taken: is told of each piece that the client has taken, with its size.
    func send(_ bytes: [UInt8], taken: @escaping @Sendable (ConnectionHandler, Int) -> Void) {
        guard !bytes.isEmpty, !isClosing, let context else { return }
        conversation.handedOver(bytes.count)
        let buffer = context.channel.allocator.buffer(bytes: bytes)
        let here = NIOLoopBound(self, eventLoop: context.eventLoop)
        var start = 0
        while start < bytes.count {
            let size = min(Self.piece, bytes.count - start)
            let piece = buffer.getSlice(at: start, length: size)!
            context.write(wrapOutboundOut(piece)).whenSuccess { taken(here.value, size) }
            start += size
        }
        context.flush()
        watchForStalling()
    }

    private static let piece = 1 << 18

    func taken(_ bytes: Int) {
        let wasOverfull = conversation.isOverfull
        conversation.taken(bytes)
        // Only what this changes: the rest of the time somebody else goes on.
        if wasOverfull || conversation.isFinished { goOn() }
    }

    /// Drops a client that takes nothing while too much waits for it. One that reads slowly is waited for: nothing more
    /// is answered meanwhile, so no more than the bound and one answer lies here.
    func watchForStalling() {
        guard conversation.isOverdue, !isWatchedForStalling, let context else { return }
        isWatchedForStalling = true
        let before = conversation.takenOutput
        let here = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .seconds(1)) {
            let handler = here.value
            handler.isWatchedForStalling = false
            guard !handler.isClosing, handler.conversation.isOverdue else { return }
            if handler.conversation.takenOutput > before { return handler.watchForStalling() }
            handler.drop()
        }
    }

    /// Ends the connection of a client that does not read.
    func drop() {
        server.count(\.dropped)
        server.log.warning(
            "Dropped a client that does not read",
            metadata: [
                "connection": "\(connection.number)", "pid": "\(connection.peer.process)",
                "uid": "\(connection.peer.user)",
                "waiting_bytes": "\(conversation.waitingOutput + conversation.owedOutput)",
            ])
        close()
    }
}
