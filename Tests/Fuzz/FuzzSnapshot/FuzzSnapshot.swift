import BulletinModel
import FuzzSupport
import Retrieval
import SearchIndex

/// What lies in the state folder and is read at a start: the manifest of the index, and the image of a segment. Whatever
/// they hold, reading comes to an end, taken or refused, and never goes beyond the bytes; and so does what is asked of a segment
/// that was taken, before its lists are looked at and after.
///
/// The bytes are a manifest as they are, and an image's changes: four of them are a piece, a place in it, a value. The
/// checksums are made to fit, or no change would ever be looked at.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe fuzzed(data, count)
    if let manifest = try? IndexManifest(bytes) {
        hold(manifest.bytes == bytes, "a manifest is written as it was read")
    }
    var forged = ForgedImage(image)
    var rest = bytes[...]
    while rest.count >= 4 {
        let change = Array(rest.prefix(4))
        rest = rest.dropFirst(4)
        forged.change(piece: Int(change[0]), place: Int(change[1]) << 8 | Int(change[2]), to: change[3])
    }
    let memory = Memory(forged.bytes)
    let found = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory.bytes)[..<forged.bytes.count])
    let segment = unsafe try? Segment(image: found, in: memory)
    if bytes.count < 4 { hold(segment != nil, "an image without changes is taken") }
    if let segment {
        // As soon after the start as may be, or later.
        if bytes.count % 2 == 0 {
            let isWhole = segment.checkFile()
            if bytes.count < 4 { hold(isWhole, "all of an image without changes is as it was written") }
        }
        var writer = IndexWriter(restoring: [(segment, DeletedDocuments())])
        let snapshot = writer.snapshot()
        for question in questions { _ = try? Search.run(question, in: snapshot) }
    }
    return 0
}

/// Each reads postings, places, marks of runs or texts in a way of its own.
private let questions: [SearchRequest] = {
    var all = SearchRequest(query: "")
    all.facets = [.unit, .month]
    return [all]
        + [
            "演练", "演练 社区", "演练 水位", "荷风 OR 石桥", "荷风 报告", "\"网格员到荷风社区\"", "\"水位每小时报一次\"", "次", "abc*", "abc7 次",
            "headline:演练", "-演练", "unit:荷风社区 date:2024-05..", "figure:网格员>=3 演练",
        ].map { SearchRequest(query: $0) }
}()

/// Invented articles as a segment, so many that some words have lists in blocks and as bits, and that runs are marked.
private let image: [UInt8] = {
    var writer = IndexWriter(fewestForRuns: 0)
    writer.add(
        (1...300).map { number in
            var article = Article(kind: number % 3 == 0 ? .brief : .article, span: 0..<1)
            article.headline = "柳堤街道第\(number)次演练"
            article.published = CalendarDay(year: 2024, month: 5, day: number % 31 + 1)
            article.bylines = [Byline(name: "祁若川", role: .reporter, outlet: number % 2 == 0 ? "融媒体" : nil)]
            article.paragraphs = ["澄湖讯 \(number)时，３６名网格员到荷风社区，ABC\(number)。", "水位每小时報一次。"]
            if number % 2 == 0 { article.paragraphs.append("石桥\(number % 4 == 0 ? "报告" : "")") }
            article.units = [UnitMention(name: "荷风社区", level: .community, path: ["柳堤街道", "荷风社区"])]
            article.places = ["澄湖"]
            let id = ArticleID(bulletin: BulletinID("5f0c9a61d2b34e7\(number % 10)")!, ordinal: number)
            return IndexEntry(id: id, article: article, collection: nil)
        })
    var bytes: [UInt8] = []
    _ = unsafe ImageWriter.write(writer.snapshot().parts[0].segment) { unsafe bytes.append(contentsOf: $0) }
    return bytes
}()

/// An image whose numbers are changed and whose checksums fit again.
private struct ForgedImage {
    private(set) var bytes: [UInt8]

    /// Of the image as it was: a piece that is forged to lie over the head changes what stands there.
    private let pieces: Int
    /// Where the first block begins.
    private let origin: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        func word(_ place: Int) -> Int { Self.word(place, of: bytes) }
        pieces = word(8) >> 32
        origin = SegmentImage.blocks(after: pieces, checksums: word(32))
    }

    mutating func change(piece: Int, place: Int, to value: UInt8) {
        // The directory itself is one more.
        if piece % (pieces + 1) == pieces {
            bytes[SegmentImage.headLength + place % (pieces * SegmentImage.entryLength)] = value
        } else {
            let entry = SegmentImage.headLength + piece % (pieces + 1) * SegmentImage.entryLength
            let (start, length) = (Self.word(entry, of: bytes), Self.word(entry + 8, of: bytes))
            let whole = bytes.count - origin
            guard length > 0, start >= 0, start <= whole, length <= whole - start else { return }
            let changed = start + place % length
            bytes[origin + changed] = value
            let block = changed / SegmentImage.blockLength
            let begun = origin + block * SegmentImage.blockLength
            let end = min(begun + SegmentImage.blockLength, bytes.count)
            put(
                unsafe bytes[begun..<end].withUnsafeBytes { unsafe ImageChecksum.of($0) },
                SegmentImage.headLength + pieces * SegmentImage.entryLength + 8 * block)
        }
        put(0, SegmentImage.checksumOffset)
        put(unsafe bytes[..<origin].withUnsafeBytes { unsafe ImageChecksum.of($0) }, SegmentImage.checksumOffset)
    }

    private static func word(_ place: Int, of bytes: [UInt8]) -> Int {
        (0..<8).reduce(0) { $0 | Int(truncatingIfNeeded: UInt64(bytes[place + $1]) << UInt64(8 * $1)) }
    }

    private mutating func put(_ value: UInt64, _ place: Int) {
        for index in 0..<8 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index)) }
    }
}

@safe private final class Memory: FixedMemory, @unchecked Sendable {  // filled once, then read
    let bytes: UnsafeMutableRawBufferPointer

    init(_ image: [UInt8]) {
        unsafe bytes = .allocate(byteCount: max(1, image.count), alignment: 64)
        unsafe bytes.copyBytes(from: image)
    }

    deinit { unsafe bytes.deallocate() }
}
