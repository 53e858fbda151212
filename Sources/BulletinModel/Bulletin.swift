/// A name in the inbox: bytes, as the kernel has it.
package struct FileName: Hashable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// U+FFFD stands where the bytes are no UTF-8.
    package var description: String { String(decoding: bytes, as: UTF8.self) }

    package var isValidText: Bool { String(validating: bytes, as: UTF8.self) != nil }
}

/// What the bytes of a dropped file were found to be.
package enum BulletinFormat: String, Hashable, Sendable, CaseIterable {
    case text, markdown, html
}

package enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case gb18030
    case big5
}

/// What `published` was read from, in the order of preference.
package enum PublishedBasis: String, Hashable, Sendable, CaseIterable {
    case masthead, filename, text, received
}

/// What reading one file gave; everything but what the inbox and the store add.
package struct Reading: Hashable, Sendable {
    package var encoding: TextEncoding
    package var format: BulletinFormat
    package var published: CalendarDay
    package var publishedBasis: PublishedBasis
    package var publication: String?
    package var page: String?
    package var articles: [Article]
    /// Strange things that did not stop the reading, for people: “line 12: a byline without a name”.
    package var remarks: [String]

    package init(
        encoding: TextEncoding, format: BulletinFormat, published: CalendarDay, publishedBasis: PublishedBasis,
        publication: String?, page: String?, articles: [Article], remarks: [String] = []
    ) {
        self.encoding = encoding
        self.format = format
        self.published = published
        self.publishedBasis = publishedBasis
        self.publication = publication
        self.page = page
        self.articles = articles
        self.remarks = remarks
    }
}

/// One dropped file that has been taken in.
package struct Bulletin: Hashable, Sendable {
    package var id: BulletinID
    /// 64 hex digits.
    package var sha256: String
    package var name: FileName
    /// The first folder's name under the inbox.
    package var collection: String?
    package var encoding: TextEncoding
    package var format: BulletinFormat
    /// Size of the dropped file.
    package var bytes: Int
    package var received: Timestamp
    package var published: CalendarDay
    package var publishedBasis: PublishedBasis
    package var publication: String?
    package var page: String?
    /// Grows by one with each change of the store; the second half of a clock.
    package var sequence: Int
    package var supersedes: BulletinID?
    package var supersededBy: BulletinID?
    /// How many articles it holds; their ordinals are 1 to this.
    package var articleCount: Int

    package init(
        id: BulletinID, sha256: String, name: FileName, collection: String?, encoding: TextEncoding,
        format: BulletinFormat, bytes: Int, received: Timestamp, published: CalendarDay,
        publishedBasis: PublishedBasis, publication: String?, page: String?, sequence: Int,
        supersedes: BulletinID? = nil, supersededBy: BulletinID? = nil, articleCount: Int
    ) {
        self.id = id
        self.sha256 = sha256
        self.name = name
        self.collection = collection
        self.encoding = encoding
        self.format = format
        self.bytes = bytes
        self.received = received
        self.published = published
        self.publishedBasis = publishedBasis
        self.publication = publication
        self.page = page
        self.sequence = sequence
        self.supersedes = supersedes
        self.supersededBy = supersededBy
        self.articleCount = articleCount
    }
}

/// Why a file was set aside.
package enum RejectionReason: String, Hashable, Sendable, CaseIterable {
    case empty
    case notText = "not-text"
    case tooLarge = "too-large"
    case noArticle = "no-article"
    case unreadable
    case malformed
    case poison
}
