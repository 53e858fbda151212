/// Companies, teams, agencies and parties that newspapers call by a name alone, which neither ending nor context tells.
enum KnownBodies {
    private static let names = WordSet(
        "新浪 搜狐 网易 腾讯 阿里巴巴 百度 京东 拼多多 美团 滴滴 字节跳动 巨人网络 金山软件 携程 当当网 易趣 淘宝网 天涯社区 优酷 土豆网 华为 中兴通讯 联想 海尔 海信 康佳 创维 "
            + "格力 小米公司 三星 三星电子 索尼 索尼爱立信 松下 东芝 日立 夏普 诺基亚 摩托罗拉 爱立信 西门子 飞利浦 微软 谷歌 雅虎 英特尔 惠普 戴尔 思科 甲骨文 高通 台积电 富士康 "
            + "中国移动 中国联通 中国电信 中国网通 中国铁通 北京移动 上海移动 广东移动 广州移动 北京联通 上海联通 上海电信 北京网通 中国铁塔 中国广电 国家电网 南方电网 中国石油 中国石化 中石油 中石化 中海油 中国海油 中国神华 "
            + "中国中车 中国中铁 中国铁建 中国建筑 中国交建 中国电建 中国能建 中国商飞 中国航天 中粮集团 中国邮政 中国烟草 中国银行 工商银行 农业银行 建设银行 交通银行 招商银行 民生银行 浦发银行 光大银行 华夏银行 中信银行 兴业银行 "
            + "平安银行 邮储银行 花旗银行 汇丰银行 渣打银行 摩根士丹利 中国银联 中国人寿 中国平安 中国人保 中国太保 普华永道 德勤 毕马威 国美 苏宁 国美电器 苏宁电器 沃尔玛 家乐福 麦德龙 肯德基 麦当劳 星巴克 "
            + "可口可乐 百事可乐 蒙牛 伊利 三鹿 光明乳业 娃哈哈 农夫山泉 茅台集团 五粮液集团 云南白药 同仁堂 哈药集团 三九集团 华润集团 上实集团 复星集团 中信集团 招商局集团 万科 恒大 碧桂园 保利地产 万达集团 比亚迪 吉利 "
            + "一汽 上汽 广汽 北汽 东风汽车 长安汽车 长城汽车 江淮汽车 丰田 本田 福特 特斯拉 空客 波音 中芯国际 科龙 科龙电器 格林柯尔 四通集团 德隆 "
            + "中国国航 东方航空 南方航空 海南航空 新华社 中新社 法新社 路透社 美联社 共同社 塔斯社 韩联社 彭博社 俄新社 半岛电视台 央视 凤凰卫视 人民日报社 上海文广 "
            + "申花 鲁能 泰达 实德 健力宝 舜天 辽足 国奥队 金德 力帆 浐灞 皇马 皇家马德里 巴萨 巴塞罗那队 曼联 曼城 切尔西 阿森纳 埃弗顿 热刺 国际米兰 AC米兰 尤文图斯 罗马队 拜仁慕尼黑 拜仁 "
            + "多特蒙德 埃因霍温 阿贾克斯 本菲卡 湖人 湖人队 火箭队 马刺队 活塞队 公牛队 凯尔特人 八一队 八一火箭 中国物流与采购联合会 国家粮食和物资储备局 教科文组织 联合国教科文组织 南京军区 北京军区 沈阳军区 广州军区 济南军区 兰州军区 成都军区 国际足联 国际奥委会 国际篮联 国际泳联 亚足联 中国足协 足协 中国篮协 篮协 中国奥委会 "
            + "联合国 欧盟 北约 东盟 欧佩克 世贸组织 世卫组织 世界卫生组织 世界银行 国际货币基金组织 亚投行 上合组织 非盟 阿盟 红十字会 哈马斯 真主党 塔利班 胡塞武装 法塔赫 "
            + "致公党 九三学社 台盟 全国工商联 全国妇联 全国总工会 共青团中央 全国政协 全国人大 中央军委 中央纪委 中央政法委 中组部 中宣部 中央统战部 国务院 外交部 国防部 教育部 科技部 公安部 "
            + "民政部 司法部 财政部 人社部 自然资源部 生态环境部 住建部 交通运输部 水利部 农业农村部 商务部 文化和旅游部 国家卫健委 应急管理部 国家发改委 工信部 国家统计局 国家林业局 国家旅游局 国家质检总局 国家药监局 中国气象局 "
            + "中国地震局 中国证监会 证监会 银监会 保监会 国资委 最高法 最高检 五角大楼 白宫 克里姆林宫 清华大学 北京大学 人大附中 北航 清华附小 清华附中 北大附中 北大附小 人大附小 武警医院 省立医院 同仁医院 协和医院 华西医院 湘雅医院 瑞金医院 "
            + "盛大网络 第九城市 空中网 TOM在线 艺龙网 前程无忧 分众传媒 方正科技 神州数码 清华同方 清华紫光 四川长虹 美的集团 美的电器 奥克斯 小天鹅 荣事达 澳柯玛 苏泊尔 步步高 魅族 大唐电信 中国普天 UT斯达康 用友软件 金蝶 "
            + "东软集团 浪潮集团 京东方 联发科 鸿海 宏碁 华硕 英伟达 苹果公司 亚马逊公司 埃森哲 麦肯锡 高盛 美林 瑞银 雷曼兄弟 摩根大通 德意志银行 软银 淡马锡 红杉资本 通用电气 通用汽车 大众汽车 一汽大众 上海大众 "
            + "上海通用 广州本田 东风日产 奇瑞 长安福特 北京现代 上汽集团 青岛啤酒 燕京啤酒 汇源果汁 康师傅 王老吉 双汇 双汇集团 雨润 达能 雀巢 联合利华 宝洁 强生 辉瑞 字节跳动 蚂蚁集团 宁德时代 大疆 科大讯飞 海康威视 药明康德 "
            + "国药集团 科兴 顺丰 顺丰速运 中通快递 圆通速递 申通快递 韵达 菜鸟网络 瑞幸咖啡 蔚来 理想汽车 小鹏汽车 "
            + "北京国安 上海申花 山东鲁能 大连实德 辽宁宏运 天津泰达 青岛中能 深圳健力宝 四川冠城 重庆力帆 沈阳金德 武汉黄鹤楼 长春亚泰 河南建业 西安国际 陕西浐灞 厦门蓝狮 广州恒大 上海上港 江苏舜天 浙江绿城 杭州绿城 成都谢菲联 "
            + "广东宏远 江苏南钢 浙江万马 山东黄金 辽宁盼盼 吉林东北虎 新疆广汇 福建浔兴 北京首钢 北京首钢队 上海东方 佛罗伦萨队 国米 AC米兰队 利物浦队 巴黎圣日耳曼 摩纳哥队 勒沃库森 沃尔夫斯堡 沙尔克04 不来梅队 马德里竞技 塞维利亚队 "
            + "休斯敦火箭 洛杉矶湖人 芝加哥公牛 金州勇士 迈阿密热火 圣安东尼奥马刺 达拉斯小牛 费城76人 "
            + "世界贸易组织 经济合作与发展组织 中央网信办 联合国安理会 安理会 国际原子能机构 国际刑警组织 红十字国际委员会 国际劳工组织 亚洲开发银行 欧洲央行 美联储 经合组织 七国集团 二十国集团 金砖国家 石油输出国组织 阿拉伯国家联盟 非洲联盟 欧洲议会 欧盟委员会 欧洲理事会 "
            + "革命卫队 伊斯兰革命卫队 以色列国防军 乌克兰武装部队 美国国务院 美国国防部 美国财政部 美国国会 国会众议院 国会参议院 中央情报局 联邦调查局 国防军 解放军 中国人民解放军 武警部队 志愿军 八路军 新四军 "
            + "中央全面深化改革领导小组 全国人大常委会法工委 全国人大常委会法制工作委员会 国家大剧院 国家大呼拉尔 上海合作组织 上合组织 中国人民政治协商会议 中国国家博物馆 国家博物馆 泛美卫生组织 联合国大会 全国人大宪法和法律委员会 伊拉克和黎凡特伊斯兰国 国家发展和改革委员会 国家安全部 退役军人事务部 国家信访局 国家数据局 国家金融监督管理总局 国家消防救援局 中央全面深化改革委员会 中央全面依法治国委员会 东部战区 南部战区 西部战区 北部战区 中部战区 中共中央 全国人大常委会 全国政协 中央军委 国务院新闻办公室 国新办 最高人民法院 最高人民检察院 国家监察委员会 国家能源局 国家医保局 国家移民管理局 国家铁路局 中国民航局 国家邮政局 国家文物局 国家外汇管理局 国家知识产权局 "
            + "国家林草局 国家疾控局 中国疾控中心 中国科学院 中科院 中国工程院 中国社会科学院 中国人民银行 央行 国家开发银行 中国国家铁路集团 国铁集团 中央气象台 基地组织 伊斯兰国 泰米尔猛虎组织 猛虎组织 博科圣地 东突 爱尔兰共和军 自由军 人民网 新华网 中新网 凤凰网 光明网 国家乒乓球队 国家羽毛球队 国家体操队 国家跳水队 国家游泳队 国家田径队 国家举重队 国家射击队 国家女排 国家男篮 国家女足 交警一大队 交警二大队 交警三大队 交警四大队 交警五大队 交警六大队 刑警一大队 刑警二大队 刑警三大队 刑警四大队 国家防总 国家防办 国家减灾委 长江防总 黄河防总 淮河防总 海河防总 珠江防总 太湖防总 国家海洋局 中国地震台网中心 "
            + "美国地质勘探局 美国地质调查局 太平洋海啸预警中心 日本气象厅 德甲联盟 英足总 英超联盟 中国红十字会 中国作协 中国文联 中国残联 中国科协 中国记协 "
            + FurtherNames.bodies)

