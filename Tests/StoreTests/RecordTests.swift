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
