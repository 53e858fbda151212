import BulletinRPC

/// What answers one method, on a thread that may compute and wait for the disk.
protocol Handler: SendableMetatype {
    associatedtype Called: Method
    /// Writes what `Called.Result` would write.
    associatedtype Answer: WritableResult = Called.Result
    static func answer(_ params: Called.Params, _ call: Call) throws(RPCError) -> Answer
}

/// What answers from the index. Where a file of it is found damaged meanwhile, the client is told to try again instead.
protocol IndexHandler: Handler {}

/// What answers one method on the event loop where that costs little, so that neither thread has to be woken.
protocol LightHandler: IndexHandler {
    /// Nil where it costs more, or nobody can tell: a worker answers then. Never waits. About 0.1 ms,
    /// and four times that where others wait for the same loop (`Call.isCrowded`).
    static func answerIfLight(_ params: Called.Params, _ call: Call) throws(RPCError) -> Answer?
}

/// What answers one method by waiting for others to do something.
protocol WaitingHandler: SendableMetatype {
    associatedtype Called: Method
    static func answer(_ params: Called.Params, _ call: Call) async throws(RPCError) -> Called.Result
}

/// The way from a method's name to its handler.
struct Route: Sendable {
    enum Answer: Sendable {
        /// Cheap enough for the event loop: no disk, no lock that anybody holds for long, microseconds.
        case atOnce(@Sendable (JSONObject?, Call) throws(RPCError) -> any WritableResult)
        case light(
            @Sendable (JSONObject?, Call) throws(RPCError) -> (any WritableResult)?,
            otherwise: @Sendable (JSONObject?, Call) throws(RPCError) -> any WritableResult)
        case working(@Sendable (JSONObject?, Call) throws(RPCError) -> any WritableResult)
        case waiting(@Sendable (JSONObject?, Call) async throws(RPCError) -> any WritableResult)
    }

    let name: String
    let isForAdmins: Bool
    let isFromIndex: Bool
    let resultSchema: Schema
    let answer: Answer

    private init<Called: Method>(_ method: Called.Type, isFromIndex: Bool = false, _ answer: Answer) {
        name = method.name
        isForAdmins = method.isForAdmins
        self.isFromIndex = isFromIndex
        resultSchema = method.resultSchema
        self.answer = answer
    }

    static func atOnce<Served: Handler>(_ handler: Served.Type) -> Route {
        Route(Served.Called.self, .atOnce(prompt(handler)))
    }

    static func light<Served: LightHandler>(_ handler: Served.Type) -> Route {
        Route(
            Served.Called.self, isFromIndex: true,
            .light(
                { (params, call) throws(RPCError) in try Served.answerIfLight(Served.Called.Params(params), call) },
                otherwise: prompt(handler)))
    }

    static func working<Served: Handler>(_ handler: Served.Type) -> Route {
        Route(Served.Called.self, isFromIndex: handler is any IndexHandler.Type, .working(prompt(handler)))
    }

    static func waiting<Served: WaitingHandler>(_ handler: Served.Type) -> Route {
        Route(
            Served.Called.self,
            .waiting { (params, call) async throws(RPCError) in
                try await Served.answer(Served.Called.Params(params), call)
            })
    }

    private static func prompt<Served: Handler>(
        _ handler: Served.Type
    ) -> @Sendable (JSONObject?, Call) throws(RPCError) -> any WritableResult {
        { (params, call) throws(RPCError) in try Served.answer(Served.Called.Params(params), call) }
    }
}
