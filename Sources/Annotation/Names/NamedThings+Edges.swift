/// Where the name of a place begins and ends, where the model took too much or too little, and what is none after all.
extension NamedThings {
    /// 徽州大道|2公里, 101国道|司马台长城, 冲绳|基地; nil for 皖A6A843号 and what else is no place.
    func trimmed(_ range: Range<Int>) -> Range<Int>? {
        guard !isMake(range), let range = withoutOffice(range),
            let range = withoutDirection(range.count > 2 ? toOwn(range) : range), !isCommonUnit(range)
        else {
            return nil
        }
        // 岳某|某: somebody
        if let last = range.last, scalars[last] == scalar("某") { return nil }
        // 某某公司大中华区
        if company.stands(in: range, of: scalars) { return nil }
        // 大道北|右转
        if range.count == 2, directions.contains(scalars[range.lowerBound]),
            turns.contains(scalars[range.upperBound - 1])
        {
            return nil
        }
        // 埃因霍温|给联城: a team, and what it does.
        // 恒泰科技CEO林, 绿水青山就是|金山|银山
        if range.count > 4, range.contains(where: { text[$0] == scalar("C") && text[$0 + 1] == scalar("E") }) {
            return nil
        }
        // 《星光大道》: a work
        if text[range.lowerBound - 1] == scalar("《"), text[range.upperBound] == scalar("》") { return nil }
        if mountains.contains(scalars[range])
            || text[range.upperBound] == scalar("银") && text[range.upperBound + 1] == scalar("山")
        {
            return nil
        }
        let team = KnownBodies.length(startingAt: range.lowerBound, in: scalars, to: range.upperBound)
        if team > 2, team < range.count, doers.contains(scalars[range.lowerBound + team]) { return nil }
        // “蓝马甲”: a word of its own kind.
        if range.count <= 4, range.lowerBound > 0, range.upperBound < scalars.count,
            scalars[range.lowerBound - 1] == scalar("“"), scalars[range.upperBound] == scalar("”"), !isKnown(range)
        {
            return nil
        }
        // 一超市: some place of its kind; 热门机场: many
        if ahead.length(startingAt: range.lowerBound, in: scalars, to: range.upperBound) > 0 { return nil }
        if range.count <= 4, range.first.map({ scalars[$0] == scalar("一") }) ?? true { return nil }
        if ones.contains(range.prefix(2), of: scalars) { return nil }
        // 近百位|社区, 埃博拉|疫情: a count, and an illness.
        if range.dropFirst().contains(where: { scalars[$0] == scalar("位") && NumeralScalar.counts(scalars[$0 - 1]) })
            || diseases.length(startingAt: range.lowerBound, in: scalars, to: range.upperBound) > 0
        {
            return nil
        }
        // 城区|三家农贸市场
        if range.count > 4, range.contains(where: { CountedThings.begin(at: $0, in: text) }), !isKnown(range) {
            return nil
        }
        // 三省|五县: how many they are.
        if range.count >= 2, levels.contains(scalars[range.upperBound - 1]),
            counts.contains(scalars[range.upperBound - 2]), !isKnown(range)
        {
            return nil
        }
        if range.contains(where: { noPlace.contains(scalars[$0]) }), !ForeignPlaces.contains(range, in: scalars) {
            let end = range.first { noPlace.contains(scalars[$0]) } ?? range.upperBound
            return isKnown(range.lowerBound..<end) ? range.lowerBound..<end : nil
        }
        if range.count > 3, scalars[range.upperBound - 2] == scalar("基"), scalars[range.upperBound - 1] == scalar("地"),
            isKnown(range.lowerBound..<range.upperBound - 2)
        {
            return range.lowerBound..<range.upperBound - 2
        }
        return withoutDistance(range)
    }

    /// Three characters and more, without what belongs to other words. Of two there is nothing to take.
    private func toOwn(_ range: Range<Int>) -> Range<Int> {
        withoutGrade(beforeOne(withoutEvent(withoutMotion(toWordEnd(withoutNeighbours(withoutCount(toName(range))))))))
    }

    /// 一辆夏利|轿车, 捷达|出租车: what is driven.
    func isMake(_ range: Range<Int>) -> Bool {
        range.count <= 4 && vehicles.length(startingAt: range.upperBound, in: scalars, to: scalars.count) > 0
            && !isKnown(range) && !units.contains(exactly: range)
    }

