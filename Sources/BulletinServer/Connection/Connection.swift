package import LinuxSystem
import Synchronization

/// Who asks: what handlers may know of a connection, on any thread.
package final class Connection: Sendable {
    package let number: Int
    package let peer: PeerCredentials
    private let gone = Atomic<Bool>(false)
    private let admin = Mutex<Bool?>(nil)

    package init(number: Int, peer: PeerCredentials) {
        self.number = number
        self.peer = peer
    }

    /// The client has gone: whatever is done for it may end.
    package var isGone: Bool { gone.load(ordering: .relaxed) }

    func leave() { gone.store(true, ordering: .relaxed) }

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
