import BulletinRPC
import LinuxSystem
import Logging
import NIOCore

/// The shell around a `Conversation`: bytes in from the socket, lines to the workers, answers out. Lives on the event
/// loop; reads short lines there, and answers there what costs nothing.
final class ConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let server: ServerCore
    let connection: Connection
    var conversation: Conversation
    var context: ChannelHandlerContext?
    /// Answers that were made on the event loop since the last flush.
    var writer = JSONWriter(capacity: 1024)
    private let turn: LoopTurn
    private var framer = LineFramer()
    /// A question that came while nothing else waited: it may be answered here, if it comes alone and costs little.
    private var held: (message: Message, bytes: Int)?
    private var readWasHeldBack = false
    var isWatchedForStalling = false
    var isClosing = false
    var isSlow = false
    var work: Task<Void, Never>?
    private(set) var isStopping = false

    /// Longer lines are read by a worker: some 10 µs of the loop's time at most.
    private static let shortLine = 8192
    /// Answers that wait for the end of a read at most.
    private static let largeFlush = 1 << 16

    init(server: ServerCore, connection: Connection, turn: LoopTurn) {
        self.server = server
        self.turn = turn
        self.connection = connection
        conversation = Conversation(bounds: .init(output: server.settings.limits.waitingBytes))
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        connection.open(outlet(on: context.eventLoop))
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        unsafe buffer.withUnsafeReadableBytes { bytes in
            unsafe bytes.withMemoryRebound(to: UInt8.self) { bytes in
                unsafe framer.push(bytes.span, line: { take($0) }, tooLong: { refuse(length: $0) })
            }
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if held == nil {
            flush()
            goOn()
        } else {
            turn.add(self, on: context.eventLoop)
        }
        context.fireChannelReadComplete()
    }

    /// The event loop asks whether to read on: not while too much waits.
    func read(context: ChannelHandlerContext) {
        if conversation.mayRead {
            context.read()
        } else {
            readWasHeldBack = true
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case ChannelEvent.inputClosed = event else { return context.fireUserInboundEventTriggered(event) }
        framer.finish(line: { take($0) }, tooLong: { refuse(length: $0) })
        settleHeld()
        conversation.inputEnded()
        flush()
        goOn()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        connection.leave()
        work?.cancel()
        server.count(\.abandoned, conversation.waitingRequests)
        server.left(connection)
        server.hub.left(connection)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        server.log.debug("A connection failed", metadata: ["connection": "\(connection.number)", "error": "\(error)"])
        close()
    }

    /// What has been asked is still answered; what comes now is refused.
    func stop() {
        settleHeld()
        isStopping = true
        conversation.inputEnded()
        flush()
        goOn()
    }

    func close() {
        guard !isClosing, let context else { return }
        isClosing = true
        context.close(promise: nil)
    }

    /// Answers next what waits, reads on if there is room, closes if all is done.
    func goOn() {
        startWork()
        if readWasHeldBack, conversation.mayRead, let context, !isClosing {
            readWasHeldBack = false
            context.read()
        }
        if conversation.isFinished { close() }
    }

    private func take(_ line: Span<UInt8>) {
        passHeld()
        if isStopping {
            conversation.asked(.refusal(.notReady(state: "stopping")), bytes: 0)
        } else if line.count > Self.shortLine {
            let bytes = unsafe line.withUnsafeBufferPointer { unsafe Array($0) }
            conversation.asked(.line(bytes), bytes: line.count)
        } else {
            take(Message(line: line), bytes: line.count)
        }
    }

    private func take(_ message: Message, bytes: Int) {
        guard conversation.isIdle else { return conversation.asked(.message(message), bytes: bytes) }
        switch server.answerAtOnce(message, for: connection, &writer) {
        case .answered: if writer.bytes.count > Self.largeFlush { flush() }
        case .worthTrying where !isSlow: held = (message, bytes)
        case .worthTrying, .forWorker: conversation.asked(.message(message), bytes: bytes)
        }
    }

    /// What was held is not alone: a worker takes many with one waking.
    private func passHeld() {
        guard let (message, bytes) = held else { return }
        held = nil
        conversation.asked(.message(message), bytes: bytes)
    }

    /// The question that came alone, until it is settled.
    var heldMessage: Message? { held?.message }

    /// Nothing came after what was held.
    private func settleHeld(isCrowded: Bool = false, since before: ThreadUse = .now) {
        guard let (message, _) = held else { return }
        if server.answerIfLight(message, for: connection, isCrowded, since: before, &writer) {
            held = nil
        } else {
            passHeld()
        }
    }

    /// The turn of the event loop is over.
    /// - Parameters:
    ///   - isCrowded: others are answered in it too.
    ///   - before: when it began.
    func settle(isCrowded: Bool, since before: ThreadUse) {
        settleHeld(isCrowded: isCrowded, since: before)
        flush()
        goOn()
    }

    /// - Parameter answer: to what is held, with its line's end; nil where that is for a worker.
    func settle(with answer: [UInt8]?) {
        if let answer {
            held = nil
            writer.lines(answer)
        } else {
            passHeld()
        }
        flush()
        goOn()
    }

    private func refuse(length: Int) {
        passHeld()
        conversation.asked(
            .refusal(.pastLimit(limit: LineFramer.limit, value: length, what: "lineBytes")), bytes: 0)
    }
}
