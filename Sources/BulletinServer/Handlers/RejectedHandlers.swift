import BulletinModel
import BulletinRPC
import Ingest
import LinuxSystem
import Store

enum RejectedListHandler: Handler {
    typealias Called = RejectedList

    static func answer(_ params: RejectedList.Params, _ call: Call) throws(RPCError) -> RejectedList.Result {
        let before = params.before.flatMap { Int($0) } ?? .max
        let rows = try call.asking { (store) throws(StoreFailure) in
            try store.rejected(limit: params.limit + 1, before: before)
        }
        return RejectedList.Result(
            rejected: rows.prefix(params.limit).map(RejectedList.File.init), more: rows.count > params.limit)
    }
}

enum RejectedRetryHandler: WaitingHandler {
    typealias Called = RejectedRetry

    static func answer(_ params: RejectedParam, _ call: Call) async throws(RPCError) -> BulletinSubmit.Result {
        let ingest = try call.services.ingest
        let number = Int(params.id) ?? 0
        do throws(RejectedFileFailure) {
            let outcome = try await ingest.retryRejected(number)
            return BulletinSubmit.Result(bulletin: outcome.bulletin, status: .init(outcome.status))
        } catch {
            throw call.error(error, params.id)
        }
    }
}

enum RejectedDiscardHandler: WaitingHandler {
    typealias Called = RejectedDiscard

    static func answer(_ params: RejectedParam, _ call: Call) async throws(RPCError) -> EmptyResult {
        let ingest = try call.services.ingest
        let number = Int(params.id) ?? 0
        do throws(RejectedFileFailure) {
            try await ingest.discardRejected(number)
            return EmptyResult()
        } catch {
            throw call.error(error, params.id)
        }
    }
}

extension Call {
    fileprivate func error(_ failure: RejectedFileFailure, _ id: String) -> RPCError {
        switch failure {
        case .unknown: .notFound(id: id)
        case .refused(let reason, let detail):
            .wrongParam("id", reason: "is refused again, \(reason.rawValue): \(detail)")
        case .file(let detail): .store(detail: detail)
        case .store(let failure): error(failure)
        }
    }
}

extension RejectedList.File {
    fileprivate init(_ file: RejectedFile) {
        let rejection = file.rejection
        self.init(
            id: String(file.number), name: rejection.name, collection: rejection.collection, reason: rejection.reason,
            detail: rejection.detail, received: rejection.received,
            sha256: rejection.sha256.isEmpty ? nil : SHA256.hexadecimal(rejection.sha256), bytes: rejection.bytes)
    }
}
