/// 报尾: what stands under the last article and is part of none, told by its words.
enum PageFoot {
    /// Lines that are looked at.
    private static let depth = 4
    /// In scalars.
    private static let longest = 44

    private static let openings = PhraseTable(
        words: """
            本版 本报社址 本报地址 本报电话 本报新闻热线 本报热线 本报内部 本期 下期 下月 下周 责任编辑 责编 编辑: 主编 执行主编 值班编委 值班主任 校对 版式 美编 组版 排版 排字 印刷 印数 \
            定价 零售价 每份 全年订费 订阅 电话 热线 新闻热线 媒体联系人 联系人 投稿 来稿 来信请寄 欢迎投稿 欢迎来稿 欢迎订阅 欢迎农民朋友 欢迎读者 欢迎扫码 扫码 长按 转载请 免责声明 报送 抄送 编印 内部资料 \
            院内资料 股市有风险 版权 未经授权 未经许可 打开APP 更多精彩 点击 彩经见 彩票见 答案见 广告热线 广告刊登 网址 邮箱 微信公众号 官方微信 关注我们
            """)

    /// From the last line up, as long as each is of the page's foot.
    static func mark(_ lines: inout [ClassifiedLine]) {
        for index in lines.indices.reversed().prefix(depth) where lines[index].kind != .aside {
            guard index > 0, lines[index].kind == .short || lines[index].kind == .body, let text = lines[index].text,
                text.count <= longest, !text.contains(0x3002), openings.opens(text.unpadded ?? text)
            else { return }
            lines[index].kind = .aside
        }
    }
}
