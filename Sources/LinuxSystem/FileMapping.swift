import CLinux
import Glibc

/// A whole file as memory that is read and never written (MAP_PRIVATE). It stays as it is while the file is replaced by
/// rename or deleted; who cuts it short under us ends the process (SIGBUS), unless `fetch` finds that first.
@safe package final class FileMapping: @unchecked Sendable {  // read only, from init to deinit
    /// Page by page from the kernel's cache, when they are touched; of a small file, all at once.
    package let bytes: UnsafeRawBufferPointer

    /// Less is there before anybody could ask for a part of it.
    private static let small = 1 << 20

    package init(path: String) throws(Errno) {
        let file = try OwnedDescriptor.open(path: path, .readOnly)
        let size = try file.status().identity.size
        guard size > 0 else {
            unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        let flags = MAP_PRIVATE | (size < Self.small ? MAP_POPULATE : 0)
        let address = unsafe mmap(nil, size, PROT_READ, flags, file.rawValue, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else { throw Errno.last }
        unsafe bytes = UnsafeRawBufferPointer(start: address, count: size)
    }

    deinit {
        if let address = unsafe bytes.baseAddress {
            unsafe munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
        }
    }

    /// Has the pages of `part`, which lies in `bytes`, read, all at once, and waits for them. False where one cannot be read:
    /// touching it would end the process. Before Linux 5.14 nothing is done: pages then come when they are touched.
    package func fetch(_ part: UnsafeRawBufferPointer) -> Bool {
        guard let start = part.baseAddress else { return true }
        let ahead = Int(bitPattern: start) & (Self.page - 1)
        let page = unsafe UnsafeMutableRawPointer(mutating: start - ahead)
        if unsafe clinux_read_pages(page, part.count + ahead) == 0 { return true }
        // man 2 madvise, MADV_POPULATE_READ; other errors say nothing of the pages.
        return ![EFAULT, EIO, EHWPOISON].contains(errno)
    }

    /// Has the pages of `part` read soon, and waits for nothing.
    package func ask(for part: UnsafeRawBufferPointer) {
        guard let start = part.baseAddress else { return }
        let ahead = Int(bitPattern: start) & (Self.page - 1)
        _ = unsafe madvise(UnsafeMutableRawPointer(mutating: start - ahead), part.count + ahead, MADV_WILLNEED)
    }

    private static let page = Int(sysconf(CInt(_SC_PAGESIZE)))
}
