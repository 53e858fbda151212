import BulletinClient
import BulletinRPC
import LinuxSystem
import TerminalLayout

/// Why a subcommand did not do what was asked.
enum CommandFailure: Error {
    case client(ClientFailure)
    case query(String, position: Int, expected: String)
    case usage(String, String?)
    case unknownSubcommand(String, nearest: String?)
    /// It is all said, or there is nothing to say.
    case silent(CInt)

    /// Nothing was found.
    static let nothing = CommandFailure.silent(1)

    /// PROTOCOL section 6.
    var status: CInt {
        switch self {
        case .usage, .unknownSubcommand: 2
        case .client(.refused), .client(.refusedOtherwise), .query: 4
        case .client: 3
        case .silent(let status): status
        }
    }

    /// Asking again would get the same answer.
    var isFinal: Bool {
        switch self {
        case .client(.refused(.notReady)), .client(.refused(.pastLimit)), .client(.noDaemon), .client(.lost): false
        default: true
        }
    }

    /// On standard error: what is wrong, then what to do.
    func report() {
        switch self {
        case .silent: return
        case .usage(let text, let usage):
            Screen.complain(StyledText(text), below: usage.map { [StyledText($0)] } ?? [])
        case .unknownSubcommand(let word, let nearest):
            let meant = nearest.map { Phrase.didYouMean($0) } ?? ""
            Screen.complain(
                StyledText(Phrase.noSubcommand(word) + meant),
                below: [StyledText(Phrase.usageOfAll.text)])
        case .query(let query, let position, let expected):
            let width = StandardStream.errors.isTerminal ? (StandardStream.errors.columns ?? 80) - 2 : nil
            Screen.complain(
                StyledText(Phrase.badQuery(Refusal.expectation(expected))),
                below: caret(under: position, of: query, width: width).map { "  " + $0 })
        case .client(.noDaemon(let trials)):
            let tried = trials.map { StyledText("  \($0.reason)") }
            Screen.complain(
                StyledText(Phrase.noDaemon.text), below: tried + [StyledText("  " + Phrase.howToStart.text, .hint)])
        case .client(let failure): Screen.complain(StyledText(Self.words(failure)))
        }
    }

    private static func words(_ failure: ClientFailure) -> String {
        switch failure {
        case .refused(.notPermitted(let method)): "\(Refusal.words(.notPermitted(method: method))): \(Phrase.whoMay)"
        case .refused(let error): Refusal.words(error)
        case .lost(let detail): "\(Phrase.lost): \(detail)"
        case .brokenReply(let detail): "\(Phrase.brokenReply): \(detail)"
        case .noDaemon, .refusedOtherwise: failure.description
        }
    }
}
