/// Places abroad that the model, which learnt from the nineties, takes for people or bodies, or cuts in two.
enum ForeignPlaces {
    private static let names = WordSet(list)

    /// Those that are seldom anything else: found where the model saw nothing, or a piece of them.
    static let longNames = WordSet(
        list.blankSeparatedWords.filter { $0.count > 2 && !ambiguous.contains($0) }
            .map { String(scalarValues: $0[...]) }.joined(separator: " "))

    private static let ambiguous = Set("凤凰城 夏洛特 达拉斯 圣何塞 卡尔加里 的黎波里 多米尼加 瓦伦西亚 塞维利亚".blankSeparatedWords)

    private static let list =
        "阿富汗 阿尔及利亚 阿根廷 阿联酋 阿曼 阿塞拜疆 埃及 埃塞俄比亚 爱尔兰 爱沙尼亚 安哥拉 奥地利 澳大利亚 巴巴多斯 巴布亚新几内亚 巴基斯坦 巴拉圭 巴勒斯坦 巴林 巴拿马 巴西 白俄罗斯 "
        + "保加利亚 北马其顿 贝宁 比利时 冰岛 波兰 波斯尼亚 玻利维亚 伯利兹 博茨瓦纳 不丹 布基纳法索 布隆迪 朝鲜 赤道几内亚 丹麦 德国 东帝汶 多哥 多米尼加 俄罗斯 厄瓜多尔 厄立特里亚 法国 菲律宾 斐济 "
        + "芬兰 佛得角 冈比亚 刚果 哥伦比亚 哥斯达黎加 格林纳达 格鲁吉亚 古巴 圭亚那 哈萨克斯坦 海地 韩国 荷兰 洪都拉斯 基里巴斯 吉布提 吉尔吉斯斯坦 几内亚 几内亚比绍 加拿大 加纳 加蓬 柬埔寨 捷克 "
        + "津巴布韦 喀麦隆 卡塔尔 科摩罗 科特迪瓦 科威特 克罗地亚 肯尼亚 拉脱维亚 莱索托 老挝 黎巴嫩 立陶宛 利比里亚 利比亚 列支敦士登 卢森堡 卢旺达 罗马尼亚 马达加斯加 马尔代夫 马耳他 马拉维 马来西亚 马里 "
        + "毛里求斯 毛里塔尼亚 美国 蒙古国 孟加拉国 秘鲁 密克罗尼西亚 缅甸 摩尔多瓦 摩洛哥 摩纳哥 莫桑比克 墨西哥 纳米比亚 南非 南苏丹 瑙鲁 尼泊尔 尼加拉瓜 尼日尔 尼日利亚 挪威 帕劳 葡萄牙 日本 瑞典 瑞士 "
        + "萨尔瓦多 萨摩亚 塞尔维亚 塞拉利昂 塞内加尔 塞浦路斯 塞舌尔 沙特阿拉伯 沙特 斯里兰卡 斯洛伐克 斯洛文尼亚 斯威士兰 苏丹 苏里南 所罗门群岛 索马里 塔吉克斯坦 泰国 坦桑尼亚 汤加 突尼斯 土耳其 土库曼斯坦 "
        + "瓦努阿图 危地马拉 委内瑞拉 文莱 乌干达 乌克兰 乌拉圭 乌兹别克斯坦 西班牙 希腊 新加坡 新西兰 匈牙利 叙利亚 牙买加 亚美尼亚 也门 伊拉克 伊朗 以色列 意大利 印度 印度尼西亚 英国 约旦 越南 赞比亚 乍得 智利 中非共和国 "
        + "基辅 哈尔科夫 赫尔松 扎波罗热 顿涅茨克 卢甘斯克 巴赫穆特 波克罗夫斯克 敖德萨 利沃夫 第聂伯罗 库尔斯克 别尔哥罗德 克里米亚 塞瓦斯托波尔 顿巴斯 马里乌波尔 加沙 加沙地带 杰宁 拉法 汗尤尼斯 约旦河西岸 "
        + "戈兰高地 贝鲁特 大马士革 阿勒颇 德黑兰 伊斯法罕 特拉维夫 耶路撒冷 海法 荷台达 萨那 喀土穆 摩加迪沙 的黎波里 班加西 巴格达 摩苏尔 喀布尔 坎大哈 伊斯兰堡 卡拉奇 拉合尔 新德里 孟买 加德满都 达卡 科伦坡 "
        + "内比都 仰光 曼谷 金边 万象 河内 胡志明市 马尼拉 雅加达 吉隆坡 首尔 釜山 平壤 东京 冲绳 大阪 京都 名古屋 广岛 长崎 福岛 札幌 莫斯科 圣彼得堡 明斯克 华沙 柏林 慕尼黑 法兰克福 汉堡 巴黎 马赛 里昂 伦敦 "
        + "曼彻斯特 利物浦 爱丁堡 布鲁塞尔 海牙 阿姆斯特丹 日内瓦 苏黎世 达沃斯 维也纳 布拉格 布达佩斯 布加勒斯特 索非亚 雅典 罗马 米兰 都灵 威尼斯 马德里 巴塞罗那 里斯本 斯德哥尔摩 奥斯陆 哥本哈根 赫尔辛基 "
        + "伊斯坦布尔 安卡拉 开罗 内罗毕 亚的斯亚贝巴 约翰内斯堡 开普敦 拉各斯 阿布贾 华盛顿 纽约 洛杉矶 旧金山 芝加哥 休斯敦 西雅图 波士顿 迈阿密 费城 底特律 亚特兰大 拉斯维加斯 圣迭戈 夏威夷 檀香山 阿拉斯加 "
        + "索契 圣何塞 硅谷 曼哈顿 布鲁克林 好莱坞 都柏林 安特卫普 鹿特丹 汉诺威 莱比锡 德累斯顿 斯图加特 多特蒙德 杜塞尔多夫 那不勒斯 佛罗伦萨 巴勒莫 塞维利亚 瓦伦西亚 毕尔巴鄂 波尔图 波尔多 图卢兹 "
        + "斯特拉斯堡 戛纳 伯明翰 格拉斯哥 谢菲尔德 利兹 贝尔法斯特 萨格勒布 萨拉热窝 贝尔格莱德 科索沃 地拉那 基希讷乌 塔林 维尔纽斯 喀山 新西伯利亚 海参崴 符拉迪沃斯托克 哈巴罗夫斯克 车臣 格罗兹尼 叶卡捷琳堡 "
        + "尼古拉耶夫 赫梅利尼茨基 切尔尼戈夫 巴士拉 费卢杰 纳杰夫 提克里特 埃尔比勒 基尔库克 霍姆斯 伊德利卜 代尔祖尔 霍尔木兹 亚丁 亚丁湾 吉达 麦地那 阿勒颇 白沙瓦 奎达 古吉拉特 加尔各答 班加罗尔 海得拉巴 "
        + "克什米尔 吉大港 清迈 普吉 芭堤雅 岘港 暹粒 巴厘岛 泗水 槟城 马六甲 宿务 棉兰老岛 仁川 大邱 光州 济州岛 横滨 神户 仙台 奈良 北海道 关岛 珍珠港 阿克拉 达喀尔 金沙萨 坎帕拉 "
        + "达累斯萨拉姆 哈拉雷 卢萨卡 温得和克 罗安达 德班 比勒陀利亚 亚历山大港 卡萨布兰卡 拉巴特 奥兰多 达拉斯 丹佛 凤凰城 夏洛特 盐湖城 圣安东尼奥 克利夫兰 匹兹堡 明尼阿波利斯 新奥尔良 巴尔的摩 关塔那摩 魁北克 "
        + "卡尔加里 蒂华纳 坎昆 麦德林 基多 瓜亚基尔 拉巴斯 亚松森 蒙得维的亚 布里斯班 珀斯 阿德莱德 "
        + "加利福尼亚 得克萨斯 佛罗里达 渥太华 多伦多 温哥华 蒙特利尔 墨西哥城 哈瓦那 波哥大 加拉加斯 利马 圣地亚哥 布宜诺斯艾利斯 里约热内卢 圣保罗 巴西利亚 悉尼 墨尔本 堪培拉 惠灵顿 奥克兰 红海 黑海 "
        + "地中海 波斯湾 霍尔木兹海峡 马六甲海峡 苏伊士运河 巴拿马运河 曼德海峡 撒马尔罕 阿拉木图 塔什干 比什凯克 杜尚别 巴库 第比利斯 埃里温 利雅得 多哈 迪拜 阿布扎比 马斯喀特 科威特城 麦加 "
        + "昆士兰州 昆士兰 新南威尔士州 新南威尔士 塔斯马尼亚 俄勒冈州 俄勒冈 内华达州 内华达 得克萨斯 康涅狄格 马萨诸塞 新泽西 佛罗里达 密歇根 俄亥俄 田纳西 肯塔基 路易斯安那 密西西比 明尼苏达 威斯康星 俄克拉何马 俄克拉何马州 俄克拉荷马 弗吉尼亚 扎波罗热 扎波罗热核电站 鹿儿岛 鹿儿岛县 熊本 熊本县 亚利桑那州 亚利桑那 科罗拉多州 科罗拉多 犹他州 爱达荷州 怀俄明州 明尼苏达州 威斯康星州 密歇根州 俄亥俄州 宾夕法尼亚州 宾夕法尼亚 弗吉尼亚州 北卡罗来纳州 南卡罗来纳州 "
        + "佐治亚州 阿拉巴马州 密西西比州 路易斯安那州 路易斯安那 阿肯色州 密苏里州 伊利诺伊州 印第安纳州 肯塔基州 田纳西州 马萨诸塞州 康涅狄格州 新泽西州 加利福尼亚州 佛罗里达州 得克萨斯州 "
        + FurtherNames.placesAbroad + " "
        + "阿巴拉契亚山脉 落基山脉 安第斯山脉 喜马拉雅山脉 阿尔卑斯山 高加索 高加索地区 西伯利亚 撒哈拉沙漠 撒哈拉 萨赫勒 达尔富尔 提格雷 纳贾夫 班达亚齐 亚齐省 棉兰老 苏门答腊 爪哇岛 加里曼丹 巴布亚 婆罗洲 吕宋岛 "
        + "印度洋 太平洋 大西洋 北冰洋 南太平洋 西太平洋 北大西洋 加勒比海 地中海 波罗的海 白令海 鄂霍次克海 日本海 菲律宾海 孟加拉湾 墨西哥湾 几内亚湾 安达曼海 阿拉伯海 爱琴海 亚得里亚海 亚速海 刻赤海峡 直布罗陀海峡 英吉利海峡 "
        + "白令海峡 朝鲜半岛 巴尔干半岛 阿拉伯半岛 伊比利亚半岛 克里米亚半岛 西奈半岛 堪察加半岛 格陵兰岛 格陵兰 马尔维纳斯群岛 加那利群岛 夏威夷群岛 塞班岛 菲律宾群岛 千岛群岛 "
        + "尼罗河 多瑙河 莱茵河 泰晤士河 塞纳河 伏尔加河 第聂伯河 恒河 湄公河 底格里斯河 幼发拉底河 密西西比河 亚马孙河 亚马孙 刚果河 贝加尔湖 安大略省 魁北克省 不列颠哥伦比亚省 艾伯塔省 曼尼托巴省 旁遮普省 信德省 俾路支省 开伯尔 "
        + "赫尔曼德省 楠格哈尔省 坎大哈省 昆都士省 巴格兰省 安巴尔省 尼尼微省 库尔德斯坦 伊德利卜省 阿勒颇省"

