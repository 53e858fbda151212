import ArgumentParser
import BulletinModel
import BulletinRPC
import LinuxSystem
import TerminalLayout

struct VerifyCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: Phrase(
            "Compare what was dropped with what is kept and what is found; say what differs.", "核对原件、库存与索引，指出不一致之处。"
        ).text,
        discussion: HelpText.of(
            [
                ("bulletinctl verify", nil)
            ],
            remark: Phrase(
                """
                Reads every dropped file back and holds it against its SHA-256, asks the index for the \
                articles of each bulletin, adds them up, and looks whether files wait in the inbox. Takes \
                about a second for a thousand bulletins. Exit status 1 where anything differs; it is then \
                named. `bulletind --check-store` looks into the store itself, while the daemon stands still.
                """,
                """
                读回每个原件，与其 SHA-256 核对，向索引查询每个版面的文章并合计，再看收件夹中是否还有文件。\
                一千个版面约需一秒。有不一致时退出状态为 1，并逐一说明。守护进程停着时，bulletind \
                --check-store 检查库本身。
                """)))

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let before = try session.ask(ServerStatus.self, .init())
        let register = BulletinRegister(session: session)
        let bulletins = try register.all()
        let live = bulletins.filter { $0.supersededBy == nil }
        var differences: [Difference] = []
        var progress = ProgressLine(
            total: bulletins.count, bytes: bulletins.reduce(0) { $0 + $1.bytes }, isQuiet: session.isJSON)
        var bytes = 0
        for (index, bulletin) in bulletins.enumerated() {
            differences += try look(at: bulletin, register, session)
            bytes += bulletin.bytes
            progress.tell(done: index + 1, bytes: bytes)
        }
        progress.end()
        let after = try session.ask(ServerStatus.self, .init())
        // What came in meanwhile is in some of the sums and not in others.
        if before.clock == after.clock {
            differences += Difference.sums(after, of: bulletins, live, found: try session.total(of: ""))
        }
        let pending = try session.ask(InboxSync.self, .init(timeout: 5)).pending
        differences += pending.map { Difference(subject: $0, words: Phrase.stillInInbox.text) }
        try report(differences, bulletins: live.count, articles: live.reduce(0) { $0 + $1.articleCount }, session)
    }

    private func look(
        at bulletin: Bulletin, _ register: BulletinRegister, _ session: Session
    ) throws -> [Difference] {
        var differences: [Difference] = []
        let id = bulletin.id.description
        switch try register.droppedBytes(of: bulletin.id) {
        case .success(let bytes):
            if bytes.count != bulletin.bytes || SHA256.hexadecimal(SHA256.digest(of: bytes)) != bulletin.sha256 {
                differences.append(Difference(subject: id, words: Phrase.otherBytes.text))
            }
        case .failure(let reason): differences.append(Difference(subject: id, words: reason.description))
        }
        let expected = bulletin.supersededBy == nil ? bulletin.articleCount : 0
        let found = try session.total(of: "bulletin:\(id)")
        if found != expected {
            differences.append(Difference(subject: id, words: Phrase.otherCount(found: found, expected: expected)))
        }
        return differences
    }

    private func report(_ differences: [Difference], bulletins: Int, articles: Int, _ session: Session) throws {
        if session.isJSON {
            session.screen.json([
                "bulletins": .integer(bulletins), "articles": .integer(articles),
                "differences": .array(differences.map(\.json)),
            ])
        } else if differences.isEmpty {
            session.screen.line(StyledText(Phrase.verified(bulletins: bulletins, articles: articles)))
        } else {
            session.screen.lines(
                differences.map { StyledText($0.subject, .failure) + StyledText(": \($0.words)") })
        }
        if !differences.isEmpty { throw CommandFailure.nothing }
    }
}

/// One thing that differs.
struct Difference {
    /// A bulletin's id, a file's name, or what was added up.
    let subject: String
    let words: String

    var json: JSONValue { ["subject": .string(subject), "difference": .string(words)] }

    /// What the daemon counted beside what was listed and found.
    static func sums(
        _ status: ServerStatus.Result, of all: [Bulletin], _ live: [Bulletin], found: Int
    ) -> [Difference] {
        let articles = live.reduce(0) { $0 + $1.articleCount }
        let sums = [
            ("counts.bulletins", status.counts.bulletins, live.count),
            ("counts.articles", status.counts.articles, articles),
            ("counts.superseded", status.counts.superseded, all.count - live.count),
            ("search", found, articles),
        ]
        return sums.compactMap { name, counted, listed in
            counted == listed ? nil : Difference(subject: name, words: Phrase.otherSum(counted, listed))
        }
    }
}
