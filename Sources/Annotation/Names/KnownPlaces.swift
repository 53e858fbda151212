/// Places that are known by name and seldom anything else: where the model saw nothing, they are found all the same.
enum KnownPlaces {
    /// Countries and cities of which the name is no part of common words.
    private static let countries = WordSet(
        "中国 美国 英国 法国 德国 韩国 泰国 俄罗斯 意大利 西班牙 葡萄牙 希腊 瑞典 瑞士 挪威 芬兰 丹麦 荷兰 比利时 奥地利 匈牙利 捷克 波兰 乌克兰 罗马尼亚 保加利亚 塞尔维亚 克罗地亚 "
            + "土耳其 伊朗 伊拉克 以色列 叙利亚 黎巴嫩 约旦 沙特阿拉伯 阿联酋 卡塔尔 科威特 巴勒斯坦 阿富汗 巴基斯坦 孟加拉国 斯里兰卡 尼泊尔 缅甸 柬埔寨 老挝 菲律宾 马来西亚 新加坡 印度尼西亚 "
            + "哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 蒙古国 朝鲜 澳大利亚 新西兰 加拿大 墨西哥 巴西 阿根廷 秘鲁 哥伦比亚 委内瑞拉 古巴 南非 埃塞俄比亚 肯尼亚 坦桑尼亚 尼日利亚 安哥拉 赞比亚 "
            + "津巴布韦 摩洛哥 阿尔及利亚 突尼斯 利比亚 "
            + "东京 首尔 平壤 莫斯科 圣彼得堡 基辅 华沙 柏林 慕尼黑 法兰克福 巴黎 伦敦 曼彻斯特 布鲁塞尔 日内瓦 苏黎世 达沃斯 维也纳 布拉格 雅典 米兰 威尼斯 马德里 巴塞罗那 里斯本 斯德哥尔摩 "
            + "哥本哈根 伊斯坦布尔 开罗 内罗毕 约翰内斯堡 华盛顿 纽约 洛杉矶 旧金山 芝加哥 休斯敦 西雅图 波士顿 悉尼 墨尔本 堪培拉 加沙地带 加沙 敖德萨 克里米亚 索契 里约热内卢 迪拜 曼谷 仰光 新德里 孟买 德黑兰 "
            + "巴格达 喀布尔 大马士革 贝鲁特 耶路撒冷 特拉维夫 "
            + "北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 陕西 甘肃 青海 西藏 宁夏 新疆 内蒙古 内蒙 江浙 江浙沪 江浙沪皖 香港 澳门 台湾 "
            + "台北 新北 台中 台南 高雄 基隆 新竹 嘉义 花莲 屏东 苗栗 彰化 南投 宜兰 台东 澎湖 石家庄 太原 沈阳 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州 南宁 海口 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐 呼和浩特 深圳 东莞 佛山 珠海 厦门 青岛 大连 宁波 苏州 无锡 温州 "
            + "唐山 保定 邯郸 大同 包头 鄂尔多斯 鞍山 抚顺 大庆 齐齐哈尔 徐州 常州 南通 扬州 镇江 绍兴 嘉兴 金华 台州 芜湖 蚌埠 安庆 泉州 漳州 景德镇 九江 赣州 烟台 潍坊 淄博 临沂 聊城 洛阳 开封 南阳 宜昌 襄阳 "
            + "株洲 湘潭 岳阳 汕头 湛江 茂名 肇庆 惠州 桂林 柳州 北海 三亚 绵阳 宜宾 遵义 昭通 曲靖 大理 丽江 咸阳 宝鸡 延安 榆林 渭南 酒泉 敦煌 天水 喀什")

