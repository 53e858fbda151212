import BulletinModel
import Testing

@testable import Annotation

@Suite("Units")
struct UnitTests {
    private func units(kicker: String? = nil, _ paragraphs: String..., dateline: String? = nil) -> [String] {
        var article = Article(kind: .article, span: 0..<1)
        article.kicker = kicker
        article.paragraphs = paragraphs
        article.dateline = dateline.map { Dateline(text: $0 + "讯", place: $0) }
        var articles = [article]
        Annotator.annotate(&articles, published: CalendarDay(year: 2022, month: 11, day: 3)!)
        return articles[0].units.map { $0.path.joined(separator: "/") }
    }

    private static let district = "山东省/聊城市/东昌府区"

    @Test("a community behind its street belongs to it")
    func adjacent() {
        #expect(
            units("古楼街道香江社区的电话响个不停。", dateline: "东昌府") == [
                Self.district + "/古楼街道", Self.district + "/古楼街道/香江社区",
            ])
    }

    @Test("what an article under a township's kicker names lies in that township")
    func kicker() {
        #expect(
            units(kicker: "斗虎屯镇", "在大徐新村核酸检测现场,“南夏村已完成80%”。", dateline: "东昌府") == [
                Self.district + "/斗虎屯镇", Self.district + "/斗虎屯镇/大徐新村", Self.district + "/斗虎屯镇/南夏村",
            ])
    }

    @Test("a name borne in many counties is that of the county at home, or of the one that is named")
    func ambiguous() {
        #expect(units("德州市陵城区的干部来了。") == ["山东省/德州市", "山东省/德州市/陵城区"])
        #expect(units("鼓楼区与市中区结对。") == ["鼓楼区", "市中区"])
        #expect(units("南京市的鼓楼区先行。") == ["江苏省/南京市", "江苏省/南京市/鼓楼区"])
    }

    @Test("a unit that is placed by its second mention is one unit")
    func placedLater() {
        #expect(units("小武基村发生火灾。北京市朝阳区小武基村有一座库房。") == ["北京市/朝阳区/小武基村", "北京市", "北京市/朝阳区"])
    }

    @Test("a short name tells which of two units of one name is meant")
    func shortNames() {
        #expect(units("北京的一条路在通州区。") == ["北京市/通州区"])
    }

    @Test(
        "names by their endings",
        arguments: [
            ("记者来到后许小区看望老人。", ["后许小区"]),
            ("阿尔卡迪亚小区是个大小区。", ["阿尔卡迪亚小区"]),
            ("在国棉厂小区,志愿者很忙。", ["国棉厂小区"]),
            ("三里铺小区41号楼住着一位老人。", ["三里铺小区"]),
            ("重庆市彭水县的技术员来了。", ["重庆市", "重庆市/彭水县"]),
            ("文化社区第三网格的网格员。", ["文化社区", "文化社区/第三网格"]),
            ("浙江石桥西村摆上了长桌。", ["石桥西村"]), ("福建连村迎来游客。", ["连村"]), ("团结村的村民说", ["团结村"]), ("记者在幸福村采访。", ["幸福村"]),
        ])
    func byEnding(text: String, expected: [String]) {
        #expect(units(text) == expected)
    }

    @Test(
        "refuses what only looks like one",
        arguments: [
            "各社区、各村、各小区和街道都动了起来。", "建立6个社区“双报到”党员群。", "老旧小区改造和城中村治理。", "城镇和乡村、农村、新农村。",
            "他回到家乡,返乡创业。", "股市和菜市场、超市、城市。", "该街道发挥网格化管理力量,划分3个网格。", "下沉至小区网格中。", "社区党委",
            "全镇上下", "重点区域", "各新村支部", "帮包村", "住宅小区多,居民多", "有5个乡镇、18个村。", "一个村一个村地走", "农业农村工作", "振兴乡村", "雄安新区建设", "柠檬之乡",
            "旅游小镇",
            "去年全镇农民增收", "教授每月都来村里授课", "推进清廉村居建设",
            // The last character belongs to the next word.
            "年轻村民都外出了", "要规范村级组织", "大学生村官来了", "改善村容村貌", "推进新型城镇化", "培育文明乡风", "健全村(居)民自治",
            // Words, of which a village somewhere may be called as well.
            "收入占全村的一半", "他带着全村人脱贫", "当地政府先帮村子修路", "城市和农村居民", "一个贫困山村", "一些偏远山村", "结合村里的工作",
            "得益于驻村工作队", "百县千镇工程", "建起12家社区物业公司", "创建标准化社区活动室", "一些社区关了门", "统筹推进城乡融合", "同乡村振兴衔接",
        ])
    func refuses(text: String) {
        #expect(units(text) == [])
    }
}
