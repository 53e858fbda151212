import BulletinServer
import Corpus
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
    /// Starts it on threads of our own, and waits until it has ended.
    static func runToItsEnd(
        environment: [String: String], load: @escaping @Sendable () throws(StartFailure) -> Settings
    ) throws(StartFailure) {
        let end = Awaited<Result<Void, StartFailure>?>(nil)
        _ = Task(executorPreference: WorkerThreads.tasks) {
            let result: Result<Void, StartFailure>
            do throws(StartFailure) {
                result = .success(try await start(environment: environment, load: load).run())
            } catch {
                result = .failure(error)
            }
            end.withLock { $0 = result }
            end.wakeAll()
        }
        try end.wait { $0 }.get()
    }

    /// Works until SIGTERM or SIGINT; then stops what was started last first: the server answers what was asked, the
    /// inbox finishes the file in hand.
    /// - Throws: where it ended by itself, so that systemd starts it again.
    func run() async throws(StartFailure) {
        defer { socketFile?.removeIfOurs() }
        do throws(InboxFailure) {
            try watcher.start()
        } catch {
            log.critical("The inbox cannot be watched", metadata: ["reason": "\(error)"])
            throw .software("the inbox cannot be watched: \(error)")
        }
        await rehearsing.value
        // That has touched most of the program, and more of the heap than it keeps.
        Process.trimHeap()
        Process.releaseCode()
        await ingest.warmUp()
        await watcher.watching()
        let status = DaemonStatus(manager: manager, corpus: corpus)
        let reloader = Reloader(
            settings: settings,
            parts: .init(server: server, watcher: watcher, output: output, status: status, log: log), load: load)
        server.serve(
            ServerServices(corpus: corpus, ingest: ingest, watcher: watcher, reload: { await reloader.reload() }))
        accepting.cancel()
        do {
            try await accepting.value
        } catch {
            throw .cannotCreate("\(settings.socketPath): cannot be served: \(error)")
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                // Without a name it would be told by all that it holds: a third of the start's work.
                services: services(status, reloader).map { .init(service: $0, serviceName: "\(type(of: $0))") },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: quietLog))
        do {
            try await group.run()
        } catch {
            log.critical("A part of the daemon ended by itself", metadata: ["reason": "\(error)"])
            throw .software("a part of the daemon ended by itself: \(error)")
        }
        corpus.saveIndex()
        log.notice("Stopped")
    }

    /// In the order of their start.
    private func services(_ status: DaemonStatus, _ reloader: Reloader) -> [any Service] {
        var services: [any Service] = [
            IngestRun(ingest: ingest), ServerRun(server: server),
            Heart(manager: manager, ingest: ingest, server: server), ReloadRun(hangups: hangups, reloader: reloader),
            Announcement(daemon: self, status: status),
        ]
        #if FAULT_SWITCH
        services.append(FaultSwitch(server: server, watcher: watcher))
        #endif
        return services
    }

    /// What the group says of its services concerns those who build it.
    private var quietLog: Logger {
        var quiet = log
        quiet.logLevel = max(.warning, log.logLevel)
        return quiet
    }
}

/// Takes files in; at the stop it finishes what is in hand.
private struct IngestRun: Service {
    let ingest: IngestService

    func run() async throws {
        await withGracefulShutdownHandler {
            await ingest.run()
        } onGracefulShutdown: {
            ingest.stop()
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

/// Reads the configuration again at each SIGHUP.
private struct ReloadRun: Service {
    let hangups: UnixSignalsSequence
    let reloader: Reloader

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in hangups { _ = await reloader.reload() }
        }
    }
}

/// Says that all is there, and that it ends.
private struct Announcement: Service {
    let daemon: Daemon
    let status: DaemonStatus

    func run() async throws {
        status.begin(with: daemon.ingest)
        if let fault = daemon.corpus.origin.fault {
            daemon.log.warning(
                "The index was built anew: its files were of no use",
                metadata: ["reason": "\(fault)", "articles": "\(daemon.corpus.origin.fromStore)"])
        }
        daemon.corpus.observeDamage { [log = daemon.log] news in
            switch news {
            case .found:
                log.warning("A file of the index is damaged: what it held is loaded from the store")
            case .mended(let articles):
                log.notice("The index is whole again", metadata: ["articles": "\(articles)"])
            case .failed(let failure):
                log.error(
                    "The index could not be loaded from the store, trying again", metadata: ["reason": "\(failure)"])
            }
        }
        for bulletin in daemon.corpus.leftOut {
            daemon.log.error(
                "Left a bulletin out of the index: making it part of that crashes the daemon",
                metadata: ["bulletin": "\(bulletin)"])
        }
        if let givenUp = daemon.corpus.upkeepGivenUp {
            daemon.log.error(
                "Left off a part of the index's upkeep: it crashes the daemon",
                metadata: ["reason": "\(givenUp.reason)"])
        }
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