    /// How they begin, and how the known places and people do.
    private static let openings = KnownOpenings([
        (.bodies, names.openings), (.places, KnownPlaces.openings), (.people, KnownPeople.openings),
    ])

    static func length(startingAt start: Int, in scalars: Scalars, to end: Int) -> Int {
        names.length(startingAt: start, in: scalars, to: end)
    }

    static func contains(_ range: Range<Int>, in scalars: Scalars) -> Bool { names.contains(range, of: scalars) }

    /// Puts the model's names into an empty list, with those added that it has not seen, or seen a part of, left to right; known
    /// places too. Nothing where it has seen all.
    static func add(to names: Row<NameSpan>, in text: AnnotatedText, _ result: inout [NameSpan]) {
        let (scalars, openings) = (text.scalars, openings)
        var places = openings.places(in: scalars)
        /// How many of the names are in the result, or stand aside for a body there.
        var taken = 0
        var next = 0
        var index = 0
        while true {
            index = places.next(from: index)
            // The model's names that begin before: none of theirs is looked into.
            while next < names.count, names[next].range.lowerBound < index {
                index = max(index, names[next].range.upperBound)
                next += 1
                index = places.next(from: index)
            }
            guard index + 1 < scalars.count else { break }
            let lists = openings.lists(startingAt: index, in: scalars)
            guard !lists.isEmpty else {
                index += 1
                continue
            }
            if lists.contains(.bodies), let (end, inside) = body(at: index, in: scalars, names, from: next) {
                result += names[taken..<next]
                result.append(NameSpan(range: index..<end, kind: .organisation))
                (index, next, taken) = (end, inside, inside)
            } else if lists.contains(.places), let end = KnownPlaces.end(startingAt: index, in: scalars),
                let inside = behind(names, from: next, within: end, isLong: end - index > 2)
            {
                result += names[taken..<next]
                result.append(NameSpan(range: index..<end, kind: .place))
                (index, next, taken) = (end, inside, inside)
            } else if lists.contains(.people), let end = KnownPeople.end(startingAt: index, in: scalars),
                let inside = behind(names, from: next, within: end, isLong: true)
            {
                result += names[taken..<next]
                result.append(NameSpan(range: index..<end, kind: .person))
                (index, next, taken) = (end, inside, inside)
            } else {
                index += 1
            }
        }
        if !result.isEmpty { result += names[taken...] }
    }

