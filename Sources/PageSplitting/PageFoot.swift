/// 报尾: what stands under the last article and is part of none, told by its words.
enum PageFoot {
    /// Lines that are looked at.
    private static let depth = 8
    /// In scalars.
    private static let longest = 44

    private static let openings = PhraseTable(
        words: """
            本版 广告 本报社址 本报地址 本报电话 本报新闻热线 本报热线 本报内部 本期 下期 下月 下周 责任编辑 责编 编辑: 编辑部 主编 执行主编 值班编委 值班主任 校对 版式 美编 组版 排版 排字 印刷 印数 \
            定价 零售价 每份 全年订费 订阅 电话 热线 新闻热线 记者热线 以上稿件 读者提问 本报专家热线 来信请注明 媒体联系人 联系人 投稿 来稿 来信请寄 欢迎投稿 欢迎来稿 欢迎订阅 欢迎农民朋友 欢迎读者 邮局订阅 发行热线 邮发代号 国内统一 准印证 刊号 欢迎扫码 扫码 长按 转载请 免责声明 报送 抄送 编印 内部资料 \
            院内资料 股市有风险 版权 未经授权 未经许可 打开APP 更多精彩 点击 彩经见 彩票见 答案见 广告热线 广告刊登 网址 邮箱 微信公众号 官方微信 关注我们
            """)

    /// 热线电话 全天候接听: a few words that the paper tells its readers.
    static func isNotice(_ text: LineText) -> Bool {
        text.count <= longest && !text.contains(0x3002) && notices.opens(text)
    }
    private static let notices = PhraseTable(words: "热线电话 新闻热线 本报热线 读者热线 投稿邮箱 投稿信箱 广告热线 订阅热线 编辑部电话")

    private static func isFoot(_ text: LineText, _ kind: LineClass) -> Bool {
        switch kind {
        case .short, .body, .row, .note:
            let words = text.unpadded ?? text
            if isPager(text) || isForecast(text) || asks.contains(where: { words.firstIndex(of: $0) != nil }) {
                return true
            }
            guard !text.contains(0x3002) else { return false }
            let isBracketed = text.scalars[0] == 0x28 && text.scalars.last == 0x29
            if isBracketed { return credits.opens(text, at: 1) }
            return openings.opens(words) || isOfContents(words)
        case .byline: return bylines.opens(text) || namesLayout(text)
        default: return false
        }
    }

    /// Who laid the page out, and no article.
    static func namesLayout(_ text: LineText) -> Bool { ofLayout.contains { text.firstIndex(of: $0) != nil } }
    private static let ofLayout: [Phrase] = ["版式", "组版", "排版", "美编", "美术编辑", "版面"]

    /// Lines of the foot that read like bylines.
    private static let bylines = PhraseTable(words: "编委会 本报地址 本报社址 社址 本期编辑")

    /// What the paper asks its readers to do, wherever in the line it stands.
    private static let asks: [Phrase] = [
        "扫描二维码", "扫二维码", "请点“在看”", "点“在看”", "邮局订阅", "供各新闻单位", "供媒体采用", "读完报纸", "举报电话", "仅供参考", "风险自负",
    ]

    /// B4 汽油又涨两毛: a page's number and what it holds.
    private static func isOfContents(_ text: LineText) -> Bool {
        var cursor = LineCursor(text)
        guard let letter = cursor.next, (0x41...0x44).contains(letter) else { return false }
        cursor.position += 1
        return cursor.takeInteger(in: 1...40, digits: 2) != nil && cursor.next == 0x20 && text.count >= 8
    }

    /// (以上新华社稿，除署名外), (本版未署名图片由…提供): of the whole page.
    private static let credits = PhraseTable(words: "本版 以上 未署名 除署名 除注明 图片除 稿件除 均据 均为")

    /// 下一页 尾页 共 128 页, 2 3 4 下一页: the foot of a list on a site.
    private static func isPager(_ text: LineText) -> Bool {
        text.firstIndex(of: nextPage) != nil && text.count <= longest
            && text.scalars.allSatisfy { Scalars.isDigit($0) || Scalars.isBlank($0) || pagerSigns.contains($0) }
    }
    private static let nextPage: Phrase = "下一页"
    private static let pagerSigns = ScalarSet("上下一末首尾页共第条跳转到前后/.…<>|[]《》→←»«")

    /// 最高气温十六度 最低气温四度, 今天多云，南风三级，明早最低温度七度。
    private static func isForecast(_ text: LineText) -> Bool {
        text.count <= longest && forecasts.contains { text.firstIndex(of: $0) != nil }
            && temperatures.contains { text.firstIndex(of: $0) != nil }
    }
    private static let forecasts: [Phrase] = ["最高气温", "最低气温", "最高温度", "最低温度"]
    private static let temperatures: [Phrase] = ["度", "℃"]

    /// From the last line up, as long as each is of the page's foot.
    static func mark(_ lines: inout [ClassifiedLine]) {
        for index in lines.indices.reversed().prefix(depth) {
            switch lines[index].kind {
            case .aside, .metadata, .rule: continue
            default: break
            }
            guard index > 0, let text = lines[index].text, text.count <= longest, isFoot(text, lines[index].kind),
                // 今日天气, and what it is.
                lines[index - 1].text.map(Notice.isWeather) != true
            else { return }
            lines[index].kind = .aside
        }
    }
}
