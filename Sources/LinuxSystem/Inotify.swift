import Glibc

/// The kernel's telling of changes in folders (`man 7 inotify`).
package struct Inotify: ~Copyable, Sendable {
    package let descriptor: OwnedDescriptor
    /// Room for at least 200 events with the longest names.
    private static let bufferSize = 64 * 1024

    /// Fails with `.tooManyOpenFiles` also where `fs.inotify.max_user_instances` is used up.
    package init() throws(Errno) {
        descriptor = try OwnedDescriptor { inotify_init1(CInt(IN_CLOEXEC) | CInt(IN_NONBLOCK)) }
    }

    /// A folder watched already keeps its number and gets the new mask. `.noSpace`: `fs.inotify.max_user_watches`.
    package borrowing func watch(folder path: [UInt8], for mask: Mask) throws(Errno) -> CInt {
        let inotify = descriptor.rawValue
        let flags = mask.rawValue | Mask.onlyFolder.rawValue
        return try unsafe calling(path) { unsafe inotify_add_watch(inotify, $0, flags) }
    }

    package borrowing func unwatch(_ watch: CInt) {
        _ = inotify_rm_watch(descriptor.rawValue, watch)
    }

    /// What is waiting, at most one buffer of it; empty where nothing is.
    package borrowing func read() throws(Errno) -> [Event] {
        let inotify = descriptor.rawValue
        return try unsafe withUnsafeTemporaryAllocation(byteCount: Self.bufferSize, alignment: 16) {
            (buffer) throws(Errno) -> [Event] in
            let count = unsafe Glibc.read(inotify, buffer.baseAddress, buffer.count)
            if count < 0 {
                let failure = Errno.last
                if failure == .wouldBlock || failure == .interrupted { return [] }
                throw failure
            }
            return unsafe Self.events(in: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// The event's C type ends in an array without a size, so its four numbers are read one by one.
    private static func events(in bytes: UnsafeRawBufferPointer) -> [Event] {
        var events: [Event] = []
        var place = 0
        while place + 16 <= bytes.count {
            let watch = unsafe bytes.loadUnaligned(fromByteOffset: place, as: CInt.self)
            let mask = unsafe bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
            let cookie = unsafe bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt32.self)
            let length = unsafe Int(bytes.loadUnaligned(fromByteOffset: place + 12, as: UInt32.self))
            let field = unsafe bytes[(place + 16)..<(place + 16 + length)]
            let name = unsafe Array(field.prefix { $0 != 0 })
            events.append(Event(watch: watch, mask: Mask(rawValue: mask), cookie: cookie, name: name))
            place += 16 + length
        }
        return events
    }

    package struct Event: Hashable, Sendable {
        /// −1 for an overflow.
        package var watch: CInt
        package var mask: Mask
        /// The same for the two sides of a rename; else 0.
        package var cookie: UInt32
        /// Empty where the folder itself is meant.
        package var name: [UInt8]
    }

    package struct Mask: OptionSet, Hashable, Sendable {
        package let rawValue: UInt32

        package init(rawValue: UInt32) {
            self.rawValue = rawValue
        }

        package static let modified = Mask(rawValue: 0x2)
        package static let attributes = Mask(rawValue: 0x4)
        package static let closedAfterWriting = Mask(rawValue: 0x8)
        package static let movedFrom = Mask(rawValue: 0x40)
        package static let movedTo = Mask(rawValue: 0x80)
        package static let created = Mask(rawValue: 0x100)
        package static let deleted = Mask(rawValue: 0x200)
        package static let selfDeleted = Mask(rawValue: 0x400)
        package static let selfMoved = Mask(rawValue: 0x800)
        package static let unmounted = Mask(rawValue: 0x2000)
        package static let queueOverflow = Mask(rawValue: 0x4000)
        /// The watch is gone, and its number is never used again.
        package static let ignored = Mask(rawValue: 0x8000)
        package static let onlyFolder = Mask(rawValue: 0x0100_0000)
        package static let dontFollow = Mask(rawValue: 0x0200_0000)
        package static let excludeUnlinked = Mask(rawValue: 0x0400_0000)
        package static let isFolder = Mask(rawValue: 0x4000_0000)
    }
}
