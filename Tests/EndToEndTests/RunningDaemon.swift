import Foundation
import TestSupport
import Testing

/// Where the programs under test were built: beside the test's own executable.
enum Programs {
    static let folder: URL = {
        if let named = ProcessInfo.processInfo.environment["BULLETIND_PROGRAMS"] { return URL(fileURLWithPath: named) }
        return URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
    }()

    static func url(_ name: String) -> URL { folder.appendingPathComponent(name) }
}

/// What a program that has ended said.
struct Outcome {
    let status: Int32
    let output: String
    let errors: String
}

/// Runs a program to its end.
@discardableResult
func run(_ program: String, _ arguments: [String], environment: [String: String] = [:], folder: URL? = nil) throws
    -> Outcome
{
    let process = Process()
    process.executableURL = program.hasPrefix("/") ? URL(fileURLWithPath: program) : Programs.url(program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    // Files, not pipes: a child of the child must not be able to hold us.
    let scratch = try TemporaryFolder()
    let output = scratch.file("output")
    let errors = scratch.file("errors")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
        status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
        output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
        errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
}

/// A real `bulletind` in a folder of its own.
final class RunningDaemon {
    let folder: TemporaryFolder
    let options: [String]
    /// A program that starts it, and its arguments; nothing: it is started itself.
    let launcher: [String]
    private(set) var process = Process()

    var inbox: URL { folder.file("inbox") }
    var state: URL { folder.file("state") }
    var socket: String { folder.file("s").path }
    var log: String { (try? String(contentsOf: folder.file("log"), encoding: .utf8)) ?? "" }

    init(options: [String] = [], launcher: [String] = []) throws {
        folder = try TemporaryFolder()
        self.options = options
        self.launcher = launcher
        for name in ["inbox", "state"] {
            try FileManager.default.createDirectory(at: folder.file(name), withIntermediateDirectories: true)
        }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Starts it, and waits until it answers.
    func start(environment: [String: String] = [:]) throws {
        try launch(environment: environment)
        let deadline = Date(timeIntervalSinceNow: 60)
        while try ctl("status").status != 0 {
            try #require(process.isRunning, "the daemon ended: \(self.log)")
            try #require(Date() < deadline, "the daemon does not answer: \(self.log)")
            usleep(10_000)
        }
    }

    /// Starts it, and waits for nothing.
    /// - Parameter environment: beside that of the test.
    func launch(environment: [String: String] = [:]) throws {
        process = Process()
        let places = ["--inbox", inbox.path, "--state", state.path, "--socket", socket]
        let line = launcher + [Programs.url("bulletind").path] + places + options
        process.executableURL = URL(fileURLWithPath: line[0])
        process.arguments = Array(line.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let log = folder.file("log")
        if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        process.standardError = handle
        process.standardOutput = handle
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    /// SIGTERM, and its exit status.
    func stop() -> Int32 {
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    func killNow() {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func drop(_ bytes: [UInt8], as name: String) throws {
        try Data(bytes).write(to: inbox.appendingPathComponent(name))
    }

    func drop(_ text: String, as name: String) throws {
        try drop(Array(text.utf8), as: name)
    }

    @discardableResult
    func ctl(_ arguments: String...) throws -> Outcome {
        try run("bulletinctl", ["--socket", socket] + arguments)
    }

    /// The result of a method, as JSON. Records an issue where the daemon answers with an error.
    func call(_ method: String, _ params: [String: Any] = [:]) throws -> Any {
        let text = String(decoding: try JSONSerialization.data(withJSONObject: params), as: UTF8.self)
        let outcome = try ctl("call", method, text)
        try #require(outcome.status == 0, "\(method) \(text): \(outcome.errors)")
        return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8), options: [.fragmentsAllowed])
    }

    func object(_ method: String, _ params: [String: Any] = [:]) throws -> [String: Any] {
        try #require(try call(method, params) as? [String: Any])
    }

    func total(_ query: String) throws -> Int {
        try #require(try object("search", ["query": query, "limit": 0])["total"] as? Int)
    }

    /// Waits until all that lies in the inbox has been taken or rejected; what has not is an issue.
    func sync() throws {
        let pending = try object("inbox.sync", ["timeout": 120])["pending"] as? [String]
        #expect(pending == [])
    }

    /// A file that alone was being read at three kills in a row looks like poison: it is kept, and taken once it is asked for.
    /// Any other that was set aside is an issue.
    func retryPoison() throws {
        let rejected = try object("rejected.list", ["limit": 1000])["rejected"]
        for file in try #require(rejected as? [[String: Any]]) {
            #expect(file["reason"] as? String == "poison", "\(file)")
            _ = try call("rejected.retry", ["id": try #require(file["id"] as? String)])
        }
    }

    func namesInInbox() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: inbox.path).sorted()
    }
}

extension RunningDaemon {
    /// A daemon that has taken the example bulletins.
    static func withExamples() throws -> RunningDaemon {
        let daemon = try RunningDaemon()
        try daemon.start()
        let examples = Project.root.appendingPathComponent("docs/examples")
        for name in try FileManager.default.contentsOfDirectory(atPath: examples.path).sorted() {
            try daemon.drop(Array(try Data(contentsOf: examples.appendingPathComponent(name))), as: name)
        }
        try daemon.sync()
        return daemon
    }
}
