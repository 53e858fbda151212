import CLinux
import Glibc

/// What holds a folder (`statfs`).
package struct FileSystem: Hashable, Sendable {
    /// The magic number of `man 2 statfs`.
    package var kind: UInt32
    /// What a process without privileges may still write.
    package var availableBytes: UInt64
    package var totalBytes: UInt64

    package init(holding path: String) throws(Errno) {
        try self.init { (magic, available, total) throws(Errno) in
            try unsafe calling(Array(path.utf8)) { unsafe clinux_file_system($0, &magic, &available, &total) }
        }
    }

    package init(holding file: borrowing OwnedDescriptor) throws(Errno) {
        let file = file.rawValue
        try self.init { (magic, available, total) throws(Errno) in
            try retrying { unsafe clinux_file_system_of(file, &magic, &available, &total) }
        }
    }

    private init(_ call: (inout Int64, inout UInt64, inout UInt64) throws(Errno) -> Void) throws(Errno) {
        var magic: Int64 = 0
        (availableBytes, totalBytes) = (0, 0)
        try call(&magic, &availableBytes, &totalBytes)
        kind = UInt32(truncatingIfNeeded: magic)
    }

    /// False where others may change files without this kernel noticing, so that inotify is silent.
    package var tellsOfEveryChange: Bool { !Self.silent.contains(kind) }

    /// Whether this process may make files in a folder, by what the kernel says of its groups and access lists.
    package static func mayWrite(folder path: String) -> Bool {
        (try? unsafe calling(Array(path.utf8)) { unsafe access($0, W_OK | X_OK) }) != nil
    }

    /// What a file of one number below /proc or /sys says; nil where it is not there or hidden.
    package static func number(in path: String) -> Int? {
        guard let bytes = try? OwnedDescriptor.open(path: path, .readOnly).read(exactly: 32) else { return nil }
        return Int(String(decoding: bytes.prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
    }

    /// - Source: `man 2 statfs`, linux/magic.h; network, cluster and guest file systems.
    private static let silent: Set<UInt32> = [
        0x6969,  // NFS
        0x517B, 0xFF53_4D42, 0xFE53_4D42,  // SMB, CIFS, SMB2
        0x6573_5546,  // FUSE
        0x0102_1997,  // 9P
        0x00C3_6400,  // Ceph
        0x5346_414F, 0x6B41_4653,  // AFS
        0x7375_7245,  // Coda
        0x564C,  // NCP
        0x0BD0_0BD0,  // Lustre
        0x4750_4653,  // GPFS
        0x0116_1970,  // GFS2
        0x7461_636F,  // OCFS2
        0x786F_4256,  // VirtualBox
        0xBACB_ACBC,  // VMware
    ]
}
