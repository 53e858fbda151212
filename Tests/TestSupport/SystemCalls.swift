package import Foundation
import LinuxSystem

/// What producers do that has no safe wrapper: each call in one place, on paths of the test's own.
package enum SystemCalls {
    /// Replaces what bears the new name.
    package static func rename(_ from: URL, over to: URL) throws {
        guard unsafe Foundation.rename(from.path, to.path) == 0 else { throw Errno.last }
    }

    /// Other bytes at the beginning, nothing cut off.
    package static func overwrite(_ file: URL, with text: String) throws {
        let descriptor = unsafe open(file.path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Errno.last }
        defer { close(descriptor) }
        guard unsafe pwrite(descriptor, text, text.utf8.count, 0) == text.utf8.count else { throw Errno.last }
    }

    package static func makePipe(_ place: URL) throws {
        guard unsafe mkfifo(place.path, 0o666) == 0 else { throw Errno.last }
    }

    /// A file that is written to through memory; its descriptor is closed at once.
    @safe package final class Map {
        private let start: UnsafeMutableRawPointer
        private let size: Int

        package init(_ file: URL, size: Int) throws {
            let descriptor = unsafe open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0, ftruncate(descriptor, size) == 0 else { throw Errno.last }
            defer { close(descriptor) }
            let map = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
            guard let map = unsafe map, unsafe map != MAP_FAILED else { throw Errno.last }
            unsafe start = map
            self.size = size
        }

        deinit { unsafe munmap(start, size) }

        /// - Precondition: no more than the file's size.
        package func write(_ bytes: [UInt8]) {
            precondition(bytes.count <= size)
            unsafe start.copyMemory(from: bytes, byteCount: bytes.count)
        }

        package func fill(with byte: UInt8) { unsafe memset(start, CInt(byte), size) }
    }
}
