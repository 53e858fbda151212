/// Names that are never taken from the inbox: what editors, browsers and copying programs use while they work.
package enum LeftAlone {
    private static let endings = ["~", ".tmp", ".part", ".partial", ".crdownload", ".swp"].map { Array($0.utf8) }
    private static let beginnings = [".", "~$"].map { Array($0.utf8) }

    /// - Parameter name: one component. `.~lock*` is a dot-file like any other.
    package static func contains(_ name: [UInt8]) -> Bool {
        beginnings.contains { name.starts(with: $0) }
            || endings.contains { name.count >= $0.count && name.suffix($0.count).elementsEqual($0) }
    }
}
