/// The name of a bulletin: the first 64 bits of its file's SHA-256, shown as 16 hex digits.
package struct BulletinID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// - Parameter text: exactly 16 hex digits, either case.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count == 16, text.utf8.allSatisfy(isHexDigit), let value = UInt64(text, radix: 16) else {
            return nil
        }
        rawValue = value
    }

    /// The bulletin whose file has this SHA-256 digest (32 bytes).
    package init(digest: [UInt8]) {
        rawValue = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    package var description: String {
        var text: [UInt8] = []
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the description: 20 ns.
    package func write(to text: inout [UInt8]) {
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: rawValue >> UInt64(shift) & 15)
            text.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// An article: its bulletin, and its place in it from 1. Shown as `5f0c9a61d2b34e77.3`.
package struct ArticleID: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let bulletin: BulletinID
    package let ordinal: Int

    package init(bulletin: BulletinID, ordinal: Int) {
        self.bulletin = bulletin
        self.ordinal = ordinal
    }

    /// - Parameter text: a full bulletin id, a dot, a number from 1 without leading zeros.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let bulletin = BulletinID(parts[0]), let ordinal = Int(parts[1]), ordinal >= 1,
            String(ordinal) == parts[1]
        else { return nil }
        self.init(bulletin: bulletin, ordinal: ordinal)
    }

    package var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(24)
        write(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the description.
    package func write(to text: inout [UInt8]) {
        bulletin.write(to: &text)
        text.append(UInt8(ascii: "."))
        if ordinal < 10 { text.append(0x30 + UInt8(ordinal)) } else { text.append(contentsOf: "\(ordinal)".utf8) }
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.bulletin, left.ordinal) < (right.bulletin, right.ordinal)
    }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
}
