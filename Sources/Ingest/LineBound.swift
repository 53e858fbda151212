/// The most lines of a page that is read: each takes memory of its own, about a kilobyte, however short it is.
enum LineBound {
    /// A page of the default's 64 MiB has fewer if its lines have eleven characters. Each tag counts as a line.
    static let most = 2_000_000

    /// Ends of lines and beginnings of tags.
    /// - Complexity: linear, without a branch.
    static func count(_ bytes: [UInt8]) -> Int {
        var feeds = 0
        var returns = 0
        var tags = 0
        for byte in bytes {
            feeds &+= byte == 0x0A ? 1 : 0
            returns &+= byte == 0x0D ? 1 : 0
            tags &+= byte == 0x3C ? 1 : 0
        }
        return max(feeds, returns) + tags
    }
}
