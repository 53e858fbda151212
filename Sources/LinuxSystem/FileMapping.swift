import CLinux
import Glibc
import Synchronization

/// A whole file as memory that is read and never written (MAP_PRIVATE). It stays as it is while the file is replaced by
/// rename or deleted; who cuts it short under us ends the process (SIGBUS).
@safe package final class FileMapping: @unchecked Sendable {  // read only, from init to deinit
    /// Page by page from the kernel's cache; all of it is asked for at once, by a thread of its own where it is much: whoever goes
    /// through it meanwhile waits for the disk less often than for the memory.
    package let bytes: UnsafeRawBufferPointer
    private let reading: ReadAhead?

    /// Less is there before a thread is.
    private static let much = 32 << 20

    package init(path: String) throws(Errno) {
        let file = try OwnedDescriptor.open(path: path, .readOnly)
        let size = try file.status().identity.size
        guard size > 0 else {
            unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            reading = nil
            return
        }
        let flags = MAP_PRIVATE | (size < Self.much ? MAP_POPULATE : 0)
        let address = unsafe mmap(nil, size, PROT_READ, flags, file.rawValue, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else { throw Errno.last }
        unsafe bytes = UnsafeRawBufferPointer(start: address, count: size)
        reading = size < Self.much ? nil : unsafe ReadAhead(address, size)
    }

    deinit {
        reading?.end()
        if let address = unsafe bytes.baseAddress {
            unsafe munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
        }
    }
}

/// A thread that asks for the pages of a mapping, one after another.
@safe private final class ReadAhead: @unchecked Sendable {  // set before the thread begins, but for what is atomic
    private let address: UnsafeMutableRawPointer
    private let size: Int
    private let isOver = Atomic(false)
    private var thread = pthread_t()

    /// What is asked for at once: the most that `end` waits for.
    private static let piece = 8 << 20

    /// - Returns: nil where there is no thread to be had: pages then come when they are touched.
    init?(_ address: UnsafeMutableRawPointer, _ size: Int) {
        unsafe self.address = unsafe address
        self.size = size
        let owner = unsafe Unmanaged.passRetained(self)
        let answer = unsafe pthread_create(
            &thread, nil,
            { argument in
                unsafe clinux_name_thread("read-ahead")
                unsafe Unmanaged<ReadAhead>.fromOpaque(argument!).takeRetainedValue().run()
                return nil
            }, owner.toOpaque())
        guard answer == 0 else {
            unsafe owner.release()
            return nil
        }
    }

    private func run() {
        for start in stride(from: 0, to: size, by: Self.piece) {
            if isOver.load(ordering: .relaxed) { return }
            // Before Linux 5.14 it cannot be asked for; what is touched is read all the same.
            guard unsafe clinux_read_pages(address + start, min(Self.piece, size - start)) == 0 else { return }
        }
    }

    /// Once; the mapping may be gone afterwards.
    func end() {
        isOver.store(true, ordering: .relaxed)
        pthread_join(thread, nil)
    }
}
