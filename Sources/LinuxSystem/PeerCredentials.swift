import CLinux
import Glibc

/// Who is at the other end of a Unix socket, as it was when they connected (SO_PEERCRED, SO_PEERGROUPS).
package struct PeerCredentials: Hashable, Sendable {
    package var process: Int
    package var user: UInt32
    package var group: UInt32
    /// The others that it belonged to; empty where the kernel does not tell, or there are more than 64.
    package var supplementaryGroups: [UInt32]

    package init(process: Int, user: UInt32, group: UInt32, supplementaryGroups: [UInt32] = []) {
        self.process = process
        self.user = user
        self.group = group
        self.supplementaryGroups = supplementaryGroups
    }

    /// - Parameter socket: a connected Unix socket that stays open during the call.
    package init(ofSocket socket: CInt) throws(Errno) {
        var process = pid_t()
        var user = uid_t()
        var group = gid_t()
        try retrying { unsafe clinux_peer(socket, &process, &user, &group) }
        self.init(
            process: Int(process), user: user, group: group, supplementaryGroups: Self.groups(ofPeerOf: socket))
    }

    private static func groups(ofPeerOf socket: CInt) -> [UInt32] {
        var groups = [gid_t](repeating: 0, count: 64)
        let count = unsafe clinux_peer_groups(socket, &groups, CInt(groups.count))
        return count > 0 ? Array(groups.prefix(Int(count))) : []
    }
}

/// What the user database knows (`/etc/passwd`, `/etc/group`, and what nsswitch adds); it may ask a network, so not
/// for an event loop.
package enum UserDatabase {
    package static var ownUser: UInt32 { geteuid() }

    /// Nil where there is no such group.
    package static func group(named name: String) -> UInt32? {
        var record = unsafe Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        var space = [CChar](repeating: 0, count: largestRecord)
        guard unsafe getgrnam_r(name, &record, &space, space.count, &found) == 0, unsafe found != nil else {
            return nil
        }
        return unsafe record.gr_gid
    }

    /// Of this process, as it was started; who joins a group has it from the next login on.
    package static var ownGroups: [UInt32] {
        let count = getgroups(0, nil)
        guard count > 0 else { return [getegid()] }
        var groups = [gid_t](repeating: 0, count: Int(count))
        return [getegid()] + groups.prefix(Int(max(0, unsafe getgroups(count, &groups))))
    }

    /// Nil where it has none.
    package static func name(ofGroup number: UInt32) -> String? {
        var record = unsafe Glibc.group()
        var found: UnsafeMutablePointer<Glibc.group>?
        var space = [CChar](repeating: 0, count: largestRecord)
        guard unsafe getgrgid_r(number, &record, &space, space.count, &found) == 0, unsafe found != nil else {
            return nil
        }
        return unsafe String(cString: record.gr_name)
    }

    /// The groups of a user, the first from their own record; empty where the user is not known.
    package static func groups(ofUser user: UInt32) -> [UInt32] {
        var record = unsafe passwd()
        var found: UnsafeMutablePointer<passwd>?
        var space = [CChar](repeating: 0, count: largestRecord)
        guard unsafe getpwuid_r(user, &record, &space, space.count, &found) == 0, unsafe found != nil else { return [] }
        var count: CInt = 64
        while true {
            var groups = [gid_t](repeating: 0, count: Int(count))
            let room = count
            if unsafe getgrouplist(record.pw_name, record.pw_gid, &groups, &count) >= 0 {
                return Array(groups.prefix(Int(count)))
            }
            // NGROUPS_MAX of Linux is 65,536; an answer that does not grow would never end.
            guard count > room, count <= 65_536 else { return groups }
        }
    }

    /// Whether the peer belongs to the group, by what it connected with or by the database.
    package static func isMember(_ peer: PeerCredentials, ofGroup group: UInt32) -> Bool {
        peer.group == group || peer.supplementaryGroups.contains(group) || groups(ofUser: peer.user).contains(group)
    }

    private static let largestRecord = 1 << 16
}