    /// The model's names with these places put right: what overlaps one gives way to it, but for the name of a body or a
    /// place that holds it whole. Nil where all are right.
    static func corrected(_ names: Row<NameSpan>, in scalars: Scalars) -> [NameSpan]? {
        guard names.contains(where: { $0.kind != .place }) else { return nil }
        /// Nil while all are as the model saw them.
        var result: [NameSpan]?
        /// Where the last one ends that is kept.
        var last = 0
        for (number, name) in names.enumerated() {
            let kept = corrected(name, in: scalars, behind: last)
            if kept != name, result == nil {
                result = []
                result?.reserveCapacity(names.count)
                result? += names[..<number]
            }
            guard let kept else { continue }
            result?.append(kept)
            last = kept.range.upperBound
        }
        return result
    }

    /// The place that is meant, or the name as it is; nil where another reaches into it.
    private static func corrected(_ name: NameSpan, in scalars: Scalars, behind last: Int) -> NameSpan? {
        let range = name.range
        if name.kind == .person, (3...4).contains(range.count), range.upperBound < scalars.count,
            scalars[range.upperBound - 1] == scalar("奥"), scalars[range.upperBound] == scalar("运"),
            contains(scalars[range.dropLast()])
        {
            // 索契奥|运
            return NameSpan(range: range.dropLast(), kind: .place)
        }
        // 阿盖洛克|附近
        if name.kind == .person, range.count >= 2, isWhereabouts(range.upperBound, in: scalars),
            scalars.all(range, { NameWords.transliterations.contains($0) })
        {
            return NameSpan(range: range, kind: .place)
        }
        guard range.count <= 6, name.kind != .place, let place = place(around: range, in: scalars),
            place.lowerBound <= range.lowerBound, place.upperBound >= range.upperBound, place.lowerBound >= last
        else { return last > range.lowerBound ? nil : name }
        return NameSpan(range: place, kind: .place)
    }

    private static let whereabouts = WordSet("附近 地区 境内 以北 以南 以东 以西 郊外 近郊 机场 港口 州 省 市郊 北部 南部 东部 西部")

    private static func isWhereabouts(_ place: Int, in scalars: Scalars) -> Bool {
        whereabouts.length(startingAt: place, in: scalars, to: scalars.count) > 0
    }

    static func contains(_ name: Scalars) -> Bool { names.contains(name) }

    static func contains(_ range: Range<Int>, in scalars: Scalars) -> Bool { names.contains(range, of: scalars) }

    /// Of the longest that begins there, 0 for none.
    static func length(startingAt start: Int, in scalars: Scalars, to limit: Int) -> Int {
        names.length(startingAt: start, in: scalars, to: limit)
    }

    private static func place(around range: Range<Int>, in scalars: Scalars) -> Range<Int>? {
        // 昭通: a body by the model, a prefecture by the gazetteer.
        if range.count >= 2, Gazetteer.shared.isName(range, in: scalars) || KnownPlaces.contains(scalars[range]) {
            return range
        }
        let length = names.length(startingAt: range.lowerBound, in: scalars, to: scalars.count)
        return length > 0 ? range.lowerBound..<range.lowerBound + length : nil
    }
}
