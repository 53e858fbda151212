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
            + "中国地震局 中国证监会 证监会 银监会 保监会 国资委 最高法 最高检 五角大楼 白宫 克里姆林宫 清华大学 北京大学 人大附中 北航")

    /// What they begin with.
    static let firsts = names.firsts

    static func contains(_ name: ArraySlice<UInt32>) -> Bool { names.contains(name) }

    /// The model's names with those added that it has not seen, or seen a part of, left to right.
    static func added(to names: [NameSpan], in text: AnnotatedText) -> [NameSpan] {
        let (scalars, words) = (text.scalars, self.names)
        var result: [NameSpan] = []
        /// How many of the names are in the result, or stand aside for a body there.
        var taken = 0
        var next = 0
        var index = 0
        while true {
            index = text.next(.body, from: index)
            // The model's names that begin before: none of theirs is looked into.
            while next < names.count, names[next].range.lowerBound < index {
                index = text.next(.body, from: max(index, names[next].range.upperBound))
                next += 1
            }
            guard index + 1 < scalars.count else { break }
            if words.mayBegin(scalars[index], scalars[index + 1]),
                let (end, inside) = body(at: index, in: scalars, names, from: next)
            {
                result += names[taken..<next]
                result.append(NameSpan(range: index..<end, kind: .organisation))
                (index, next, taken) = (end, inside, inside)
            } else {
                index += 1
            }
        }
        return result.isEmpty ? names : result + names[taken...]
    }

    /// Where a body ends that begins at `index`, and which of the model's names is the first behind it. A name of the
    /// model's that holds it, or crosses it, stays instead.
    private static func body(at index: Int, in scalars: [UInt32], _ names: [NameSpan], from next: Int) -> (Int, Int)? {
        let length = self.names.length(startingAt: index, in: scalars, to: scalars.count)
        let end = index + length
        guard length > 0, stands(index..<end, in: scalars) else { return nil }
        var inside = next
        while inside < names.count, names[inside].range.upperBound <= end { inside += 1 }
        return inside == names.count || names[inside].range.lowerBound >= end ? (end, inside) : nil
    }

    /// 财政部门, 湖北约有: the characters belong to other words.
    private static func stands(_ range: Range<Int>, in scalars: [UInt32]) -> Bool {
        let last = scalars[range.upperBound - 1]
        if last == scalar("部"), range.upperBound < scalars.count, afterDepartment.contains(scalars[range.upperBound]) {
            return false
        }
        return range.count > 2 || range.lowerBound == 0 || scalars[range.lowerBound] != scalar("北")
            || !beforeNorth.contains(scalars[range.lowerBound - 1])
    }
}

private let afterDepartment = ScalarSet("门队分长署件级")
private let beforeNorth = ScalarSet("湖河东西")
