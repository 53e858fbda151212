import LinuxSystem
import NIOCore

/// An event loop, and who is connected there.
struct LoopRoster: Sendable {
    let loop: any EventLoop
    let roster: NIOLoopBoundBox<Roster>

    init(_ number: Int, _ loop: any EventLoop) {
        self.loop = loop
        roster = NIOLoopBoundBox.makeBoxSendingValue(Roster(number), eventLoop: loop)
        // Each question costs little, and somebody waits for it.
        loop.execute { NamedThread.takeShortTurns(.answer) }
    }
}

/// Who is connected. Lives on one event loop, of its connections alone.
final class Roster {
    let turn: LoopTurn
    private var handlers: [Int: ConnectionHandler] = [:]
    private var emptied: EventLoopPromise<Void>?

    /// - Parameter number: of the loop.
    init(_ number: Int) { turn = LoopTurn(number) }

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
