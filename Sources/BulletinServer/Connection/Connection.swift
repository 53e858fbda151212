package import LinuxSystem
import Synchronization

/// Who asks: what handlers may know of a connection, on any thread.
package final class Connection: Sendable {
    package let number: Int
    package let peer: PeerCredentials
    private let gone = Atomic<Bool>(false)
    private let admin = Mutex<Bool?>(nil)
    private let outlet = Mutex<Outlet?>(nil)
    private let notices = Atomic<Int>(0)
    private let awaits = Atomic<Bool>(false)
    private let behind = Atomic<Bool>(false)

    package init(number: Int, peer: PeerCredentials) {
        self.number = number
        self.peer = peer
    }

    /// The client has gone: whatever is done for it may end.
    package var isGone: Bool { gone.load(ordering: .relaxed) }

    func leave() {
        gone.store(true, ordering: .relaxed)
        outlet.withLock { $0 = nil }
    }

    /// Whether the peer may change things. The user database is asked once for a connection, by whoever may wait.
    func isAdmin(group: UInt32?) -> Bool {
        if peer.user == 0 || peer.user == UserDatabase.ownUser { return true }
        guard let group else { return false }
        return admin.withLock { known in
            if let known { return known }
            let answer = UserDatabase.isMember(peer, ofGroup: group)
            known = answer
            return answer
        }
    }
}

/// The way of notifications to a connection, from whatever thread.
struct Outlet: Sendable {
    let tell: @Sendable ([UInt8]) -> Void
    /// More bytes (or fewer) that the client would have to read are not even here yet.
    let owe: @Sendable (Int) -> Void
    let close: @Sendable () -> Void
}

extension Connection {
    func open(_ outlet: Outlet) { self.outlet.withLock { $0 = outlet } }

    /// Sends lines; they arrive in the order of the calls.
    func tell(_ lines: [UInt8]) {
        notices.add(lines.count, ordering: .relaxed)
        outlet.withLock { $0 }?.tell(lines)
    }

    func owe(_ bytes: Int) {
        if bytes != 0 { outlet.withLock { $0 }?.owe(bytes) }
    }

    func close() { outlet.withLock { $0 }?.close() }

    /// Bytes of notifications that the client has not taken.
    ///
    /// Who sets `isBehind` looks here afterwards, and who takes the last looks at `isBehind` afterwards: one of them
    /// sees the other, so the order of both is that of all threads.
    var waitingNotices: Int { notices.load(ordering: .sequentiallyConsistent) }

    func tookNotices(_ bytes: Int) { notices.subtract(bytes, ordering: .sequentiallyConsistent) }

    /// A `subscribe` has been answered, but the answer is not on its way yet.
    var awaitsSubscriptions: Bool {
        get { awaits.load(ordering: .relaxed) }
        set { awaits.store(newValue, ordering: .relaxed) }
    }

    /// A subscription waits for the client to read on.
    var isBehind: Bool {
        get { behind.load(ordering: .sequentiallyConsistent) }
        set { behind.store(newValue, ordering: .sequentiallyConsistent) }
    }
}
