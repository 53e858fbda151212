package import BulletinModel
import Corpus
import LinuxSystem
package import Store

/// What became of a page that came over the socket.
package struct SubmitOutcome: Hashable, Sendable {
    package enum Status: String, Hashable, Sendable { case added, duplicate, revision }

    package var bulletin: BulletinID
    package var status: Status

    package init(bulletin: BulletinID, status: Status) {
        self.bulletin = bulletin
        self.status = status
    }
}

package enum SubmitFailure: Error, Hashable, Sendable {
    /// The page will not be taken; nothing was kept. The detail is for people.
    case refused(RejectionReason, detail: String)
    case store(StoreFailure)
}

extension IngestService {
    /// Takes a page in as if it had been dropped: durable and searchable when answered. Suspends while it is read and
    /// written; nobody tries again for the caller. One that ended the daemon as often as a file may is refused from then on.
    package func submit(
        name: FileName, bytes: [UInt8], collection: String? = nil
    ) async throws(SubmitFailure) -> SubmitOutcome {
        let now = WallClock.secondsSinceEpoch
        return try await writer.run {
            Result { () throws(SubmitFailure) in
                try self.refusePoison(bytes)
                return try self.take(bytes, name: name, collection: collection, modified: now)
            }
        }.get()
    }

    private func refusePoison(_ bytes: [UInt8]) throws(SubmitFailure) {
        guard let suspicion = journal.suspicion(ofSubmitted: SHA256.digest(of: bytes)), suspicion.isPoison else {
            return
        }
        throw .refused(.poison, detail: suspicion.description + "; after an update, drop it into the inbox")
    }

    /// While it is under way that is noted: whoever's fault ends the daemon, no file in hand is suspected for it.
    func take(
        _ bytes: [UInt8], name: FileName, collection: String?, modified: Int
    ) throws(SubmitFailure) -> SubmitOutcome {
        guard bytes.count <= bounds.submittedBytes else {
            throw .refused(.tooLarge, detail: "it has \(bytes.count) bytes, and \(bounds.submittedBytes) are the most")
        }
        let start = MonotonicInstant.now
        let sha256 = SHA256.digest(of: bytes)
        let underWay = journal.begin(submitted: sha256)
        defer { underWay.end() }
        let intake: Intake
        let ahead: IndexAhead
        do throws(Refusal) {
            (intake, ahead) = try underWay.blaming(0) { () throws(Refusal) in
                let intake = try PageReading.intake(
                    bytes, sha256: sha256, name: name, collection: collection, modified: modified,
                    arrived: WallClock.secondsSinceEpoch, mapping: underWay.onAllCores)
                let ahead = IndexAhead([intake])
                ahead.build()
                return (intake, ahead)
            }
        } catch {
            throw .refused(error.reason, detail: error.detail)
        }
        let outcomes: [IntakeOutcome]
        do throws(StoreFailure) { outcomes = try corpus.take([intake], ahead: [ahead]) } catch { throw .store(error) }
        journal.acquit(submitted: sha256)
        report(outcomes[0], of: intake, file: name.description, elapsed: MonotonicInstant.now - start)
        switch outcomes[0] {
        case .added(let bulletin): return SubmitOutcome(bulletin: bulletin.id, status: .added)
        case .revision(let bulletin, _): return SubmitOutcome(bulletin: bulletin.id, status: .revision)
        case .duplicate(let id), .leftover(let id): return SubmitOutcome(bulletin: id, status: .duplicate)
        case .collision(let id):
            throw .refused(.unreadable, detail: "its SHA-256 begins as that of bulletin \(id)")
        }
    }
}
