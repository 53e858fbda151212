import BulletinModel
import Inbox
import LinuxSystem
import Logging
import Store
import Synchronization

extension IngestService {
    func report(_ outcome: IntakeOutcome, of page: ReadPage) {
        let elapsed = MonotonicInstant.now - page.startedAt
        report(outcome, of: page.intake, file: page.file.shownPath, elapsed: elapsed)
    }

    func report(_ outcome: IntakeOutcome, of intake: Intake, file: String, elapsed: Duration) {
        var metadata: Logger.Metadata = [
            "file": "\(file)", "bulletin": "\(intake.id)", "sha256": "\(SHA256.hexadecimal(intake.sha256))",
            "bytes": "\(intake.size)", "articles": "\(intake.reading.articles.count)",
            "remarks": "\(intake.reading.remarks.count)", "elapsed_us": "\(elapsed.nanoseconds / 1000)",
        ]
        switch outcome {
        case .added: log.notice("Took in a bulletin", metadata: metadata)
        case .revision(_, let superseded):
            metadata["supersedes"] = "\(superseded.id)"
            log.notice("Took in a revision", metadata: metadata)
        case .duplicate: log.notice("Left out a bulletin that is there already", metadata: metadata)
        case .leftover: log.info("Saw a file again that was taken in and has not left the inbox", metadata: metadata)
        case .collision: log.error("Refused a file that would take another's id", metadata: metadata)
        }
    }

    func degraded(_ failure: StoreFailure) {
        let state = IngestState.degraded(reason: failure.description)
        let isNews = shared.withLock { shared in
            defer { shared.storeState = state }
            return shared.storeState != state
        }
        guard isNews else { return }
        tellState()
        log.error("Cannot take anything in; trying again", metadata: ["reason": "\(failure)"])
    }

    func recovered() {
        let wasDegraded = shared.withLock { shared in
            defer { shared.storeState = .running }
            return shared.storeState != .running
        }
        guard wasDegraded else { return }
        tellState()
        log.notice("Takes files in again")
    }

    /// On the watcher's thread, when the first thing in the inbox has come into trouble, or the last out of it.
    func inboxTroubleChanged() {
        tellState()
        if let reason = watcher.trouble {
            log.warning("Something in the inbox cannot be taken now; trying again", metadata: ["reason": "\(reason)"])
        } else {
            log.notice("Nothing in the inbox is in trouble any more")
        }
    }

    private func tellState() {
        telling.withLock { telling in
            let state = state
            if state == telling.told { return }
            telling.told = state
            telling.observer?(state)
        }
    }
}
