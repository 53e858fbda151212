import Foundation
import TestSupport
import Testing

/// A document in the language of Markdown, and what stands in its fenced blocks.
private struct Readme {
    let text: String

    init(_ path: String) throws {
        text = try String(contentsOf: Project.root.appendingPathComponent(path), encoding: .utf8)
    }

    func blocks(_ language: String) -> [String] {
        text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
    }

    /// What a shell or Python would run, without remarks; of a console, what stands behind the prompt.
    var commands: [String] {
        let scripts = (blocks("sh") + blocks("python")).flatMap { $0.split(separator: "\n") }
        let typed = blocks("console").flatMap { $0.split(separator: "\n") }
            .filter { $0.hasPrefix("$ bulletinctl search") || $0.hasPrefix("$ bulletinctl timeline") }
        return (scripts + typed).map { line in
            String(line).components(separatedBy: "  #")[0].trimmingCharacters(in: .whitespaces)
        }
    }
}

@Suite("README.md")
struct ReadmeTests {
    private static let english = "README.md"
    private static let chinese = "docs/README.zh-CN.md"

    /// A daemon that has taken the example bulletins, in a folder that looks to the blocks as the project's does.
    private func exampleDaemon() throws -> RunningDaemon {
        let daemon = try RunningDaemon.withExamples()
        let files = FileManager.default
        try files.createDirectory(at: daemon.folder.file("var"), withIntermediateDirectories: true)
        try files.createDirectory(at: daemon.folder.file(".build"), withIntermediateDirectories: true)
        try files.createSymbolicLink(
            at: daemon.folder.file("var/bulletind.sock"), withDestinationURL: URL(fileURLWithPath: daemon.socket))
        try files.createSymbolicLink(at: daemon.folder.file(".build/release"), withDestinationURL: Programs.folder)
        return daemon
    }

    /// The first line of the five minutes, which every other block relies on.
    private func setting() throws -> String {
        let tour = try #require(try Readme(Self.english).blocks("sh").first { $0.contains("export BULLETIND_SOCKET") })
        return try #require(tour.split(separator: "\n").first.map(String.init))
    }

    private func shell(_ script: String, _ daemon: RunningDaemon, locale: String = "C.UTF-8") throws -> Outcome {
        try run(
            "/bin/bash", ["-c", "set -o pipefail\n\(try setting())\n\(script)"],
            environment: [
                "LC_ALL": locale, "XDG_STATE_HOME": daemon.folder.file("xdg").path, "BULLETINCTL_PAGER": "cat",
            ],
            folder: daemon.folder.url)
    }

    @Test("the five minutes work, line by line")
    func fiveMinutes() throws {
        let daemon = try exampleDaemon()
        let block = try #require(try Readme(Self.english).blocks("sh").first { $0.contains("bulletinctl bulletins") })
        for line in block.split(separator: "\n").dropFirst() {
            let outcome = try shell(String(line), daemon)
            #expect(outcome.status == 0, "\(line): \(outcome.errors)")
            #expect(!outcome.output.isEmpty, "\(line)")
        }
        #expect(daemon.stop() == 0)
    }

    @Test("what it looks like is what it prints", arguments: [(english, "C.UTF-8"), (chinese, "zh_CN.UTF-8")])
    func picture(path: String, locale: String) throws {
        let daemon = try exampleDaemon()
        let block = try #require(try Readme(path).blocks("console").first)
        for part in "\n\(block)".components(separatedBy: "\n$ ").dropFirst() {
            let lines = part.components(separatedBy: "\n")
            let outcome = try shell(lines[0], daemon, locale: locale)
            let printed = outcome.output.replacingOccurrences(of: "\r\n", with: "\n")
            #expect(printed == lines.dropFirst().joined(separator: "\n") + "\n", "\(lines[0]) \(outcome.errors)")
        }
        #expect(daemon.stop() == 0)
    }

