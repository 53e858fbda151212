import BulletinModel
import Foundation
import TestSupport
import Testing

@testable import Annotation

@Suite("The whole of annotation")
struct AnnotatorTests {
    @Test("every mention slices back to its text, whatever the text", arguments: UInt64(0)..<60)
    func slices(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let words = [
            "王建国", "网格员", "说", ":", "“", "”", "‘", "’", "。", ",", "古楼街道", "文化社区", "10月28日", "百余名", "居民", "在", "的",
            "環保局長劉銘龍", "臺北市", "數萬個", "億元", "說", "昨晚8點", "(", ")", "\u{20000}", "é", " ", "A座", "80%", "三里铺小区", "、",
            "……", "12", "聊城市", "公安局", "「", "」", "\"",
        ]
        let paragraphs = (0..<4).map { _ in
            (0..<Int.random(in: 0...60, using: &random)).map { _ in words.randomElement(using: &random)! }.joined()
        }
        let article = annotated(paragraphs, kicker: "古楼街道", headline: words.shuffled(using: &random).prefix(6).joined())
        let places =
            article.quotes.map { ($0.text, $0.place) } + article.dates.map { ($0.text, $0.place) }
            + article.figures.map { ($0.text, $0.place) }
        for (text, place) in places {
            let source = place.paragraph == -1 ? article.headline ?? "" : article.paragraphs[place.paragraph]
            let slice = Array(source.unicodeScalars)[place.offset..<place.offset + place.length]
            #expect(String(String.UnicodeScalarView(slice)) == text)
        }
        for unit in article.units { #expect(unit.path.last == unit.name) }
    }

    @Test(
        "takes time in proportion to the text",
        arguments: [
            "“", "”", "(", "1", "一", "村", "街道", "王", "说", "“王说", "社区", "主任", "在", "a", " ", "、", "市", "记者王", "居民",
        ])
    func linear(piece: String) {
        // Generous: what is quadratic takes minutes.
        let clock = ContinuousClock()
        let elapsed = clock.measure {
            _ = annotated([String(repeating: piece, count: 30_000)])
        }
        #expect(elapsed < .seconds(30), "\(elapsed)")
    }
}
