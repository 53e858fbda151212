import ArgumentParser
import BulletinClient
import BulletinModel
import BulletinRPC
import LinuxSystem
import TerminalLayout

struct SubmitCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: Phrase(
            "Hand pages to the daemon; what it has answered for is durable and searchable.", "把版面交给守护进程；应答后即已存妥、可搜。"
        ).text,
        discussion: HelpText.of(
            [
                ("bulletinctl submit '2022-11-03 东昌府 03版.txt'", nil),
                ("bulletinctl submit --collection dongchangfu pages/*.txt", nil),
                ("iconv -f big5 -t utf-8 PAGE | bulletinctl submit --name '2022-11-03.txt' -", nil),
            ],
            remark: Phrase(
                """
                A file that cannot be read or is refused is named on standard error, the others are handed in; \
                the exit status is then 2 (not read) or 4 (refused). Files near the limit of a request (1 MiB) \
                go into the inbox instead.
                """,
                """
                读不了或被拒收的文件在标准错误中指明，其余照交；退出状态为 2（读不了）或 4（被拒）。接近一次请求\
                上限（1 MiB）的文件改由收件夹收录。
                """)))

    @Argument(help: ArgumentHelp("Newspaper pages; - is standard input.", "报纸版面；- 为标准输入。", valueName: "file"))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "The file's name, where there is one file: its date and its ending are looked at.",
            "只有一个文件时的文件名：其中的日期和后缀会用到。"))
    var name: String?

    @Option(help: ArgumentHelp("The collection that they belong to.", "它们所属的集合。", valueName: "name"))
    var collection: String?

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if name != nil, files.count > 1 {
            throw ValidationError(Phrase.nameIsForOne(files.count))
        }
        if files.contains("-"), files.count > 1 || name == nil {
            throw ValidationError(Phrase.inputNeedsName.text)
        }
    }

    func run(_ session: Session) throws {
        var run = SubmitRun(files: files.count, session: session)
        for path in files {
            guard let (shownName, bytes) = try content(of: path, &run) else { continue }
            do throws(CommandFailure) {
                run.tell(try submit(bytes, as: shownName, session), name: shownName, bytes: bytes.count)
            } catch {
                guard case .client(.refused(let reason)) = error, files.count > 1 else { throw error }
                run.refuse(ArgumentBytes.shown(path), Refusal.words(reason), status: 4)
            }
        }
        run.report()
        if run.status != 0 { throw CommandFailure.silent(run.status) }
    }

    /// Nil where it cannot be read.
    private func content(of path: String, _ run: inout SubmitRun) throws(CommandFailure) -> (String, [UInt8])? {
        if path == "-" {
            do throws(Errno) {
                return (name ?? "", try StandardStream.input.readAll())
            } catch {
                throw CommandFailure.usage("-: \(error)", nil)
            }
        }
        let file = FileArgument(path: path)
        switch file.content() {
        case .success(let content): return (name ?? file.name.description, content.bytes)
        case .failure(let reason):
            run.refuse(file.shownPath, reason.words, status: 2)
            return nil
        }
    }

    private func submit(_ bytes: [UInt8], as name: String, _ session: Session) throws(CommandFailure) -> JSONValue {
        let params =
            String(validating: bytes, as: UTF8.self).map {
                BulletinSubmit.Params(name: name, text: $0, collection: collection)
            }
            ?? BulletinSubmit.Params(name: name, bytes: bytes, collection: collection)
        return try session.ask(BulletinSubmit.name, params.json)
    }
}

/// What became of the files so far. A terminal gets a bar while it lasts and a summary at its end; a pipe, and who hands in one
/// file, a line for each.
private struct SubmitRun {
    let session: Session
    private let files: Int
    private var progress: ProgressLine
    /// Lines between the drawings of a bar would tear it.
    private let isSummary: Bool
    private var done = 0
    private var bytes = 0
    /// By what the daemon answered.
    private var counts: [String: Int] = [:]
    private var refused: [(path: String, why: String)] = []
    private(set) var status: CInt = 0

    init(files: Int, session: Session) {
        self.files = files
        self.session = session
        isSummary = files > 1 && session.screen.isTerminal && !session.isJSON
        progress = ProgressLine(total: files, isQuiet: !isSummary)
    }

    mutating func tell(_ answer: JSONValue, name: String, bytes: Int) {
        self.bytes += bytes
        counts[answer.shown("status"), default: 0] += 1
        if session.isJSON {
            session.screen.json(answer)
        } else if !isSummary {
            session.screen.line(
                StyledText(answer.shown("bulletin"), .identifier) + "  "
                    + StyledText(Phrase.submitted(answer.shown("status"))).padded(to: 14) + StyledText(name))
        }
        advance()
    }

    mutating func refuse(_ path: String, _ why: String, status: CInt) {
        self.status = max(self.status, status)
        refused.append((path, why))
        if !isSummary {
            session.screen.flush()
            Screen.complain(StyledText("\(path): \(why)"))
        }
        advance()
    }

    private mutating func advance() {
        done += 1
        progress.tell(done: done, bytes: bytes, note: refused.isEmpty ? "" : Phrase.refused(refused.count))
    }

    func report() {
        progress.end()
        guard isSummary else { return }
        let words = ["added", "revision", "duplicate"].compactMap { status in
            counts[status].map { "\($0) \(Phrase.submitted(status))" }
        }
        let summary = words + (refused.isEmpty ? [] : [Phrase.refused(refused.count)]) + [Wording.size(bytes)]
        session.screen.line(StyledText(summary.joined(separator: ", ")))
        session.screen.flush()
        for (path, why) in refused { Screen.complain(StyledText("\(path): \(why)")) }
    }
}
