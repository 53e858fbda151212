import Foundation

/// Programs of others hold our formats to what they are: `python3` with its standard library, and what else is installed.
package enum Python {
    package struct Outcome: Sendable {
        package let status: Int32
        package let output: String
        package let errors: String
    }

    /// Whether this can be imported; false where there is no Python at all.
    package static func has(_ module: String) -> Bool {
        (try? run("import \(module)", input: ""))?.status == 0
    }

    package static func run(_ program: String, input: String, arguments: [String] = []) throws -> Outcome {
        let folder = try TemporaryFolder()
        let process = Process()
        // Debian's own, whose modules scripts/test installs, where it is there.
        let debian = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
        process.executableURL = URL(fileURLWithPath: debian ? "/usr/bin/python3" : "/usr/bin/env")
        process.arguments = (debian ? [] : ["python3"]) + ["-c", program] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONIOENCODING": "utf-8"]) { $1 }
        let files = ["input", "output", "errors"].map(folder.file)
        for file in files { try Data((file == files[0] ? input : "").utf8).write(to: file) }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
    }
}
