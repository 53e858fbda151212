import LinuxSystem
import NIOCore
import Synchronization

/// The questions that came in one turn of an event loop, each alone on its connection. Where many clients ask at once, all
/// cores answer: the loops, or one loop and those who help it. Lives on its event loop.
final class LoopTurn {
    /// Of the loop.
    private let number: Int
    private var handlers: [ConnectionHandler] = []

    /// Fewer than these are answered by the event loop alone: waking another thread costs as much.
    private static let least = 4
    /// So many are answered with others' help before what came of them is sent.
    private static let stretch = 16

    init(_ number: Int) { self.number = number }

    /// Has what the connection holds settled once the sockets that were ready have been read.
    func add(_ handler: ConnectionHandler, on loop: any EventLoop) {
        handlers.append(handler)
        guard handlers.count == 1 else { return }
        let here = NIOLoopBound(self, eventLoop: loop)
        loop.execute { here.value.settle() }
    }

    private func settle() {
        let all = handlers
        handlers.removeAll(keepingCapacity: true)
        guard let server = all.first?.server else { return }
        let isCrowded = all.count >= Self.least
        // A loop that has a core to itself waits for nobody.
        let size = isCrowded && mayShare(server) ? Self.stretch : 1
        let before = ThreadUse.now
        var rest = all[...]
        while !rest.isEmpty {
            settle(rest.prefix(size), isCrowded, before)
            rest = rest.dropFirst(size)
        }
    }

    private func mayShare(_ server: ServerCore) -> Bool {
        server.crowdedLoops.withLock { loops in
            let now = ContinuousClock.now
            loops.crowded(number, at: now)
            return loops.count(at: now) < server.lanes.loopsAlone
        }
    }

    private func settle(_ handlers: ArraySlice<ConnectionHandler>, _ isCrowded: Bool, _ before: ThreadUse) {
        let asked = handlers.compactMap { handler in
            handler.heldMessage.map { (message: $0, connection: handler.connection) }
        }
        // Who went away in between, or had nothing more to ask, holds nothing any more.
        guard let first = handlers.first, asked.count == handlers.count, asked.count >= Self.least else {
            for handler in handlers { handler.settle(isCrowded: isCrowded, since: before) }
            return
        }
        for (handler, answer) in zip(handlers, first.server.answerIfLight(asked)) { handler.settle(with: answer) }
    }
}
