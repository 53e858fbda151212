package import LinuxSystem

/// A file whose writer is done, in exactly the state in which it is to be read.
package struct SettledFile: Hashable, Sendable {
    /// Under the inbox, components parted by `/`; bytes, as the kernel has them.
    package let relativePath: [UInt8]
    package let identity: FileIdentity

    package init(relativePath: [UInt8], identity: FileIdentity) {
        self.relativePath = relativePath
        self.identity = identity
    }

    /// The last component.
    package var name: [UInt8] { relativePath.pathParts.name }

    /// The first folder; nil for what lies in the inbox itself.
    package var collection: [UInt8]? {
        relativePath.firstIndex(of: slash).map { Array(relativePath[..<$0]) }
    }

    /// 0: it stayed empty for the whole grace.
    package var bytes: Int { identity.size }

    /// mtime, seconds since 1970.
    package var modified: Int { Int(identity.modified / 1_000_000_000) }
}

/// What became of a file that was handed out.
package enum FileOutcome: Hashable, Sendable {
    /// It is no longer in the inbox: taken, rejected, or vanished.
    case gone
    /// It was not what was handed out: to be looked at again when it has settled.
    case changed
    /// Somebody has it open for writing: to be looked at again now and then until it is closed.
    case beingWritten
    /// Trouble that may pass: to be tried again, later each time, without end. The reason is for people.
    case retry(reason: String)
}

package enum InboxFailure: Error, Hashable, Sendable, CustomStringConvertible {
    case failed(operation: String, path: String, Errno)

    package var description: String {
        switch self {
        case .failed(let operation, let path, let error): "cannot \(operation) \(path): \(error)"
        }
    }
}

/// Why a file could not be taken out of the inbox. It still lies there, unless it vanished.
package enum FileRemovalFailure: Error, Hashable, Sendable {
    case changed
    case vanished
    case failed(Errno)
}

package struct InboxStatus: Hashable, Sendable {
    package var path: String
    /// Files that lie there and are not left alone, as far as they have been seen.
    package var pending: Int
    /// `inotify`; `poll` where that cannot tell everything, or nothing.
    package var backend: String
    /// How often the kernel's queue ran over.
    package var overflows: Int
    /// Why something stays where it is; at most `bounds.troubles`.
    package var troubles: [InboxTrouble]
}

package struct InboxTrouble: Hashable, Sendable {
    /// Under the inbox; empty for the inbox itself.
    package var path: [UInt8]
    package var reason: String

    package init(path: [UInt8], reason: String) {
        self.path = path
        self.reason = reason
    }
}

let slash = UInt8(ascii: "/")

extension [UInt8] {
    /// The folder, empty for the inbox itself, and the last component.
    var pathParts: (folder: [UInt8], name: [UInt8]) {
        guard let cut = lastIndex(of: slash) else { return ([], self) }
        return (Array(self[..<cut]), Array(self[(cut + 1)...]))
    }

    /// A path one step further down.
    func appending(component name: [UInt8]) -> [UInt8] {
        isEmpty ? name : self + [slash] + name
    }

    /// Whether this is the folder itself or lies in it.
    func isInside(folder: [UInt8]) -> Bool {
        folder.isEmpty || (starts(with: folder) && (count == folder.count || self[folder.count] == slash))
    }
}
