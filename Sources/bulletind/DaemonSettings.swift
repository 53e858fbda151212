import BulletinModel
import BulletinRPC
import BulletinServer
import Inbox
import LinuxSystem
import Settings

extension ServerSettings {
    /// - Parameter running: what a reload leaves as it is; nil at the start.
    init(_ settings: Settings, keeping running: ServerSettings? = nil) throws(StartFailure) {
        self =
            running
            ?? ServerSettings(
                version: ProgramVersion.text, started: Timestamp(secondsSinceEpoch: WallClock.secondsSinceEpoch))
        timeout = settings.timeout
        adminGroup = nil
        guard let name = settings.adminGroup else { return }
        guard let group = UserDatabase.group(named: name) else {
            let origin = settings.effective.first { $0.key == Setting.adminGroup.key }?.origin ?? "default"
            throw .configuration(
                "\(origin): \(Setting.adminGroup.key): there is no group “\(name)”: make it, or name another")
        }
        adminGroup = group
    }
}

extension InboxSettings {
    init(_ settings: Settings) {
        self.init()
        settle = settings.settle
        emptyGrace = settings.emptyGrace
        rescan = settings.rescan
        maxBytes = settings.maxBytes
    }
}
