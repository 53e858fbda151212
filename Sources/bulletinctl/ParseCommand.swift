import ArgumentParser
import BulletinModel
import BulletinRPC
import BulletinReader
import LinuxSystem
import TerminalLayout
import TextDecoding

struct ParseCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: Phrase("Read pages without a daemon: one line of JSON for each article.", "不用守护进程读版面：每篇文章一行 JSON。")
            .text,
        discussion: HelpText.of(
            [
                ("bulletinctl parse PAGE.txt", nil),
                ("bulletinctl parse --explain PAGE.txt", Phrase("what each line was taken for, and why", "每行判为什么，为什么")),
                (
                    "bulletinctl parse --explain --json PAGE.txt",
                    Phrase("the same, a line of JSON for each", "同上，每行一条 JSON")
                ),
            ],
            remark: Phrase(
                """
                A file that cannot be read is named on standard error, the others are read, and the exit \
                status is 2. Exit status 1 where there is no article at all.
                """,
                "读不了的文件在标准错误中指明，其余照读，退出状态为 2。一篇文章也没有时，退出状态为 1。")))

    @Argument(
        help: ArgumentHelp("Newspaper pages: text, Markdown or HTML.", "报纸版面：文本、Markdown 或 HTML。", valueName: "file"))
    var files: [String]

    @Flag(
        help: ArgumentHelp(
            "Print each line of the page: the article that it went to, what it was taken for, and why.",
            "逐行显示版面：归入哪篇文章，判为什么，依据是什么。"))
    var explain = false

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        var isEveryFileRead = true
        var found = 0
        for path in files {
            let file = FileArgument(path: path)
            guard let content = file.read() else {
                isEveryFileRead = false
                continue
            }
            do throws(DecodingFailure) {
                found +=
                    explain
                    ? try explainLines(of: content, in: file, session.screen)
                    : try parse(content, in: file, session.screen)
            } catch {
                isEveryFileRead = false
                session.screen.flush()
                file.complain(Self.words(error))
            }
        }
        if !isEveryFileRead { throw CommandFailure.silent(2) }
        if found == 0 { throw CommandFailure.nothing }
    }

    /// - Returns: how many articles.
    private func parse(_ content: FileArgument.Content, in file: FileArgument, _ screen: Screen) throws(DecodingFailure)
        -> Int
    {
        let reading = try BulletinReader.read(content.bytes, name: file.name, received: content.modified)
        let bulletin = BulletinID(digest: SHA256.digest(of: content.bytes))
        var writer = JSONWriter()
        for (index, article) in reading.articles.enumerated() {
            ArticleRecord(id: ArticleID(bulletin: bulletin, ordinal: index + 1), article: article).write(to: &writer)
            writer.endLine()
        }
        screen.write(writer.bytes)
        if reading.articles.isEmpty {
            screen.flush()
            file.complain(Phrase.noArticle.text)
        }
        return reading.articles.count
    }

    /// - Returns: how many lines.
    private func explainLines(
        of content: FileArgument.Content, in file: FileArgument, _ screen: Screen
    ) throws(DecodingFailure) -> Int {
        let lines = try BulletinReader.explain(content.bytes, name: file.name)
        if common.json {
            printObjects(lines, screen)
            return lines.count
        }
        if files.count > 1 { screen.line(StyledText(file.shownPath, .strong)) }
        let table = Table(
            [
                .init(Phrase.line.text, .right, weight: 4), .init(Phrase.article.text, .right, weight: 4),
                .init(Phrase.takenFor.text, weight: 3),
                .init(Phrase.because.text, least: 8, weight: 1), .init(Phrase.text.text, least: 8, weight: 2),
            ],
            rows: lines.map { line in
                [
                    StyledText("\(line.number)", .faint), StyledText(line.article.map { "\($0)" } ?? ""),
                    StyledText(line.role, .kicker),
                    StyledText(line.reason, .faint),
                    StyledText(line.text),
                ]
            })
        screen.lines(table.lines(width: screen.width))
        return lines.count
    }

    /// Under `--json` each line of the page is an object.
    private func printObjects(_ lines: [LineReading], _ screen: Screen) {
        for line in lines {
            screen.json([
                "number": .integer(line.number), "article": line.article.map { .integer($0) } ?? .null,
                "role": .string(line.role), "reason": .string(line.reason), "text": .string(line.text),
                "points": line.points.map { .integer($0) } ?? .null, "signs": .array(line.signs.map { .string($0) }),
                "gap": line.gap.map { .integer($0) } ?? .null,
                "ruled": line.ruled.map { .string($0) } ?? .null, "slots": .array(line.slots.map { .integer($0) }),
            ])
        }
    }

    private static func words(_ failure: DecodingFailure) -> String {
        switch failure {
        case .empty: Phrase.isEmpty.text
        case .notText(let detail): "\(Phrase.notText): \(detail)"
        case .malformed(let detail): "\(Phrase.malformed): \(detail)"
        }
    }
}
