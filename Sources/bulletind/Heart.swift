import BulletinServer
import Ingest
import LinuxSystem
import ServiceLifecycle
import ServiceNotify

/// Feeds the watchdog. Each beat is the outcome of a round: the inbox's thread, the readers, the store's writer, a worker
/// of the server and its event loop have all turned since the beat before. One that hangs ends the beats by itself.
struct Heart: Service {
    let manager: ServiceManager
    let ingest: IngestService
    let server: RPCServer

    func run() async throws {
        guard let interval = manager.watchdogInterval else {
            try? await gracefulShutdown()
            return
        }
        await cancelWhenGracefulShutdown {
            var last = ingest.pulse
            while !Task.isCancelled {
                await ingest.turned()
                await server.turned()
                let now = ingest.pulse
                // Its threads may turn while it waits for what never comes: so it must have done something as well,
                // or have nothing to do.
                if now.isWaiting || now.turns != last.turns { manager.beat() }
                last = now
                // sd_watchdog_enabled(3): half of the interval.
                try? await Alarm.sleep(for: interval / 2)
            }
        }
    }
}
