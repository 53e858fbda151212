/// Where two lines of a body are one paragraph that a column cut.
enum ColumnJoin {
    /// Shorter lines that are cut are subheads or items of a list.
    private static let shortest = 16

    static func joins(_ above: ClassifiedLine, _ below: ClassifiedLine) -> Bool {
        guard above.isCut, below.kind == .body else { return false }
        if above.kind == .short, above.line.markup == .none, isWordCut(above, below) { return true }
        guard isText(above), below.first.map(Bullet.isSign) != true else { return false }
        if let text = above.text, text.count < shortest, !above.isPiece { return false }
        if let text = below.text, Numbering.opens(text) { return false }
        return above.text.map { !isTitle($0) } ?? true
    }

    private static let titles: [Phrase] = ["电】题:", "电)题:", "文章】题:", "报道】题:"]

    /// 【路透社东京6月4日电】题:游客又来了: what another paper's report is called, and no part of its first sentence.
    private static func isTitle(_ text: LineText) -> Bool {
        text.contains(0x9898) && titles.contains { text.firstIndex(of: $0) != nil }
    }

    /// …大量使用MSN and Messenger作为…: letters on both sides of the cut.
    private static func isWordCut(_ above: ClassifiedLine, _ below: ClassifiedLine) -> Bool {
        guard let upper = above.text?.scalars, let last = upper.last, Scalars.isLetter(last), upper.count > 8,
            upper.contains(where: Scalars.isHan), let first = below.first
        else { return false }
        return Scalars.isLetter(first)
    }

    /// Sentences, or the beginning of one: a paragraph cut in its first or second line is short enough for a subhead,
    /// but a comma far from its middle, or a last word that asks for another, shows that it is none.
    private static func isText(_ line: ClassifiedLine) -> Bool {
        if line.kind == .body { return true }
        guard line.kind == .short, line.line.markup == .none, let text = line.text, text.count >= shortest else {
            return false
        }
        if wantsMore(text) || endsWithMeasureWord(text) || isTooLong(text) { return true }
        let clauses = text.scalars.split(separator: 0x2C, omittingEmptySubsequences: false).map(\.count)
        guard clauses.count > 1, text.count >= 22, let shortest = clauses.min(), let longest = clauses.max() else {
            return false
        }
        return text.count > 30 || longest > shortest + 3
    }

    /// Whether the last word of a short line shows that its sentence goes on in the text below.
    static func asksForMore(_ above: ClassifiedLine, _ below: ClassifiedLine) -> Bool {
        guard above.isCut, below.kind == .body, let text = above.text, text.count > 3 else { return false }
        // …推广面积达到一百二十万, and 亩。 below it.
        if let rest = below.text, rest.count <= 4, !below.isCut, text.contains(0x2C) { return true }
        if isWordCut(above, below) { return true }
        if wantsMore(text), !wholeWords.ends(text), !saysWhat(text) { return true }
        if wordsWithMore.ends(text) { return true }
        if endsWithMeasureWord(text), !tellsHowMany(text) { return true }
        // …备有沙袋300条、水泵8台,低洼处的三个小: no headline lists so much.
        return joins(above, below)
            && (isTooLong(text) || text.count > 20 && text.contains(0x2C) && text.contains(0x3001))
    }

    /// More than headlines have in one piece.
    private static func isTooLong(_ text: LineText) -> Bool {
        text.count > 38 && !text.contains(0x20) && (text.contains(0x3001) || text.contains(0x2C))
            && !isLongHeadline(text)
    }

    /// 关于印发《…》和《…》的通知, 守堤三代人——记…: what is so long and classed as short has no comma of its own, and a title or a
    /// dash makes a headline of it.
    private static func isLongHeadline(_ text: LineText) -> Bool {
        text.count > LineClassifier.longestHeadline && (text.contains(0x300A) || text.contains(0x2014))
    }

    /// …一楼大厅的“便民 above 服务角”: a quotation or a bracket that the text below closes before it opens another.
    /// - Parameter opening: of the line below.
    static func leavesOpen(_ above: ClassifiedLine, closedIn opening: @autoclosure () -> LineText) -> Bool {
        guard above.isCut, above.kind == .short, above.line.markup == .none, let text = above.text,
            text.count >= shortest, let open = Brackets.unclosed(text.scalars[...])
        else { return false }
        return opening().scalars.first { $0 == open.closing || $0 == open.opening } == open.closing
    }

