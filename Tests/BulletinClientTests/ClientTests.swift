import BulletinClient
import BulletinRPC
import LinuxSystem
import TestSupport
import Testing

@Suite("Asking the daemon")
struct ClientTests {
    @Test(
        "tries the sockets in the order of the contract",
        arguments: [
            ("/a", ["BULLETIND_SOCKET": "/b", "XDG_RUNTIME_DIR": "/run/user/7"], ["/a"]),
            (nil, ["BULLETIND_SOCKET": "/b", "XDG_RUNTIME_DIR": "/run/user/7"], ["/b"]),
            (
                nil, ["XDG_RUNTIME_DIR": "/run/user/7"],
                ["/run/user/7/bulletind/bulletind.sock", "/run/bulletind/bulletind.sock"]
            ),
            (nil, ["BULLETIND_SOCKET": ""], ["/run/bulletind/bulletind.sock"]),
            (nil, ["XDG_RUNTIME_DIR": "here"], ["/run/bulletind/bulletind.sock"]),
        ] as [(String?, [String: String], [String])])
    func places(_ option: String?, _ environment: [String: String], _ expected: [String]) {
        #expect(SocketPlace.candidates(option: option) { environment[$0] } == expected)
    }

    @Test("names each socket where nobody answers, and why")
    func noDaemon() throws {
        let folder = try TemporaryFolder()
        let paths = [folder.path + "/a.sock", folder.path + "/b.sock"]
        do throws(ClientFailure) {
            _ = try DaemonClient(trying: paths)
            Issue.record("connected")
        } catch {
            guard case .noDaemon(let trials) = error else { throw error }
            #expect(trials.map(\.path) == paths)
            #expect(trials.allSatisfy { $0.reason.contains($0.path) })
        }
    }

    @Test(
        "what is no answer is told",
        arguments: [
            ("nonsense\n", "broken"), ("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":\"pong\"}\n", "broken"),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"pang\"}\n", "broken"),
            ("{\"jsonrpc\":\"2.0\",\"id\":1}\n", "broken"),
            ("", "lost"), ("{\"jsonrpc\":\"2.0\",", "lost"),
            ("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-7,\"message\":\"odd\"}}\n", "otherwise"),
            (
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32006,\"message\":\"\",\"data\":{\"state\":\"starting\"}}}\n",
                "refused"
            ),
            (
                "{\"jsonrpc\":\"2.0\",\"method\":\"article.added\",\"params\":{}}\n{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"pong\"}\n",
                "pong"
            ),
        ])
    func oddReplies(_ reply: String, expected: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/odd.sock"
        let listening = try UnixSocket.listen(path: path)
        let client = try DaemonClient(trying: [path], patience: .seconds(30))
        let other = UnixStream(try listening.accept())
        try other.send(Array(reply.utf8))
        other.finishSending()
        let got: String
        do throws(ClientFailure) {
            _ = try client.call(ServerPing.self)
            got = "pong"
        } catch {
            switch error {
            case .noDaemon: got = "none"
            case .refused: got = "refused"
            case .refusedOtherwise: got = "otherwise"
            case .brokenReply: got = "broken"
            case .lost: got = "lost"
            }
        }
        #expect(got == expected)
    }
}
