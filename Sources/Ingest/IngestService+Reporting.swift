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

    /// What a file meets that is being taken, and a folder that cannot be read, has a line of its own in the log; a file that
    /// cannot be looked at is told in the state alone. That the last trouble is over is told here.
    func inboxTroubleChanged() {
        tellState()
        guard watcher.trouble == nil else { return }
        log.notice("Nothing in the inbox is in trouble any more")
    }

    private func tellState() {
        let state = state
        let (observer, before) = shared.withLock { shared in
            defer { shared.toldState = state }
            return (shared.observer, shared.toldState)
        }
        if state != before { observer?(state) }
    }
}
