import Foundation
import TestSupport
import Testing

@Suite("README.md")
struct ReadmeTests {
    private static func blocks(_ language: String) throws -> [String] {
        let text = try String(contentsOf: Project.root.appendingPathComponent("README.md"), encoding: .utf8)
        return text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
            $0.components(separatedBy: "\n```").first
        }
    }

    /// A daemon that has taken the example bulletins, in a folder that looks to the blocks as the project's does.
    private func exampleDaemon() throws -> RunningDaemon {
        let daemon = try RunningDaemon()
        try daemon.start()
        let examples = Project.root.appendingPathComponent("docs/examples")
        for name in try FileManager.default.contentsOfDirectory(atPath: examples.path) {
            try daemon.drop(Array(try Data(contentsOf: examples.appendingPathComponent(name))), as: name)
        }
        try daemon.sync()
        let files = FileManager.default
        try files.createDirectory(at: daemon.folder.file("var"), withIntermediateDirectories: true)
        try files.createDirectory(at: daemon.folder.file(".build"), withIntermediateDirectories: true)
        try files.createSymbolicLink(
            at: daemon.folder.file("var/bulletind.sock"), withDestinationURL: URL(fileURLWithPath: daemon.socket))
        try files.createSymbolicLink(at: daemon.folder.file(".build/release"), withDestinationURL: Programs.folder)
        return daemon
    }

    @Test("the five minutes work, line by line")
    func fiveMinutes() throws {
        let daemon = try exampleDaemon()
        let block = try #require(try Self.blocks("sh").first { $0.contains("bulletinctl bulletins") })
        let lines = block.split(separator: "\n").map(String.init)
        let setting = try #require(lines.first)
        for line in lines.dropFirst() {
            let outcome = try run("/bin/bash", ["-c", "\(setting)\n\(line)"], folder: daemon.folder.url)
            #expect(outcome.status == 0, "\(line): \(outcome.errors)")
            #expect(!outcome.output.isEmpty, "\(line)")
        }
        #expect(daemon.stop() == 0)
    }

    @Test("the eight lines of Python find something")
    func python() throws {
        let daemon = try exampleDaemon()
        let program = try #require(try Self.blocks("python").first)
        let outcome = try run("/usr/bin/env", ["python3", "-c", program], folder: daemon.folder.url)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("2024-05-16"))
        #expect(daemon.stop() == 0)
    }

    @Test("the line of socat finds something")
    func socat() throws {
        let daemon = try exampleDaemon()
        let line = try #require(try Self.blocks("sh").first { $0.contains("socat") })
        let outcome = try run("/bin/bash", ["-c", line], folder: daemon.folder.url)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("\"total\""))
        #expect(daemon.stop() == 0)
    }
}
