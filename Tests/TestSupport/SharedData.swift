package import Foundation

/// The real pages and figures that lie beside the project and are no part of it.
package enum SharedData {
    /// `BULLETIND_SHARED`, else `../shared` beside the project; nil where neither is there.
    package static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["BULLETIND_SHARED"].map { URL(fileURLWithPath: $0) }
        let folder = named ?? Project.root.deletingLastPathComponent().appendingPathComponent("shared")
        return FileManager.default.fileExists(atPath: folder.appendingPathComponent("samples").path) ? folder : nil
    }()

    /// For `.enabled(if:)`: the reason why a test was skipped.
    package static let comment = "needs the shared data: set BULLETIND_SHARED or put it at ../shared"

    package static var isThere: Bool { folder != nil }

    /// - Precondition: `isThere`.
    package static func url(_ path: String) -> URL {
        folder!.appendingPathComponent(path)
    }

    package static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: url(path)))
    }
}

/// The project's own tree.
package enum Project {
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
