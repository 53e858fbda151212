import BulletinModel
import Retrieval
import SearchIndex
import TestSupport
import Testing

/// A segment's image is what a start reads instead of the store: what of it is damaged is
/// refused, or found when it is used, before anything comes of it.
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

    /// What is asked of a segment whose file may be damaged: postings, texts and marks of runs are read.
    private static let questions: [String] = {
        var random = SeededGenerator(seed: 81)
        return ["", "网格员", "小", "核酸 排查", "志愿者 OR 核酸", "\"核酸检测点\"", "cov*", "\"组织老党员\" OR \"12日的\""]
            + (0..<12).map { _ in RandomQuery.tree(depth: 2, using: &random).description }
    }()

    /// Many blocks.
    private static let large: [UInt8] = {
        let parts = ExactnessTests.index(seed: 14, count: 2400).0.parts
        return image(of: parts.max { $0.segment.count < $1.segment.count }!.segment).bytes
    }()

    private static func answers(_ segment: Segment) -> [[String]] {
        var writer = IndexWriter(restoring: [(segment, DeletedDocuments())])
        let snapshot = writer.snapshot()
        return questions.map { question in
            var request = SearchRequest(query: question)
            request.limit = 30
            guard let outcome = try? Search.run(request, in: snapshot) else { return [] }
            return ["\(outcome.total)"]
                + outcome.hits.map { "\($0.id) \($0.score) \($0.headline ?? "") \($0.snippet?.text ?? "")" }
        }
    }

    @Test("with a bit flipped in any stretch of 2048 bytes is refused, or answers rightly until it is found damaged")
    func flipped() throws {
        let image = Self.large
        let wanted = Self.answers(try Self.read(image))
        var random = SeededGenerator(seed: 78)
        var (refused, foundInUse) = (0, 0)
        for start in stride(from: 0, to: image.count, by: 2048) {
            var damaged = image
            let place = Int.random(in: start..<min(start + 2048, damaged.count), using: &random)
            damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            guard let segment = try? Self.read(damaged) else {
                refused += 1
                continue
            }
            let found = Self.answers(segment)
            if segment.isDamaged { foundInUse += 1 } else { #expect(found == wanted, "a bit of byte \(place)") }
            #expect(!segment.checkFile(), "a bit of byte \(place)")
            #expect(segment.isDamaged, "a bit of byte \(place)")
            // What is damaged stays so, and is asked again without harm.
            _ = Self.answers(segment)
        }
        #expect(refused > 0 && foundInUse > 0, "\(refused) refused, \(foundInUse) found in use")
    }

    @Test("is merged with no other once it is found damaged, and a merge that met the damage comes to nothing")
    func mergedDamaged() throws {
        let image = Self.large
        #expect(try Self.read(image).checkFile())
        var count = 0
        for start in stride(from: 0, to: image.count, by: SegmentImage.blockLength) {
            var damaged = image
            damaged[min(start + SegmentImage.blockLength / 2, image.count - 1)] ^= 1
            guard let segment = try? Self.read(damaged) else { continue }
            count += 1
            var random = SeededGenerator(seed: 82)
            var writer = IndexWriter(restoring: [(segment, DeletedDocuments())])
            // As many as it has itself, or it would be left alone.
            writer.add(InventedArticles.entries(segment.count, from: 9000, using: &random))
            writer.compact()
            #expect(writer.snapshot().parts.filter(\.segment.isDamaged).map(\.segment.count) == [segment.count])
            #expect(writer.idleMerge() == nil)
            writer.removeDamaged()
            #expect(writer.snapshot().articleCount == segment.count)
            #expect(!writer.snapshot().parts.contains { $0.segment.isDamaged })
        }
        #expect(count > 0)
    }

    private static func word(_ place: Int, of image: [UInt8]) -> Int {
        (0..<8).reduce(0) { $0 | Int(truncatingIfNeeded: UInt64(image[place + $1]) << UInt64(8 * $1)) }
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

    @Test("is refused in the form of before, so that the index is built anew")
    func version() throws {
        var image = try #require(Self.images.first).bytes
        #expect(Self.word(8, of: image) & 0xFFFF_FFFF == Int(SegmentImage.formatVersion))
        image[8] -= 1
        #expect(throws: ImageFault("it has another format version")) { try Self.read(image) }
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
        func put(_ value: UInt64, _ place: Int) {
            for index in 0..<8 { image[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
        }
        let (pieces, blocks) = (word(8, of: image) >> 32, word(32, of: image))
        let origin = SegmentImage.blocks(after: pieces, checksums: blocks)
        let entry = SegmentImage.headLength + Int.random(in: 0..<pieces, using: &random) * SegmentImage.entryLength
        let (start, length) = (origin + word(entry, of: image), word(entry + 8, of: image))
        if length > 0, Int.random(in: 0..<4, using: &random) > 0 {
            let place = start + Int.random(in: 0..<length, using: &random)
            image[place] = UInt8.random(in: 0...255, using: &random)
            let block = (place - origin) / SegmentImage.blockLength
            let begun = origin + block * SegmentImage.blockLength
            let bytes = image[begun..<min(begun + SegmentImage.blockLength, image.count)]
            put(
                unsafe bytes.withUnsafeBytes { unsafe ImageChecksum.of($0) },
                SegmentImage.headLength + pieces * SegmentImage.entryLength + 8 * block)
        } else {
            // An entry of the directory, or what the head says of the whole.
            let place = Int.random(in: 0..<4, using: &random)
            put(
                UInt64.random(in: 0...UInt64(image.count) * 2, using: &random),
                place < 3 ? entry + 8 * place : 8 * [1, 2, 4].randomElement(using: &random)!)
        }
        put(0, SegmentImage.checksumOffset)
        put(unsafe image[..<origin].withUnsafeBytes { unsafe ImageChecksum.of($0) }, SegmentImage.checksumOffset)
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
