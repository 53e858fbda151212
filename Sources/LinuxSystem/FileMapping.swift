import Glibc

/// A whole file as memory that is read and never written (MAP_PRIVATE). It stays as it is while the file is replaced by
/// rename or deleted; who cuts it short under us ends the process (SIGBUS).
@safe package final class FileMapping: @unchecked Sendable {  // read only, from init to deinit
    /// Page by page from the kernel's cache; all of it is asked for at once.
    package let bytes: UnsafeRawBufferPointer

    package init(path: String) throws(Errno) {
        let file = try OwnedDescriptor.open(path: path, .readOnly)
        let size = try file.status().identity.size
        guard size > 0 else {
            unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.rawValue, 0)
        guard let address = unsafe address, unsafe address != MAP_FAILED else { throw Errno.last }
        unsafe bytes = UnsafeRawBufferPointer(start: address, count: size)
    }

    deinit {
        if let address = unsafe bytes.baseAddress {
            unsafe munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
        }
    }
}
