import Glibc
import LinuxSystem

/// Folders that the start needs.
enum Folder {
    /// Makes it and what is above it, unless it is there. What is there and no folder is a wrong setting.
    static func make(_ path: String, mode: UInt32) throws(StartFailure) {
        switch kind(of: path) {
        case .success(.folder): return
        case .success: throw .configuration("\(path) is not a folder: remove it, or choose another")
        case .failure(.noEntry): break
        case .failure(.notFolder): throw .configuration("\(path): what is above it is not a folder: choose another")
        case .failure(let error): throw .cannotCreate("\(path): \(error)")
        }
        if let parent = parent(of: path) { try make(parent, mode: 0o755) }
        guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else {
            throw .cannotCreate("\(path): cannot be made: \(Errno.last)")
        }
    }

    /// Nil for a name alone and for what lies at the top.
    static func parent(of path: String) -> String? {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return nil }
        return String(path[..<slash])
    }

    /// Without links, `.` and `..`; as it is where it leads nowhere.
    static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    private static func kind(of path: String) -> Result<FileStatus.Kind, Errno> {
        do throws(Errno) {
            return .success(try FileStatus.of(path: path).kind)
        } catch {
            return .failure(error)
        }
    }
}