    @Test("each recipe works, line by line")
    func recipes() throws {
        let daemon = try exampleDaemon()
        let text = try Readme(Self.english).text
        let chapter = text.components(separatedBy: "## Recipes")[1].components(separatedBy: "\n## ")[0]
        let lines = chapter.components(separatedBy: "```sh\n").dropFirst()
            .flatMap { $0.components(separatedBy: "\n```")[0].split(separator: "\n").map(String.init) }
        #expect(lines.count > 10)
        for line in lines where !line.hasPrefix("bulletinctl follow") {
            let outcome = try shell(line, daemon)
            #expect(outcome.status == 0, "\(line): \(outcome.errors)")
            let file = line.firstMatch(of: #/ > (\S+)$/#).map { String($0.output.1) }
            let size = try file.map { try Data(contentsOf: daemon.folder.file($0)).count } ?? outcome.output.utf8.count
            #expect(size > 0 || line.contains("--svg"), "\(line) printed nothing")
        }
        let picture = try String(contentsOf: daemon.folder.file("community.svg"), encoding: .utf8)
        #expect(picture.contains("<rect"))
        #expect(daemon.stop() == 0)
    }

    @Test("who follows a unit is told of what comes, and later of what came meanwhile")
    func alert() throws {
        let daemon = try exampleDaemon()
        let line = try #require(
            try Readme(Self.english).blocks("sh").first { $0.contains("bulletinctl follow unit:") })
        let alerts = daemon.folder.file("alerts.jsonl")
        // Until so many articles have been told of and that is kept, or half a minute is over.
        func follow(untilTold count: Int, meanwhile: String) throws -> Outcome {
            try shell(
                """
                \(line) >followed 2>bells & follower=$!
                for _ in $(seq 300); do [ -s xdg/bulletinctl/shiqiao.json ] && break; sleep 0.1; done
                \(meanwhile)
                for _ in $(seq 300); do [ "$(grep -c . alerts.jsonl 2>/dev/null)" = \(count) ] && break; sleep 0.1; done
                clock=$(bulletinctl --json status | sed 's/.*"clock":"\\([^"]*\\)".*/\\1/')
                for _ in $(seq 300); do grep -q "$clock" xdg/bulletinctl/shiqiao.json && break; sleep 0.1; done
                kill -KILL $follower; wait $follower; true
                """, daemon)
        }
        for number in 1...3 {
            try Data(InventedPage.text(number).utf8).write(to: daemon.folder.file(InventedPage.name(number)))
        }
        let first = try follow(untilTold: 1, meanwhile: "bulletinctl submit '\(InventedPage.name(1))'")
        #expect(first.status == 0, "\(first.errors)")
        _ = try shell("bulletinctl submit '\(InventedPage.name(2))'", daemon)
        _ = try follow(untilTold: 3, meanwhile: "bulletinctl submit '\(InventedPage.name(3))'")
        let told = try String(contentsOf: alerts, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(told.count == 3)
        #expect(
            Set(told.compactMap { $0.components(separatedBy: "\"id\":\"").dropFirst().first?.prefix(18) }).count == 3)
        #expect(try Data(contentsOf: daemon.folder.file("bells")).contains(7))
        #expect(daemon.stop() == 0)
    }

    @Test("the Chinese one has the same commands")
    func languages() throws {
        let (english, chinese) = (try Readme(Self.english).commands, try Readme(Self.chinese).commands)
        #expect(english.count > 30)
        #expect(english == chinese)
    }

    @Test("the eight lines of Python find something")
    func python() throws {
        let daemon = try exampleDaemon()
        let program = try #require(try Readme(Self.english).blocks("python").first)
        let outcome = try run("/usr/bin/env", ["python3", "-c", program], folder: daemon.folder.url)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("2024-05-16"))
        #expect(daemon.stop() == 0)
    }

    @Test("the line of socat finds something")
    func socat() throws {
        let daemon = try exampleDaemon()
        let line = try #require(try Readme(Self.english).blocks("sh").first { $0.contains("socat") })
        let outcome = try run("/bin/bash", ["-c", line], folder: daemon.folder.url)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("\"total\""))
        #expect(daemon.stop() == 0)
    }
}
