/// People by what they are: 志愿者们, 一名消防人员.
extension SpeakerFinder {
    /// People in the group, with what tells which: 各采集点负责人, 该镇工作人员, 一名消防人员.
    func groups(in range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var end = range.lowerBound + 2
        while end <= range.upperBound {
            let head = SpeechWords.groups.length(endingAt: end, in: scalars, from: range.lowerBound)
            // The longest head: 志愿者们, not 志愿者.
            let longer = end < range.upperBound && scalars[end] == scalar("们") ? 1 : 0
            guard head > 0, !isObject(end - head, end + longer) else {
                end += 1
                continue
            }
            if let last = found.last, last.upperBound == end - head {
                found[found.count - 1] = last.lowerBound..<end + longer
            } else {
                let floor = found.last?.upperBound ?? range.lowerBound
                found.append(groupStart(end - head, from: floor)..<end + longer)
            }
            end += 1 + longer
        }
        return found
    }

    /// 志愿者的, 居民送去, 向群众: not who speaks.
    private func isObject(_ start: Int, _ end: Int) -> Bool {
        if end < scalars.count,
            scalars[end] == scalar("的")
                || (isIdeograph(scalars[end])
                    && SpeechWords.groups.length(startingAt: end, in: scalars, to: scalars.count) > 0)
        {
            return true
        }
        if isTopic(start) { return true }
        // 候选球员|名单
        if thingsOfGroups.length(startingAt: end, in: scalars, to: min(scalars.count, end + 3)) > 0 { return true }
        if start >= 2, scalars[start - 2] == scalar("告"), scalars[start - 1] == scalar("诉") { return true }
        return start > 0 && SpeechWords.objectMarkers.contains(scalars[start - 1])
    }

    private func groupStart(_ head: Int, from floor: Int) -> Int {
        var start = head
        while start > floor, head - start < 12, isIdeograph(scalars[start - 1]) {
            let value = scalars[start - 1]
            // 一个|小朋友
            if value == scalar("个"), start - 1 > floor, counts.contains(scalars[start - 2]) { return start - 2 }
            if determiners.contains(value), !isInName(start - 1) {
                start -= 1
                if start > floor, counts.contains(scalars[start - 1]) { return start - 1 }
                // 这位|经纪人
                return start > floor && (scalars[start - 1] == scalar("这") || scalars[start - 1] == scalar("那"))
                    ? start + 1 : start
            }
            if groupBarriers.contains(value) { break }
            start -= 1
        }
        // 据某人, 而客队主帅
        if head - start >= 1, openersOfClauses.contains(scalars[start]) { start += 1 }
        // 号召辖区党员群众: what is done to them is ahead of them.
        while head - start >= 2,
            Gazetteer.shared.isLeadingWord(scalars[start], scalars[start + 1])
                || leadIns.contains(scalars[start..<start + 2])
        { start += 2 }
        return start
    }

    /// 著名, 知名
    private func isInName(_ place: Int) -> Bool {
        place > 0 && scalars[place] == scalar("名")
            && (scalars[place - 1] == scalar("著") || scalars[place - 1] == scalar("知"))
    }
}

private let openersOfClauses = ScalarSet("据而但可则却")
private let leadIns = WordSet("组织 号召 带领 引导 动员 帮助 服务 发动 推动 激励 教育 指导 督促 要求 鼓励 造成 导致 包括 随后 事后 昨日 昨天 今天 今日 当时 目前 日前")
private let thingsOfGroups = WordSet("民 圈 名单 资格 队伍 代表大会 身份 宿舍 数量 人数 比例 证 费 家门 家中 家里 大会 协会 之家")
private let determiners = ScalarSet("各该名位")
private let counts = ScalarSet("一两几多数三四五每")
private let groupBarriers = ScalarSet("的了在是和与及对向从由为被把将每这那让使令给到于以有也都就并等个请看着过")