    /// Where a body ends that begins at `index`, and which of the model's names is the first behind it. A name of the
    /// model's that holds it, or crosses it, stays instead.
    private static func body(at index: Int, in scalars: Scalars, _ names: Row<NameSpan>, from next: Int) -> (Int, Int)?
    {
        var end = index + self.names.length(startingAt: index, in: scalars, to: scalars.count)
        // 申花|队员: the shorter of two.
        if end > index + 2, !stands(index..<end, in: scalars) {
            end = index + self.names.length(startingAt: index, in: scalars, to: end - 1)
        }
        guard end > index, stands(index..<end, in: scalars) else { return nil }
        var inside = next
        while inside < names.count, names[inside].range.upperBound <= end { inside += 1 }
        return inside == names.count || names[inside].range.lowerBound >= end ? (end, inside) : nil
    }

    /// The first name behind the end, where none crosses it: a long place takes the place of what the model saw in it.
    private static func behind(_ names: Row<NameSpan>, from next: Int, within end: Int, isLong: Bool) -> Int? {
        var inside = next
        while inside < names.count, names[inside].range.upperBound <= end,
            isLong || names[inside].kind == .place && names[inside].range.count == 1
        { inside += 1 }
        return inside == names.count || names[inside].range.lowerBound >= end ? inside : nil
    }

