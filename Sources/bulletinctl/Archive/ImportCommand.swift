import ArgumentParser
import BulletinClient
import BulletinModel
import BulletinRPC
import LinuxSystem
import TerminalLayout

struct ImportCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: Phrase("Take in a folder of pages, with all below it, or an export.", "收录一个目录及其下的全部版面，或一次导出。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl import ~/scans/2021", nil),
                ("bulletinctl import --collection 河湾 ~/scans/2021", nil),
                (
                    "bulletinctl import /media/backup/bulletins",
                    Phrase("what bulletinctl export wrote", "bulletinctl export 写出的")
                ),
            ],
            remark: Phrase(
                """
                The folder below DIR that a file lies in becomes its collection. What the daemon keeps already \
                is passed over, so that an import that was broken off goes on where it stopped. Files go \
                through the inbox where you may write into it, else over the socket (up to 700 kB each); the \
                originals stay where they are. Hidden files, symbolic links and names such as *.tmp and *~ are \
                left alone, as in the inbox. Exit status 4 where files were set aside, 2 where some could not \
                be read; each is named at the end.
                """,
                """
                文件所在的、DIR 之下的文件夹即为其集合。守护进程已有的跳过，所以中断的导入会接着进行。可写收件夹\
                时经收件夹，否则经套接字（每个不超过 700 kB）；原件留在原处。隐藏文件、符号链接以及 \
                *.tmp、*~ 之类的名称与收件夹中一样不理会。有文件未收录时退出状态为 4，有文件读不了时为 2；最后逐\
                一列出。
                """)))

    @Argument(help: ArgumentHelp("The folder to take in.", "要收录的目录。", valueName: "folder"))
    var folder: String

    @Option(help: ArgumentHelp("The collection for all of them.", "全部归入此集合。", valueName: "name"))
    var collection: String?

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let tree = try ImportTree(path: folder)
        let files = try tree.files(collection: collection)
        var run = ImportRun(tree: tree, target: try ImportTarget(session), session: session, files: files)
        try run.all()
        try run.report()
        if run.status != 0 { throw CommandFailure.silent(run.status) }
    }
}

/// Takes files in, some at a time, and remembers what became of each.
private struct ImportRun: ~Copyable {
    /// Given and not yet known to be taken: what may lie in the inbox at once, and be told as rejected.
    private static let mostAtOnce = 256
    private static let mostBytesAtOnce = 8_000_000

    private struct Given {
        var file: ImportedFile
        var id: BulletinID
        var sha256: String
    }

    let tree: ImportTree
    let target: ImportTarget
    let session: Session
    let files: [ImportedFile]
    private var progress: ProgressLine
    private var waiting: [Given] = []
    private var waitingBytes = 0
    private var waitingNames: Set<[UInt8]> = []
    private var bytes = 0
    private var (taken, present) = (0, 0)
    private var (setAside, unread): ([(path: String, why: String)], [(path: String, why: String)]) = ([], [])

    init(tree: consuming ImportTree, target: consuming ImportTarget, session: Session, files: [ImportedFile]) {
        self.tree = tree
        self.target = target
        self.session = session
        self.files = files
        progress = ProgressLine(
            total: files.count, bytes: files.reduce(0) { $0 + $1.bytes }, isQuiet: session.isJSON)
    }

    var status: CInt { !setAside.isEmpty ? 4 : !unread.isEmpty ? 2 : 0 }

    mutating func all() throws {
        for file in files {
            try take(file)
            bytes += file.bytes
            tell()
        }
        try settle()
        progress.end()
    }

    private mutating func take(_ file: ImportedFile) throws {
        let content: [UInt8]
        do throws(FileReadFailure) {
            content = try tree.read(file)
        } catch {
            unread.append((file.shownPath, FileArgument.words(error)))
            return
        }
        let digest = SHA256.digest(of: content)
        let id = BulletinID(digest: digest)
        if try target.keeps(id) {
            present += 1
            return
        }
        // Two files of one name in the inbox would be one; and a revision must find what it revises.
        let place = Array((file.collection ?? "").utf8) + [0] + file.name.bytes
        if waitingNames.contains(place) || waiting.count >= Self.mostAtOnce || waitingBytes >= Self.mostBytesAtOnce {
            try settle()
        }
        if let refusal = try give(content, of: file) {
            setAside.append((file.shownPath, refusal.description))
            return
        }
        waiting.append(Given(file: file, id: id, sha256: SHA256.hexadecimal(digest)))
        waitingNames.insert(place)
        waitingBytes += content.count
    }

    /// - Returns: why the daemon does not want this very file.
    private func give(_ bytes: [UInt8], of file: ImportedFile) throws(CommandFailure) -> RPCError? {
        do throws(CommandFailure) {
            try target.give(bytes, of: file)
            return nil
        } catch {
            switch error {
            case .client(.refused(let reason)) where [.wrongParam, .pastLimit].contains(reason.kind): return reason
            default: throw error
            }
        }
    }

    /// Waits for what was given, and asks what became of it.
    private mutating func settle() throws {
        guard !waiting.isEmpty else { return }
        try target.settle()
        var reasons: [String: String]?
        for given in waiting {
            if try target.keeps(given.id) {
                taken += 1
                continue
            }
            let known = try reasons ?? rejections()
            reasons = known
            setAside.append((given.file.shownPath, known[given.sha256] ?? Phrase.notTaken.text))
        }
        waiting.removeAll(keepingCapacity: true)
        waitingNames.removeAll(keepingCapacity: true)
        waitingBytes = 0
        tell()
    }

    /// Why the latest files were set aside, by their SHA-256; nothing where this user may not ask.
    private func rejections() throws(CommandFailure) -> [String: String] {
        var params = RejectedList.Params()
        params.limit = Self.mostAtOnce
        let latest: RejectedList.Result
        do throws(CommandFailure) {
            latest = try session.ask(RejectedList.self, params)
        } catch .client(.refused(.notPermitted)) {
            return [:]
        }
        var reasons: [String: String] = [:]
        for file in latest.rejected {
            guard let sha256 = file.sha256 else { continue }
            reasons[sha256] = "\(file.reason.rawValue): \(file.detail)"
        }
        return reasons
    }

    private mutating func tell() {
        let aside = setAside.count + unread.count
        progress.tell(
            done: taken + present + aside + waiting.count, bytes: bytes,
            note: aside == 0 ? "" : Phrase.setAside(aside))
    }

    func report() throws {
        if session.isJSON {
            session.screen.json([
                "files": .integer(files.count), "taken": .integer(taken), "present": .integer(present),
                "bytes": .integer(bytes), "setAside": Self.json(setAside), "unread": Self.json(unread),
            ])
            return
        }
        session.screen.line(
            StyledText(Phrase.imported(taken: taken, present: present, size: Wording.size(bytes))))
        for (path, why) in unread + setAside {
            session.screen.line(StyledText("  ") + StyledText(path, .failure) + StyledText(": \(why)"))
        }
    }

    private static func json(_ files: [(path: String, why: String)]) -> JSONValue {
        .array(files.map { ["path": .string($0.path), "reason": .string($0.why)] })
    }
}
