import BulletinClient
import BulletinModel
import BulletinRPC

/// All bulletins that the daemon keeps, asked for page by page.
struct BulletinRegister {
    let session: Session
    private static let page = 500

    /// Superseded ones among them, the first taken first.
    func all() throws -> [Bulletin] {
        var bulletins: [Bulletin] = []
        var params = BulletinList.Params()
        params.limit = Self.page
        params.superseded = true
        while true {
            let answer = try session.ask(BulletinList.self, params)
            bulletins += answer.bulletins
            guard answer.more, let last = answer.bulletins.last else { return bulletins.reversed() }
            params.before = last.id.description
        }
    }

    /// The bytes as they were dropped.
    /// - Returns: why there are none, where the daemon says so.
    func droppedBytes(of id: BulletinID) throws(CommandFailure) -> Result<[UInt8], RPCError> {
        do throws(CommandFailure) {
            let answer = try session.ask(BulletinSource.self, .init(id: id.description, raw: true))
            guard case .raw(let bytes) = answer else {
                throw .client(.brokenReply("\(BulletinSource.name): text where bytes were asked for"))
            }
            return .success(bytes)
        } catch .client(.refused(let reason)) {
            return .failure(reason)
        }
    }
}

extension Session {
    /// Asks, and prints nothing.
    func ask<Called: Method>(_ method: Called.Type, _ params: Called.Params) throws(CommandFailure) -> Called.Result {
        let answer = try ask(method.name, params.json)
        do throws(ShapeFailure) {
            return try Called.Result(json: answer)
        } catch {
            throw .client(.brokenReply("\(method.name): \(error)"))
        }
    }

    /// How many articles a query finds.
    func total(of query: String) throws(CommandFailure) -> Int {
        try ask(Search.name, ["query": .string(query), "limit": 0]).count("total")
    }
}
