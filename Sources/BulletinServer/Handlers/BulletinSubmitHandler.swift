import BulletinModel
import BulletinRPC
import Ingest
import Store

enum BulletinSubmitHandler: WaitingHandler {
    typealias Called = BulletinSubmit

    static func answer(
        _ params: BulletinSubmit.Params, _ call: Call
    ) async throws(RPCError) -> BulletinSubmit.Result {
        try checkName(params.name, "name")
        if let collection = params.collection { try checkName(collection, "collection") }
        let (parameter, bytes) = try content(params)
        let ingest = try call.services.ingest
        do throws(SubmitFailure) {
            let outcome = try await ingest.submit(
                name: FileName(params.name), bytes: bytes, collection: params.collection)
            return BulletinSubmit.Result(bulletin: outcome.bulletin, status: .init(outcome.status))
        } catch {
            switch error {
            case .refused(let reason, let detail):
                throw .wrongParam(parameter, reason: "is refused, \(reason.rawValue): \(detail)")
            case .store(let failure): throw call.error(failure)
            }
        }
    }

    /// What could lie in the inbox: one component of a path, at most 255 bytes (`NAME_MAX`).
    private static func checkName(_ name: String, _ parameter: String) throws(RPCError) {
        guard name != ".", name != "..", !name.utf8.contains(UInt8(ascii: "/")), name.utf8.count <= 255 else {
            throw .wrongParam(parameter, reason: "must be a name and no path, at most 255 bytes")
        }
    }

    private static func content(
        _ params: BulletinSubmit.Params
    ) throws(RPCError) -> (parameter: String, bytes: [UInt8]) {
        switch (params.text, params.base64) {
        case (let text?, nil): return ("text", Array(text.utf8))
        case (nil, let encoded?):
            guard let bytes = Base64.decode(encoded) else {
                throw .wrongParam("base64", reason: "must be \(TextForm.base64.words)")
            }
            return ("base64", bytes)
        case (nil, nil): throw .wrongParam("text", reason: "is missing: give text or base64")
        case (_?, _?): throw .wrongParam("base64", reason: "cannot stand beside text: give one of them")
        }
    }
}

extension BulletinSubmit.Status {
    init(_ status: SubmitOutcome.Status) {
        self =
            switch status {
            case .added: .added
            case .duplicate: .duplicate
            case .revision: .revision
            }
    }
}
