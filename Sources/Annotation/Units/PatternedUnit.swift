import BulletinModel

/// A unit told by its ending alone: 大徐新村, 国棉厂小区, 第三网格, or a township that the gazetteer does not list.
func patternedUnit(endingAt end: Int, in scalars: Scalars, from floor: Int) -> UnitSpan? {
    guard UnitEnding.lasts.contains(scalars[end - 1]),
        let ending = UnitEnding.all.first(where: { $0.ends(scalars, at: end, from: floor) })
    else { return nil }
    if ending.level == .grid { return numberedGrid(endingAt: end, in: scalars, from: floor) }
    let stemEnd = end - ending.word.count
    // 实现村|村通
    if ending.word.count == 1, end + 1 < scalars.count, scalars[end] == ending.word[0],
        afterEach.contains(scalars[end + 1])
    {
        return nil
    }
    guard let start = stemStart(before: stemEnd, ending: ending, in: scalars, from: floor) else { return nil }
    return UnitSpan(range: start..<end, level: ending.level)
}

struct UnitEnding: Sendable {
    let word: [UInt32]
    let level: UnitLevel
    /// Longest stem, in scalars.
    let reach: Int
    /// Stems that make a common noun of it: 居民小区, 城中村.
    let commonStems: Words

    func ends(_ scalars: Scalars, at end: Int, from floor: Int) -> Bool {
        guard end - word.count >= floor else { return false }
        var at = end - word.count
        for scalar in word {
            if scalars[at] != scalar { return false }
            at += 1
        }
        return true
    }

    /// What they all end in.
    static let lasts = ScalarSet("道区村镇乡格")

