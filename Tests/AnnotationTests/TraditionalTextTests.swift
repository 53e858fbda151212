import BulletinModel
import Testing

@testable import Annotation

@Suite("A page in traditional characters")
struct TraditionalTextTests {
    @Test("is read as one in simplified ones, and told as printed")
    func names() {
        let article = annotated([
            "高雄市政府環保局長梁銘遠昨日表示：「全市垃圾量較前年減少百分之三點二。」",
            "鳳山區公所派出一百二十名員工，清運垃圾三萬五千噸，經費約七十億元。",
        ])
        #expect(article.people.map(\.name) == ["梁銘遠"])
        #expect(article.places.contains("鳳山區"))
        #expect(article.quotes.map(\.speaker) == ["梁銘遠"])
        #expect(article.dates.map(\.text).contains("昨日"))
        let figures = article.figures.map { ($0.text, "\($0.value)") }
        for (text, value) in [("百分之三點二", "3.2"), ("三萬五千噸", "35000"), ("七十億元", "7000000000")] {
            #expect(figures.contains { $0.0.hasSuffix(text) && $0.1 == value }, "\(text): \(figures)")
        }
    }

    @Test(
        "is told by many such characters, not by one in a name",
        arguments: [
            ("市长陈昇昨天说。", false), ("王堃和李昇到会。", false), ("市長陳國華昨天說。", true), ("高雄輕軌動工", true), ("", false),
        ])
    func tells(text: String, isTraditional: Bool) {
        let annotated = AnnotatedText(text, paragraph: 0)
        #expect(annotated.text(0..<annotated.count) == text)
        #expect((Array(annotated.scalars) != text.scalarValues) == isTraditional)
    }
}
