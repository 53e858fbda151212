/// Bodies whose name is told in two pieces: by where they are, and by what they are part of.
extension NamedThings {
    /// Bodies with the place that their kind needs, and departments with what they are departments of, left to right.
    /// - Parameter found: bodies, left to right, without overlap.
    func join(_ found: inout [Range<Int>]) {
        for place in found.indices {
            let floor = place > 0 ? found[place - 1].upperBound : 0
            if let whole = withOwner(found[place], from: floor) { found[place] = whole }
        }
        guard found.count > 1 else { return }
        var kept = 0
        for place in found.indices.dropFirst() {
            // 青河市公安局西城分局, 西城分局二塘派出所: two ends of one name.
            if found[kept].upperBound > found[place].lowerBound
                || found[kept].upperBound == found[place].lowerBound && isDepartment(found[place], of: found[kept])
            {
                found[kept] = found[kept].lowerBound..<max(found[kept].upperBound, found[place].upperBound)
            } else {
                kept += 1
                if kept < place { found[kept] = found[place] }
            }
        }
        found.removeSubrange((kept + 1)...)
    }

    /// 官渡区|房产管理局, 某国|国防部: a body that is told by its kind alone is that of the unit or the state right before it.
    private func withOwner(_ body: Range<Int>, from floor: Int) -> Range<Int>? {
        guard body.lowerBound >= floor + 2, isIdeograph(scalars[body.lowerBound - 1]) else { return nil }
        let isOfState = ministries.contains(body, of: scalars)
        guard isOfState || isKind(body) && !KnownBodies.contains(body, in: scalars) else { return nil }
        if let unit = units.ending(at: body.lowerBound), unit.range.lowerBound >= floor {
            return unit.range.lowerBound..<body.upperBound
        }
        guard isOfState else { return nil }
        for length in stride(from: 7, through: 2, by: -1) where body.lowerBound - length >= floor {
            let state = body.lowerBound - length..<body.lowerBound
            if ForeignPlaces.contains(state, in: scalars) { return state.lowerBound..<body.upperBound }
        }
        return nil
    }

    /// 房产管理局, 招生办公室: of words alone, with an ending that only bodies have.
    private func isKind(_ body: Range<Int>) -> Bool {
        guard (4...14).contains(body.count), let last = body.last, kindEnds.contains(scalars[last]) else {
            return false
        }
        var index = body.lowerBound
        while index < body.upperBound {
            if let word = PhraseTable.shared.word(at: index, in: scalars, to: body.upperBound) {
                index = word.end
            } else if kindEnds.contains(scalars[index]) {
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    /// 某市公安局|刑侦支队: a part of the other, with no place of its own ahead.
    private func isDepartment(_ part: Range<Int>, of whole: Range<Int>) -> Bool {
        guard let last = whole.last, wholes.contains(scalars[last]) else { return false }
        return parts.length(endingAt: part.upperBound, in: scalars, from: part.lowerBound) > 0
    }
}

/// What a state has one of.
private let ministries = WordSet(
    "国防部 外交部 财政部 内政部 司法部 商务部 能源部 教育部 卫生部 劳工部 劳动部 农业部 交通部 运输部 新闻部 信息部 文化部 旅游部 环境部 环保部 国防军 总统府 总理府 首相府 内阁府 最高法院 中央银行 央行 国民议会 国家电视台 警察总局 国家警察局 国家安全局 国家统计局 国家航天局 气象厅 警察厅 防卫省 外务省 财务省 经济产业省 厚生劳动省 国土交通省 文部科学省 总务省 法务省 卫生防疫部门 武装部队 武装力量 参议院 众议院 反对党联盟 民航局 民航总局 移民局 选举委员会 中央选举委员会 最高选举委员会 宪法法院 宪法委员会 国家元首办公室 总统办公室 总理办公室 首相办公室"
)
private let kindEnds = ScalarSet("局委办厅院处所站会队署部")
private let wholes = ScalarSet("局委部厅院司团学队会田")
private let parts = WordSet(
    "大队 支队 中队 总队 派出所 分局 学院 学系 研究所 研究院 研究中心 实验室 办公室 工会 团委 党委 党总支 党支部 分公司 支公司 分行 支行 营业部 项目部 工作队 医疗队 足球队 篮球队 排球队 羽毛球队 乒乓球队 管理处 管理所 管理站 指挥中心 检测中心 监测中心 服务中心 招生办 教研室 研究室 处 科 工务段 机务段 车务段 客运段 车站 采油厂 妇联 科协 关工委 老干部局 老干部处 幼儿园 附属小学 附属中学 附属医院"
)
