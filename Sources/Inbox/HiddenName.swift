import BulletinModel
import LinuxSystem

/// The name that a file bears for the instant between leaving the inbox and being unlinked. It tells the old name as
/// far as 255 bytes allow, so that a file left so by a power cut comes back under it.
enum HiddenName {
    private static let prefix = Array(".bulletind-leaving.".utf8)
    /// NAME_MAX of Linux.
    private static let longest = 255

    /// Beginnings are cut rather than ends: the end tells the format.
    static func of(_ name: [UInt8]) -> [UInt8] {
        prefix + name.suffix(longest - prefix.count)
    }

    static func isOurs(_ name: [UInt8]) -> Bool {
        name.count > prefix.count && name.starts(with: prefix)
    }

    /// - Precondition: `isOurs`. Never a name that is left alone.
    static func original(_ name: [UInt8]) -> [UInt8] {
        let original = Array(name.dropFirst(prefix.count))
        return LeftAlone.contains(original) ? Array("back-".utf8) + original : original
    }

    /// A name that nothing bears yet, for a file whose own name was taken meanwhile.
    static func instead(of name: [UInt8]) -> [UInt8] {
        let other = Array("back-\(String(UInt32.random(in: .min ... .max), radix: 36))-".utf8)
        return other + name.suffix(longest - other.count)
    }

    /// Gives a hidden file its name back, or another where that is taken.
    /// - Returns: the name that it bears now.
    @discardableResult
    static func bringBack(
        _ hidden: [UInt8], as name: [UInt8], in folder: borrowing OwnedDescriptor
    ) throws(Errno) -> [UInt8] {
        do throws(Errno) {
            try folder.renameExclusively(hidden, to: folder, as: name)
            return name
        } catch .exists {
            let other = instead(of: name)
            try folder.renameExclusively(hidden, to: folder, as: other)
            return other
        }
    }
}
