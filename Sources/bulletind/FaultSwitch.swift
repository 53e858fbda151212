#if FAULT_SWITCH
import BulletinServer
import Glibc
import Inbox
import ServiceLifecycle
import Synchronization
import UnixSignals

/// For scripts/test-systemd alone, and not in the shipped daemon: `BULLETIND_FAULT_SWITCH=1 swift build` builds it in.
/// SIGUSR1 hangs the inbox's thread, SIGUSR2 the server's event loop, both for ever.
struct FaultSwitch: Service {
    let server: RPCServer
    let watcher: InboxWatcher

    private static let isInboxHung = Atomic(false)

    /// For `InboxWatcher(beforeTurn:)`.
    static func holdInbox() {
        while isInboxHung.load(ordering: .acquiring) { pause() }
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await signal in await UnixSignalsSequence(trapping: .sigusr1, .sigusr2) {
                if signal == .sigusr1 {
                    Self.isInboxHung.store(true, ordering: .releasing)
                    watcher.turn()
                } else {
                    await server.turned { while true { pause() } }
                }
            }
        }
    }
}
#endif
