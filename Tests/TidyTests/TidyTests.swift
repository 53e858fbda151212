import Foundation
import TestSupport
import Testing

/// Where a room's source may look, by the manifest.
private struct Manifest {
    let imports: [String: Set<String>]

    init() throws {
        let text = try String(contentsOf: Project.root.appendingPathComponent("Package.swift"), encoding: .utf8)
        var found: [String: Set<String>] = [:]
        let targets = text[(text.range(of: "targets: [")?.upperBound ?? text.startIndex)...]
        for match in targets.matches(of: #/(?:room|program|tests)\(\s*"(\w+)"((?:[^()]|\([^()]*\))*)\)/#) {
            let body = match.output.2
            let list = body.firstMatch(of: #/imports: \[([^\]]*)\]/#)?.output.1 ?? ""
            found[String(match.output.1)] = Set(list.matches(of: #/"(\w+)"/#).map { String($0.output.1) })
        }
        imports = found
    }
}

/// The import lines of every Swift file below a folder.
private func importLines(below folder: String) throws -> [(file: String, module: String)] {
    let root = Project.root.appendingPathComponent(folder)
    var found: [(String, String)] = []
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "swift" else { continue }
        let text = try String(contentsOf: file, encoding: .utf8)
        for line in text.split(separator: "\n") {
            let pattern =
                #/^(?:@\w+ )*(?:package |public |internal |private |fileprivate )?import (?:struct |class |func )?(\w+)/#
            if let match = line.firstMatch(of: pattern) {
                found.append(
                    (file.path.replacingOccurrences(of: Project.root.path + "/", with: ""), String(match.output.1)))
            }
        }
    }
    return found
}

private func folders(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Project.root.appendingPathComponent(folder).path).sorted()
}

@Suite("Tidiness")
struct TidyTests {
    private static let core = [
        "BulletinModel", "TextDecoding", "PageSplitting", "Annotation", "BulletinReader", "SearchIndex", "Retrieval",
        "BulletinRPC", "TerminalLayout", "Pictures", "Formats",
    ]

    @Test("a room imports no room that the manifest does not give it")
    func arrows() throws {
        let manifest = try Manifest()
        let rooms = Set(manifest.imports.keys).union(try folders(in: "Sources"))
        #expect(manifest.imports.count > 15, "the manifest was not understood")
        for folder in ["Sources", "Tests"] {
            for room in try folders(in: folder) {
                guard let allowed = manifest.imports[room] else { continue }
                for line in try importLines(below: "\(folder)/\(room)") where rooms.contains(line.module) {
                    #expect(
                        allowed.contains(line.module),
                        "\(line.file) imports \(line.module), which Package.swift does not give \(room)")
                }
            }
        }
    }

    @Test("every room in the manifest is there, and every folder is in the manifest")
    func rooms() throws {
        let text = try String(contentsOf: Project.root.appendingPathComponent("Package.swift"), encoding: .utf8)
        for folder in try folders(in: "Sources") + folders(in: "Tests")
        where !["Benchmarks", "Evaluation", "Fuzz", "Peers"].contains(folder) {
            #expect(text.contains("\"\(folder)\""), "\(folder) is not in Package.swift")
        }
        for room in try Manifest().imports.keys {
            let isThere = ["Sources", "Tests", "Tests/Benchmarks", "Tests/Fuzz"].contains {
                FileManager.default.fileExists(atPath: Project.root.appendingPathComponent("\($0)/\(room)").path)
            }
            #expect(isThere, "\(room) has no folder")
        }
    }

    @Test("the pure core knows no file, lock, log or clock", arguments: core)
    func purity(_ room: String) throws {
        let outside: Set<String> = [
            "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Logging", "SystemPackage", "NIOCore",
        ]
        for line in try importLines(below: "Sources/\(room)") {
            // Does what a global's first use does anyway: makes a table once, whichever thread asks first.
            if line.file.hasSuffix("LazyTable.swift"), line.module == "Synchronization" { continue }
            #expect(!outside.contains(line.module), "\(line.file) imports \(line.module)")
        }
    }

    /// Its monitor would wake an idle daemon every second (see `WorkerThreads`).
    @Test("no task runs on the pool that Swift's tasks share")
    func executors() throws {
        let sources = Project.root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let code = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
                !$0.drop { $0 == " " }.hasPrefix("//")
            }
            for word in ["Task {", "Task.sleep", "Task.detached", "import Dispatch", "DispatchQueue"] {
                #expect(!code.contains { $0.contains(word) }, "\(file.lastPathComponent): \(word)")
            }
        }
    }

    @Test("ARCHITECTURE.md has a line for each room")
    func map() throws {
        let text = try String(contentsOf: Project.root.appendingPathComponent("ARCHITECTURE.md"), encoding: .utf8)
        for room in try folders(in: "Sources") {
            #expect(text.contains("`\(room)`"), "ARCHITECTURE.md does not name \(room)")
        }
    }
}
