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

    @Test("two states, words and kinds are no places, and what is the first of its kind is none's")
    func noPlaces() {
        let places = annotated(["中塞两国建交多年。", "京雄城际铁路今日通车。", "中俄首座跨江铁路大桥贯通。", "队员们穿过石板路。"]).places
        #expect(places.allSatisfy { !["中塞", "京雄", "石板路"].contains($0) && !$0.contains("首座") }, "\(places)")
    }

    @Test("those against a government, and kinds of bodies, are no bodies")
    func noBodies() {
        let bodies = annotated(["马里军队攻占反政府武装的营地。", "城市商业银行和村民委员会都要登记。", "当局与快速支援部队除了被武装部队包围外还在谈判。"]).organisations
        #expect(bodies.allSatisfy { !$0.hasSuffix("反政府") && !$0.hasPrefix("被") }, "\(bodies)")
        #expect(!bodies.contains("城市商业银行") && !bodies.contains("村民委员会"), "\(bodies)")
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

    @Test(
        "what a reader knows of firms, clubs, offices and places abroad is found where nothing else tells, and not within other words",
        arguments: [
            ("昨天易方达和工银瑞信都下调了费率。", ["易方达", "工银瑞信"], ["organisations"]),
            ("会上,国家经贸委和纺织工业部作了说明。", ["国家经贸委", "纺织工业部"], ["organisations"]),
            ("他在瓦加杜古住了三年,后来去了利隆圭。", ["瓦加杜古", "利隆圭"], ["places"]),
            ("各民主党派和市民建言献策。", [], ["organisations"]), ("大厅里坐满了申花队员。", ["申花"], ["organisations"]),
        ])
    func furtherNames(text: String, wanted: [String], kinds: [String]) {
        let article = annotated([text])
        let found = kinds == ["places"] ? article.places : article.organisations
        #expect(found == wanted, "\(found)")
    }

    @Test(
        "a body told by its kind alone takes its unit or state along, and a department its body",
        arguments: [
            ("象州县房产管理局发出通知。", ["象州县房产管理局"]), ("尼日尔国防部发表声明。", ["尼日尔国防部"]),
            ("记者从象州县公安局刑侦大队获悉,案件已破。", ["象州县公安局刑侦大队"]),
            ("由市市场监督管理局查明来源。", ["市市场监督管理局"]),
        ])
    func joined(text: String, wanted: [String]) {
        #expect(annotated([text]).organisations == wanted)
    }

    @Test(
        "bodies begin and end where their names do",
        arguments: [
            ("昨天上午,象州县人民法院开庭。", "象州县人民法院"), ("中甲江苏海友俱乐部宣布解散。", "江苏海友俱乐部"), ("伤者被送往青石坪医院就诊。", "青石坪医院"),
            ("伤者被送往武警医院南区治疗。", "武警医院"), ("昨天,中国女足获胜。", "中国女足"), ("昨天,上海队获胜。", "上海队"),
            ("法国总统府发表声明。", "法国总统府"), ("考点设在柳州市二中。", "柳州市二中"),
            ("联邦法院会在年底开庭。", "联邦法院"), ("联合国大会主席到访。", "联合国大会"), ("叙利亚政府军收复了村庄。", "叙利亚政府军"),
            ("自治区疾控中心开展评估。", "自治区疾控中心"), ("中国人民政治协商会议开幕。", "中国人民政治协商会议"), ("国家发展和改革委员会发了文。", "国家发展和改革委员会"),
            ("象州县委书记王大海到场。", "象州县委"), ("本溪市煤气公司的女工下岗。", "本溪市煤气公司"), ("荷风社区联合象州县商会走进学校。", "象州县商会"),
            ("陆军第七十九集团军把调查研究做细。", "陆军第七十九集团军"), ("记者从中国钢铁工业协会了解到,产量回升。", "中国钢铁工业协会"),
            ("国家工商总局商标局综合处受理了申请。", "国家工商总局商标局综合处"),
            ("沈阳警备区的主官参加了演练。", "沈阳警备区"), ("王石凹煤矿的退休职工回来了。", "王石凹煤矿"), ("重庆水轮机厂造出了机组。", "重庆水轮机厂"),
            ("中央党的群众路线教育实践活动领导小组办公室发了文。", "中央党的群众路线教育实践活动领导小组办公室"),
        ])
    func extents(text: String, name: String) {
        #expect(annotated([text]).organisations.contains(name), "\(annotated([text]).organisations)")
    }

    @Test(
        "what only looks like a body is none",
        arguments: [
            "城市居民小区党支部实体化建设。", "南京很多大学都放假了。", "昌平区回龙镇西店村一幼儿园失火。", "乌镇峰会昨天闭幕。", "上海队员都到了。",
            "阳光社工来到小区。",
        ])
    func noBodies(text: String) {
        let found = annotated([text]).organisations
        #expect(found.allSatisfy { !$0.hasSuffix("党支部") && !$0.hasSuffix("大学") && !$0.contains("一幼儿园") })
        #expect(
            found.allSatisfy {
                !$0.hasSuffix("峰会") && !$0.hasSuffix("队") && !$0.hasSuffix("社")
            })
    }

    @Test(
        "a body ends before another word, and none is made of a sentence, a word or a half of one",
        arguments: [
            ("省长王大海主持召开省政府常务会议。", "主持"), ("象州县组建志愿服务队。", "志愿服务队"), ("记者从市治理整顿机动车非法营运协调小组办公室获悉。", "法营运"),
            ("荷兰银行业呆账增加。", "荷兰银行"), ("深圳中学生喜欢足球。", "深圳中学"), ("他逃到象州县一小镇藏匿。", "一小"), ("越南国防部长今天抵达。", "越南"),
            ("系列活动外贸优品中华行开始。", "中华行"), ("四川遂宁组织房屋建设公司赶制板房。", "组织"), ("底特律有美国三大汽车制造商的总部。", "三大"),
            ("当地发展铁海联运。", "铁海联"), ("中国女军医帮助了她。", "女军"), ("毕业生有9人已大学毕业。", "已大学"), ("亚洲四小龙崛起。", "四小"),
            ("甲航失联航班搜寻继续。", "失联航"), ("帆船在三亚通关放行。", "通关"), ("中共十八大以来变化很大。", "十八大"),
            ("清朝大学士张大海进京。", "大学"), ("伊核问题六国会谈。", "六国"),
            ("马里极端宗教组织撤走了。", "组织"), ("北京顺义工地约百名工人不适。", "约"), ("县委立刻派出工作组。", "立刻"),
            ("作品入选全国美术展览。", "国美"), ("震中在喀布尔以北约250公里。", "北约"), ("枪手开枪打死了一人。", "枪手"),
            ("凤洋村原党支部书记王大海被查。", "原党支部"), ("王大海复信青石坪钢厂职工。", "复信"), ("俄罗斯中止英国驻俄使馆人员的工作。", "中止"),
        ])
    func cutOff(text: String, part: String) {
        let found = annotated([text]).organisations
        #expect(found.allSatisfy { !$0.contains(part) }, "\(found)")
    }

    @Test("a stretch of a road is no body, and so many of a kind are none by name")
    func countedAndStretches() {
        #expect(annotated(["G65包茂高速怀化段发生追尾。"]).organisations == [])
        #expect(annotated(["全区已建成城市社区养老服务中心12家,好评不断。"]).organisations == [])
        #expect(annotated(["全县实现村村通公路。"]).units == [])
        #expect(annotated(["该镇是典型的农业大镇。"]).units == [])
        #expect(annotated(["九成建制村通了水泥路。"]).units == [])
        #expect(annotated(["县人民医院门诊大厅举行义诊。"]).organisations == ["县人民医院"])
        #expect(annotated(["绿水青山就是金山银山。"]).places == [])
        #expect(annotated(["他登上《星光大道》的舞台。"]).places == [])
        #expect(annotated(["全国人大代表王大海说,好。"]).organisations == [])
        #expect(annotated(["督查组深入临溪、清水、石门三县督查。"]).places.allSatisfy { !$0.hasSuffix("三县") })
        #expect(annotated(["比赛在县委党校报告厅举行。"]).organisations.allSatisfy { !$0.contains("厅") })
        #expect(
            annotated(["沪昆高速临溪收费站出口至迎宾大道封闭。"]).places.allSatisfy { !$0.contains("至") })
    }

    @Test("units in a row are named one by one")
    func rows() {
        #expect(annotated(["澄江街道凤洋村的橘子熟了。"]).places == ["澄江街道", "凤洋村"])
    }

    @Test(
        "places stand apart, and are known by their short names",
        arguments: [
            ("贵州铜仁开辟绿色通道。", "铜仁"), ("部队进入北部尼尼微省。", "尼尼微省"), ("考察船驶向我国南海中央海盆。", "南海"), ("在钓鱼台国宾馆会见客人。", "钓鱼台国宾馆"),
            ("利比里亚埃博拉疫情好转。", "利比里亚"), ("沙溪河河水暴涨。", "沙溪河"), ("共同维护好南海地区的和平。", "南海"), ("费卢杰距首都50公里。", "费卢杰"),
            ("住在上海市闸北区彭浦新村街道。", "彭浦新村街道"), ("达州市达县下雨。", "达县"), ("他老家在山东日照，很远。", "日照"),
            ("台风在浙江玉环和乐清登陆。", "乐清"), ("毒品案在广西、内蒙、山东破获。", "内蒙"),
            ("江浙一带下雨。", "江浙"), ("美国底特律市财政恶化。", "底特律市"), ("塔山区15号下午停水。", "塔山区"),
            ("事故发生在文化路与东风东街交叉口。", "东风东街"), ("昌平区起火,昌平的消防车赶到。", "昌平"), ("黑龙江虎林、望奎等地下了雪。", "望奎"),
            ("游客登上太行山大峡谷。", "太行山大峡谷"), ("记者从新加坡获悉,谈判破裂。", "新加坡"), ("合肥发生一起交通事故。", "合肥"),
        ])
    func apart(text: String, name: String) {
        #expect(annotated([text]).places.contains(name), "\(annotated([text]).places)")
    }

    @Test(
        "what only looks like a place is none",
        arguments: [
            "亚洲杯开赛。", "干部下到帮包村。", "众志成城,共抗疫情。", "北京时间八点。", "一村民家失火。", "农民大力发展乡村旅游。", "干部谈家乡变化。", "新任村主任上任。",
            "全年城镇新增就业。", "走进多家博物馆。", "修缮老旧街区。", "两家县级医院挂牌。", "新任村长服务村民。", "开展示范县创建。", "反对文山会海。", "热门机场客流上升。",
            "第三届社区运动会开幕。", "一系列惠民工程开工。", "许多国家停产。", "走访近百位社区居民。", "埃博拉疫情严重。", "着力提高城镇化质量。", "做好居家和社区养老。", "茶苗送到三省五县。",
            "海外经贸合作区增加。", "建设民兵训练基地。", "完善家庭医生社区责任制。", "推进商贸街区建设。",
        ])
    func noPlaces(text: String) {
        #expect(annotated([text]).places == [])
        #expect(annotated([text]).units == [])
    }

    @Test(
        "places that nothing but their kind or their surroundings tells",
        arguments: [
            ("客车翻入牛栏江中。", "牛栏江"), ("昨天高速路上的青坪二号隧道内发生追尾。", "青坪二号隧道"), ("轿车沿东固一级公路行驶。", "东固一级公路"),
            ("事故发生在安阳至林州二级公路。", "林州"), ("首都以西大约50公里的贝勒发生火灾。", "贝勒"), ("市区朝阳东路铁路立交桥桥洞内积水。", "朝阳东路铁路立交桥"),
            ("他经过汽车北站旁。", "汽车北站"), ("他在城南加油站附近摔倒。", "城南加油站"), ("青石岭水库开闸。", "青石岭水库"),
            ("青石水文站报汛。", "青石水文站"), ("货车在107国道上侧翻。", "107国道"),
            ("事故发生在省道206线附近。", "省道206线"),
            ("昨天，G15高速发生一起事故。", "G15高速"), ("某国总统在首府青林市演讲。", "青林市"), ("事故发生在东风大道北与康乐路交汇处。", "东风大道北"),
            ("轿车从德令哈驶向乌兰。", "德令哈"),
            ("河北黄骅市滕庄子乡康庄子路口堵车。", "滕庄子乡"), ("宜宾城区一大厦起火。", "宜宾"), ("兴安大街一小作坊起火。", "兴安大街"),
            ("货车在京珠高速侧翻。", "京珠高速"), ("依托港珠澳大桥发展旅游。", "港珠澳大桥"), ("四川九寨沟村民发现熊猫。", "九寨沟"),
            ("昨天下午,人民路发生一起车祸。", "人民路"), ("货车行驶至建设北路时侧翻。", "建设北路"), ("他家住解放大道。", "解放大道"),
            ("游客在加尔各答合影。", "加尔各答"), ("飓风登陆新奥尔良。", "新奥尔良"), ("从东方广场到市区堵车。", "东方广场"),
        ])
    func placesByKind(text: String, name: String) {
        #expect(annotated([text]).places.contains(name), "\(annotated([text]).places)")
    }

    @Test(
        "bodies that nothing but their kind or their surroundings tells",
        arguments: [
            ("副县长带领县农业农村局负责人下乡。", "县农业农村局"), ("她在县一中读书。", "县一中"), ("活动在县图书馆举行。", "县图书馆"),
            ("市第二人民医院接诊了伤者。", "市第二人民医院"), ("县教体局联合县消防救援大队开展演练。", "县教体局"),
            ("县教体局联合县消防救援大队开展演练。", "县消防救援大队"),
            ("他到龙潭坪镇中心敬老院慰问。", "龙潭坪镇中心敬老院"), ("临清市绿源生态农业发展有限公司开业。", "临清市绿源生态农业发展有限公司"),
            ("据交警三大队介绍,无人受伤。", "交警三大队"), ("中巴车是西安铁路局宝鸡工务段的。", "西安铁路局宝鸡工务段"),
            ("温江区航天路政府专职消防队赶到现场。", "温江区航天路政府专职消防队"), ("温州浙东机电设备回收有限公司瑞安分公司起火。", "温州浙东机电设备回收有限公司瑞安分公司"),
            ("记者昨天从全国工业产品质量许可证办公室获悉,新规执行。", "全国工业产品质量许可证办公室"), ("深圳腾晖科技被收购。", "深圳腾晖科技"),
            ("韩国中央灾难安全对策本部说,已无险情。", "韩国中央灾难安全对策本部"), ("国家防总启动响应。", "国家防总"),
        ])
    func bodiesByKind(text: String, name: String) {
        #expect(annotated([text]).organisations.contains(name), "\(annotated([text]).organisations)")
    }

    @Test(
        "cars, animals, cups and words of two places are no names",
        arguments: [
            "一辆捷达轿车起火。", "克隆波尔山羊出生。", "亚洲市场越来越重要。", "欧洲冠军杯开打。", "农村公路修好了。", "游客陆续上岛。", "空间站的太阳翼展开。",
            "馆藏文物在博物馆展出。", "地级以上城市公布名单。",
        ])
    func noNames(text: String) {
        #expect(annotated([text]).places.allSatisfy { $0 == "亚洲" }, "\(annotated([text]).places)")
        #expect(annotated([text]).organisations == [])
    }

    @Test("a township lies in the county printed ahead of it, whatever bears its name elsewhere")
    func townshipsOfCounties() {
        #expect(annotated(["黄骅市滕庄子乡起火。"]).units.last?.path == ["河北省", "沧州市", "黄骅市", "滕庄子乡"])
        #expect(annotated(["瑞安市飞云镇起火。"]).units.last?.path == ["浙江省", "温州市", "瑞安市", "飞云镇"])
        #expect(annotated(["今年是宁夏乡村游主题年,宁南山区下了雪。"]).units == [])
        #expect(annotated(["全省新建5处农村供水工程。"]).units == [])
    }

    @Test(
        "short guesses that are words, plants or ends of a sentence are no bodies",
        arguments: [
            ("草原上有猎豹、鬣狗和扬子鳄。", ["猎豹", "扬子鳄"]), ("要提高通关效率。", ["高通"]), ("这是行业最高盛会。", ["高盛"]),
            ("会议选举段守友为市政协主席。", ["段守友为市政协", "友为市政协"]), ("海口市民去市图书馆看书。", ["海口市民去市图书馆"]),
            ("我市首家民营图书馆开馆。", ["市首家民营图书馆"]), ("居民户玉梅拉着社区党总支书记的手。", ["居民户玉梅拉着社区党总支"]),
            ("县公安局治安科会同城郊派出所出动干警。", ["县公安局治安科会"]),
            ("社区联合派出所、司法所建立机制。", ["联合派出所"]), ("局长做客中国政府网。", ["中国政府"]), ("他状告成都某种业公司。", ["种业公司"]),
        ])
    func shortGuesses(text: String, wrong: [String]) {
        let found = annotated([text]).organisations
        #expect(found.allSatisfy { !wrong.contains($0) }, "\(found)")
    }

    @Test(
        "bodies called for short by a word, offices of the police, and centres of a kind are bodies",
        arguments: [
            ("联大通过了决议。", "联大"), ("据世卫通报,疫情趋缓。", "世卫"), ("案件由城郊派出所侦办。", "城郊派出所"),
            ("纪念青石师范学院建院60周年。", "青石师范学院"), ("他到青石镇便民服务中心办事。", "青石镇便民服务中心"),
            ("他请来区法律援助中心律师讲课。", "区法律援助中心"), ("阿里、腾讯、字节扎堆校招。", "字节"),
        ])
    func shortBodies(text: String, name: String) {
        #expect(annotated([text]).organisations.contains(name), "\(annotated([text]).organisations)")
    }

    @Test("a branch's office is named in one piece")
    func branches() {
        #expect(annotated(["他到青河市公安局西城分局二塘派出所办事。"]).organisations == ["青河市公安局西城分局二塘派出所"])
    }

    @Test("the number of a name counts nothing", arguments: ["三门峡医院来了专家。", "三台中学迎来新生。", "他家住在五道口。", "九台农商银行开业。"])
    func numbersOfNames(text: String) {
        #expect(annotated([text]).figures.isEmpty)
        #expect(annotated([text + "医院来了三名医生。"]).figures.map(\.text) == ["三名医生"])
        let counted = annotated(["昨日,记者走访了城区三家农贸市场,发现菜价平稳。"])
        #expect(counted.places.isEmpty && counted.figures.map(\.text) == ["三家农贸市场"])
    }

    @Test("a place has no conjunction at its end, and the town of its side")
    func endsOfPlaces() {
        #expect(annotated(["县长深入城东工业园区调研。"]).places == ["城东工业园区"])
        #expect(annotated(["大货车驶向河南新乡。"]).places.allSatisfy { !$0.hasPrefix("南新") })
        #expect(annotated(["大货车驶向河南新乡。", "要通知小区物业,保障社区供应。"]).units == [])
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
        let names = scalars.lent(reader.names)
        for name in names {
            #expect(name.range.lowerBound >= end && !name.range.isEmpty)
            end = name.range.upperBound
        }
        #expect(end <= scalars.count)
        #expect(scalars.lent(reader.names) == names)
        let plain = NameReader(upTo: scalars.count, inSwift: true)
        #expect(scalars.lent(plain.names) == names, "seed \(seed)")
    }
}
