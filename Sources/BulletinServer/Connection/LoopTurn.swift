import NIOCore

/// The questions that came in one turn of the event loop, each alone on its connection: where many clients ask at once, all
/// cores answer. Lives on the event loop.
final class LoopTurn {
    private var handlers: [ConnectionHandler] = []

    /// Fewer than these are answered by the event loop alone: waking another thread costs as much.
    private static let least = 4
    /// So many are answered before what came of them is sent.
    private static let stretch = 16

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
        var rest = all[...]
        while !rest.isEmpty {
            settle(rest.prefix(Self.stretch))
            rest = rest.dropFirst(Self.stretch)
        }
    }

    private func settle(_ handlers: ArraySlice<ConnectionHandler>) {
        let asked = handlers.compactMap { handler in
            handler.heldMessage.map { (message: $0, connection: handler.connection) }
        }
        // Who went away in between, or had nothing more to ask, holds nothing any more.
        guard let first = handlers.first, asked.count == handlers.count, asked.count >= Self.least else {
            for handler in handlers { handler.settle() }
            return
        }
        for (handler, answer) in zip(handlers, first.server.answerIfLight(asked)) { handler.settle(with: answer) }
    }
}
