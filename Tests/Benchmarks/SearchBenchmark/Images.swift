import Foundation
import SearchIndex

/// What it takes to write an index to files, and to take it from there at a start.
enum Images {
    @safe private final class Mapping: FixedMemory, @unchecked Sendable {  // mapped once, then read
        let bytes: UnsafeRawBufferPointer

        init(_ path: String) {
            let descriptor = unsafe open(path, O_RDONLY)
            let size = Int(lseek(descriptor, 0, SEEK_END))
            let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0)
            close(descriptor)
            unsafe bytes = UnsafeRawBufferPointer(start: address, count: size)
        }

        deinit { unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count) }
    }

    /// The files lie in the kernel's cache when they are read.
    static func measure(_ snapshot: IndexSnapshot) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bulletind-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock = ContinuousClock()
        let paths = snapshot.parts.indices.map { folder.appendingPathComponent("segment-\($0)").path }
        var checksums: [UInt64] = []
        let writing = try clock.measure {
            for (part, path) in zip(snapshot.parts, paths) {
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
        }
        SearchBenchmark.report("index to files", "s", [seconds(writing)])
        var times: [Double] = []
        for _ in 0..<3 {
            let reading = try clock.measure {
                for (path, checksum) in zip(paths, checksums) {
                    let mapping = Mapping(path)
                    _ = try unsafe Segment(image: mapping.bytes, in: mapping, checksum: checksum)
                }
            }
            times.append(seconds(reading) * 1000)
        }
        SearchBenchmark.report("index from files", "ms", [times.min() ?? 0])
    }
}
