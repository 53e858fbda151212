/// What there is to judge: gathered by `DoctorCommand`, judged by `Diagnosis`, which asks nobody.
struct DoctorFacts {
    /// The places where a daemon may be, in the order in which they are tried; up to the first that answers.
    var sockets: [SocketFact] = []
    var daemon: DaemonFact?
    /// Of this program.
    var version = ""
    var limits = InotifyFact()
    /// The year that the machine's clock shows.
    var year = 0
    /// Whether the clock is set by a time server; nil where nobody tells.
    var isClockSynchronised: Bool?

    struct SocketFact {
        var path: String
        var outcome: Outcome

        enum Outcome: Hashable {
            case answers
            case missing
            case notASocket
            /// Nobody listens: left behind by a daemon that was killed.
            case refused
            /// The file's group, where it has a name.
            case denied(group: String?, membership: Membership)
            /// In the words of the system.
            case failed(String)
        }
    }

    /// Of the caller in a group.
    enum Membership: Hashable {
        case none
        /// The user database has it, this session does not.
        case atNextLogin
        case member
    }

    struct DaemonFact {
        var version: String
        var state: String
        var reason: String?
        var inbox: String
        var backend: String
        /// How many files or folders are in trouble, and the first.
        var troubles = 0
        var firstTrouble: String?
        var isInboxThere = true
        var isInboxWritable: Bool
        /// Of the file system that holds the inbox; nil where it cannot be asked.
        var disk: DiskFact?
    }

    struct DiskFact {
        var availableBytes: UInt64
        var totalBytes: UInt64
    }

    /// nil where /proc does not tell.
    struct InotifyFact {
        var watches: Int?
        var instances: Int?
    }
}
