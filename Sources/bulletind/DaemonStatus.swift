import BulletinServer
import Corpus
import Ingest
import ServiceNotify
import Store
import Synchronization

/// What `systemctl status` shows: one sentence of what is there, and what is wrong.
final class DaemonStatus: Sendable {
    private let manager: ServiceManager
    private let corpus: LiveCorpus
    private let remarks = Mutex(Remarks())

    private struct Remarks {
        var trouble: String?
        var reload: String?
    }

    init(manager: ServiceManager, corpus: LiveCorpus) {
        self.manager = manager
        self.corpus = corpus
    }

    /// Tells whatever changes from now on, and that the daemon is ready.
    func begin(with ingest: IngestService) {
        manager.ready(status: text)
        corpus.observe { [self] _ in manager.tell(text) }
        ingest.observe { [self] state in
            remarks.withLock { remarks in
                if case .degraded(let reason) = state { remarks.trouble = reason } else { remarks.trouble = nil }
            }
            manager.tell(text)
        }
    }

    func reloadBegins() { manager.reloading() }

    func reloadEnded(_ outcome: ReloadOutcome) {
        let remark: String? =
            if let refusal = outcome.refusal {
                "the new configuration is wrong, the old one stays: \(refusal)"
            } else if !outcome.needsRestart.isEmpty {
                "waiting for a restart: \(outcome.needsRestart.joined(separator: ", "))"
            } else {
                nil
            }
        remarks.withLock { $0.reload = remark }
        manager.ready(status: text)
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private var text: String {
        let counts = corpus.snapshot.counts
        let remarks = remarks.withLock { $0 }
        var sentence = remarks.trouble.map { "In trouble, trying again: \($0); " } ?? "Ready: "
        sentence += "\(Self.count(counts.articles, "article")) of \(Self.count(counts.bulletins, "bulletin"))"
        let leftOut = corpus.leftOut.count
        if leftOut > 0 { sentence += "; \(Self.count(leftOut, "bulletin")) left out of the index" }
        if let givenUp = corpus.upkeepGivenUp { sentence += "; \(givenUp.reason)" }
        if let reload = remarks.reload { sentence += "; \(reload)" }
        return sentence
    }
}