    /// 财政部门, 湖北约有, 以北约两公里: the characters belong to other words.
    private static func stands(_ range: Range<Int>, in scalars: Scalars) -> Bool {
        let last = scalars[range.upperBound - 1]
        if last == scalar("部"), range.upperBound < scalars.count, afterDepartment.contains(scalars[range.upperBound]) {
            return false
        }
        // 全国人大|代表, 全国政协|委员
        if range.upperBound + 1 < scalars.count, members.contains(range.upperBound..<range.upperBound + 2, of: scalars),
            last == scalar("大") || last == scalar("协")
        {
            return false
        }
        if last == scalar("队"), range.upperBound < scalars.count, afterTeams.contains(scalars[range.upperBound]) {
            return false
        }
        // 民主党|派, 青年党|员: 共和党人 are people of the party.
        if last == scalar("党"), range.upperBound < scalars.count,
            scalars[range.upperBound] == scalar("派") || scalars[range.upperBound] == scalar("员")
        {
            return false
        }
        guard range.count == 2 else { return true }
        if longerWords.length(startingAt: range.lowerBound, in: scalars, to: scalars.count) > 2 { return false }
        guard range.lowerBound > 0 else { return true }
        let before = scalars[range.lowerBound - 1]
        // 北|大厅, 市民|建言
        if last == scalar("大"), range.upperBound < scalars.count, afterGreat.contains(scalars[range.upperBound]) {
            return false
        }
        if scalars[range.lowerBound] == scalar("民"), Gazetteer.shared.isWord(before, scalars[range.lowerBound]) {
            return false
        }
        if scalars[range.lowerBound] == scalar("北"), beforeNorth.contains(before) { return false }
        // 全|国美|术
        return range.upperBound == scalars.count || !Gazetteer.shared.isWord(before, scalars[range.lowerBound])
            || !Gazetteer.shared.isWord(last, scalars[range.upperBound])
    }
}

/// 提高|通关, 最高|盛会: words that a body's name begins like.
private let longerWords = WordSet(
    "高通胀 高通关 高通行 高通量 高通过 高盛会 高盛情 国航天 国航空 国航母 国航道 国航运 国航行 国航海 民生活 民生命 民生产 建行业 建行动 建行政 工行业 工行为 中行走 中行动 中行驶 "
        + "北大地 北大门 北大厅 清华人 联想到 联想起")
private let members = WordSet("代表 委员")
private let afterDepartment = ScalarSet("门队分长署件级落位")
private let afterTeams = ScalarSet("员长伍友")
private let afterGreat = ScalarSet("厅街门桥兵约概型多片量小风雨雾陆堤洋")
private let beforeNorth = ScalarSet("湖河东西以往向朝")
