import BulletinModel
import TestSupport
import Testing

@testable import Annotation

@Suite("Names")
struct NameTests {
    @Test("sites are places, and what is counted is not")
    func places() {
        let article = annotated(["在聊城南高速路口,志愿者守好南大门。", "山南采集点和香江市场都已开放。"])
        #expect(article.places.contains("聊城南高速路口"))
        #expect(article.places.contains("山南采集点"))
        #expect(article.places.contains("香江市场"))
    }

    @Test("a body is told by its ending and by where it belongs")
    func organisations() {
        #expect(annotated(["10月30日,堂邑镇商会成立。"]).organisations == ["堂邑镇商会"])
        #expect(annotated(["根据我区疫情防控指挥部统一部署。"]).organisations == ["区疫情防控指挥部"])
        #expect(annotated(["各小区党支部和居委会都动了起来。"]).organisations == [])
    }

    @Test("some body of its kind, and a market for goods, are no names")
    func nobody() {
        #expect(annotated(["象州县一超市昨日开业。"]).organisations == [])
        #expect(annotated(["象州县一超市昨日开业。"]).places == ["象州县"])
        #expect(annotated(["上海市场和汽车市场都好。"]).places.allSatisfy { !$0.hasSuffix("市场") })
        #expect(annotated(["全国政协会见了他们。"]).organisations.allSatisfy { !$0.hasPrefix("国") })
    }

    @Test("a distance and a plate are no part of a place")
    func distances() {
        let places = annotated(["车停在徽州大道2公里处。", "车牌皖A6A843号江淮牌货车撞上护栏。"]).places
        #expect(places.allSatisfy { !$0.contains("2") && !$0.contains("A") })
    }

    @Test("a body that newspapers call by a name alone, and one that takes its unit's name")
    func known() {
        #expect(annotated(["昨天中国移动推出新套餐。"]).organisations.contains("中国移动"))
        #expect(annotated(["象州县消防大队赶到现场。"]).organisations == ["象州县消防大队"])
    }

    @Test("the model reads any text, in order and within bounds", arguments: UInt64(0)..<40)
    func anyText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = "王李刘说在的市区县“”,。、A1新华社北京大学记者张建国\u{20000}é()《·".scalarValues
        let scalars = (0..<Int.random(in: 0...5000, using: &random)).map { _ in
            alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        }
        let reader = NameReader(upTo: scalars.count)
        var end = 0
        for name in reader.names(in: scalars) {
            #expect(name.range.lowerBound >= end && !name.range.isEmpty)
            end = name.range.upperBound
        }
        #expect(end <= scalars.count)
        #expect(reader.names(in: scalars) == reader.names(in: scalars))
    }
}
