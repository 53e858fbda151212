import BulletinServer
import Corpus
import Glibc
import Inbox
import Ingest
import LinuxSystem
import Logging
import ServiceLifecycle
import ServiceNotify
import Settings
import Store
import UnixSignals

extension Daemon {
    /// Works until SIGTERM or SIGINT; then stops what was started last first: the server answers what was asked, the
    /// inbox finishes the file in hand.
    func run() async {
        do {
            try watcher.start()
        } catch {
            log.critical("The inbox cannot be watched", metadata: ["reason": "\(error)"])
            return
        }
        server.serve(ServerServices(corpus: corpus, ingest: ingest, watcher: watcher))
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: IngestRun(ingest: ingest, watcher: watcher)),
                    .init(service: ServerRun(server: server)),
                    .init(service: Heart(manager: manager, ingest: ingest, server: server)),
                    .init(service: Announcement(daemon: self)),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: quietLog))
        do {
            try await group.run()
        } catch {
            log.critical("A part of the daemon ended by itself", metadata: ["reason": "\(error)"])
        }
        socketFile?.removeIfOurs()
        log.notice("Stopped")
    }

    /// What the group says of its services concerns those who build it.
    private var quietLog: Logger {
        var quiet = log
        quiet.logLevel = max(.warning, log.logLevel)
        return quiet
    }

    var readyText: String {
        let counts = corpus.snapshot.counts
        return "Ready: \(counts.articles) articles of \(counts.bulletins) bulletins"
    }
}

/// Takes files in; at the stop it finishes what is in hand.
private struct IngestRun: Service {
    let ingest: IngestService
    let watcher: InboxWatcher

    func run() async throws {
        await withGracefulShutdownHandler {
            await ingest.run()
        } onGracefulShutdown: {
            watcher.stop()
        }
    }
}

/// Answers; at the stop it takes no one new, and answers what was asked.
private struct ServerRun: Service {
    let server: RPCServer

    func run() async throws {
        try? await gracefulShutdown()
        await server.stop()
    }
}

/// Says that all is there, and that it ends.
private struct Announcement: Service {
    let daemon: Daemon

    func run() async throws {
        daemon.manager.ready(status: daemon.readyText)
        daemon.log.notice(
            "Ready",
            metadata: [
                "inbox": "\(daemon.settings.inboxPath)", "socket": "\(daemon.settings.socketPath)",
                "articles": "\(daemon.corpus.snapshot.counts.articles)",
            ])
        try? await gracefulShutdown()
        daemon.manager.stopping(status: "Finishing what is in hand")
        daemon.log.notice("Stopping")
    }
}

/// Feeds the watchdog while ingest turns or waits, and the server answers.
private struct Heart: Service {
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
                try? await Task.sleep(for: interval / 2)
                let now = ingest.pulse
                let ingestLives = now.isWaiting || now.turns != last.turns
                last = now
                if ingestLives, await server.answers(within: interval / 4) { manager.beat() }
            }
        }
    }
}
