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
            if KnownBodies.contains(scalars[rest]), isRoad(head) || head.lowerBound > range.lowerBound { return rest }
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
        return length > 0 ? range.lowerBound..<range.upperBound + length : range
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

    /// Of a name that is no body after all, the place that it begins with: 北京|幼儿园校餐.
    func placesOfRejected(_ organisations: [Range<Int>]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for name in names where name.kind == .organisation && !organisations.touches(name.range) {
            guard
                let place = KnownPlaces.place(startingAt: name.range.lowerBound, in: scalars, to: name.range.upperBound)
            else { continue }
            found.append(place)
        }
        return found
    }
}

private let bodyKinds = WordSet("集团 集团公司 公司 有限公司 股份有限公司 俱乐部 足球俱乐部 篮球俱乐部 中国公司 研究院")
private let leagues = WordSet("中超 中甲 中乙 英超 英冠 西甲 意甲 德甲 法甲 荷甲 甲A 甲B NBA CBA WCBA WNBA 欧冠 亚冠")
private let roadEnds = ScalarSet("路街巷")
private let wards = WordSet("观察室 急诊室 急诊科 急诊 门诊部 门诊 病房 手术室 ICU 重症监护室 监护室 抢救室 住院部 太平间 停车场 门口 大门 办公楼 南区 北区 东区 西区")
private let departments = WordSet(
    "综合处 综合科 综合部 竞赛部 宣传部 宣传处 宣传科 新闻处 新闻司 新闻办 办公厅 办公室 市场部 公关部 人事处 人事部 财务处 财务部 法规处 法规司 法制处 法制办 政策法规司 信息中心 "
        + "信息处 技术部 教务处 保卫处 保卫科 后勤处 研究室 稽查大队 稽查局 刑侦支队 刑侦大队 治安大队 治安支队 交警支队 交警大队 经侦支队 经侦大队 禁毒大队 特警支队 特警大队 反扒大队 "
        + "巡警大队 出入境管理处 出入境管理支队 应急办 指挥中心")
private let notAfterTeams = ScalarSet("长员伍列友医形旗内中尾徽服歌魂史")
