import SearchIndex
import Testing

/// Where a pair stands first is kept exactly only near the beginning of a text; what is kept beyond looks like a place.
@Suite("A phrase beyond the places that are known exactly")
struct FirstPlaceTests {
    /// Forty articles in which 甲乙 stands so far on and 乙丙 so far behind it; in some of them they are 甲乙丙.
    private static func articles(first: Int, second: Int, length: Int) -> [IndexEntry] {
        (0..<40).map { number in
            var text = (0..<length).map { ["山", "水", "田", "木"][($0 * 7 + number) % 4] }
            text.replaceSubrange(first..<first + 2, with: ["甲", "乙"])
            text.replaceSubrange(second..<second + 2, with: ["乙", "丙"])
            if number % 5 == 0 { text.replaceSubrange(first..<first + 3, with: ["甲", "乙", "丙"]) }
            return entry(number, [text.joined()])
        }
    }

    @Test(
        "is found where it stands, and nowhere else",
        arguments: [240, 244, 245, 246, 247, 248, 249, 255, 256, 1006, 1007],
        [(3, 600), (50, 4000), (60, 20_000), (800, 4000)])
    func places(first: Int, rest: (distance: Int, length: Int)) throws {
        let length = max(rest.length, first + rest.distance + 10)
        let articles = Self.articles(first: first, second: first + rest.distance, length: length)
        let index = snapshot(articles)
        let wanted = Array(stride(from: 0, to: 40, by: 5))
        #expect(try found("\"甲乙丙\"", in: index).sorted() == wanted)
        #expect(try found("\"乙丙\"", in: index).count == 40)
    }
}
