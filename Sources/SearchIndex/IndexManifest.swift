/// Which segments together are an index, what of them is deleted, and up to where of which store.
///
///     magic, format version, digest of the folding, identity of the store (8 bytes), its sequence, number of segments;
///     of each: number, checksum of its head, number of words of deleted bits, these; at the end a checksum of all of it
///
/// Words of 64 bits, little-endian.
package struct IndexManifest: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        /// What its file is named by.
        package var number: UInt64
        package var checksum: UInt64
        package var deleted: [UInt64]

        package init(number: UInt64, checksum: UInt64, deleted: [UInt64]) {
            self.number = number
            self.checksum = checksum
            self.deleted = deleted
        }
    }

    /// 8 bytes.
    package var store: String
    package var sequence: Int
    package var segments: [Entry]

    package init(store: String, sequence: Int, segments: [Entry]) {
        self.store = store
        self.sequence = sequence
        self.segments = segments
    }

    private static let magic: UInt64 = 0x5845_444E_494C_4C42  // BLLINDEX
    private static let headWords = 6

    package var bytes: [UInt8] {
        var words = [
            Self.magic, UInt64(SegmentImage.formatVersion), SegmentImage.foldingDigest, Self.word(store),
            UInt64(sequence), UInt64(segments.count),
        ]
        for segment in segments {
            words += [segment.number, segment.checksum, UInt64(segment.deleted.count)] + segment.deleted
        }
        words.append(unsafe words.withUnsafeBytes { unsafe ImageChecksum.of($0) })
        return words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) } }
    }

    package init(_ bytes: [UInt8]) throws(ImageFault) {
        guard bytes.count % 8 == 0, bytes.count >= 8 * (Self.headWords + 1) else { throw ImageFault("it is cut off") }
        let words = stride(from: 0, to: bytes.count, by: 8).map { start in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
        }
        guard words[0] == Self.magic else { throw ImageFault("it is no list of segments") }
        guard words[1] == UInt64(SegmentImage.formatVersion) else { throw ImageFault("it has another format version") }
        guard words[2] == SegmentImage.foldingDigest else { throw ImageFault("its text was folded otherwise") }
        let sum = unsafe words.dropLast().withUnsafeBytes { unsafe ImageChecksum.of($0) }
        guard sum == words[words.count - 1] else { throw ImageFault("it is damaged") }
        store = String(decoding: (0..<8).map { UInt8(truncatingIfNeeded: words[3] >> UInt64(8 * $0)) }, as: UTF8.self)
        guard let sequence = Int(exactly: words[4]) else { throw ImageFault("it is damaged") }
        self.sequence = sequence
        segments = []
        var rest = words[Self.headWords..<(words.count - 1)]
        while segments.count < words[5] {
            guard rest.count >= 3, rest[rest.startIndex + 2] <= UInt64(rest.count - 3) else {
                throw ImageFault("it is cut off")
            }
            let start = rest.startIndex
            let deleted = rest[(start + 3)..<(start + 3 + Int(rest[start + 2]))]
            segments.append(Entry(number: rest[start], checksum: rest[start + 1], deleted: Array(deleted)))
            rest = rest[deleted.endIndex...]
        }
        guard rest.isEmpty else { throw ImageFault("there is something behind its last segment") }
    }

    private static func word(_ text: String) -> UInt64 {
        text.utf8.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
    }
}
