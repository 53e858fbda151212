/// Where the name of a body begins and ends, where the model or a rule took too much or too little.
extension NamedThings {
    /// 北京市海淀区|人大附中, 南洲村|东莞市…公司, 中甲|江苏某俱乐部: where a body stands, or plays, is no part of a name that is
    /// complete without it.
    func withoutAddress(_ range: Range<Int>) -> Range<Int> {
        let league = leagues.length(startingAt: range.lowerBound, in: scalars, to: range.upperBound)
        var range = league > 0 && range.count - league >= 4 ? range.lowerBound + league..<range.upperBound : range
        var index = heads.firstIndex { $0.upperBound <= range.lowerBound }
        while index < heads.count, heads[index].upperBound < range.upperBound {
            let head = heads[index]
            index += 1
            guard head.lowerBound >= range.lowerBound else { continue }
            let rest = head.upperBound..<range.upperBound
            if KnownBodies.contains(rest, in: scalars), isRoad(head) || head.lowerBound > range.lowerBound {
                return rest
            }
            // 南洲村|东莞市: a higher unit begins a name of its own.
            if head.lowerBound > range.lowerBound, isHigher(head, than: range.lowerBound), rest.count >= 4 {
                range = head.lowerBound..<range.upperBound
            } else if head.lowerBound == range.lowerBound, isRoad(head), rest.count >= 5,
                !OrganisationWords.isEnding(scalars, rest)
            {
                range = rest
            }
        }
        // 南横东街|国家电网…
        for index in range.dropFirst(3)
        where roadEnds.contains(scalars[index - 1]) && range.upperBound - index >= 4
            && KnownBodies.length(startingAt: index, in: scalars, to: range.upperBound) > 2
        { return index..<range.upperBound }
        return range
    }

    /// Whether a province, a prefecture or a county begins where something smaller stood before.
    private func isHigher(_ head: Range<Int>, than start: Int) -> Bool {
        guard let own = units.starting(at: head.lowerBound), own.level.depth <= 2,
            let before = units.starting(at: start)
        else { return false }
        return before.level.depth > own.level.depth
    }

    private func isRoad(_ range: Range<Int>) -> Bool {
        range.last.map { roadEnds.contains(scalars[$0]) } == true && range.count >= 3
    }

    /// 沙河医院|观察室: a room of it.
    func withoutWard(_ range: Range<Int>) -> Range<Int> {
        let ward = wards.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound)
        guard ward > 0, range.count - ward >= 4 else { return range }
        return range.lowerBound..<range.upperBound - ward
    }

    /// 四季青医院|就诊, 某县公安局|110指挥中心: the name ends in an ending that only bodies have.
    func toEnding(_ range: Range<Int>) -> Range<Int> {
        guard let last = range.last, range.count >= 5 else { return range }
        // 某某学院|建院60周年
        if foundings.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound + 3) > 0,
            range.upperBound < scalars.count,
            isDigitScalar(scalars[range.upperBound]) || NumeralScalar.counts(scalars[range.upperBound])
        {
            return range.dropLast(2)
        }
        let digit = range.dropFirst(4).first { isDigitScalar(scalars[$0]) }
        if digit == nil, OrganisationWords.finals.contains(scalars[last]) { return range }
        for end in stride(from: digit ?? last, to: range.lowerBound + 3, by: -1)
        where OrganisationWords.endingLength(range.lowerBound..<end, in: scalars) > 0 {
            return range.lowerBound..<end
        }
        return range
    }

    /// 国家工商总局商标局|综合处: a department that the name goes on to.
    func withDepartment(_ range: Range<Int>) -> Range<Int> {
        let length = departments.length(
            startingAt: range.upperBound, in: scalars, to: min(scalars.count, range.upperBound + 6))
        return length > 0 ? range.lowerBound..<range.upperBound + length : withBranch(range)
    }

    func isBranch(_ range: Range<Int>) -> Bool {
        range.count > 8 && branches.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound) > 0
    }

    /// 某铁路局|宝鸡工务段, 某某有限公司|瑞安分公司: a branch that is named after where it is.
    private func withBranch(_ range: Range<Int>) -> Range<Int> {
        guard let last = range.last, branching.contains(scalars[last]) else { return range }
        let start = range.upperBound
        for end in stride(from: start + 4, to: min(scalars.count, start + 8) + 1, by: 1)
        where end <= scalars.count && branches.length(endingAt: end, in: scalars, from: start + 2) > 0 {
            let isName = scalars[start..<end].allSatisfy { isIdeograph($0) && !NameMarks.barriers.contains($0) }
            guard isName, !NumeralScalar.counts(scalars[start]),
                PhraseTable.shared.word(at: start, in: text)?.kind != .verb
            else { return range }
            return range.lowerBound..<end
        }
        return range
    }

    /// 浐灞|队: a team that is known by the name alone.
    func asTeam(_ range: Range<Int>) -> Range<Int> {
        if let end = teamEnd(range.upperBound) { return range.lowerBound..<end }
        let rest = bodyKinds.length(startingAt: range.upperBound, in: scalars, to: scalars.count)
        return rest > 0 ? range.lowerBound..<range.upperBound + rest : withDepartment(range)
    }

    /// 上海|队, 辽宁|女排; not 上海|队员 and 上海|队伍.
    func teamEnd(_ start: Int) -> Int? {
        guard start < scalars.count, scalars[start] == scalar("队") else { return nil }
        return start + 1 < scalars.count && notAfterTeams.contains(scalars[start + 1]) ? nil : start + 1
    }

    /// 北京|幼儿园, 比利时|养老院, 德甲|球队: there are many of the kind, and none is called so.
    func isOneOfMany(_ range: Range<Int>) -> Bool {
        let kind = manyKinds.length(endingAt: range.upperBound, in: scalars, from: range.lowerBound)
        guard kind > 0 else { return false }
        let head = range.dropLast(kind)
        if head.count == 2, teamKinds.contains(scalars[range.suffix(kind)]),
            Gazetteer.shared.isWord(scalars[head.lowerBound], scalars[head.lowerBound + 1]),
            !KnownPlaces.contains(scalars[head])
        {
            return true
        }
        return leagues.contains(scalars[head])
            || head.count >= 2 && !unitEnds.contains(scalars[head.upperBound - 1])
                && KnownPlaces.contains(scalars[head])
    }

    /// 北京|大华|电器, 深圳|网星|科技: a company's name between its town and its trade, and no common word.
    func companyEnd(_ head: Range<Int>) -> Int? {
        let start = head.upperBound
        // Few trades stand anywhere, and looking for one costs less than looking for the town.
        guard start + 4 <= scalars.count,
            (2...3).contains(where: { trades.length(startingAt: start + $0, in: scalars, to: scalars.count) > 0 }),
            KnownPlaces.place(startingAt: head.lowerBound, in: scalars, to: start)?.upperBound == start
        else { return nil }
        for length in 2...3 {
            let trade = trades.length(startingAt: start + length, in: scalars, to: scalars.count)
            guard trade > 0 else { continue }
            let name = start..<start + length
            guard
                scalars[name].allSatisfy({
                    isIdeograph($0) && !NameMarks.barriers.contains($0) && !NumeralScalar.counts($0)
                }),
                !name.dropLast().contains(where: { Gazetteer.shared.isWord(scalars[$0], scalars[$0 + 1]) }),
                !Gazetteer.shared.isWord(scalars[name.upperBound - 1], scalars[name.upperBound]),
                afterTrades.length(startingAt: name.upperBound + trade, in: scalars, to: scalars.count) == 0
            else { return nil }
            return name.upperBound + trade
        }
        return nil
    }

    /// Of a name that is no body after all, the place that it begins with: 北京|幼儿园校餐.
    func placesOfRejected(_ organisations: Row<Range<Int>>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for name in names where name.kind == .organisation && !organisations.touches(name.range) {
            if scalars[name.range.upperBound - 1] == scalar("段"), let road = motorway(of: name.range) {
                found.append(road)
                continue
            }
            // 山东|烟台: a row of them.
            var start = name.range.lowerBound
            while let place = KnownPlaces.place(startingAt: start, in: scalars, to: name.range.upperBound) {
                found.append(place)
                start = place.upperBound
                if start < name.range.upperBound, !isRowOfPlaces(name.range) { break }
            }
        }
        return found
    }
}