    /// Longer endings first.
    static let all: [UnitEnding] = [
        UnitEnding(
            word: "街道".scalarValues, level: .township, reach: 5,
            commonStems: Words("海滩 城郊 成员国 社区 主要 中心 城市 城区 繁华 商业 条 公共 周边 沿线 道路 主 老 古 小 大 步行 城乡 市区 美食 文化 风情 背")),
        UnitEnding(
            word: "社区".scalarValues, level: .community, reach: 7,
            commonStems: Words(
                "家和 家庭医生 医生 一些 色列 无疫 线上 该 一家 这家 一个 这个 那个 另一个 首个 某个 城市 农村 居民 国际 和谐 文明 智慧 示范 幸福 平安 绿色 美丽 未来 完整 学习型 老旧 大型 小型 封闭 网络 虚拟 学术 线上 在线 "
                    + "基层 街道 镇 乡镇 村 区 市 新 旧 老 大 小 辖区 所在 所属 当地 周边 附近 相关 有关 多数 全部 所有 部分 部份 重点 试点 样板 "
                    + "先进 优秀 服务 进 驻 回归 走进 深入 下沉 全国 全市 全区 全县 全省 全街 人类 共同 科学 科研 开源 开发者 玩家 粉丝 用户 华人 "
                    + "拆迁 安置 易地搬迁 搬迁 住宅 商品房 单位 混合型 混合 民族 多民族 互嵌式 嵌入式 宜居 健康 生态 红色 零碳 低碳 儿童友好 党建 "
                    + "残疾人 精神残疾人 校园 学校 学生 大学 高校 渔村 道路 小康 住房 保障性住房 性住房 新冠肺炎 一片新 企业 机关 军营 景区 楼宇 商圈 网格 老年人 老人 妇女 青年 美国 香港 澳门 台湾 物业 所辖 下辖 管辖 包联 联系 结对 包保 双报到 临近 邻近 生活 城乡 城镇 该 各 本 此 老年 友好 国家 专业 特色 精品 建制 涉农 撤村建"
            )),
        UnitEnding(
            word: "小区".scalarValues, level: .compound, reach: 8,
            commonStems: Words(
                "住宅 居民 老旧 封闭 封闭式 封控 管控 防控 高档 普通 商品房 安置 回迁 拆迁 无物业 开放式 散居 大型 中心 城市 农村 家属 生活 "
                    + "文明 示范 智慧 美丽 安居 经适房 经济适用房 保障房 公租房 廉租房 试点 样板 花园式 新建 在建 改造 附近 周边 所在 所住 同一 该 各 本 "
                    + "不少 部分 多数 全部 所有 一些 相关 有关 涉疫 重点 无疫 大 小 新 老 旧 某 多层 高层 别墅 多 这 那 别 其他 其它 分布 成熟 自家 隔壁 "
                    + "电梯 供暖 社区 街道 进 入 出 物业 蜂窝 家园 单位 职工 省级 市级 国家级 园林式 移民 扶贫 搬迁 易地搬迁 棚改")),
        UnitEnding(
            word: "新村".scalarValues, level: .community, reach: 4,
            commonStems: Words("各 农民 移民 扶贫 搬迁 安居 示范 生态 文明 小康 幸福 美丽 社区 该 本 全 建设 社会主义 工人 新 和谐 定居 牧民 藏家 渔民")),
        UnitEnding(
            word: "村".scalarValues, level: .community, reach: 6,
            commonStems: Words(
                "清廉 三无 关系 信用 脏乱 别墅 豆腐 亲水 农业 牧业 山背 后乡 边陲山 江边小 路通 约好 大学生 女大学生 当事人 首相 嘎查 第一 线上 农 乡 全 各 本 该 山 渔 新 城中 行政 建制 自然 贫困 示范 帮包 重点 邻 整 多 几 某 此 驻 进 回 入 出 下 到 离 建 美丽 文明 先进 后进 "
                    + "落后 薄弱 软弱涣散 集体经济薄弱 空心 古 老 小 大 度假 奥运 亚运 冬奥 世博 媒体 运动员 选手 地球 民俗 文化 旅游 生态 移民 少数民族 "
                    + "边境 边远 偏远 穷 富裕 富 小康 非贫困 深度贫困 脱贫 出列 中心 试点 样板 重灾 灾 受灾 周边 附近 沿线 临近 邻近 所在 所属 所有 "
                    + "部分 外 本 同 撤并 一 淘宝 电商 亿元 明星 特色 专业 传统 古老 小山 小渔 城郊 城边 近郊 远郊 相关 有关 两 三 四 五 六 七 八 九 十 百 千 "
                    + "新农 社会主义新农 乡镇 镇 乡 县 市 帮扶 扶贫 结对 包联 联系 包 驻 抵 归 老家 家 亚运会 奥林匹克 艾滋 癌症 光棍 长寿 党员 重点贫困 "
                    + "革命老区 老区 每个 这个 那个 首个 难点 无 有 全部 整个 不少 许多 大多数 多数 个别 一些 何 谁 爱 法治 民主法治 样 文 数字 智慧 未来 和美 撤县 并 分")),
        UnitEnding(
            word: "镇".scalarValues, level: .township, reach: 4,
            commonStems: Words(
                "城 全国城 乡 集 小 古 重 特色 全 各 本 该 坐 市 村 建制 中心 示范 卫星 历史 文化 特色小 小城 旅游 工业 大 老 名 冰 边 新 强 百强 千强 经济强 "
                    + "水 海滨 滨海 山区 农业 驻 所在 周边 附近 沿海 沿线 边境 一 两 三 四 五 乡 全国重点 重点 生态 智能 小山 煤 钢铁 陶瓷 县 区 市 原 某 此 街 历史文化名 中国历史文化名"
            )),
        UnitEnding(
            word: "乡".scalarValues, level: .township, reach: 3,
            commonStems: Words(
                "家 故 老 同 下 返 城 他 水 回 还 思 离 异 梦 睡 醉 仙 望 新 全 各 本 该 怀 民族 侨 贫困 山 小 大 穷 入 进 外 之 美丽 江南水 鱼米之 书法之 文化之 "
                    + "音乐之 歌舞之 民歌之 武术之 诗词之 四 三 两 一 五 田园 原 某 此 偏远 示范 革命老区 边远 少数民族 背井离 衣锦还 告老还")),
        UnitEnding(word: "网格".scalarValues, level: .grid, reach: 6, commonStems: Words("")),
    ]
}

