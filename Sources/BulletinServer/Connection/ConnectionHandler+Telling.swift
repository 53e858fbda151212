import NIOCore

extension ConnectionHandler {
    /// The way by which others tell this connection's client something.
    func outlet(on loop: any EventLoop) -> Outlet {
        let here = NIOLoopBound(self, eventLoop: loop)
        return Outlet(
            tell: { lines in loop.execute { here.value.tell(lines) } },
            owe: { bytes in loop.execute { here.value.owe(bytes) } },
            close: { loop.execute { here.value.close() } })
    }

    private func tell(_ lines: [UInt8]) {
        send(lines) { handler, size in
            handler.connection.tookNotices(size)
            handler.taken(size)
            if handler.connection.isBehind, handler.connection.waitingNotices <= handler.server.hub.fewWaiting {
                handler.server.hub.resume(handler.connection)
            }
        }
    }

    private func owe(_ bytes: Int) {
        conversation.owe(bytes)
        watchForStalling()
    }
}