private let bodyKinds = WordSet("集团 集团公司 公司 有限公司 股份有限公司 俱乐部 足球俱乐部 篮球俱乐部 中国公司 研究院")
private let leagues = WordSet("中超 中甲 中乙 英超 英冠 西甲 意甲 德甲 法甲 荷甲 甲A 甲B NBA CBA WCBA WNBA 欧冠 亚冠")
private let roadEnds = ScalarSet("路街巷")
private let wards = WordSet(
    "门诊大厅 门诊楼 住院楼 急诊楼 专家团队 报告厅 会议室 会议厅 礼堂 大礼堂 操场 食堂 演播厅 多功能厅 候车室 服务大厅 办事大厅 观察室 急诊室 急诊科 急诊 门诊部 门诊 病房 手术室 ICU 重症监护室 监护室 抢救室 住院部 太平间 停车场 门口 大门 办公楼 南区 北区 东区 西区"
)
private let departments = WordSet(
    "专职消防队 债权人委员会 专家委员会 综合处 综合科 综合部 竞赛部 宣传部 宣传处 宣传科 新闻处 新闻司 新闻办 办公厅 办公室 市场部 公关部 人事处 人事部 财务处 财务部 法规处 法规司 法制处 法制办 政策法规司 信息中心 "
        + "信息处 技术部 教务处 保卫处 保卫科 后勤处 研究室 稽查大队 稽查局 刑侦支队 刑侦大队 治安大队 治安支队 交警支队 交警大队 经侦支队 经侦大队 禁毒大队 特警支队 特警大队 反扒大队 "
        + "巡警大队 出入境管理处 出入境管理支队 应急办 指挥中心")
private let manyKinds = WordSet("幼儿园 养老院 敬老院 福利院 孤儿院 工厂 企业 学校 酒店 宾馆 超市 商场 餐厅 球队 球会 俱乐部 豪门 公司 医院")
private let teamKinds = WordSet("球队 球会 豪门")
private let unitEnds = ScalarSet("省市区县镇乡村州")
private let trades = WordSet(
    "电器 科技 网络 电子 软件 传媒 药业 实业 重工 乳业 钢铁 地产 置业 证券 期货 通信 通讯 物流 航空 能源 石化 化工 纺织 服饰 食品 酒业 汽车 医药 生物 影视 文化 教育 股份 集团 国际 投资 建设 建工 置地"
)
private let afterTrades = WordSet(
    "市场 产品 行业 产业 城 展 企业 商店 商品 类 厂 园 业 局 部门 系统 工作 事业 活动 节 大会 论坛 中心 大学 学院 学校 基地 建设 发展 改革 合作 交流")
private let foundings = WordSet("建院 建校 建厂 建社 建台 建馆 建会 建军 建团 建所 建队 建局 建站")
private let branching = ScalarSet("局司团行")
private let branches = WordSet("工务段 机务段 电务段 车务段 车辆段 客运段 供电段 分公司 支公司 分行 支行 分店 分局")
private let notAfterTeams = ScalarSet("长员伍列友医形旗内中尾徽服歌魂史")
