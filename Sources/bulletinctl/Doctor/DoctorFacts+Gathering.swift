import BulletinModel
import BulletinRPC
import LinuxSystem

extension DoctorFacts {
    static func ofThisMachine() -> DoctorFacts {
        var facts = DoctorFacts()
        facts.version = ProgramVersion.text
        facts.limits = .init(
            watches: FileSystem.number(in: "/proc/sys/fs/inotify/max_user_watches"),
            instances: FileSystem.number(in: "/proc/sys/fs/inotify/max_user_instances"))
        facts.year = Int(Timestamp(secondsSinceEpoch: WallClock.secondsSinceEpoch).description.prefix(4)) ?? 0
        // systemd-timesyncd makes the file once it has set the clock; where it does not run, others may have set it.
        if (try? FileStatus.of(path: "/run/systemd/timesync")) != nil {
            facts.isClockSynchronised = (try? FileStatus.of(path: "/run/systemd/timesync/synchronized")) != nil
        }
        return facts
    }

    /// Tries each place, up to the first that answers.
    mutating func look(for places: [String]) {
        for path in places {
            let outcome = Self.outcome(at: path)
            sockets.append(SocketFact(path: path, outcome: outcome))
            if outcome == .answers { return }
        }
    }

    private static func outcome(at path: String) -> SocketFact.Outcome {
        do throws(UnixSocketFailure) {
            _ = try UnixStream(connectingTo: path, timeout: .seconds(10))
            return .answers
        } catch .failed(_, _, .noEntry) {
            return .missing
        } catch .failed(_, _, .notFolder) {
            return .missing
        } catch .failed(_, _, .connectionRefused) {
            let isSocket = (try? FileStatus.of(path: path).kind) == .socket
            return isSocket ? .refused : .notASocket
        } catch .failed(_, _, .accessDenied) {
            return denied(at: path)
        } catch {
            return .failed("\(error)")
        }
    }

    private static func denied(at path: String) -> SocketFact.Outcome {
        guard let status = try? FileStatus.of(path: path) else { return .denied(group: nil, membership: .none) }
        let membership: Membership =
            if UserDatabase.ownGroups.contains(status.group) {
                .member
            } else if UserDatabase.groups(ofUser: UserDatabase.ownUser).contains(status.group) {
                .atNextLogin
            } else {
                .none
            }
        return .denied(group: UserDatabase.name(ofGroup: status.group), membership: membership)
    }
}