    /// Rivers, lakes, seas, mountains and sights of China.
    private static let landmarks = WordSet(
        "长江 黄河 珠江 淮河 海河 辽河 松花江 黑龙江 鸭绿江 图们江 嫩江 乌苏里江 汉江 湘江 赣江 闽江 钱塘江 黄浦江 苏州河 嘉陵江 岷江 沱江 乌江 金沙江 雅砻江 大渡河 澜沧江 怒江 雅鲁藏布江 塔里木河 渭河 泾河 "
            + "汾河 洛河 沁河 永定河 潮白河 滹沱河 漳河 卫河 沂河 沭河 牛栏江 红水河 柳江 邕江 右江 北盘江 南盘江 清水江 潕阳河 西江 东江 北江 韩江 九龙江 瓯江 富春江 新安江 秦淮河 京杭大运河 大运河 "
            + "鄱阳湖 洞庭湖 太湖 巢湖 洪泽湖 微山湖 东平湖 青海湖 滇池 洱海 泸沽湖 西湖 千岛湖 白洋淀 玄武湖 莫愁湖 东湖 瘦西湖 昆明湖 纳木错 赛里木湖 喀纳斯 博斯腾湖 "
            + "渤海 黄海 东海 南海 渤海湾 北部湾 台湾海峡 琼州海峡 钓鱼岛 西沙群岛 南沙群岛 永兴岛 黄岩岛 舟山群岛 "
            + "泰山 华山 衡山 恒山 嵩山 黄山 庐山 峨眉山 青城山 五台山 九华山 普陀山 武夷山 井冈山 武当山 天柱山 雁荡山 莫干山 长白山 祁连山 秦岭 太行山 太行山大峡谷 大别山 沂蒙山 六盘山 贺兰山 阴山 昆仑山 天山 阿尔泰山 "
            + "喜马拉雅山 珠穆朗玛峰 梵净山 神农架 大兴安岭 小兴安岭 燕山 蒙山 崂山 千山 玉龙雪山 贡嘎山 四姑娘山 管涔山 绵山 北武当山 "
            + "钓鱼台国宾馆 钓鱼台 首都国际机场 首都机场 北京大兴国际机场 大兴国际机场 浦东国际机场 虹桥国际机场 三江源 杨柳青 故宫 天安门 天安门广场 人民大会堂 中南海 颐和园 圆明园 天坛 祈年殿 北海公园 香山 八达岭 居庸关 十三陵 鸟巢 水立方 中山陵 夫子庙 外滩 东方明珠 豫园 城隍庙 拙政园 虎丘 周庄 乌镇 "
            + "兵马俑 大雁塔 莫高窟 云冈石窟 龙门石窟 麦积山石窟 布达拉宫 大昭寺 少林寺 白马寺 灵隐寺 雷峰塔 岳阳楼 黄鹤楼 滕王阁 鹳雀楼 平遥古城 丽江古城 凤凰古城 皇城相府 乔家大院 王家大院 壶口瀑布 普救寺 "
            + "黄果树瀑布 九寨沟 黄龙 张家界 武陵源 三清山 漓江 三峡 三峡大坝 葛洲坝 都江堰 雄安新区 浦东新区 滨海新区 曲阜孔庙 趵突泉 大明湖 黄崖洞 洪洞大槐树 "
            + "塔克拉玛干沙漠 腾格里沙漠 毛乌素沙地 柴达木盆地 塔里木盆地 准噶尔盆地 四川盆地 黄土高原 青藏高原 云贵高原 内蒙古高原 华北平原 东北平原 三江平原 成都平原 关中平原 辽东半岛 山东半岛 "
            + FurtherNames.landmarks)

    /// How they begin.
    static let openings = countries.openings + landmarks.openings + ForeignPlaces.longNames.openings

    /// The known place that begins there and is meant; nil for 东海县 and 中国队.
    static func end(startingAt start: Int, in scalars: Scalars) -> Int? {
        let length = max(
            countries.length(startingAt: start, in: scalars, to: scalars.count),
            landmarks.length(startingAt: start, in: scalars, to: scalars.count),
            ForeignPlaces.longNames.length(startingAt: start, in: scalars, to: scalars.count))
        guard length > 0 else { return nil }
        let end = start + length
        // 天|南海|北
        if start > 0, end < scalars.count, scalars[start - 1] == scalar("天"), scalars[end] == scalar("北") { return nil }
        if end < scalars.count, follows.contains(scalars[end]), !isInWater(end, in: scalars) { return nil }
        if start > 0, scalars[start - 1] == scalar("“") || Gazetteer.shared.isWord(scalars[start - 1], scalars[start]) {
            return nil
        }
        if length == 2, end < scalars.count, scalars[end] != scalar("第"),
            Gazetteer.shared.isWord(scalars[end - 1], scalars[end]),
            end + 1 == scalars.count || !Gazetteer.shared.isWord(scalars[end], scalars[end + 1])
        {
            return nil
        }
        return end
    }

    /// 翻入牛栏江|中
    private static func isInWater(_ end: Int, in scalars: Scalars) -> Bool {
        scalars[end] == scalar("中") && waters.contains(scalars[end - 1])
            && (end + 1 == scalars.count || !isIdeograph(scalars[end + 1]))
    }

    static func contains(_ name: Scalars) -> Bool { countries.contains(name) || landmarks.contains(name) }

    /// Whether any place that is known begins there.
    static func begins(at start: Int, in scalars: Scalars) -> Bool {
        countries.length(startingAt: start, in: scalars, to: scalars.count) > 0
            || place(startingAt: start, in: scalars, to: scalars.count) != nil
    }

    /// 九寨沟|村民
    static func endsLandmark(_ end: Int, in scalars: Scalars) -> Bool {
        landmarks.length(endingAt: end, in: scalars) > 0
    }

    /// 太行山|大峡谷: how far a landmark reaches that begins there, 0 for none.
    static func landmarkLength(startingAt start: Int, in scalars: Scalars) -> Int {
        landmarks.length(startingAt: start, in: scalars, to: scalars.count)
    }

    /// The longest place of the gazetteer, of this list or of those abroad that begins there.
    static func place(startingAt start: Int, in scalars: Scalars, to limit: Int) -> Range<Int>? {
        let gazetteer = Gazetteer.shared
        let limit = min(limit, start + 8)
        let known = max(
            ForeignPlaces.length(startingAt: start, in: scalars, to: limit),
            landmarks.length(startingAt: start, in: scalars, to: limit))
        var end = limit
        while end >= start + 2, end > start + known {
            if gazetteer.isCounty(start..<end, in: scalars) { return start..<end }
            end -= 1
        }
        return known >= 2 ? start..<start + known : nil
    }
}

private let waters = ScalarSet("江河湖海塘池")
/// 东海|县, 中国|队, 珠江|路, 华山|医院: part of another name.
private let follows = ScalarSet("县市区州镇乡村路街大小中杯馆牌号人医式语文货菜银电石化移联籍裔系方军驻警站时桥厂公司院校法货里国")
