import BulletinModel

@testable import SearchIndex

/// Words, each in one of so many articles, and a segment of articles that have them so.
struct WordShares {
    let words: [String]
    let shares: [Int]

    /// By chance; some words stand often in an article, and are exceptions of their blocks.
    func segment(articles: Int) -> Segment {
        var random = SystemRandomNumberGenerator()
        let entries = (0..<articles).map { number in
            var article = Article(kind: .article, span: 0..<0)
            var body = String(repeating: "。", count: Int.random(in: 1...9, using: &random) * 40)
            for (word, share) in zip(words, shares) where Int.random(in: 0..<share, using: &random) == 0 {
                let times = Int.random(in: 0..<9, using: &random) == 0 ? Int.random(in: 1...30, using: &random) : 1
                body += String(repeating: word + "，", count: times)
            }
            article.paragraphs = [body]
            return IndexEntry(
                id: ArticleID(bulletin: BulletinID(rawValue: UInt64(number)), ordinal: 1), article: article)
        }
        var writer = IndexWriter(fewestForRuns: 0)
        writer.add(entries)
        writer.compact()
        return writer.snapshot().parts[0].segment
    }
}
