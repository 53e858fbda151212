import ArgumentParser
import BulletinClient
import BulletinModel
import BulletinRPC
import LinuxSystem
import TerminalLayout

struct SubmitCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Hand pages to the daemon; what it has answered for is durable and searchable.",
        discussion: """
            Examples:
              bulletinctl submit '2022-11-03 东昌府 03版.txt'
              bulletinctl submit --collection dongchangfu pages/*.txt
              iconv -f big5 -t utf-8 PAGE | bulletinctl submit --name '2022-11-03.txt' -

            A file that cannot be read or is refused is named on standard error, the others are handed in; the exit
            status is then 2 (not read) or 4 (refused). Files near the limit of a request (1 MiB) go into the inbox instead.
            """)

    @Argument(help: ArgumentHelp("Newspaper pages; - is standard input.", valueName: "file"))
    var files: [String]

    @Option(help: "The file's name, where there is one file: its date and its ending are looked at.")
    var name: String?

    @Option(help: ArgumentHelp("The collection that they belong to.", valueName: "name"))
    var collection: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if name != nil, files.count > 1 {
            throw ValidationError("--name is for one file, and \(files.count) are given")
        }
        if files.contains("-"), files.count > 1 || name == nil {
            throw ValidationError("standard input needs a --name, and no other file beside it")
        }
    }

    func run(_ session: Session) throws {
        var status: CInt = 0
        for path in files {
            guard let (shownName, bytes) = try content(of: path) else {
                status = max(status, 2)
                continue
            }
            do throws(CommandFailure) {
                try submit(bytes, as: shownName, session)
            } catch {
                guard case .client(.refused(let reason)) = error, files.count > 1 else { throw error }
                session.screen.flush()
                Screen.complain(StyledText("\(path): \(reason)"))
                status = 4
            }
        }
        if status != 0 { throw CommandFailure.silent(status) }
    }

    private func content(of path: String) throws -> (String, [UInt8])? {
        if path == "-" {
            do throws(Errno) {
                return (name ?? "", try StandardStream.input.readAll())
            } catch {
                throw CommandFailure.usage("-: \(error)", nil)
            }
        }
        let file = FileArgument(path: path)
        return file.read().map { (name ?? file.name.description, $0.bytes) }
    }

    private func submit(_ bytes: [UInt8], as name: String, _ session: Session) throws(CommandFailure) {
        let params =
            String(validating: bytes, as: UTF8.self).map {
                BulletinSubmit.Params(name: name, text: $0, collection: collection)
            }
            ?? BulletinSubmit.Params(name: name, bytes: bytes, collection: collection)
        let answer = try session.ask(BulletinSubmit.name, params.json)
        if session.isJSON {
            session.screen.json(answer)
            return
        }
        let bulletin = answer["bulletin"]?.string ?? ""
        let line =
            StyledText(bulletin, .identifier) + "  "
            + StyledText(Phrase.submitted(answer["status"]?.string ?? "")).padded(to: 14) + StyledText(name)
        session.screen.line(line)
    }
}
