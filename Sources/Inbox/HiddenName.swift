import BulletinModel

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
}
