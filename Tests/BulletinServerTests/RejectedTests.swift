import BulletinClient
import BulletinModel
import BulletinRPC
import LinuxSystem
import Testing

@Suite("Rejected files over the socket", .serialized)
struct RejectedTests {
    /// Drops a file that is no text, and waits until it has been set aside.
    private static func withRejected(_ body: (RunningServer, DaemonClient, RejectedList.File) throws -> Void)
        async throws
    {
        try await RunningServer.with { running in
            let client = try running.client()
            try DurableFile.write(
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], to: Array("scan.txt".utf8),
                in: OwnedDescriptor.folder(path: running.inbox))
            let synced = try client.call(InboxSync.self)
            #expect(synced.pending == [])
            let listed = try client.call(RejectedList.self)
            #expect(listed.more == false)
            try body(running, client, try #require(listed.rejected.first))
        }
    }

    @Test("a rejected file is listed with its reason, and can be discarded once")
    func discard() async throws {
        try await Self.withRejected { running, client, file in
            #expect(file.name.description == "scan.txt")
            #expect(file.bytes == 12)
            #expect(try client.call(ServerStatus.self).counts.rejected == 1)
            _ = try client.call(RejectedDiscard.self, .init(id: file.id))
            #expect(try client.call(RejectedList.self).rejected == [])
            #expect(try client.call(ServerStatus.self).counts.rejected == 0)
            #expect(throws: ClientFailure.refused(.notFound(id: file.id))) {
                try client.call(RejectedDiscard.self, .init(id: file.id))
            }
            #expect(throws: ClientFailure.refused(.notFound(id: file.id))) {
                try client.call(RejectedRetry.self, .init(id: file.id))
            }
        }
    }

    @Test("what is refused again stays, and says why")
    func refusedAgain() async throws {
        try await Self.withRejected { running, client, file in
            do throws(ClientFailure) {
                _ = try client.call(RejectedRetry.self, .init(id: file.id))
                Issue.record("taken")
            } catch {
                guard case .refused(.wrongParam("id", let reason, nearest: nil)) = error else { throw error }
                #expect(reason.contains(file.reason.rawValue))
            }
            #expect(try client.call(RejectedList.self).rejected == [file])
        }
    }

    @Test(
        "an id that is none is refused before anything is looked up",
        arguments: ["", "0", "01", "-1", "x", "9999999999999999999"])
    func wrongID(_ id: String) async throws {
        try await RunningServer.with { running in
            let client = try running.client()
            #expect(
                throws: ClientFailure.refused(
                    .wrongParam("id", reason: "must be a rejected file's id, as rejected.list has it"))
            ) { try client.call("rejected.retry", ["id": .string(id)]) }
        }
    }
}
