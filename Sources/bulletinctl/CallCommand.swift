import ArgumentParser
import BulletinRPC
import LinuxSystem
import TerminalLayout

struct CallCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: Phrase(
            "Call any method of the socket, and print its result as one line of JSON.", "调用套接字的任一方法，输出一行 JSON。"
        ).text,
        discussion: HelpText.of(
            [
                ("bulletinctl call server.info", nil),
                ("bulletinctl call search '{\"query\":\"社区\",\"limit\":1}'", nil),
                ("bulletinctl call rpc.discover", Phrase("every method, with its params", "全部方法及其参数")),
                ("echo '{\"query\":\"社区\"}' | bulletinctl call search -", nil),
            ]))

    @Argument(help: ArgumentHelp("The method's name.", "方法名。"))
    var method: String

    @Argument(
        help: ArgumentHelp(
            "Its params, as a JSON object; - reads them from standard input.", "参数，一个 JSON 对象；- 从标准输入读取。",
            valueName: "json"))
    var params: String?

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let params = try self.params.map(object) ?? [:]
        let answer = try session.ask(method, params, query: params["query"]?.string, patience: nil)
        session.screen.json(answer)
    }

    private func object(_ given: String) throws -> JSONObject {
        var bytes = Array(given.utf8)
        if given == "-" {
            do throws(Errno) {
                bytes = try StandardStream.input.readAll()
            } catch {
                throw CommandFailure.usage("-: \(error)", nil)
            }
        }
        do throws(JSONFailure) {
            guard let object = try JSONParser.parse(bytes).object else {
                throw JSONFailure(reason: .unexpectedByte, position: 0)
            }
            return object
        } catch {
            throw CommandFailure.usage(Phrase.badJSON(error.reason.rawValue, error.position), nil)
        }
    }
}
