import Glibc

/// Why a file could not be read whole.
package enum FileReadFailure: Error, Hashable, Sendable {
    /// It is not, or is no longer, in the state that was asked for.
    case changed
    /// Somebody has it open for writing.
    case beingWritten
    case vanished
    case tooLarge(bytes: Int)
    case failed(Errno)
}

extension OwnedDescriptor {
    /// Every byte, read once; `fstat` before and after must say the same. Linear.
    /// - Parameters:
    ///   - expected: the state it must be in; nil takes whatever it is in at the start.
    ///   - limit: bytes; a larger file is not read at all.
    package borrowing func readWhole(
        expecting expected: FileIdentity? = nil, atMost limit: Int = .max
    ) throws(FileReadFailure) -> [UInt8] {
        let before = try statusForReading()
        guard before.kind == .file, expected == nil || before.identity == expected else { throw .changed }
        guard before.identity.size <= limit else { throw .tooLarge(bytes: before.identity.size) }
        let bytes: [UInt8]
        do throws(Errno) { bytes = try read(exactly: before.identity.size) } catch { throw .failed(error) }
        guard bytes.count == before.identity.size, try statusForReading().identity == before.identity else {
            throw .changed
        }
        return bytes
    }

    private borrowing func statusForReading() throws(FileReadFailure) -> FileStatus {
        do throws(Errno) { return try status() } catch { throw .failed(error) }
    }

    /// From the current place on; fewer only where the file ends.
    package borrowing func read(exactly count: Int) throws(Errno) -> [UInt8] {
        let descriptor = rawValue
        var failure: Errno?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = unsafe Glibc.read(descriptor, buffer.baseAddress! + filled, count - filled)
                if got > 0 { filled += got }
                if got == 0 { return }
                if got < 0, errno != EINTR {
                    failure = .last
                    return
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// The like from a place of the file; its current place stays.
    package borrowing func read(exactly count: Int, at place: Int) throws(Errno) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let descriptor = rawValue
        var filled = 0
        while filled < count {
            let got = try retrying {
                unsafe bytes.withUnsafeMutableBytes { buffer in
                    unsafe pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(place + filled))
                }
            }
            if got == 0 { break }
            filled += got
        }
        return Array(bytes[..<filled])
    }

    /// All of it, however often the kernel takes only a part.
    package borrowing func write(_ bytes: [UInt8]) throws(Errno) {
        let descriptor = rawValue
        try writeAll(bytes.count) { (place, count) throws(Errno) in
            try retrying {
                unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress! + place, count) }
            }
        }
    }

    /// The same of memory that the caller keeps.
    package borrowing func write(memory bytes: UnsafeRawBufferPointer) throws(Errno) {
        let descriptor = rawValue
        try writeAll(bytes.count) { (place, count) throws(Errno) in
            try retrying { unsafe Glibc.write(descriptor, bytes.baseAddress! + place, count) }
        }
    }

    /// From the file's beginning on; what lies behind stays.
    package borrowing func overwrite(_ bytes: [UInt8]) throws(Errno) {
        let descriptor = rawValue
        try writeAll(bytes.count) { (place, count) throws(Errno) in
            try retrying {
                unsafe bytes.withUnsafeBytes {
                    unsafe pwrite(descriptor, $0.baseAddress! + place, count, off_t(place))
                }
            }
        }
    }

    /// Piece by piece, for the kernel takes 2 GB at most in one.
    /// - Parameter write: is given where a piece begins and how long it is; answers how much of it was taken.
    private borrowing func writeAll(
        _ count: Int, _ write: (_ place: Int, _ count: Int) throws(Errno) -> Int
    ) throws(Errno) {
        var written = 0
        while written < count { written += try write(written, min(count - written, 1 << 24)) }
    }

    /// One write, of at most what is there; −1 as an error. For a terminal, a pipe, an event.
    package borrowing func writeOnce(_ bytes: [UInt8]) throws(Errno) -> Int {
        let descriptor = rawValue
        return try retrying {
            unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
        }
    }
}

/// Files that are there whole or not at all, whenever the power goes.
package enum DurableFile {
    /// Writes beside the target, then fsync, rename and fsync of the folder. An older file of that name is replaced.
    /// Its mtime is `modified`, in nanoseconds since 1970, or now.
    package static func write(
        _ bytes: [UInt8], to name: [UInt8], in folder: borrowing OwnedDescriptor, mode: UInt32 = 0o600,
        modified: Int64? = nil
    ) throws(Errno) {
        let temporary = temporaryName()
        do throws(Errno) {
            let file = try folder.open(temporary, .create(mode: mode))
            try file.write(bytes)
            if let modified { try file.setModified(modified) }
            try file.synchronize()
            try folder.rename(temporary, to: folder, as: name)
        } catch {
            try? folder.unlink(temporary)
            throw error
        }
        try folder.synchronize()
    }

    package static func write(_ bytes: [UInt8], to name: String, inFolder path: String) throws(Errno) {
        try write(bytes, to: Array(name.utf8), in: OwnedDescriptor.folder(path: path))
    }

    /// Renames; where the kernel says that the two are not on one mount, copies, syncs and unlinks. Both folders are
    /// synced. A file that bears the new name is not replaced: `.exists`.
    package static func move(
        _ name: [UInt8], from source: borrowing OwnedDescriptor, to target: borrowing OwnedDescriptor,
        as newName: [UInt8]
    ) throws(Errno) {
        do throws(Errno) {
            try source.renameExclusively(name, to: target, as: newName)
        } catch .crossDevice {
            try copy(name, from: source, to: target, as: newName)
            try source.unlink(name)
        } catch .invalidArgument {
            guard (try? target.status(of: newName)) == nil else { throw Errno.exists }
            try source.rename(name, to: target, as: newName)
        }
        try target.synchronize()
        try source.synchronize()
    }

    /// A durable copy of a regular file, whole or not there; never over another (`.exists`).
    package static func copy(
        _ name: [UInt8], from source: borrowing OwnedDescriptor, to target: borrowing OwnedDescriptor,
        as newName: [UInt8]
    ) throws(Errno) {
        let original = try source.open(name, .readOnly)
        guard try original.status().kind == .file else { throw .invalidArgument }
        let temporary = temporaryName()
        do throws(Errno) {
            let copy = try target.open(temporary, .create())
            while true {
                let part = try original.read(exactly: 1 << 20)
                if part.isEmpty { break }
                try copy.write(part)
            }
            try copy.synchronize()
            try renameIfFree(temporary, in: target, as: newName)
            try target.synchronize()
        } catch {
            try? target.unlink(temporary)
            throw error
        }
    }

    private static func renameIfFree(
        _ name: [UInt8], in folder: borrowing OwnedDescriptor, as newName: [UInt8]
    ) throws(Errno) {
        do throws(Errno) {
            try folder.renameExclusively(name, to: folder, as: newName)
        } catch .invalidArgument {
            guard (try? folder.status(of: newName)) == nil else { throw Errno.exists }
            try folder.rename(name, to: folder, as: newName)
        }
    }

    /// Hidden, and unlike any other.
    private static func temporaryName() -> [UInt8] {
        Array(".\(String(UInt64.random(in: .min ... .max), radix: 36))".utf8) + temporarySuffix
    }

    private static let temporarySuffix = Array(".tmp".utf8)

    /// Whether a name may be that of a file that was never finished.
    package static func isTemporary(_ name: [UInt8]) -> Bool {
        name.first == UInt8(ascii: ".") && name.count > temporarySuffix.count
            && name.suffix(temporarySuffix.count).elementsEqual(temporarySuffix)
    }
}
