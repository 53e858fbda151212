import BulletinModel

/// 图为…: the words under a picture.
enum Caption {
    private static let openings = PhraseTable([
        "图为", "图片说明:", "图说:", "照片为", "上图为", "下图为", "左图", "右图", "上图", "下图", "题图", "图①", "图②", "图③", "图1", "图2", "图3",
        "▲", "▼", "△",
    ])

    /// 圖:美食節上的市民/本報記者莫雲攝; 图:莫云 says who took it.
    private static let labels = PhraseTable(words: "图: 圖: 圖為 圖示")
    private static let shortestLabelled = 14

    private static let bracketed = PhraseTable(words: "图为 图片说明 上图 下图 左图 右图 题图 附图 图 见图")

    static func opens(_ text: LineText) -> Bool {
        if openings.opens(text) || text.count >= shortestLabelled && labels.opens(text) { return true }
        guard text.count > 6, let first = text.scalars.first, let closing = Brackets.closing(of: first), first != 0x300A
        else { return false }
        // (上图:…合影。 王芳 摄), (图)…
        guard let found = bracketed.match(at: LineCursor(text, from: 1)) else { return false }
        let next = text.scalars[1 + found.phrase.scalars.count]
        if next == closing || next == 0x3A { return true }
        return text.scalars.last == closing && found.phrase.scalars.count > 1
    }

    private static let pictures = PhraseTable(
        words: """
            图片由 照片由 本文图片由 本版图片由 本组图片由 以上图片由 本文图片均由 本版图片均由 本组图片均由 图片均由 照片均由 本文照片由 本组照片由 图片为 图片来自 \
            图片来源 图由 资料图
            """)

    /// 图片由受访者提供: who gave the pictures, with or without a bracket around it.
    static func namesGiver(_ text: LineText) -> Bool {
        guard text.count >= 3, text.count <= 28, !text.contains(0x3002) else { return false }
        return pictures.opens(text, at: text.scalars[0] == 0x28 ? 1 : 0)
    }

    private static let kinds: [Phrase] = ["(传真照片)", "(资料照片)", "(图片)", "(照片)", "(新华社发)", "(附图片)"]

    /// Where (传真照片) begins behind the bracket with the picture's credit; nil where none stands.
    static func kindOfPicture(endOf text: LineText) -> Int? {
        guard text.count > 8, text.scalars.last == 0x29, let kind = kinds.first(where: { text.ends(with: $0) }) else {
            return nil
        }
        let open = text.count - kind.scalars.count
        return text.scalars[open - 1] == 0x29 ? open : nil
    }

    static func mayOpen(with first: UInt32) -> Bool {
        openings.mayBegin(with: first) || labels.mayBegin(with: first) || Brackets.closing(of: first) != nil
    }

    /// A cheap sieve: the first sign of a caption, with or without a bracket around it.
    static func mayOpen(_ text: LineText) -> Bool {
        openings.opens(text) || labels.opens(text) || text.scalars.first.flatMap(Brackets.closing) != nil
    }

    private static let longestCredited = 130
    private static let creditSigns = ScalarSet("摄影图发拍)")
    private static let agencies: [Phrase] = ["新华社发", "中新社发", "新华社照片", "资料图片"]

    /// (政府新闻处图片)
    private static let bracketEnds: [Phrase] = ["图片)", "摄)", "供图)", "资料图)"]

    /// …启航。王芳 摄: the words of a picture, and who took it.
    static func endsWithCredit(_ text: LineText) -> Bool {
        guard text.count >= 8, text.count <= longestCredited, let last = text.scalars.last, creditSigns.contains(last)
        else { return false }
        if last == 0x29, bracketEnds.contains(where: { text.ends(with: $0) }) { return true }
        if agencies.contains(where: { text.ends(with: $0) }) { return true }
        guard let ending = BodyEnding(text), ending.credit == .picture, ending.end >= 4 else { return false }
        return ending.bylines.allSatisfy { $0.role == .photographer || $0.outlet != nil || ending.bylines.count == 1 }
    }
}
