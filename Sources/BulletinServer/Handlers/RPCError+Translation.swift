import BulletinModel
import BulletinRPC
import Corpus
import Logging
import Retrieval
import Store

/// The one place where failures of other rooms become errors of the contract.
extension RPCError {
    init(_ failure: SearchFailure, _ deadline: Deadline) {
        self =
            switch failure {
            case .syntax(let position, let expected): .query(position: position, expected: expected)
            // A worker sets no bound on the work, only on the time.
            case .cancelled, .tooMuchWork: deadline.error
            }
    }
}

extension Call {
    /// Asks the store; its failures become −32007, and a fault of ours −32603 with its number in the journal.
    func asking<Answer>(
        _ ask: (BulletinStore) throws(StoreFailure) -> Answer
    ) throws(RPCError) -> Answer {
        let store = try services.corpus.store
        do throws(StoreFailure) {
            return try ask(store)
        } catch {
            throw self.error(error)
        }
    }

    func error(_ failure: StoreFailure) -> RPCError {
        switch failure {
        case .fault(let detail): return incident("A fault in the store", detail)
        case .diskFull, .readOnly, .noPermission, .busy, .io, .replaced, .damaged, .newerSchema:
            server.log.error("The store failed a request", metadata: ["reason": "\(failure)"])
            return .store(detail: failure.description)
        }
    }

    func incident(_ sentence: Logger.Message, _ detail: String) -> RPCError {
        let digits = String(UInt32.random(in: .min ... .max), radix: 16)
        server.log.critical(sentence, metadata: ["incident": "\(digits)", "detail": "\(detail)"])
        return .ours(incident: digits)
    }

    /// The bulletin that an id, or the beginning of one, means.
    func bulletinID(_ given: String, shown: String? = nil) throws(RPCError) -> BulletinID {
        if let whole = BulletinID(given) { return whole }
        let found = try asking { (store) throws(StoreFailure) in try store.resolve(prefix: given) }
        guard let first = found.first else { throw .notFound(id: shown ?? given) }
        guard found.count == 1 else {
            throw .wrongParam(
                "id", reason: "fits several bulletins, \(first) and \(found[1]) among them: give more digits")
        }
        return first
    }

    /// The article that an id means, whose bulletin may be shortened.
    func articleID(_ given: String) throws(RPCError) -> ArticleID {
        let parts = given.split(separator: ".")
        guard parts.count == 2, let ordinal = Int(parts[1]) else { throw .notFound(id: given) }
        return ArticleID(bulletin: try bulletinID(String(parts[0]), shown: given), ordinal: ordinal)
    }
}
