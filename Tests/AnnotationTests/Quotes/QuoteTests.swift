import BulletinModel
import Testing

@testable import Annotation

@Suite("Quotes")
struct QuoteTests {
    private func quotes(_ paragraphs: String...) -> [[String?]] {
        annotated(paragraphs).quotes.map { [$0.text, $0.speaker] }
    }

    @Test("a verb of speaking ahead or behind names the speaker")
    func cues() {
        #expect(quotes("王大海说:“我们一定把路修好。”") == [["我们一定把路修好。", "王大海"]])
        #expect(quotes("“电话基本上没断过。”华府社区党委书记靳丽说,大家很忙。") == [["电话基本上没断过。", "靳丽"]])
        #expect(quotes("「路修好了。」村民们告诉记者。") == [["路修好了。", "村民们"]])
        #expect(quotes("一名消防人员告诉记者:“火已经灭了”,现场没有伤亡。") == [["火已经灭了", "一名消防人员"]])
    }

    @Test("marks within marks belong to what is said")
    func nested() {
        #expect(quotes("“社区‘女子工作组’会来解答。”李小梅说。") == [["社区‘女子工作组’会来解答。", "李小梅"]])
    }

    @Test("who speaks goes on speaking")
    func goesOn() {
        #expect(
            quotes("“电话没断过。”李小梅说,办公电话成了热线,“一天能接百余个电话,忙时翻倍”“嘴都发麻,脑子发木”。") == [
                ["电话没断过。", "李小梅"], ["一天能接百余个电话,忙时翻倍", "李小梅"], ["嘴都发麻,脑子发木", "李小梅"],
            ])
    }

    @Test("before a colon the one speaks who acts in the clause that it ends")
    func colon() {
        #expect(quotes("王大海表示,他是教练。听到张建军这个名字,王大海顿时怒了:“谁能修好路你就找谁去。”") == [["谁能修好路你就找谁去。", "王大海"]])
    }

    @Test("without a verb the one who acts in the sentence speaks")
    func implied() {
        #expect(
            quotes("“你好,扫一下场所码。”“请靠边停车。”在路口,该镇工作人员正在排查车辆。") == [
                ["你好,扫一下场所码。", "该镇工作人员"], ["请靠边停车。", "该镇工作人员"],
            ])
    }

    @Test("who is spoken to does not speak")
    func addressed() {
        #expect(quotes("王大海对张建军说:“明天一早就开工。”") == [["明天一早就开工。", "王大海"]])
        #expect(quotes("李小梅走上前问路边的观众:“你们从哪里来?”") == [["你们从哪里来?", "李小梅"]])
    }

    @Test("who is talked about, or called up, does not speak")
    func talkedAbout() {
        #expect(quotes("“她比闺女还亲。”说起网格员李小梅,82岁的王大海竖起大拇指。") == [["她比闺女还亲。", "王大海"]])
        #expect(quotes("“我家水管又漏了!”3月5日一大早,社区网格员李小梅的手机就响个不停。") == [["我家水管又漏了!", nil]])
    }

    @Test("the reporter asks, and a second call behind a first is one more quote")
    func asks() {
        #expect(
            quotes("记者问:“何时完工?”项目经理段大伟回答:“年底前一定完工。”") == [
                ["何时完工?", "记者"], ["年底前一定完工。", "段大伟"],
            ])
        #expect(quotes("“太方便了!”“服务真周到!”走出大厅,市民们赞不绝口。") == [["太方便了!", "市民们"], ["服务真周到!", "市民们"]])
    }

    @Test("a saying is nobody's")
    func saying() {
        #expect(quotes("李小梅说:“路要修好。”", "俗话说:“远亲不如近邻。”大家都点头。") == [["路要修好。", "李小梅"]])
    }

    @Test("who is pointed at, or named in a clause before, does not speak")
    func pointedAt() {
        #expect(quotes("王大海指着台上的选手张建军说:“明天看他的。”") == [["明天看他的。", "王大海"]])
        #expect(quotes("王大海过生日,在外地的儿子打来电话说:“祝您健康。”").map { $0[1] } == ["儿子"])
    }

    @Test("who acts speaks, not who is told of, and 他们 are many")
    func actors() {
        func speaker(_ text: String) -> String? { quotes(text).last?[1] }
        #expect(speaker("教练王大海在评价李小梅的表现时说:“今天游得聪明。”") == "王大海")
        #expect(speaker("母亲看着儿子一脸惶恐,轻声说:“路很宽。”") == "母亲")
        #expect(speaker("同学张建军想退学。王大海找到张建军。他对张建军说:“我可以帮你。”") == "王大海")
        #expect(speaker("记者问一个小朋友,春节去哪玩?他毫不犹豫地说:“去看老虎。”") == "一个小朋友")
        #expect(speaker("驻当地的一位高级指挥官说:“这里没有和平。”") == "一位高级指挥官")
        #expect(speaker("有的著名学者认为,“人脑只用了一半”。") == "著名学者")
        #expect(speaker("俱乐部已有几位候选球员名单,“这一周就会联系他们。”") == nil)
        #expect(speaker("王大海讲得在理。他的看法是:“夜里读书最好。”") == "王大海")
    }

    @Test("a body speaks, and who was named before and is not seen again")
    func bodies() {
        #expect(quotes("中国地震局表示:“震中没有人居住。”") == [["震中没有人居住。", "中国地震局"]])
        #expect(quotes("“路早就该修了。”这位经纪人告诉记者。") == [["路早就该修了。", "经纪人"]])
    }

    @Test("a question is speech where its speaker goes on behind it")
    func questions() {
        #expect(quotes("天刚亮。“谁送来的白菜?”李小梅一脸疑惑。") == [["谁送来的白菜?", "李小梅"]])
        #expect(quotes("李小梅走上前,“还好当时车里都没人”。") == [["还好当时车里都没人", "李小梅"]])
    }

    @Test("who spoke in the paragraph before goes on where none is named")
    func goesOnBelow() {
        #expect(
            quotes("王大海说:“路已经修好了。”", "他说:“灯也装上了。”", "水渠还没有完工,“大概还要两个月。”").map { $0[1] } == [
                "王大海", "王大海", "王大海",
            ])
    }

    @Test("a family name with 小 or 老 ahead of it is somebody")
    func nicknames() {
        #expect(quotes("谈到换人,小肖十分反感:“这样更可怕。”") == [["这样更可怕。", "小肖"]])
    }

    @Test(
        "words are told from where they stand, and whose they are from who acts there",
        arguments: [
            ("“孩子,别怕!”看到小女孩,民警王大海抱起了她。", "孩子,别怕!", "王大海"), ("王大海说,她每天走路,“身体比从前还好”。", "身体比从前还好", "王大海"),
            ("青年李小兵信心满满:“再建10个大棚。”王大海则说,已经谈妥。", "再建10个大棚。", "李小兵"), ("工程师老陈回答:“国庆前通车!”", "国庆前通车!", "老陈"),
            ("赛后李小兵很高兴,“打得漂亮。”而客队主帅只留下一句:“没什么好说的。”", "没什么好说的。", "客队主帅"),
            ("王大爷今年78岁。他逢人就讲:“日子好了。”", "日子好了。", "王大爷"), ("海星网络:“不会侵犯别人的权利”", "不会侵犯别人的权利", "海星网络"),
            ("“车头都瘪了。”在路口开店的张女士回忆说。", "车头都瘪了。", "张女士"),
        ])
    func whose(text: String, words: String, speaker: String) {
        #expect(quotes(text).contains([words, speaker]), "\(quotes(text))")
    }

    @Test("a closing mark without its opening one still closes")
    func misprint() {
        #expect(
            quotes("“明天早6点开始。”请早出发,慢行驶”……镇防控工作群里每天都有通知。").map { $0[0] } == ["明天早6点开始。", "请早出发,慢行驶"])
    }

    @Test("offsets slice back to the words")
    func offsets() {
        let article = annotated(["王大海说:“我们一定把路修好。”"])
        let quote = article.quotes[0]
        let scalars = Array(article.paragraphs[quote.place.paragraph].unicodeScalars)
        let slice = scalars[quote.place.offset..<quote.place.offset + quote.place.length]
        #expect(String(String.UnicodeScalarView(slice)) == quote.text)
    }

    @Test(
        "slogans, names and words at arm's length are not speech",
        arguments: [
            "网格员化身“联络员”“代购员”“心理疏导员”,及时了解需求。", "形成“爱我家乡·兴我家乡”的良好氛围。", "秉承着“有一份力,就发一分光”的志愿精神。",
            "实行“一格一员”,做实一个“牢”字。", "依托“街道党工委——社区党委——小区党支部”五级架构。", "发布“疫情防控志愿者招募令”,号召党员加入。",
            "墙上写着:“人心齐,泰山移”。", "王大海表示,“北风2024”军演将要开始。", "落实“立党为公、为民造福”的总要求。", "以“创新,让城市更美好”为主题的论坛开幕。",
            "“河湾镇困难儿童救助基金”的捐资人王大海表示感谢。",
        ])
    func refuses(text: String) {
        #expect(quotes(text) == [])
    }
}
