import CLinux
import Glibc

/// A small file in memory (MAP_SHARED): what is written here outlives the process, however it ends, without a system
/// call for each write. A power cut may take it back.
///
/// Threads may write at once where their ranges do not overlap.
@safe package final class MappedFile: @unchecked Sendable {  // the mapping stays until deinit; see above for writes
    package let count: Int
    private let memory: UnsafeMutableRawPointer

    /// Opens or makes the file, at least `count` bytes long. The bytes are really written: a hole in the file would
    /// kill the process (SIGBUS) once the disk is full.
    package init(path: String, count: Int) throws(Errno) {
        self.count = count
        let file = try unsafe OwnedDescriptor(
            adopting: calling(Array(path.utf8)) {
                unsafe Glibc.open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            })
        let size = try file.status().identity.size
        if size < count {
            let descriptor = file.rawValue
            try retrying { lseek(descriptor, off_t(size), SEEK_SET) }
            try file.write([UInt8](repeating: 0, count: count - size))
        }
        let address = unsafe mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, file.rawValue, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else { throw Errno.last }
        unsafe memory = address
    }

    deinit {
        unsafe munmap(memory, count)
    }

    /// - Precondition: the range lies in the file.
    package func bytes(_ range: Range<Int>) -> [UInt8] {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return unsafe [UInt8](UnsafeRawBufferPointer(start: memory + range.lowerBound, count: range.count))
    }

    /// - Precondition: the bytes end within the file.
    package func write(_ bytes: [UInt8], at start: Int) {
        precondition(start >= 0 && bytes.count <= count - start)
        unsafe bytes.withUnsafeBytes { source in
            guard let address = source.baseAddress else { return }
            unsafe (memory + start).copyMemory(from: address, byteCount: source.count)
        }
    }

    /// While `work` goes on, a fault of this thread (`Process.noteFaults`) writes its signal's number here before it ends
    /// the process.
    /// - Precondition: the place is in the file.
    package func notingFaults<T, Failure>(at place: Int, _ work: () throws(Failure) -> T) throws(Failure) -> T {
        precondition(place >= 0 && place < count)
        let before = unsafe clinux_set_fault_note((memory + place).assumingMemoryBound(to: UInt8.self))
        defer { _ = unsafe clinux_set_fault_note(before) }
        return try work()
    }
}
