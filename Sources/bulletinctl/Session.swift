import BulletinClient
import BulletinRPC
import LinuxSystem
import TerminalLayout

/// One run of the program: where it prints, and whom it asks.
final class Session {
    let screen: Screen
    let isJSON: Bool
    private let socket: String?
    private var connection: DaemonClient?
    /// How long a daemon may keep silent while it owes an answer.
    private static let patience = Duration.seconds(120)

    init(_ options: CommonOptions) {
        socket = options.socket
        isJSON = options.json
        screen = Screen(isColourRefused: options.noColor || options.json)
    }

    /// Connects at the first question.
    func client() throws(CommandFailure) -> DaemonClient {
        if let connection { return connection }
        do throws(ClientFailure) {
            let client = try DaemonClient(trying: SocketPlace.candidates(option: socket), patience: Self.patience)
            connection = client
            return client
        } catch {
            throw .client(error)
        }
    }

    /// The connection is gone; the next question makes a new one.
    func forgetConnection() {
        connection = nil
    }

    /// Asks by name, and gives the result as it came.
    /// - Parameters:
    ///   - query: shown with a caret where the daemon finds a mistake in it.
    ///   - patience: of a method that may take its time.
    func ask(
        _ method: String, _ params: JSONObject = [:], query: String? = nil, patience: Duration? = Session.patience
    ) throws(CommandFailure) -> JSONValue {
        let client = try client()
        client.patience = patience
        do throws(ClientFailure) {
            return try client.call(method, params)
        } catch .refused(.query(let position, let expected)) {
            throw .query(query ?? "", position: position, expected: expected)
        } catch {
            throw .client(error)
        }
    }

    /// Asks, and prints the result as it came under `--json`, else gives it to `show`.
    /// - Returns: the result, for the exit status.
    func ask<Called: Method>(
        _ method: Called.Type, _ params: Called.Params, query: String? = nil, patience: Duration? = Session.patience,
        show: (Called.Result) throws -> Void
    ) throws -> Called.Result {
        let (result, answer) = try asked(method, params, query: query, patience: patience)
        if isJSON { screen.json(answer) } else { try show(result) }
        return result
    }
}

extension Session {
    /// Asks, and gives the result beside the answer as it came.
    func asked<Called: Method>(
        _ method: Called.Type, _ params: Called.Params, query: String? = nil, patience: Duration? = Session.patience
    ) throws(CommandFailure) -> (result: Called.Result, answer: JSONValue) {
        let answer = try ask(method.name, params.json, query: query, patience: patience)
        do throws(ShapeFailure) {
            return (try Called.Result(json: answer), answer)
        } catch {
            throw .client(.brokenReply("\(method.name): \(error)"))
        }
    }

    /// Asks many things with few round trips; the answers come in their order, until the first refusal.
    func pipeline(
        _ calls: some Sequence<(method: String, params: JSONObject)>, each: (JSONValue) -> Void
    ) throws(CommandFailure) {
        let client = try client()
        var refusal: ClientFailure?
        do throws(ClientFailure) {
            try client.pipeline(calls) { answer in
                switch answer {
                case .success(let value): if refusal == nil { each(value) }
                case .failure(let failure): refusal = refusal ?? failure
                }
            }
        } catch {
            throw .client(error)
        }
        if let refusal { throw .client(refusal) }
    }
}

extension Session {
    /// Asks by name, and prints the result as it came under `--json`, else gives it to `show`.
    func answer(
        _ method: String, _ params: JSONObject, query: String? = nil, show: (JSONValue) throws -> Void
    ) throws -> JSONValue {
        let answer = try ask(method, params, query: query)
        if isJSON { screen.json(answer) } else { try show(answer) }
        return answer
    }
}

extension JSONObject {
    /// Those that have a value.
    init(given members: (String, JSONValue?)...) {
        self.init()
        for (key, value) in members { self[key] = value }
    }
}

extension JSONValue {
    /// A member as people read it: text as it is, a number as it was written, a list with commas; nothing for null.
    func shown(_ key: String) -> String {
        switch self[key] {
        case .string(let text)?: text
        case .number(let number)?: number.text
        case .array(let elements)?: elements.compactMap(\.string).joined(separator: ", ")
        default: ""
        }
    }

    func list(_ key: String) -> [JSONValue] { self[key]?.array ?? [] }
    func count(_ key: String) -> Int { self[key]?.integer ?? 0 }
}
