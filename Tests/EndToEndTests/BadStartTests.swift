import Foundation
import TestSupport
import Testing

@Suite("A start that cannot be")
struct BadStartTests {
    private func daemon(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        try run("bulletind", arguments, environment: environment)
    }

    /// One line, with each of the words.
    private func expectOneLine(_ outcome: Outcome, status: Int32, naming words: [String]) {
        #expect(outcome.status == status, "\(outcome.errors)")
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count == 1, "\(outcome.errors)")
        for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)") }
    }

    @Test("an unknown option is named, with status 64")
    func option() throws {
        let outcome = try daemon(["--inbx", "/tmp"])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--inbx"))
    }

    @Test("an unknown key and a value out of range are named with their place, with status 78")
    func configuration() throws {
        let folder = try TemporaryFolder()
        let file = folder.file("config.yaml")
        try Data("inbox:\n  setle: 2\n".utf8).write(to: file)
        expectOneLine(
            try daemon(["--config", file.path, "--check-config"]), status: 78,
            naming: [file.path, "inbox.setle", "inbox.settle"])
        try Data("inbox:\n  settle: 2 days\n".utf8).write(to: file)
        expectOneLine(
            try daemon(["--config", file.path]), status: 78, naming: [file.path, "inbox.settle", "0s to 1h"])
        expectOneLine(try daemon(["--config", folder.file("none.yaml").path]), status: 78, naming: ["none.yaml"])
    }

    @Test("--check-config prints each value and where it comes from")
    func checkConfiguration() throws {
        let outcome = try daemon(
            ["--state", "/srv/x", "--check-config"], environment: ["BULLETIND_SOCKET": "/run/x.sock"])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("/srv/x"))
        #expect(outcome.output.contains("command line"))
        #expect(outcome.output.contains("BULLETIND_SOCKET"))
        #expect(outcome.output.contains("default"))
    }

    @Test("an inbox that is not a folder, and a socket's path that is too long")
    func places() throws {
        let folder = try TemporaryFolder()
        let file = folder.file("file")
        try Data().write(to: file)
        let state = folder.file("state").path
        expectOneLine(
            try daemon(["--inbox", file.path, "--state", state, "--socket", folder.file("s").path]), status: 78,
            naming: [file.path, "not a folder"])
        let long = "/tmp/" + String(repeating: "s", count: 103)
        expectOneLine(try daemon(["--state", state, "--socket", long]), status: 78, naming: [long, "108", "107"])
    }

    @Test("an inbox that leads to the state folder over a link is told, with status 78, and nothing in it is touched")
    func clash() throws {
        let folder = try TemporaryFolder()
        let (state, link) = (folder.file("state"), folder.file("link"))
        try FileManager.default.createDirectory(at: state, withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: state)
        expectOneLine(
            try daemon(["--inbox", link.path, "--state", state.path, "--socket", folder.file("s").path]), status: 78,
            naming: ["inbox.path", link.path, "is the state folder itself"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: state.path).isEmpty)
    }

    @Test("a state folder in use names the other daemon's process; a socket in use names its path")
    func inUse() throws {
        let running = try RunningDaemon()
        try running.start()
        let other = try TemporaryFolder()
        expectOneLine(
            try daemon(["--inbox", other.path, "--state", running.state.path, "--socket", other.file("s").path]),
            status: 75,
            naming: [running.state.path, "\(running.process.processIdentifier)"])
        expectOneLine(
            try daemon([
                "--inbox", other.file("inbox").path, "--state", other.file("state").path, "--socket", running.socket,
            ]),
            status: 75,
            naming: [running.socket])
        #expect(try running.ctl("status").status == 0)
        #expect(running.stop() == 0)
    }

    @Test("a dead daemon's socket is replaced")
    func deadSocket() throws {
        let daemon = try RunningDaemon()
        try daemon.start()
        daemon.killNow()
        #expect(FileManager.default.fileExists(atPath: daemon.socket))
        try daemon.start()
        #expect(daemon.stop() == 0)
    }
}
