import ArgumentParser
import BulletinModel
import BulletinRPC
import LinuxSystem
import TerminalLayout

struct ExportCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: Phrase("Write every dropped file back into a folder, byte for byte.", "把每个原件逐字节写回一个目录。").text,
        discussion: HelpText.of(
            [
                ("bulletinctl export /media/backup/bulletins", nil),
                ("(cd /media/backup/bulletins && jq -r '.sha256 + \"  \" + .path' manifest.jsonl | sha256sum -c)", nil),
            ],
            remark: Phrase(
                """
                Each file lies under its name in the folder of its collection, superseded ones too; where two \
                bear one name, the later has its id before it. manifest.jsonl tells of each its id, SHA-256, \
                name, collection and when it was received. A file that is there already is looked at and left, \
                so that an export that was broken off goes on where it stopped, and a second one adds what is \
                new. `bulletinctl import` takes it all in again.
                """,
                """
                每个文件以原名存于其集合的文件夹，已被取代的也在内；两个文件同名时，后一个的名称前加编号。\
                manifest.jsonl 记下每个文件的编号、SHA-256、名称、集合和收到时间。已有的文件核对后保留，\
                所以中断的导出会接着进行，再导出一次只添新的。bulletinctl import 可把它全部收回。
                """)))

    @Argument(
        help: ArgumentHelp("The folder to write into; made where there is none.", "写入的目录；没有则建立。", valueName: "folder"))
    var folder: String

    @OptionGroup var common: CommonOptions

    func run(_ session: Session) throws {
        let register = BulletinRegister(session: session)
        let bulletins = try register.all()
        let target = try ExportFolder(path: folder, collections: Set(bulletins.compactMap(\.collection)))
        var tally = ExportTally()
        var manifest: [UInt8] = []
        var progress = ProgressLine(
            total: bulletins.count, bytes: bulletins.reduce(0) { $0 + $1.bytes }, isQuiet: session.isJSON)
        for bulletin in bulletins {
            let path = target.place(of: bulletin)
            if try target.holds(bulletin, at: path) {
                tally.present += 1
            } else {
                switch try register.droppedBytes(of: bulletin.id) {
                case .success(let bytes):
                    try target.write(bytes, of: bulletin, at: path)
                    tally.written += 1
                case .failure(let reason):
                    progress.end()
                    Screen.complain(StyledText("\(bulletin.id): \(reason)"))
                    tally.failed += 1
                    continue
                }
            }
            tally.bytes += bulletin.bytes
            manifest += Array((ManifestLine(bulletin, at: path.whole).json.text + "\n").utf8)
            progress.tell(done: tally.written + tally.present + tally.failed, bytes: tally.bytes)
        }
        progress.end()
        try target.writeManifest(manifest)
        tally.report(session)
        if tally.failed > 0 { throw CommandFailure.silent(4) }
    }
}

/// What an export came to.
private struct ExportTally {
    var written = 0
    var present = 0
    var failed = 0
    var bytes = 0

    func report(_ session: Session) {
        if session.isJSON {
            session.screen.json([
                "written": .integer(written), "present": .integer(present), "failed": .integer(failed),
                "bytes": .integer(bytes),
            ])
        } else {
            session.screen.line(
                StyledText(Phrase.exported(written: written, present: present, size: Wording.size(bytes))))
        }
    }
}