    /// 甲地隔|离, 甲乙高铁绍|兴段: the last character begins the next word.
    private func toWordEnd(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, range.count > 2, scalars[first] == scalar(" ") { range = range.dropFirst() }
        let (last, next) = (range.upperBound - 1, range.upperBound)
        // 德令哈|驶向
        if range.count >= 3, departures.contains(scalars[last]), isKnown(range.dropLast()) { return range.dropLast() }
        guard range.count >= 4, next < scalars.count, isIdeograph(scalars[next]), !placeEnds.contains(scalars[last]),
            !Gazetteer.shared.isWord(scalars[last - 1], scalars[last]), !isKnown(range)
        else { return range }
        // 拱北隧|道
        if placeEnds.contains(scalars[next]), Gazetteer.shared.isWord(scalars[last], scalars[next]) {
            return range.lowerBound..<next + 1
        }
        let isOther =
            Gazetteer.shared.isWord(scalars[last], scalars[next])
            || KnownPlaces.place(startingAt: last, in: scalars, to: next + 1) != nil
        return isOther ? range.dropLast() : range
    }

    /// 长三角|“跨省, 依托|港珠澳大桥, 粤港澳大湾区|互联互通
    private func withoutNeighbours(_ range: Range<Int>) -> Range<Int> {
        var range = range
        if let quote = range.dropFirst(2).first(where: { scalars[$0] == scalar("“") }),
            !scalars[quote..<range.upperBound].contains(scalar("”"))
        {
            range = range.lowerBound..<quote
        }
        // 东方广场|到市区, 京沪高速|时, 棉兰|昨晚, 人民路|合影
        if let to = range.dropFirst(3).first(where: { scalars[$0] == scalar("到") }), placeEnds.contains(scalars[to - 1])
        {
            range = range.lowerBound..<to
        }
        let last = range.upperBound - 1
        // 费卢杰|距首都, 某地|及某地
        if range.count >= 3,
            scalars[last] == scalar("距")
                || scalars[last] == scalar("及") && scalars[last - 1] != scalar("埃") && !isKnown(range)
        {
            range = range.dropLast()
        }
        if range.count >= 3, scalars[last] == scalar("昨") || scalars[last] == scalar("时"),
            scalars[last] == scalar("昨") || range.upperBound == scalars.count || !isIdeograph(scalars[range.upperBound])
        {
            range = range.dropLast()
        } else if range.count >= 5, streetEnds.contains(scalars[last - 2]), !placeEnds.contains(scalars[last]),
            Gazetteer.shared.isWord(scalars[last - 1], scalars[last])
        {
            range = range.dropLast(2)
        }
        // 国道107线|许昌长葛市
        if range.count >= 8, roads.length(startingAt: range.lowerBound, in: scalars, to: range.upperBound) > 0,
            let line = range.dropFirst(3).first(where: { scalars[$0] == scalar("线") }),
            scalars[range.lowerBound + 2..<line].allSatisfy({ isDigitScalar($0) || isLatinLetter($0) })
        {
            range = line + 1..<range.upperBound
        }
        // 宜宾|城区
        let area = areas.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound)
        if area > 0, isKnown(range.dropLast(area)) { range = range.dropLast(area) }
        // 苏丹国|王
        if range.count > 2, range.upperBound < scalars.count, scalars[range.upperBound] == scalar("王"),
            scalars[range.upperBound - 1] == scalar("国")
        {
            range = range.dropLast()
        }
        // 城|东工业园区
        if range.count >= 4, range.lowerBound > 1, scalars[range.lowerBound - 1] == scalar("城"),
            directions.contains(scalars[range.lowerBound]), !beforeTown.contains(scalars[range.lowerBound - 2])
        {
            range = range.lowerBound - 1..<range.upperBound
        }
        if range.count >= 5, leadVerbs.contains(range.prefix(2), of: scalars) { range = range.dropFirst(2) }
        if range.count >= 6, let bay = range.dropFirst(2).first(where: { scalars[$0] == scalar("湾") }),
            bay + 2 < range.upperBound, scalars[bay + 1] == scalar("区")
        {
            range = range.lowerBound..<bay + 2
        }
        return range
    }

    /// 临溪、清水、石门|三县: how many they are.
    private func withoutCount(_ range: Range<Int>) -> Range<Int> {
        guard range.count >= 4, let last = range.last, levels.contains(scalars[last]),
            counts.contains(scalars[last - 1]), text[range.lowerBound - 1] == scalar("、"), !isKnown(range)
        else { return range }
        return range.dropLast(2)
    }

    /// 东部|某某省, 某国|埃博拉疫|情, 某某|城: more, or less, than the name.
    private func toName(_ range: Range<Int>) -> Range<Int> {
        guard range.count >= 5 else { return range }
        var range = range
        if parts.contains(range.prefix(2), of: scalars),
            states.contains(scalars[range.upperBound - 1])
        {
            range = range.dropFirst(2)
        }
        let abroad = ForeignPlaces.length(startingAt: range.lowerBound, in: scalars, to: range.upperBound)
        if abroad >= 3, range.count >= abroad + 2, range.upperBound < scalars.count,
            PhraseTable.shared.word(at: range.upperBound - 1, in: text)?.end == range.upperBound + 1,
            !placeEnds.contains(scalars[range.upperBound - 1])
        {
            return range.prefix(abroad)
        }
        return range
    }

    /// 至|小区, 在|某地
    private func withoutMotion(_ range: Range<Int>) -> Range<Int> {
        guard range.count >= 3, !isKnown(range) else { return range }
        if motions.contains(scalars[range.lowerBound]) { return range.lowerBound + 1..<range.upperBound }
        // 苍梧和|藤县
        // 维护好|南海
        if links.contains(scalars[range.lowerBound]),
            isKnown(range.dropFirst())
                || KnownPlaces.landmarkLength(startingAt: range.lowerBound + 1, in: scalars) == range.count - 1
        {
            return range.dropFirst()
        }
        // 内江|城市: a name of its own.
        if KnownPlaces.place(startingAt: range.lowerBound, in: scalars, to: range.upperBound) != nil { return range }
        // 经|某地, 西起|某地: with a place that is known behind it.
        for length in [1, 2] where range.count >= length + 2 {
            guard leads.length(startingAt: range.lowerBound, in: scalars, to: range.lowerBound + length) == length,
                let known = KnownPlaces.place(startingAt: range.lowerBound + length, in: scalars, to: range.upperBound),
                known.count > 1
            else { continue }
            return range.lowerBound + length..<range.upperBound
        }
        return range
    }

    /// 甲地|峰会, 某国|断交, 甲乙铁路|班列, 浙江|乡村: what happens there, or begins another word.
    private func withoutEvent(_ range: Range<Int>) -> Range<Int> {
        let last = range.upperBound - 1
        // 沙溪河|河水
        if range.count >= 3, scalars[last] == scalar("河"), scalars[last - 1] == scalar("河") { return range.dropLast() }
        if range.count >= 3, range.upperBound < scalars.count,
            villagers.length(startingAt: last, in: scalars, to: range.upperBound + 1) == 2
        {
            return isKnown(range.dropLast()) ? range.dropLast() : last..<last
        }
        guard range.count >= 4 else { return range }
        for index in range.dropFirst(2)
        where events.length(startingAt: index, in: scalars, to: min(scalars.count, range.upperBound + 1)) > 0 {
            return range.lowerBound..<index
        }
        return range
    }

    /// 帮包村, 居民小区: of its kind, and none by name. 众志成|城: the end of a saying.
    private func isCommonUnit(_ range: Range<Int>) -> Bool {
        if range.count == 3, NameWords.plainCourtesies.contains(scalars[range.dropFirst()]) { return true }
        if sayings.length(endingAt: range.upperBound, in: scalars, from: max(0, range.lowerBound - 2)) > 0 {
            return true
        }
        if noPlaceEnds.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound) > 0 { return true }
        // G20峰|会
        if let first = range.first, isLatinLetter(scalars[first]), range.contains(where: { scalars[$0] == scalar("峰") })
        {
            return true
        }
        guard range.count >= 2, UnitEnding.lasts.contains(scalars[range.upperBound - 1]),
            let ending = UnitEnding.all.first(where: { $0.ends(scalars, at: range.upperBound, from: range.lowerBound) })
        else { return false }
        return ending.commonStems.contains(scalars[range.dropLast(ending.word.count)])
    }

    /// 至某地|二级公路, 东固一级公路|某段, 某铁路立交桥|桥洞, 某洲|市场
    private func withoutGrade(_ range: Range<Int>) -> Range<Int> {
        let first = range.lowerBound
        if range.count > 4,
            let grade = range.dropFirst(2).first(where: {
                grades.length(startingAt: $0, in: scalars, to: range.upperBound) > 0
            })
        {
            let name = first..<grade
            let isWay = first > 0 && ways.contains(scalars[first - 1]) && isKnown(name)
            return isWay ? name : first..<grade + 4
        }
        let tail = underBridges.length(endingAt: range.upperBound, in: scalars, from: first)
        if tail > 0, range.count >= tail + 2 {
            let name = range.dropLast(tail)
            if scalars[name.upperBound - 1] == scalar("桥") || isKnown(name)
                || PlaceWords.regions.contains(scalars[name])
            {
                return name
            }
        }
        return range
    }

    /// 安龙|方向高速路, 某路口|南: and 甲路与乙路 is no single place.
    private func withoutDirection(_ range: Range<Int>) -> Range<Int>? {
        var range = range
        for index in range.dropFirst(2).dropLast()
        where scalars[index] == scalar("方") && scalars[index + 1] == scalar("向") {
            range = range.lowerBound..<index
            break
        }
        range = withoutProvince(range)
        // 维吾尔|族
        if range.upperBound < scalars.count, scalars[range.upperBound] == scalar("族") { return nil }
        // 亚洲|杯, 中国|馆, 上海|队: named after it.
        if range.upperBound < scalars.count, namesakes.contains(scalars[range.upperBound]),
            scalars[range.upperBound] == scalar("杯") || isKnown(range) || continents.contains(scalars[range])
        {
            return nil
        }
        // 欧洲|冠军杯
        if continents.contains(scalars[range]),
            contests.length(startingAt: range.upperBound, in: scalars, to: scalars.count) > 0
        {
            return nil
        }
        return withoutCrossing(range)
    }

    /// 包茂高速|陕西
    private func withoutProvince(_ range: Range<Int>) -> Range<Int> {
        for length in [2, 3] where range.count >= length + 4 {
            let tail = range.upperBound - length..<range.upperBound
            if motorways.contains(scalars[tail.lowerBound - 1]), isKnown(tail) {
                return range.lowerBound..<tail.lowerBound
            }
        }
        return range
    }

    /// 某街|交叉口, 某路口|南, 某街17号楼|楼下
    private func withoutCrossing(_ range: Range<Int>) -> Range<Int> {
        let last = range.upperBound - 1
        if range.count > 4, scalars[last] == scalar("楼"), scalars[last - 1] == scalar("楼") { return range.dropLast() }
        if range.count >= 4, directions.contains(scalars[last]), scalars[last - 1] == scalar("口") {
            return range.dropLast()
        }
        let crossing = PlaceWords.crossings.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound)
        if crossing > 0, range.count >= crossing + 3, roadEnds.contains(scalars[range.upperBound - crossing - 1]) {
            return range.dropLast(crossing)
        }
        return range
    }

    func isKnown(_ range: Range<Int>) -> Bool {
        range.count >= 2 && (Gazetteer.shared.isName(range, in: scalars) || ForeignPlaces.contains(range, in: scalars))
    }

    private func withoutDistance(_ range: Range<Int>) -> Range<Int>? {
        guard let digit = range.first(where: { isDigitScalar(scalars[$0]) }) else { return range }
        // A car's plate
        if range.count(where: { isDigitScalar(scalars[$0]) || isLatinLetter(scalars[$0]) }) >= 5 { return nil }
        var end = digit
        while end < range.upperBound, isDigitScalar(scalars[end]) { end += 1 }
        if digit == range.lowerBound, roads.length(startingAt: end, in: scalars, to: range.upperBound) > 0 {
            return range.upperBound - end > 4 ? end + 2..<range.upperBound : range
        }
        // 某国坦克|24号: a day, and no house of a road.
        if end < scalars.count, digit > range.lowerBound, scalars[end] == scalar("号") || scalars[end] == scalar("日"),
            !roadEnds.contains(scalars[digit - 1]), end + 1 < range.upperBound,
            scalars[end + 1] != scalar("楼"), scalars[end + 1] != scalar("院"), scalars[end + 1] != scalar("桥")
        {
            return isKnown(range.lowerBound..<digit) ? range.lowerBound..<digit : nil
        }
        // 某区|15号: what no street leads to.
        if end + 1 == range.upperBound, digit > range.lowerBound + 1, scalars[end] == scalar("号"),
            levels.contains(scalars[digit - 1])
        {
            return range.lowerBound..<digit
        }
        if digit > range.lowerBound + 1, lengths.length(startingAt: end, in: scalars, to: range.upperBound) > 0 {
            return range.lowerBound..<digit
        }
        return range
    }

    /// 冲绳|一市, 象州|一超市
    private func beforeOne(_ range: Range<Int>) -> Range<Int> {
        guard let one = range.dropFirst(2).last(where: { scalars[$0] == scalar("一") }), range.upperBound - one >= 2,
            range.upperBound - one <= 4, !NameMarks.beforeFirst.contains(scalars[one - 1]),
            !NameMarks.afterFirst.contains(scalars[one + 1])
                || buildings.length(startingAt: one + 1, in: scalars, to: range.upperBound) > 0,
            !units.contains(exactly: range)
        else { return range }
        // 宜宾|城区|一大厦
        let area = areas.length(endingAt: one, in: scalars, from: range.lowerBound)
        let name = range.lowerBound..<one - area
        return area > 0 && isKnown(name) ? name : range.lowerBound..<one
    }
}

