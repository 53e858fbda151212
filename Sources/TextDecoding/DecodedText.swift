package import BulletinModel

/// The text of a dropped file, and what its bytes were found to be.
package struct DecodedText: Hashable, Sendable {
    package var encoding: TextEncoding
    /// Valid UTF-8 without byte order mark; line ends as they were. Spans of articles count in these bytes.
    package var utf8: [UInt8]
    /// What was odd and did not stop the reading: “the last character is cut; U+FFFD stands for it”.
    package var remark: String?

    package init(encoding: TextEncoding, utf8: [UInt8], remark: String? = nil) {
        self.encoding = encoding
        self.utf8 = utf8
        self.remark = remark
    }
}

/// Why bytes are no text. The detail is for people.
package enum DecodingFailure: Error, Hashable, Sendable {
    case empty
    /// Pictures, archives, NULs, control characters.
    case notText(String)
    /// Text, but broken on the way: undecodable in the encoding that most of it is in.
    case malformed(String)
}