/// 第三网格, 2号网格: a number is its name. What has none is the common noun, and 3个网格 are a count.
private func numberedGrid(endingAt end: Int, in scalars: Scalars, from floor: Int) -> UnitSpan? {
    var start = end - 2
    if start > floor, scalars[start - 1] == scalar("号") { start -= 1 }
    let numberEnd = start
    while start > floor, numerals.contains(scalars[start - 1]), end - start < 9 { start -= 1 }
    guard start < numberEnd else { return nil }
    if start > floor, scalars[start - 1] == scalar("第") { start -= 1 }
    return UnitSpan(range: start..<end, level: .grid)
}

/// 村村通, 村村响, 村村都有: each of them.
private let afterEach = ScalarSet("通都有响亮建皆")
private let numerals = ScalarSet("0123456789一二三四五六七八九十百")

/// Where a name may not reach across: particles, pronouns, verbs and measure words of one character.
private let barriers = ScalarSet(
    "的了在是和与及对向从由为被把将该各每本这那个位到让使给我你他她们其此某以并还也就都又再很不没有说称去来往至所且或而但则若因名条处座批户间")

/// Words that often stand ahead of a name and are no part of it.
private let leadIns = WordSet(
    "通知 保障 支援 援助 救助 提醒 号召 动员 要求 安排 协助 协调 督促 配合 邀请 视察 考察 奔赴 驰援 转战 巡查 守护 关爱 建成 恢复 封控 治理 整治 规划 扮靓 点亮 照亮 唤醒 激活 盘活 美化 亮化 直通 入驻 落户 扎根 坚守 帮助 "
        + "公安局 公安分局 派出所 检察院 广大 全体 各个 整个 众多 不少 许多 多数 位于 来到 走进 前往 深入 组织 以及 包括 发动 联合 其中 进入 帮扶 家住 居住 现住 全年 每年 当年 我国 全国 各地 建立 新任 后边 旁边 一届 首届 历届 发展 汇入 这里 那里 全镇 全县 全市 全区 全街道 辖区 街道 指导 记者 日前 近日 目前 "
        + "今年 去年 昨日 昨天 今天 当天 同时 此外 随后 期间 返回 抵达 赶到 赶赴 驻扎 慰问 走访 看望 调研 检查 督导 推动 推进 建设 打造 选取 选择 "
        + "选派 派驻 驻村 第一 书记 村民 居民 患者 病例 例如 比如 现在 如今 曾经 已经 正在 依托 按照 根据 通过 围绕 针对 覆盖 涉及 成立 召开 举办 "
        + "开展 启动 实施 支持 资助 服务 离开 路过 途经 经过 毗邻 靠近 邻近 紧邻 对口 结对 共建 联系 包联 下沉 下派 任职 担任 当选 县城 城区 市区 "
        + "郊区 老城区 主城区 利用 征集 扛起 别看 了解 熟悉 带动 带领 引领 改变 告别 走出 回到 返回 住进 搬进 搬到 流转 承包 租下 近几年 近年 这几年 几年 去年 前年 乡镇 附近 周边 方面 部门 单位 企业 公司 党委 党员 干部 群众 志愿者 网格员 工作人员 疫情 本村 邻村 外村 自己 家乡 老家 故乡 "
        + "当地 一个 两个 三个 多个 几个 首个 所在 下辖 管辖 所辖 所属 隶属 主持 负责 探访 采访 航拍 俯瞰 图为 昔日 今日 春日 夏日 秋日 冬日 清晨 傍晚 上午 下午 晚上")

