import Foundation
import LinuxSystem
import SearchIndex

/// What it takes to write an index to files, and to take it from there at a start.
enum Images {
    /// As the daemon maps them.
    private final class Mapping: FixedMemory {
        private let mapping: FileMapping
        var bytes: UnsafeRawBufferPointer { unsafe mapping.bytes }

        init(_ path: String) throws { mapping = try FileMapping(path: path) }

        func fetch(_ bytes: UnsafeRawBufferPointer) -> Bool { unsafe mapping.fetch(bytes) }

        func ask(for bytes: UnsafeRawBufferPointer) { unsafe mapping.ask(for: bytes) }
    }

    /// The files lie in the kernel's cache when they are read.
    static func measure(_ snapshot: IndexSnapshot) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bulletind-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = ContinuousClock()
        let writing = try clock.measure { try save(snapshot, in: folder) }
        SearchBenchmark.report("index to files", "s", [seconds(writing)])
        var times: [Double] = []
        for _ in 0..<3 { times.append(seconds(try clock.measure { _ = try load(folder) }) * 1000) }
        SearchBenchmark.report("index from files", "ms", [times.min() ?? 0])
    }

    /// Writes a file for each segment, and their checksums.
    static func save(_ snapshot: IndexSnapshot, in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var checksums: [UInt64] = []
        for (number, part) in snapshot.parts.enumerated() {
            let path = Self.path(number, in: folder)
            _ = FileManager.default.createFile(atPath: path, contents: nil)
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            checksums.append(
                try unsafe ImageWriter.write(part.segment) { bytes in
                    guard let start = bytes.baseAddress else { return }
                    try unsafe file.write(
                        contentsOf: Data(
                            bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count,
                            deallocator: .none))
                })
            try file.close()
        }
        try JSONSerialization.data(withJSONObject: checksums.map(String.init)).write(to: list(in: folder))
    }

    static func load(_ folder: URL) throws -> [Segment] {
        let checksums = try JSONSerialization.jsonObject(with: Data(contentsOf: list(in: folder))) as? [String] ?? []
        return try checksums.enumerated().map { number, checksum in
            let mapping = try Mapping(path(number, in: folder))
            return try unsafe Segment(image: mapping.bytes, in: mapping, checksum: UInt64(checksum) ?? 0)
        }
    }

    static func isThere(_ folder: URL) -> Bool { FileManager.default.fileExists(atPath: list(in: folder).path) }

    private static func path(_ number: Int, in folder: URL) -> String {
        folder.appendingPathComponent("segment-\(number)").path
    }

    private static func list(in folder: URL) -> URL { folder.appendingPathComponent("checksums.json") }
}
