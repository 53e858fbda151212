import BulletinModel
import BulletinReader
import Foundation
import TestSupport
import Testing

/// The page read by eye. Only what the gold says is compared; the page itself stays outside the project.
@Suite("The sample page", .enabled(if: SharedData.isThere, "\(SharedData.comment)"))
struct SamplePageTests {
    struct Gold: Decodable {
        struct Item: Decodable {
            let kind: String
            let kicker: String?
            let headline: String
            let subtitle: String?
            let dateline: String?
            let bylines: [Name]?
            let span: [Int]
            let paragraphs: Int?
            let body_first12: String?
            let body_last12: String?
            let body_chars: Int?
        }
        struct Name: Decodable {
            let role: String
            let label: String
            let name: String
        }
        let articles: [Item]
    }

    let text: [UInt8]
    let reading: Reading
    /// Without the banner.
    let gold: [Gold.Item]

    init() throws {
        text = try SharedData.bytes("samples/2022-11-03-dongchangfu.txt")
        reading = try BulletinReader.read(
            text, name: FileName("2022-11-03 东昌府 03版.txt"), received: CalendarDay("2022-11-05")!)
        let data = Data(try SharedData.bytes("samples/2022-11-03-dongchangfu.gold.json"))
        gold = try JSONDecoder().decode(Gold.self, from: data).articles.filter { $0.kind != "banner" }
    }

    @Test("has the gold's articles, heads and bylines")
    func heads() {
        #expect(reading.articles.count == gold.count)
        for (article, item) in zip(reading.articles, gold) {
            #expect(article.kind == (item.kind == "photo caption" ? .photo : .article))
            #expect(article.section == nil)
            #expect(article.kicker == item.kicker)
            #expect(article.headline == item.headline)
            #expect(article.subheadline == item.subtitle)
            #expect(article.dateline?.text == item.dateline)
            #expect(article.dateline?.place == item.dateline.map { String($0.dropLast()) })
            let names = (item.bylines ?? []).map { name in
                Byline(
                    name: name.name, role: BylineRole(rawValue: name.role)!,
                    outlet: name.label == "融媒体" ? "融媒体" : nil)
            }
            #expect(article.bylines == names)
        }
    }

    @Test("has the gold's paragraphs, joined over the columns")
    func bodies() {
        for (article, item) in zip(reading.articles, gold) {
            let body = article.paragraphs.joined()
            #expect(article.paragraphs.count == item.paragraphs)
            #expect(body.unicodeScalars.count == item.body_chars)
            #expect(String(body.prefix(12)) == item.body_first12)
            #expect(String(body.suffix(12)) == item.body_last12)
        }
    }

    @Test("has the gold's spans")
    func spans() {
        var offsets = [0]
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar))
        }
        for (article, item) in zip(reading.articles, gold) {
            #expect(article.span == offsets[item.span[0]]..<offsets[item.span[1]])
        }
    }

    @Test("takes day, paper and page from the name")
    func dating() {
        #expect(reading.published == CalendarDay("2022-11-03"))
        #expect(reading.publishedBasis == .filename)
        #expect(reading.publication == "东昌府")
        #expect(reading.page == "03")
        #expect(reading.encoding == .utf8)
    }
}
