/// An unspaced run of characters in a byline: names, an outlet, or both.
struct ByRun {
    let text: LineText
    let range: Range<Int>

    init(_ text: LineText, _ range: Range<Int>) {
        self.text = text
        self.range = range
    }

    /// Ends as papers and stations do.
    var isOutlet: Bool {
        Self.endingStart(text, range) != nil && (range.count < 4 || Self.others.ending(of: text, range) == nil)
    }

    /// 下台, 平台: no stations.
    private static let others = EndingTable([
        "平台", "下台", "上台", "出台", "舞台", "站台", "阳台", "柜台", "讲台", "看台", "擂台", "后台", "前台", "灶台", "吧台", "月台", "高台", "连台",
        "戏台", "登台", "观景台",
        "展台", "工作台", "烽火台", "天文台", "主席台", "梳妆台", "操作台", "瞭望台", "发射台", "领奖台", "导播台", "钓鱼台", "赴台", "来台", "访台", "两岸暨港澳台",
        "对台",
        "上网", "触网", "联网", "入网", "落网", "铁路网", "电网", "管网", "路网", "水网", "球网", "渔网", "法网", "关系网", "交通网", "物联网", "互联网",
        "防护网", "一张网", "防控网", "安全网", "服务网", "天罗地网",
        "公社", "旅行社", "合作社", "供销社", "信用社", "会社", "结社", "举报", "申报", "汇报", "通报", "预报", "上报", "回报", "海报", "捷报", "喜报", "简报",
        "情报", "填报", "谎报", "瞒报", "警报", "播报", "战报", "核报",
    ])

    /// Believable as names and as nothing else.
    var isNames: Bool { NameRun.split(text.scalars[range]) != nil }

    var isOutletLike: Bool { !isNames }

    private static func endingStart(_ text: LineText, _ range: Range<Int>) -> Int? {
        BylineWords.outletEndings.ending(of: text, range).map { range.upperBound - $0.scalars.count }
    }

    /// Where in 贾波四川在线 the outlet begins. Its own name has two characters or more.
    var outletStart: Int {
        guard let ending = Self.endingStart(text, range) else { return range.upperBound }
        return namesEnd(before: ending - 2) ?? range.lowerBound
    }

    /// The end of names that open the run and end at `limit` or earlier: as near to it as can be.
    private func namesEnd(before limit: Int) -> Int? {
        var best: Int?
        var cut = range.lowerBound + 2
        while cut <= limit {
            if NameRun.split(text.scalars[range.lowerBound..<cut]) != nil { best = cut }
            cut += 1
        }
        return best
    }

    /// 陈俊梧州电台谢大明: names, an outlet, the names of its people.
    var namesAroundOutlet: (before: Range<Int>, outlet: Range<Int>, after: Range<Int>)? {
        guard range.count >= 6 else { return nil }
        for end in range.lowerBound + 3...range.upperBound - 2 {
            guard let ending = Self.endingStart(text, range.lowerBound..<end), end - ending >= 2,
                NameRun.split(text.scalars[end..<range.upperBound]) != nil
            else { continue }
            let start = namesEnd(before: ending - 2) ?? range.lowerBound
            return (range.lowerBound..<start, start..<end, end..<range.upperBound)
        }
        return nil
    }
}