/// Words of one character that are part of a name only where it is known: 至刘村, 在 … are cut; 后许小区, 前白村 stay.
private func stemStart(before stemEnd: Int, ending: UnitEnding, in scalars: Scalars, from floor: Int) -> Int? {
    var earliest = stemEnd
    while earliest > floor, stemEnd - earliest < ending.reach, isNameCharacter(scalars[earliest - 1]) { earliest -= 1 }
    guard earliest < stemEnd else { return nil }
    let end = stemEnd + ending.word.count
    if ending.word.count == 1, ending.level == .community, let start = afterPlaces(earliest..<stemEnd, in: scalars),
        isProperStem(scalars, start..<stemEnd, ending, mayBeShort: true),
        !OrdinaryUnit(scalars: scalars, stem: start..<stemEnd, ending: ending)
            .isOrdinary(isVillage: Gazetteer.shared.isVillage(scalars[start..<end]))
    {
        return start
    }
    // A name that is known somewhere goes before guessing; the longest such.
    if ending.level == .community {
        for start in earliest..<stemEnd where Gazetteer.shared.isVillage(scalars[start..<end]) {
            if ending.commonStems.contains(scalars[start..<stemEnd]) { break }
            if OrdinaryUnit(scalars: scalars, stem: start..<stemEnd, ending: ending).isOrdinary(isVillage: true) {
                continue
            }
            if stemEnd - start == 1 || isDigitScalar(scalars[start]) { continue }
            // 每月都来村里: a village somewhere is called so.
            if barriers.contains(scalars[start]), end < scalars.count, scalars[end] == scalar("里") { continue }
            // 居|民和社区: a name does not start within a word.
            if start > floor, Gazetteer.shared.isWord(scalars[start - 1], scalars[start]) { continue }
            // 宁夏|乡村
            if stemEnd - start == 2, commonPairs.contains(scalars[stemEnd - 1..<end]), start > floor,
                Gazetteer.shared.isName(start - 1..<start + 1, in: scalars)
            {
                continue
            }
            if leadIns.length(startingAt: start, in: scalars, to: stemEnd) > 0 { continue }
            return start
        }
    }
    let reachedFurther =
        stemEnd - earliest == ending.reach && earliest > floor && isNameCharacter(scalars[earliest - 1])
    var start = earliest
    var wasCut = false
    var at = earliest
    while at < stemEnd {
        if barriers.contains(scalars[at]) {
            // 来|自城南小区
            at += scalars[at] == scalar("来") && scalars[at + 1] == scalar("自") ? 2 : 1
            start = at
            wasCut = true
        } else {
            var length = leadIns.length(startingAt: at, in: scalars, to: stemEnd)
            if length == 0, at + 2 <= stemEnd, Gazetteer.shared.isLeadingWord(scalars[at], scalars[at + 1]) {
                length = 2
            }
            if length > 0 {
                at += length
                start = at
                wasCut = true
            } else {
                at += 1
            }
        }
    }
    guard start < stemEnd, !reachedFurther || wasCut else { return nil }
    guard isProperStem(scalars, start..<stemEnd, ending) else { return nil }
    return OrdinaryUnit(scalars: scalars, stem: start..<stemEnd, ending: ending).isOrdinary(isVillage: false)
        ? nil : start
}

/// 浙江安吉|余村: where a province and what it holds are named without their endings ahead of a village.
private func afterPlaces(_ range: Range<Int>, in scalars: Scalars) -> Int? {
    for at in range {
        let province = provinces.length(startingAt: at, in: scalars, to: range.upperBound)
        // 漠|河北|极村
        guard province > 0, at == 0 || !isIdeograph(scalars[at - 1]) || aheadOfPlaces.contains(scalars[at - 1]) else {
            continue
        }
        var start = at + province
        while let place = KnownPlaces.place(startingAt: start, in: scalars, to: range.upperBound),
            place.upperBound < range.upperBound
        {
            start = place.upperBound
        }
        return start < range.upperBound ? start : nil
    }
    return nil
}

