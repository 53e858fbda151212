import Glibc

/// The names in a folder, one after the other, without `.` and `..`; never all at once in memory.
@safe package struct DirectoryStream: ~Copyable {
    package struct Entry: Sendable {
        package var name: [UInt8]
        /// Nil where the file system does not tell; then `status(of:)` must.
        package var kind: FileStatus.Kind?
    }

    private let stream: OpaquePointer

    /// Reads through a descriptor of its own. The folder must be open for reading, not only as a place.
    package init(_ folder: consuming OwnedDescriptor) throws(Errno) {
        let descriptor = folder.release()
        guard let stream = unsafe fdopendir(descriptor) else {
            let failure = Errno.last
            _ = close(descriptor)
            throw failure
        }
        unsafe self.stream = stream
    }

    deinit {
        _ = unsafe closedir(stream)
    }

    /// Nil at the end.
    package mutating func next() throws(Errno) -> Entry? {
        while true {
            errno = 0
            guard let record = unsafe readdir(stream) else {
                if errno == 0 { return nil }
                throw .last
            }
            let name = unsafe Self.name(of: record)
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            return unsafe Entry(name: name, kind: Self.kind(record.pointee.d_type))
        }
    }

    /// The record is as long as it says, not as its C type says: read by address, never copied as a value.
    private static func name(of record: UnsafeMutablePointer<dirent>) -> [UInt8] {
        let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name)!
        let start = unsafe UnsafeRawPointer(record) + offset
        let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: length))
    }

    private static func kind(_ type: UInt8) -> FileStatus.Kind? {
        switch Int(type) {
        case DT_REG: .file
        case DT_DIR: .folder
        case DT_LNK: .symbolicLink
        case DT_SOCK: .socket
        case DT_UNKNOWN: nil
        default: .other
        }
    }
}
