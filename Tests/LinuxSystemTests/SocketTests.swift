import Foundation
import LinuxSystem
import TestSupport
import Testing

@Suite("Unix sockets")
struct SocketTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("listens with the mode that was asked for, whatever the umask")
    func mode() throws {
        let path = folder.path + "/s"
        let listener = try UnixSocket.listen(path: path, mode: 0o660)
        #expect(try FileStatus.ofLink(path: path).mode == 0o660)
        listener.file.removeIfOurs()
        #expect(throws: Errno.noEntry) { try FileStatus.ofLink(path: path) }
    }

    @Test("carries bytes both ways and tells who the peer is")
    func talk() throws {
        let listener = try UnixSocket.listen(path: folder.path + "/s")
        let client = try UnixStream(connectingTo: folder.path + "/s", timeout: .seconds(5))
        let server = UnixStream(try listener.accept())
        try client.send(Array("ping".utf8), within: .seconds(5))
        #expect(try server.receive(within: .seconds(5)) == Array("ping".utf8))
        #expect(try server.peer == client.peer)
        #expect(try server.peer.user == UserDatabase.ownUser)
        #expect(try server.peer.process == Process.identifier)
        client.finishSending()
        #expect(try server.receive(within: .seconds(5)).isEmpty)
        try server.send(Array("pong".utf8))
        #expect(try client.receive(within: .seconds(5)) == Array("pong".utf8))
    }

    @Test("gives up in time on one who is silent")
    func silence() throws {
        let listener = try UnixSocket.listen(path: folder.path + "/s")
        let client = try UnixStream(connectingTo: folder.path + "/s")
        let server = UnixStream(try listener.accept())
        #expect(throws: Errno.timedOut) { try client.receive(within: .milliseconds(1)) }
        server.interrupt()
    }

    @Test("a send to one who has gone is an error, not a signal")
    func gone() throws {
        let listener = try UnixSocket.listen(path: folder.path + "/s")
        let client = try UnixStream(connectingTo: folder.path + "/s")
        do { _ = try listener.accept() }
        #expect(throws: Errno.brokenPipe) { for _ in 0..<10 { try client.send([1], within: .seconds(1)) } }
    }

    @Test("refuses a socket on which another answers, and replaces a dead one")
    func replaces() throws {
        let path = folder.path + "/s"
        do {
            let listener = try UnixSocket.listen(path: path)
            #expect(throws: UnixSocketFailure.inUse(path: path)) { _ = try UnixSocket.listen(path: path) }
            _ = listener.file
        }
        #expect(try FileStatus.ofLink(path: path).kind == .socket)
        let next = try UnixSocket.listen(path: path)
        _ = try UnixSocket.connect(path: path)
        _ = next.file
    }

    @Test("leaves alone what is no socket")
    func noSocket() throws {
        let path = folder.path + "/s"
        try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: UnixSocketFailure.notASocket(path: path)) { _ = try UnixSocket.listen(path: path) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
    }

    @Test("takes a path of 107 bytes and refuses one of 108 with a reason")
    func longPath() throws {
        let room = UnixSocket.longestPath - folder.path.utf8.count - 1
        _ = try UnixSocket.listen(path: folder.path + "/" + String(repeating: "s", count: room))
        let long = folder.path + "/" + String(repeating: "s", count: room + 1)
        let failure = #expect(throws: UnixSocketFailure.self) { _ = try UnixSocket.listen(path: long) }
        #expect(failure?.description == "socket path \(long) has 108 bytes; at most 107 are possible")
    }

    @Test("says in words why it cannot connect")
    func noDaemon() {
        let path = folder.path + "/none"
        let failure = #expect(throws: UnixSocketFailure.self) { _ = try UnixSocket.connect(path: path) }
        #expect(failure?.description == "cannot connect to \(path): No such file or directory")
    }
}