private let aheadOfPlaces = ScalarSet("在于从到来去的是自给向和与至及、")
private let provinces = WordSet(
    "北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 陕西 甘肃 青海 西藏 宁夏 新疆 内蒙古")

private func isNameCharacter(_ value: UInt32) -> Bool {
    isIdeograph(value) || value == scalar("·") || (value >= 0x41 && value <= 0x5A) || (value >= 0x30 && value <= 0x39)
}

private func isProperStem(
    _ scalars: Scalars, _ stem: Range<Int>, _ ending: UnitEnding, mayBeShort: Bool = false
) -> Bool {
    if ending.commonStems.contains(scalars[stem]) { return false }
    // 3个 and 两 are counts, 城中 of 老城中村 is not.
    if scalars[stem].allSatisfy({ numerals.contains($0) || $0 == scalar("两") || $0 == scalar("多") || $0 == scalar("余") }
    ) {
        return false
    }
    if stem.count == 1 && !mayBeShort || isDigitScalar(scalars[stem.lowerBound]) { return false }
    // 第三届社区运动会
    if scalars[stem.lowerBound] == scalar("第"), ending.level != .grid { return false }
    // 农业农村, 柠檬之乡, 候鸟小镇, 江西景德镇, 服务城乡
    if ending.word[0] == scalar("乡"), homes.contains(scalars[stem.upperBound - 1]) { return false }
    let pair = stem.upperBound - 1..<stem.upperBound + 1
    if ending.word.count == 1, commonPairs.contains(pair, of: scalars) { return false }
    if stem.count >= 2, notTowns.contains(scalars[stem.upperBound - 2..<stem.upperBound]) { return false }
    if endsWithMotion(scalars, stem) { return false }
    // 佤族|村, 走遍全|村: of its kind, and all of it.
    if ending.word.count == 1, ending.level == .community, stem.count <= 3,
        scalars[stem.upperBound - 1] == scalar("族") || scalars[stem.upperBound - 1] == scalar("全")
    {
        return false
    }
    // 去年|全镇
    if ending.level == .township, ending.word.count == 1, wholes.contains(scalars[stem.upperBound - 1]) { return false }
    // 农业|大镇, 工业|重镇
    if ending.word[0] == scalar("镇"), stem.count >= 3, kindsOfTowns.contains(scalars[stem.upperBound - 1]) {
        return false
    }
    // 新建居民小区: a common stem behind some other word.
    for start in (stem.lowerBound + 1)..<stem.upperBound
    where stem.upperBound - start >= 2 && ending.commonStems.contains(scalars[start..<stem.upperBound]) {
        return false
    }
    return true
}

/// 思乡, 下乡, 市乡: of what is no name.
private let homes = ScalarSet("思下返离故家异他还恋怀市回归")
private let commonPairs = WordSet("农村 之乡 之村 之镇 小镇 乡镇 乡村 古镇")
private let wholes = ScalarSet("全各该")
private let kindsOfTowns = ScalarSet("大强重名")
private let notTowns = WordSet("景德 振兴 助力 健康 数字 美丽 平安 幸福 和美 生态 智慧 度假 旅游 文旅 特色")

/// 演练进小区: something comes into a compound, and none is named. 前进小区 and 跃进村 are names.
private func endsWithMotion(_ scalars: Scalars, _ stem: Range<Int>) -> Bool {
    let last = scalars[stem.upperBound - 1]
    guard motions.contains(last), stem.count >= 2 else { return false }
    return last != scalar("进") || !properBeforeIn.contains(scalars[stem.upperBound - 2])
}

private let motions = ScalarSet("进入驻访任走")
private let properBeforeIn = ScalarSet("前跃奋先共新永促东改")
