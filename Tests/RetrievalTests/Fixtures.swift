import BulletinModel
import Retrieval
import SearchIndex
import TestSupport

/// Invented articles: sentences put together from parts, so that words share characters and stand in many orders.
struct InventedArticles {
    private static let subjects = ["柳庄街道", "新河社区", "网格员", "志愿者", "陈大妈", "商会", "ＡＢＣ公司", "G20峰会", "舊城改造辦公室"]
    private static let verbs = ["走访", "慰问", "排查", "组织", "開展", "完成", "报道说", "召开"]
    private static let objects = [
        "核酸检测", "疫情防控", "老党员", "三季度用电量", "12日的会议", "3.5亿元工程", "網格員培训", "小区", "檢測點", "Covid-19疫苗", "𠮷祥里", "一老一小",
    ]
    private static let marks = ["，", "。", "！", "；", ",", " ", "　", "、“", "”。", ""]

    static func article<G: RandomNumberGenerator>(using random: inout G) -> Article {
        var article = Article(kind: ArticleKind.allCases.randomElement(using: &random)!, span: 0..<0)
        article.headline = Bool.random(using: &random) ? sentence(1, using: &random) : nil
        article.kicker = Int.random(in: 0..<4, using: &random) == 0 ? subjects.randomElement(using: &random) : nil
        article.section = Int.random(in: 0..<4, using: &random) == 0 ? "众志成城 守护家园" : nil
        article.published = CalendarDay(year: 2021, month: 11, day: 1)!.adding(
            days: Int.random(in: 0..<500, using: &random))
        for _ in 0..<Int.random(in: 0..<4, using: &random) {
            article.paragraphs.append(sentence(Int.random(in: 1..<5, using: &random), using: &random))
        }
        let township = ["柳庄街道", "新河街道"].randomElement(using: &random)!
        article.units = [
            UnitMention(name: "\(township)一社区", level: .community, path: ["临水区", township, "\(township)一社区"])
        ]
        article.people = [PersonMention(name: ["柳青青", "柳青", "高山"].randomElement(using: &random)!)]
        article.bylines = [Byline(name: ["江小舟", "米粒"].randomElement(using: &random)!, role: .reporter)]
        let value = Int.random(in: 0..<20, using: &random) * 50
        article.figures = [
            Figure(
                text: "\(value)名网格员", value: ExactNumber(value), bound: .exact, classifier: "名", noun: "网格员",
                place: TextPlace(paragraph: 0, offset: 0, length: 1))
        ]
        return article
    }

    private static func sentence<G: RandomNumberGenerator>(_ clauses: Int, using random: inout G) -> String {
        (0..<clauses).map { _ in
            subjects.randomElement(using: &random)! + verbs.randomElement(using: &random)!
                + objects.randomElement(using: &random)! + marks.randomElement(using: &random)!
        }.joined()
    }

    static func entries<G: RandomNumberGenerator>(_ count: Int, from first: Int = 0, using random: inout G)
        -> [IndexEntry]
    {
        (first..<first + count).map {
            IndexEntry(
                id: ArticleID(bulletin: BulletinID(rawValue: UInt64($0) << 32 | 0xABCD), ordinal: $0 % 3 + 1),
                article: article(using: &random), collection: $0 % 2 == 0 ? "east" : nil)
        }
    }
}

/// One article with these paragraphs.
func entry(_ number: Int, headline: String? = nil, _ paragraphs: [String], _ change: (inout Article) -> Void = { _ in })
    -> IndexEntry
{
    var article = Article(kind: .article, span: 0..<0)
    article.headline = headline
    article.paragraphs = paragraphs
    article.published = CalendarDay(year: 2022, month: 11, day: 1)
    change(&article)
    return IndexEntry(id: ArticleID(bulletin: BulletinID(rawValue: UInt64(number)), ordinal: 1), article: article)
}

func snapshot(_ entries: [IndexEntry]) -> IndexSnapshot {
    var writer = IndexWriter(fewestForRuns: 0)
    writer.add(entries)
    return writer.snapshot()
}

/// The numbers of the bulletins found, best first.
func found(_ query: String, in snapshot: IndexSnapshot, matchAny: Bool = false) throws -> [Int] {
    var request = SearchRequest(query: query)
    request.limit = 1000
    request.matchAny = matchAny
    return try Search.run(request, in: snapshot).hits.map { Int($0.id.bulletin.rawValue) }
}