private let vehicles = WordSet(
    "轿车 小轿车 卡车 货车 大货车 小货车 面包车 越野车 跑车 吉普车 摩托车 牌轿车 牌货车 牌卡车 牌面包车 牌小型 牌重型 牌小轿车 牌越野车 皮卡 商务车 SUV 出租车 中巴车 大巴车 两厢 三厢 自卸车 半挂车 小客车 大客车 小汽车"
)
private let ones = WordSet("一家 一座 一所 一处 一个 许多")
private let diseases = WordSet("埃博拉")
private let mountains = WordSet("金山银山 银山 绿水青山")
private let levels = ScalarSet("省市区县国州")
private let counts = ScalarSet("两二三四五六七八九")
private let roadEnds = ScalarSet("路街巷道")
private let leadVerbs = WordSet("依托 跨越 横跨 打造 前往 抵达 位于 走进 来到 借助 途经 探访 驶入 驶出 登上 开往 通往 毗邻 紧邻 邻近 飞往 赶往 跨过 穿过 经过")
private let company = WordSet("公司 集团")
private let streetEnds = ScalarSet("路街")
private let turns = ScalarSet("左右")
private let doers = ScalarSet("与和给向对共同将把被让在")
private let departures = ScalarSet("驶开赶飞往逃运")
private let grades = WordSet("一级公路 二级公路 三级公路 四级公路")
private let ways = ScalarSet("至到往")
private let underBridges = WordSet("桥洞 桥下 桥面 市场")
private let contests = WordSet("冠军杯 冠军联赛 冠军 锦标赛 联赛 优胜者杯 超级杯 小姐 先生")
private let buildings = WordSet("大厦 大楼 大院 大型 大棚 大桥 大酒店 大市场")
private let areas = WordSet("城区 市区 县城 市内 境内 郊区")
private let motorways = ScalarSet("速路道")
private let directions = ScalarSet("东南西北")
private let noPlaceEnds = WordSet(
    "军区 军分区 街区 单列市 上城市 下城市 冰雪景区 铁海 一号 二号 三号 四号 五号 六号 七号 八号 旗县 省州市 旅游景区 军用机场 文博场馆 科普场馆 老旧街区 新社区 乡村 农村 城乡 乡镇 城镇 州县 大镇 强镇 大县 强县 大省 强省 大市 强市 渔村 山村 中国梦 航天梦 强国梦 东方红 洲市场 美市场 方市场 外市场 内市场"
)
private let motions = ScalarSet("至在到从往赴因")
private let links = ScalarSet("和与及好飞来抵返离驶访")
private let leads = WordSet("于 自 由 距 经 接 涉 对 内 可经 西起 东起 南起 北起 连接 搬进 走进 来到")
private let events = WordSet("展区 展台 展位 峰会 断交 合龙 班列 总理 探测器 新春 联运 星座 探索 之行")
private let villagers = WordSet("山火 山洪 山体 街区 山羊 山药 山楂 河马 江豚 海豚 海豹 村民 乡村 市民 县级 市级 区级 镇级 乡级 村级 省级 州级 县域 市域 区域 省域 村委 镇村")
private let beforeTown = ScalarSet("县省京都新古老名山水长主江蓉榕羊")
private let continents = WordSet("亚洲 欧洲 非洲 美洲 南美洲 北美洲 大洋洲")
private let sayings = WordSet("愚公移山 移山填海 背水一战 文山会海 众志成城 兵临城下 满城风雨 价值连城 四面八方 五湖四海")
private let namesakes = ScalarSet("杯馆队舰裔")
private let placeEnds = ScalarSet("省市区县镇乡村州国路街道巷口桥站山江河湖海岛港店场园城楼寺塔院厂矿坝湾滩沟岭峰屯庄营堡寨坪洞库渠宫殿阁亭门")
private let noPlace = ScalarSet("的[]")
private let ahead = WordSet("民兵 热门 大型 小型 各大 主要 部分 多个 众多 多家 多座 多所 这家 那家 这座 那座 老旧 泊位 都城 犹太 东部街 西部街 内河 农用 军用 民用")
private let roads = WordSet("国道 省道 县道")
private let parts = WordSet("东部 西部 南部 北部 中部")
private let states = ScalarSet("省州邦")
private let lengths = WordSet("公里 米 圈")