    private static func wantsMore(_ text: LineText) -> Bool { lastWords.contains(text.scalars[text.count - 1]) }

    /// Words that no subhead ends with.
    private static let lastWords = ScalarSet("的和与及在是将把被对向从由为以于而并且或但其该这那每各个到地得着让使")

    /// Words of two characters that none ends with either: a number or a noun has to come.
    private static let wordsWithMore = EndingTable(
        "超过 达到 不到 接近 大约 其中 以及 通过 根据 按照 为了 因为 由于 但是 而且 并且 或者 包括 例如 一个 一种 这个 这些 我们 他们 它们 她们"
            .split(separator: " ").map { Phrase(String($0)) })

    /// Words that headlines do end with, whatever their last character is by itself.
    private static let wholeWords = EndingTable(
        """
        高地 基地 各地 落地 营地 当地 产地 工地 草地 土地 大地 实地 天地 园地 阵地 本地 外地 内地 腹地 重地 宝地 圣地 胜地 绿地 湿地 耕地 荒地 陆地 场地 驻地 两地 三地 多地 等地 异地 \
        用地 林地 山地 旱地 洼地 田地 目的地 发源地 策源地 集散地 遍地 农地 沙地 坡地 坟地 墓地 盆地 要地 战地 领地 殖民地 余地 境地 心地 质地 此地 原地 就地 满地 空地 菜地 供地 征地 属地 飞地 \
        应对 面对 反对 核对 绝对 结对 派对 比对 配对 成对 敌对 国是 实事求是 报到 迟到 周到 独到 方向 走向 取向 风向 志向 导向 意向 动向 转向 去向 流向 朝向 单向 双向 获得 \
        心得 难得 所得 兼得 多得 习得 执着 沉着 衣着 参与 赠与 给与 平和 温和 祥和 缓和 饱和 柔和 总和 人和 谐和 谦和 自由 理由 缘由 作为 行为 人为 有为 可为 难为 \
        名将 小将 老将 干将 健将 大将 中将 少将 上将 麻将 女将 虎将 闯将 主将 存在 实在 潜在 内在 自在 大使 天使 特使 公使 出使 信使 转让 礼让 谦让 退让 忍让 土耳其 合并 \
        兼并 服从 埃及 普及 棉被 目的 火把
        """.split(whereSeparator: \.isWhitespace).map { Phrase(String($0)) })

    /// …印在一张: the noun stands in the next column.
    private static func endsWithMeasureWord(_ text: LineText) -> Bool {
        let last = text.scalars.suffix(3)
        return measureWords.contains(last[last.endIndex - 1]) && numerals.contains(last[last.endIndex - 2])
            && !text.string(text.count - 3..<text.count).hasPrefix("第")
    }

    /// …是怎样炼成的: with 是 ahead of it 的 ends a sentence.
    private static func saysWhat(_ text: LineText) -> Bool {
        text.scalars[text.count - 1] == 0x7684 && text.contains(0x662F)
    }

    /// …拥有量达13.3件, …超1亿户: the headline tells how many, and its noun stands ahead of the number.
    private static func tellsHowMany(_ text: LineText) -> Bool {
        let start = text.scalars.dropLast().lastIndex { !numerals.contains($0) && $0 != 0x2E && $0 != 0x4EBF } ?? 0
        // 全国新设企业70392家
        if text.count - start > 4, text.scalars.dropLast().last.map(Scalars.isDigit) == true { return true }
        return start > 3 && text.scalars[start - 1...start].contains(where: reaches.contains)
    }

    private static let reaches = ScalarSet("达超至近逾到约破有增减过体")
    private static let measureWords = ScalarSet("张条户名件只座栋家所间辆台亩支份批项")
    private static let numerals = ScalarSet("一二两三四五六七八九十百千万几多余0123456789")

    /// Two words of Latin letters need a blank where a line ended between them.
    static func needsBlank(_ above: String, _ below: String) -> Bool {
        guard let last = above.utf8.last, let first = below.utf8.first else { return false }
        return isWord(last) && isWord(first)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
