import BulletinModel
import Retrieval
import SearchIndex
import TestSupport
import Testing

/// A segment's image is what a start reads instead of the store: it is taken whole and undamaged, or not at all.
@Suite("The image of a segment")
struct SegmentImageTests {
    @safe private final class Memory: FixedMemory, @unchecked Sendable {  // filled once, then read
        let bytes: UnsafeMutableRawBufferPointer

        init(_ image: [UInt8]) {
            unsafe bytes = .allocate(byteCount: max(1, image.count), alignment: 64)
            unsafe bytes.copyBytes(from: image)
        }

        deinit { unsafe bytes.deallocate() }
    }

    private static let (snapshot, twin) = ExactnessTests.index(seed: 12, count: 420)
    private static let images = snapshot.parts.map { image(of: $0.segment) }

    private static func image(of segment: Segment) -> (bytes: [UInt8], checksum: UInt64) {
        var bytes: [UInt8] = []
        let checksum = unsafe ImageWriter.write(segment) { unsafe bytes.append(contentsOf: $0) }
        return (bytes, checksum)
    }

    private static func read(_ image: [UInt8], checksum: UInt64? = nil) throws(ImageFault) -> Segment {
        let memory = Memory(image)
        let bytes = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory.bytes)[..<image.count])
        return try unsafe Segment(image: bytes, in: memory, checksum: checksum)
    }

    @Test("is the same where articles came without what a start from the store passes over")
    func withoutTheRest() {
        let place = TextPlace(paragraph: 0, offset: 2, length: 4)
        let day = DatePoint(year: 2031, month: 3, day: 5)
        func entries(whole: Bool) -> [IndexEntry] {
            (0..<40).map { number in
                entry(number, headline: "第\(number)号桥完工", ["傅长明说：“桥长\(number)丈。”"]) { article in
                    article.figures = [
                        Figure(
                            text: whole ? "\(number)丈" : "", value: ExactNumber(mantissa: Int64(number), exponent: 0),
                            bound: .exact, classifier: "丈", noun: "桥",
                            place: whole ? place : TextPlace(paragraph: 0, offset: 0, length: 0))
                    ]
                    guard whole else { return }
                    article.dateline = Dateline(text: "柳河湾讯", place: "柳河湾")
                    article.dates = [DateMention(text: "昨日", start: day, end: day, granularity: .day, place: place)]
                    article.quotes = [Quote(text: "桥长\(number)丈。", speaker: "傅长明", place: place)]
                }
            }
        }
        let images = [true, false].map { whole in
            var writer = IndexWriter()
            writer.add(entries(whole: whole))
            return writer.snapshot().parts.map { Self.image(of: $0.segment).bytes }
        }
        #expect(images[0] == images[1])
    }

    @Test("answers as the segment did, to every operator")
    func answers() throws {
        var parts: [(segment: Segment, deleted: DeletedDocuments)] = []
        for (image, part) in zip(Self.images, Self.snapshot.parts) {
            let segment = try Self.read(image.bytes, checksum: image.checksum)
            #expect(Self.image(of: segment).bytes == image.bytes)
            parts.append((segment, DeletedDocuments(words: part.deleted.words)))
        }
        var writer = IndexWriter(restoring: parts)
        let restored = writer.snapshot()
        var random = SeededGenerator(seed: 77)
        for _ in 0..<200 {
            let query = RandomQuery.tree(depth: 3, using: &random)
            try ExactnessTests.check(query, restored, Self.twin, seed: 77)
            let request = SearchRequest(query: query.description)
            let (before, after) = (try Search.run(request, in: Self.snapshot), try Search.run(request, in: restored))
            #expect(before.hits.map(\.headline) == after.hits.map(\.headline))
            #expect(before.hits.map(\.snippet) == after.hits.map(\.snippet))
            #expect(before.hits.map(\.bylines) == after.hits.map(\.bylines))
            #expect(before.hits.map(\.score) == after.hits.map(\.score))
        }
        // Merged, what was read is as good as what was built.
        writer.compact()
        try ExactnessTests.check(.words("网格员"), writer.snapshot(), Self.twin, seed: 77)
    }

    @Test("is refused with a bit flipped in any stretch of 256 bytes")
    func flipped() throws {
        let image = try #require(Self.images.max { $0.bytes.count < $1.bytes.count })
        var random = SeededGenerator(seed: 78)
        for start in stride(from: 0, to: image.bytes.count, by: 256) {
            var damaged = image.bytes
            let place = Int.random(in: start..<min(start + 256, damaged.count), using: &random)
            damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            #expect(throws: ImageFault.self, "a bit of byte \(place)") { try Self.read(damaged) }
        }
    }

    @Test("is refused cut off at any stretch of 256 bytes, with more behind it, and in the place of another")
    func cut() throws {
        let image = try #require(Self.images.max { $0.bytes.count < $1.bytes.count })
        for end in stride(from: 0, to: image.bytes.count, by: 256) {
            #expect(throws: ImageFault.self, "cut off at \(end)") { try Self.read(Array(image.bytes[..<end])) }
        }
        #expect(throws: ImageFault.self) { try Self.read(image.bytes + [0]) }
        #expect(throws: ImageFault.self) { try Self.read(image.bytes, checksum: image.checksum &+ 1) }
    }

    /// What no disk does: numbers changed and the checksums made to fit. Nothing is asked of such a segment, but reading
    /// it must come to an end, taken or refused.
    @Test("with forged checksums is taken or refused, and never read beyond its end", arguments: UInt64(0)..<8)
    func forged(seed: UInt64) throws {
        let image = try #require(Self.images.min { $0.bytes.count < $1.bytes.count }).bytes
        var random = SeededGenerator(seed: 79 + seed)
        for _ in 0..<200 { _ = try? Self.read(Self.forged(image, using: &random)) }
    }

    private static func forged<G: RandomNumberGenerator>(_ image: [UInt8], using random: inout G) -> [UInt8] {
        var image = image
        func word(_ place: Int) -> Int {
            (0..<8).reduce(0) { $0 | Int(truncatingIfNeeded: UInt64(image[place + $1]) << UInt64(8 * $1)) }
        }
        func put(_ value: UInt64, _ place: Int) {
            for index in 0..<8 { image[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
        }
        let pieces = word(8) >> 32
        let entry = SegmentImage.headLength + Int.random(in: 0..<pieces, using: &random) * SegmentImage.entryLength
        let (start, length) = (word(entry), word(entry + 8))
        if length > 0, Int.random(in: 0..<4, using: &random) > 0 {
            let place = start + Int.random(in: 0..<length, using: &random)
            image[place] = UInt8.random(in: 0...255, using: &random)
            put(unsafe image[start..<start + length].withUnsafeBytes { unsafe ImageChecksum.of($0) }, entry + 24)
        } else {
            put(
                UInt64.random(in: 0...UInt64(image.count) * 2, using: &random),
                entry + 8 * Int.random(in: 0..<3, using: &random))
        }
        put(0, SegmentImage.checksumOffset)
        let end = SegmentImage.headLength + pieces * SegmentImage.entryLength
        put(unsafe image[..<end].withUnsafeBytes { unsafe ImageChecksum.of($0) }, SegmentImage.checksumOffset)
        return image
    }

    @Test("and the manifest reads back equal, and is refused with any bit flipped or any word cut off")
    func manifest() throws {
        let manifest = IndexManifest(
            store: "9c2f0b11", sequence: 18,
            segments: [
                .init(number: 3, checksum: 7, deleted: [1, 1 << 63]), .init(number: 4, checksum: .max, deleted: []),
            ])
        let bytes = manifest.bytes
        #expect(try IndexManifest(bytes) == manifest)
        for bit in 0..<bytes.count * 8 {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: ImageFault.self, "bit \(bit)") { try IndexManifest(damaged) }
        }
        for end in 0..<bytes.count {
            #expect(throws: ImageFault.self) { try IndexManifest(Array(bytes[..<end])) }
        }
    }
}
