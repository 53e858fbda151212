package import BulletinModel

extension PersonMention {
    /// As the column of roles has it: name, title and organisation, `PersonRole.separator` between them. Nil where there is
    /// neither title nor organisation.
    package var indexedRole: String? {
        guard title != nil || organisation != nil else { return nil }
        return [name, title ?? "", organisation ?? ""].joined(separator: "\u{1F}")
    }
}

/// A value of the column of roles.
package struct PersonRole: Sendable {
    /// U+001F, the separator of units, which is in no name.
    static let separator: UInt8 = 0x1F

    package let title: String?
    package let organisation: String?

    init(_ value: [UInt8]) {
        let parts = value.split(separator: Self.separator, maxSplits: 2, omittingEmptySubsequences: false)
        title = parts.count > 1 && !parts[1].isEmpty ? String(decoding: parts[1], as: UTF8.self) : nil
        organisation = parts.count > 2 && !parts[2].isEmpty ? String(decoding: parts[2], as: UTF8.self) : nil
    }
}
