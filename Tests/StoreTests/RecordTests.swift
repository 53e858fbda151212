import BulletinModel
import Store
import TestSupport
import Testing

@Suite("An article's record")
struct RecordTests {
    @Test("gives back the article that went in", arguments: UInt64(0)..<200)
    func roundTrip(seed: UInt64) throws {
        var inventor = Inventor(seed: seed)
        let article = inventor.article()
        #expect(try ArticleRecord.decode(ArticleRecord.encode(article)) == article)
        #expect(try ArticleRecord.decode(ArticleRecord.encode(article), .indexed) == article.indexed)
    }

    @Test(
        "takes every text that is UTF-8 and none that is not",
        arguments: [
            ([0x61, 0xE6, 0xB2, 0xB3], true), ([0xC3, 0xA9], true), ([0xE0, 0xA0, 0x80], true),
            ([0xED, 0x9F, 0xBF], true), ([0xEF, 0xBF, 0xBF], true), ([0xF0, 0xA0, 0x80, 0x8B], true),
            ([0xE6, 0xB2], false), ([0xE6, 0xB2, 0x61], false), ([0xE6, 0x61, 0xB3], false), ([0xB2], false),
            ([0xE0, 0x80, 0x80], false), ([0xED, 0xA0, 0x80], false), ([0xF4, 0x90, 0x80, 0x80], false),
            ([0xFF], false), ([0xE6, 0xB2, 0xB3, 0xE6], false),
        ] as [([UInt8], Bool)])
    func validity(bytes: [UInt8], isValid: Bool) {
        var article = Article(kind: .photo, span: 0..<0)
        article.headline = String(repeating: "x", count: bytes.count)
        var fields = Array(ArticleRecord.encode(article).dropLast(8))
        let start = fields.firstIndex(of: UInt8(ascii: "x"))!
        fields.replaceSubrange(start..<start + bytes.count, with: bytes)
        let read = try? ArticleRecord.decode(ArticleRecord.sealed(fields))
        #expect((read != nil) == isValid)
        #expect(read?.headline.map { Array($0.utf8) } == (isValid ? bytes : nil))
    }

    @Test("is refused when one bit of it is flipped", arguments: UInt64(0)..<20)
    func flippedBits(seed: UInt64) {
        var inventor = Inventor(seed: seed)
        let record = ArticleRecord.encode(inventor.article())
        for index in record.indices {
            var damaged = record
            damaged[index] ^= 1 << UInt8.random(in: 0..<8, using: &inventor.random)
            #expect(throws: RecordDamage.checksum) { try ArticleRecord.decode(damaged) }
        }
    }

    @Test("is refused when it is cut", arguments: UInt64(0)..<20)
    func cut(seed: UInt64) {
        var inventor = Inventor(seed: seed)
        let record = ArticleRecord.encode(inventor.article())
        for length in 0..<record.count {
            #expect(throws: RecordDamage.self) { try ArticleRecord.decode(Array(record.prefix(length))) }
        }
    }

    @Test("of whole checksum and wrong fields is refused or read, never a trap", arguments: UInt64(0)..<300)
    func wrongFields(seed: UInt64) {
        var inventor = Inventor(seed: seed)
        var fields = Array(ArticleRecord.encode(inventor.article()).dropLast(8))
        for _ in 0...Int.random(in: 0...8, using: &inventor.random) {
            fields[fields.indices.randomElement(using: &inventor.random)!] = .random(
                in: 0...255, using: &inventor.random)
        }
        let read = try? ArticleRecord.decode(ArticleRecord.sealed(fields))
        // What is left out of a part is wrong in the whole alone.
        let part = try? ArticleRecord.decode(ArticleRecord.sealed(fields), .indexed)
        #expect(read == nil || part == read!.indexed)
        #expect(read == nil || read!.span.lowerBound <= read!.span.upperBound)
    }

    @Test("of a later version is refused by its number")
    func laterVersion() {
        #expect(throws: RecordDamage.version(2)) { try ArticleRecord.decode(ArticleRecord.sealed([2, 0, 0])) }
    }

    @Test("of version 1 stays what stores hold")
    func frozen() {
        var article = Article(kind: .photo, span: 300..<310)
        article.headline = "ab"
        article.published = CalendarDay("1970-01-01")
        let record = ArticleRecord.encode(article)
        let expected: [UInt8] = [
            1, 2, 0, 0, 3, 0x61, 0x62, 0, 0, 0xEC, 0xF4, 0x2B, 0, 0, 0xD8, 0x04, 20, 0, 0, 0, 0, 0, 0, 0,
        ]
        #expect(Array(record.dropLast(8)) == expected)
        #expect(Array(record.suffix(8)) == [45, 85, 254, 18, 10, 45, 194, 14])
    }
}
