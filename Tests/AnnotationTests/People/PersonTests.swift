import BulletinModel
import Testing

@testable import Annotation

@Suite("People")
struct PersonTests {
    private func people(_ paragraphs: String...) -> [PersonMention] {
        annotated(paragraphs).people
    }

    @Test(
        "reads name, title and organisation",
        arguments: [
            ("10月28日晚,文化社区网格长付强接到电话。", "付强", "网格长", "文化社区"),
            ("华府社区党委书记靳丽说,大家都很忙。", "靳丽", "党委书记", "华府社区"),
            ("古楼街道香江社区党建专职副书记孟海艳说,电话成了热线。", "孟海艳", "党建专职副书记", "古楼街道香江社区"),
            ("临清市教育局局长王建国到学校检查。", "王建国", "局长", "临清市教育局"),
            ("全国人大代表罗化海长期关注水利。", "罗化海", "全国人大代表", nil), ("来自梁家河的罗保山代表发了言。", "罗保山", "代表", nil),
            ("上合组织新任秘书长王大海到任。", "王大海", "秘书长", "上合组织"), ("王大海代表党中央看望他们。", "王大海", nil, nil),
            ("现任总统卢卡申科连任。", "卢卡申科", "总统", nil), ("去年，习近平主席发表讲话。", "习近平", "主席", nil),
            ("记者采访了王大海主任。", "王大海", "主任", nil),
            ("李小梅表示,她很满意。", "李小梅", nil, nil),
            ("驾驶员李某某弃车离开现场。", "李某某", "驾驶员", nil),
            ("中国驻缅甸大使王大海出席。", "王大海", "驻缅甸大使", "中国"),
            ("外交部发言人王大海说,双方已谈妥。", "王大海", "发言人", "外交部"),
            ("世界卫生组织总干事王大海表示欢迎。", "王大海", "总干事", "世界卫生组织"),
            ("村民扎西顿珠正在晒青稞。", "扎西顿珠", "村民", nil),
            ("柳河市工商局公平交易分局局长王大海介绍了情况。", "王大海", "局长", "柳河市工商局公平交易分局"),
            ("柳河正大律师事务所律师郝大海表示。", "郝大海", "律师", "柳河正大律师事务所"),
            ("4月30日,区人大常委会主任孔令军率队视察。", "孔令军", "主任", "区人大常委会"),
            ("国家防总副总指挥周文智到场。", "周文智", "副总指挥", "国家防总"), ("家住前庄的菜农段保全,就开着三轮车上了路。", "段保全", "菜农", nil),
            ("段保全笑着说,路修好了。", "段保全", nil, nil), ("老红军邓福来激动地说,好。", "邓福来", "老红军", nil),
            ("救出了76岁老人骆元珍。", "骆元珍", "老人", nil), ("行人朱某乙受伤。", "朱某乙", nil, nil), ("他伙同朱某乙盗窃。", "朱某乙", nil, nil),
            ("免去戴兴旺的局长职务。", "戴兴旺", nil, nil), ("村民应阿毛说,好。", "应阿毛", "村民", nil),
            ("值班医生段一帆当机立断。", "段一帆", "医生", nil), ("101岁的老寿星黄亚四领到了补贴。", "黄亚四", "老寿星", nil),
            ("副省长王大海、李小山到场。", "李小山", "副省长", nil), ("县城管局副局长王大海、李小山、段新伟到场。", "段新伟", "副局长", nil),
            ("文物专家王大海介绍了情况。", "王大海", "文物专家", nil),
            ("原济南军区副政治委员王大海逝世。", "王大海", "副政治委员", "济南军区"),
            ("县委副书记、县长上官云海出席。", "上官云海", "县委副书记、县长", nil), ("副镇长欧阳文说,已备好。", "欧阳文", "副镇长", nil),
            ("青石镇镇长郭 涛主持会议。", "郭涛", "镇长", "青石镇"), ("牧民叶尔肯·巴合提别克养了羊。", "叶尔肯·巴合提别克", "牧民", nil),
            ("县总工会副主席苏丽华一行到场。", "苏丽华", "副主席", "县总工会"), ("副总经理解跃宁解释说,还在修。", "解跃宁", "副总经理", nil),
            ("常驻联合国代表柏若溪发言。", "柏若溪", "常驻联合国代表", nil),
            ("脱贫户龙阿婆笑着说,好。", "龙阿婆", "脱贫户", nil),
            ("县人大常委会副主任王大海,副县长田野,各局局长参加。", "田野", "副县长", nil),
            ("副主席阿布都热合曼·买买提出席。", "阿布都热合曼·买买提", "副主席", nil),
            ("市二医院心内科副主任医师段雪莹提醒大家。", "段雪莹", "心内科副主任医师", "市二医院"),
            ("青石镇凤洋村村委会主任段阿泉说,好。", "段阿泉", "村委会主任", "青石镇凤洋村"),
            ("农业社社长厉明川介绍,棉花丰收了。", "厉明川", "社长", "农业社"), ("研究员司空明远建议,加上一项指标。", "司空明远", "研究员", nil),
            ("联合国教科文组织总干事阿祖莱致辞。", "阿祖莱", "总干事", "联合国教科文组织"), ("团县委书记段振邦参加典礼。", "段振邦", "书记", "团县委"),
            ("县作家协会主席、《梅岭》杂志主编瞿建中向学校赠送图书500册。", "瞿建中", "主编", "《梅岭》杂志"),
            ("塞内加尔国务部长恩迪亚耶率团来访。", "恩迪亚耶", "国务部长", "塞内加尔"), ("子弟学校教师连翘介绍说,好。", "连翘", "教师", "子弟学校"),
        ] as [(String, String, String?, String?)])
    func reads(text: String, name: String, title: String?, organisation: String?) {
        #expect(
            people(text).contains(PersonMention(name: name, title: title, organisation: organisation)),
            "\(people(text))")
    }

    @Test(
        "people who are known by a foreign name alone are found, and no part of another name",
        arguments: [
            ("他把球传给卡卡,后者射门。", ["卡卡"]), ("夺冠后的大卫十分激动。", ["大卫"]), ("麦迪因伤缺阵。", ["麦迪"]), ("他到圣彼得堡访问。", []),
            ("要珍惜韶华。", []), ("惩戒失信老赖。", []), ("建设陆海新通道。", []), ("首张海南自贸港清单公布。", []), ("大卫村的村民很高兴。", []),
            ("盖茨基金会捐了款。", []),
        ])
    func knownAbroad(text: String, names: [String]) {
        #expect(people(text).map(\.name) == names)
    }

    @Test(
        "words, hamlets and what stands behind a name are nobody",
        arguments: [
            ("曹家巷拆迁了。", ["曹家巷"]),
            ("村民王大海家的房子漏水。", ["王大海家"]), ("记者见到袁野时,他正在家。", ["袁野时"]), ("他在美国阿拉斯加州安克雷奇会见客人。", ["安克雷奇"]),
            ("李、邵二人都来了。", ["邵二人"]), ("投稿邮箱:qf@example.com。", ["example.com"]),
            ("外援马丁内斯梅开二度。", ["马丁内斯梅"]), ("马丁内斯接段威长传头球破门。", ["段威长传", "段威长"]), ("赵某某违规,赵某某被查。", ["赵某"]),
            ("某日,于某地相遇。", ["于某"]),
            ("春光里牡丹尽显雍容华贵。", ["容华贵"]), ("老人教大家了解桂花的习性。", ["解桂花"]), ("这原是一则张冠李戴的传言。", ["张冠李戴"]),
            ("中方愿同斐方加强合作。", ["斐方"]), ("会上讲了马克思主义经典。", ["马克思"]), ("坡上种满了油松、连翘和山杏。", ["连翘"]),
        ])
    func nobodies(text: String, names: [String]) {
        #expect(people(text).allSatisfy { !names.contains($0.name) }, "\(people(text))")
    }

    @Test(
        "lists of people have names of two characters with a blank inside",
        arguments: [
            ("县领导郭 涛、段 敏、王小海、赵  刚参加。", ["郭涛", "段敏", "王小海", "赵刚"]), ("郭 涛、段 敏出席会议。", ["郭涛", "段敏"]),
            ("县长郭 涛到会,郭涛要求抓好落实。", ["郭涛"]), ("王 府井大街很热闹。", []),
        ])
    func padded(text: String, names: [String]) {
        #expect(people(text).map(\.name) == names)
    }

    @Test("takes over from a later mention what the first did not tell")
    func merges() {
        #expect(
            people("看到张建军红红的眼睛,同事们都劝他休息。", "网格员张建军说,不累。") == [
                PersonMention(name: "张建军", title: "网格员", organisation: nil)
            ])
    }

    @Test(
        "knows names by what stands in them all the same",
        arguments: [
            ("总经理曹和平要求大家按时到岗。", "曹和平"), ("村支书潘汉年说,路修好了。", "潘汉年"), ("副镇长邓在军介绍了情况。", "邓在军"),
            ("主任汪道明今天到村里检查。", "汪道明"), ("日本首相桥本龙太郎出席。", "桥本龙太郎"), ("前来旅游的香港游客赖先生高兴地说,很好玩。", "赖先生"),
            ("网格员王付兴凌晨就到了。", "王付兴"),
        ])
    func strangeCharacters(text: String, name: String) {
        #expect(people(text).map(\.name) == [name])
    }

    @Test(
        "a name ends before digits, particles and what helps a verb",
        arguments: [
            (["美国财政部长雅各布·卢向王大海转达问候。"], ["雅各布·卢", "王大海"]), (["常务副省长汪洋提高了嗓门。"], ["汪洋"]),
            (["获得诺贝尔物理学奖的是王大海。"], ["王大海"]), (["委员会秘书长刘奇作的报告获得通过。"], ["刘奇"]), (["王路常委建议,加快改革。"], ["王路"]),
            (["王沪生、汪洋、段战书等出席。"], ["王沪生", "汪洋", "段战书"]),
            (["县领导罗军、高峰、段志明、黎明参加。"], ["罗军", "高峰", "段志明", "黎明"]),
            (["左青担任策划,胡德风、徐新、刘云厚执棒。"], ["左青", "胡德风", "徐新", "刘云厚"]),
            (["奥地利队教练普罗哈斯卡自认运气不佳。"], ["普罗哈斯卡"]), (["越南国会副主席阮氏秋参加。"], ["阮氏秋"]),
            (["会议选举段守友为市政协主席。"], ["段守友"]),
            (["朱婷拿下25分,袁心玥贡献5次拦网得分。"], ["朱婷", "袁心玥"]),
        ])
    func ends(paragraphs: [String], names: [String]) {
        #expect(annotated(paragraphs).people.map(\.name) == names)
    }

    @Test("the sentences of an article agree on who is who")
    func agrees() {
        #expect(people("王小梅是教练。王小梅说,赛季很长。", "王小梅坦言,她很累。").map(\.name) == ["王小梅"])
    }

    @Test("what stands in a row, or ahead of its kind, is a place as its neighbours are")
    func placesInRows() {
        let article = annotated(["炮声从哈尔科夫、阿夫杰耶夫卡、赫尔松等地传来。"])
        #expect(article.people == [])
        #expect(article.places.contains("阿夫杰耶夫卡"), "\(article.places)")
        let people = annotated(["出席的有毛里塔尼亚总统加祖瓦尼、佐科总统夫人伊莉亚娜、毛里求斯总统。"]).people.map(\.name)
        #expect(people.contains("伊莉亚娜"), "\(people)")
    }

    @Test("a word that ends ahead of a foreign name, and languages, are no part of it and nobody")
    func languages() {
        #expect(people("世界需要警惕蓬佩奥的言论。").map(\.name).allSatisfy { $0 != "惕蓬佩奥" })
        #expect(people("丛书有俄、日、阿、葡文等九个文版。", "该书老挝文版首发。").isEmpty)
    }

    @Test("同 ahead of a foreign name is no part of it")
    func companions() {
        let names = people("习近平同默茨总理通电话。").map(\.name)
        #expect(names.contains("默茨") && !names.contains("同默茨"), "\(names)")
    }

    @Test("the short name of somebody is no place and no body")
    func shortNames() {
        let article = annotated(["山下次郎昨天踢进了两个球。", "山下次郎说,比赛很难。山下在球队踢前锋,效力于山下也熟悉的球会。"])
        #expect(!article.places.contains("山下") && !article.organisations.contains("山下"), "\(article)")
    }

    @Test(
        "refuses words that only look like names",
        arguments: [
            "居民党员、群众志愿者高度重视,积极配合。", "爱我郑家,人人有责。", "全市上下安全生产形势平稳。", "各志愿者分工明确、各司其职。",
            "马上就要开学了,时间紧,任务重。", "方便面和白菜都送到了。", "乌军17日称,已击退进攻。", "以军称黎真主党武装撤出。", "京张高铁客流上升。", "中方感谢吉方支持。", "弘扬雷锋精神。",
            "李姓男子被送到医院。", "陈姓、李姓、吴姓、苏姓四人被捕。", "武广高铁、石武高铁在此交会。",
        ])
    func refuses(text: String) {
        #expect(people(text) == [])
    }
}

/// One article with these paragraphs, read as on 3 November 2022.
func annotated(_ paragraphs: [String], kicker: String? = nil, headline: String? = nil) -> Article {
    var article = Article(kind: .article, span: 0..<1)
    article.kicker = kicker
    article.headline = headline
    article.paragraphs = paragraphs
    var articles = [article]
    Annotator.annotate(&articles, published: CalendarDay(year: 2022, month: 11, day: 3)!)
    return articles[0]
}
