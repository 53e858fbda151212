import Foundation
import TestSupport
import Testing

/// `bulletinctl` as people and scripts meet it.
@Suite("bulletinctl")
struct ClientTests {
    private func shell(_ script: String, _ daemon: RunningDaemon) throws -> Outcome {
        try run(
            "/bin/bash", ["-c", script],
            environment: [
                "LC_ALL": "C.UTF-8", "BULLETIND_SOCKET": daemon.socket, "TERM": "xterm", "BULLETINCTL_PAGER": "cat",
                "PATH": Programs.folder.path + ":/usr/bin:/bin",
            ], folder: daemon.folder.url)
    }

    @Test("says in one line what is wrong, and ends with the status for it")
    func mistakes() throws {
        let daemon = try RunningDaemon.withExamples()
        let table: [(command: String, status: Int32, words: String)] = [
            ("serach 社区", 2, "did you mean search?"), ("search --limt 3 社区", 2, "--limit"),
            ("search --format xml 社区", 2, "markdown"), ("figures --format atom", 2, "is for articles"),
            ("search --bom 社区", 2, "--bom is for"), ("search --csv --json 社区", 2, "exclude each other"),
            ("search --format-version 9 --json 社区", 2, "version 1"), ("search '(社区'", 4, "expected"),
            ("search 没有这样的词", 1, ""), ("show 0000", 4, ""), ("show", 2, "Usage"),
            ("submit /nirgends", 2, "No such file"),
            ("follow --name a/b", 2, "a name has"), ("watch", 2, "needs a terminal"), ("watch --interval 0", 2, "0.1"),
            ("timeline --svg /nirgends/a.svg", 2, "No such file"),
            ("--socket /nirgends/s status", 3, "no daemon answers"), ("units 没有这个词", 1, ""),
        ]
        for (command, status, words) in table {
            let outcome = try shell("bulletinctl \(command)", daemon)
            #expect(outcome.status == status, "\(command): \(outcome.errors)")
            #expect(words.isEmpty || outcome.errors.contains(words), "\(command): \(outcome.errors)")
            #expect(!outcome.errors.contains("\u{1B}") && !outcome.output.contains("\u{1B}"), "\(command)")
        }
        let caret = try shell("bulletinctl search '社区 (网格员'", daemon).errors.split(separator: "\n")
        #expect(caret.count == 3 && caret[2].hasSuffix("^"), "\(caret)")
        #expect(daemon.stop() == 0)
    }

    @Test("has nothing to say where nobody listens any more")
    func closedPipe() throws {
        let daemon = try RunningDaemon.withExamples()
        let outcome = try shell(
            "for f in table json csv bulk; do bulletinctl search --all --format $f | true; echo ${PIPESTATUS[0]}; done",
            daemon)
        #expect(outcome.output == "0\n0\n0\n0\n")
        #expect(outcome.errors.isEmpty)
        #expect(daemon.stop() == 0)
    }

    @Test("tells scripts the same in every language")
    func languages() throws {
        let daemon = try RunningDaemon.withExamples()
        for form in ["json", "csv", "tsv", "markdown", "ninjs", "atom", "bulk"] {
            let command = "bulletinctl search 社区 --format \(form) | sed 's/\"took\":[0-9]*//'"
            let english = try shell("LC_ALL=C \(command)", daemon)
            let chinese = try shell("export LC_ALL=zh_CN.UTF-8; \(command)", daemon)
            #expect(english.output == chinese.output, "\(form)")
            #expect(english.output.utf8.count > 100, "\(form): \(english.errors)")
        }
        #expect(try shell("LC_ALL=zh_CN.UTF-8 bulletinctl search 社区", daemon).output.contains("共 "))
        #expect(daemon.stop() == 0)
    }

    @Test("gives all there are, each once, to a search engine")
    func bulk() throws {
        let daemon = try RunningDaemon.withExamples()
        let lines = try shell("bulletinctl search --all --format bulk", daemon).output.split(separator: "\n")
        let names = lines.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        #expect(names.count == (try daemon.total("")))
        #expect(Set(names).count == names.count)
        #expect(daemon.stop() == 0)
    }

    @Test("reads files whose names are no UTF-8")
    func names() throws {
        let daemon = try RunningDaemon.withExamples()
        let outcome = try shell(
            """
            name=$'2024-05-16 \\xb3\\xce\\xba\\xfe.txt'; cat > "$name" <<'PAGE'
            \(InventedPage.text(5))
            PAGE
            bulletinctl parse "$name" | wc -l; bulletinctl submit "$name"
            """, daemon)
        #expect(outcome.output.hasPrefix("2\n"), "\(outcome.errors)")
        #expect(outcome.output.contains("added"), "\(outcome.errors)")
        #expect(daemon.stop() == 0)
    }

    /// In a terminal of its own, by `script` of util-linux.
    private func terminal(_ command: String, columns: Int, _ daemon: RunningDaemon) throws -> Outcome {
        try shell("script -qec 'stty cols \(columns) rows 24; \(command)' /dev/null < /dev/null | tr -d '\\r'", daemon)
    }

    @Test("takes the terminal for its live screen, and gives it back at Ctrl-C")
    func watch() throws {
        let daemon = try RunningDaemon.withExamples()
        let text = try terminal(
            "timeout --foreground -s INT 2 bulletinctl watch --interval 0.2; echo ended $?", columns: 80, daemon
        )
        .output
        let parts = text.components(separatedBy: "\u{1B}[?1049l")
        #expect(parts.count == 2, "\(text)")
        #expect(parts[0].contains("\u{1B}[?1049h") && parts[0].contains("Latest articles"))
        #expect(parts[0].hasSuffix("\u{1B}[?25h"))
        #expect(parts.last?.contains("ended") == true)
        #expect(daemon.stop() == 0)
    }

    @Test("shows a bar while many files are handed in, and sums them up")
    func progress() throws {
        let daemon = try RunningDaemon.withExamples()
        for number in 1...5 {
            try Data(InventedPage.text(number).utf8).write(to: daemon.folder.file("2024-05-16-\(number).txt"))
        }
        try Data().write(to: daemon.folder.file("2024-05-16-6.txt"))
        let onTerminal = try terminal("bulletinctl submit 2024-05-16-*.txt no-such.txt", columns: 80, daemon).output
        #expect(onTerminal.contains("5 added, 2 refused"), "\(onTerminal)")
        #expect(onTerminal.contains("no-such.txt: No such file"))
        let inPipe = try shell("bulletinctl submit 2024-05-16-1.txt 2024-05-16-2.txt", daemon)
        #expect(inPipe.output.split(separator: "\n").count == 2 && inPipe.errors.isEmpty)
        #expect(inPipe.output.contains("there already"))
        #expect(daemon.stop() == 0)
    }
}
