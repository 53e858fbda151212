import BulletinRPC
import LinuxSystem

enum ServerInfoHandler: Handler {
    typealias Called = ServerInfo

    static func answer(_ params: NoParams, _ call: Call) throws(RPCError) -> ServerInfo.Result {
        let settings = call.settings
        return ServerInfo.Result(
            name: "bulletind", version: settings.version, pid: LinuxSystem.Process.identifier,
            started: settings.started,
            limits: settings.limits)
    }
}
