import BulletinModel

/// The words that bylines are made of. Sources: the byline forms of some forty papers, 1998 to 2026.
enum BylineWords {
    struct Role {
        let role: BylineRole
        /// It is a word of the text as well.
        let needsColon: Bool
    }

    static let roles: PhraseTable<Role> = {
        let table: [(BylineRole, String)] = [
            (.reporter, "记者 实习生 撰稿 撰稿人 撰文 作者 采写 采访 执笔 口述 讲述 讲述者 记录 记录人 采访人 采访者 主持人 编导 报道员 特约撰稿人 特约评论员 评论员 首席评论员"),
            (.correspondent, "通讯员 通信员 特约通讯员 供稿 投稿 来稿"),
            (.photographer, "摄影 摄像 供图 图片 摄影者"),
            (
                .editor,
                """
                责任编辑 责编 编辑 美术编辑 美编 校对 审核 审校 监制 值班编委 值班主任 值班总编 值班编辑 视觉 视觉设计 版式 版式设计 组版 一审 二审 三审 终审 初审 \
                复审 一校 二校 三校 责校 编审 主编 副主编 总编 统筹 策划 制图 漫画 排版 本版编辑 本版责编 执行主编 编校 美术 图编 主任 出品人 出品 主持 签发 制作 指导老师 指导教师 辅导老师 辅导教师
                """
            ),
            (.source, "来源 稿源 信息来源 文章来源 稿件来源 新闻来源 转自 据 单位"),
        ]
        let list = table.flatMap { role, words in
            words.split(whereSeparator: \.isWhitespace).map { word in
                (Phrase(String(word)), Role(role: role, needsColon: needsColon.contains(String(word))))
            }
        }
        return PhraseTable(list)
    }()

    /// Words that need a colon behind them to be a role: they are words of the text as well.
    private static let needsColon: Set<String> = [
        "据", "主持", "来源", "稿源", "单位", "策划", "统筹", "主任", "制作", "美术", "视觉", "图片", "主编", "副主编", "总编", "出品", "出品人",
        "采访",
        "签发", "投稿", "编辑", "转自", "信息来源", "文章来源", "稿件来源", "新闻来源", "作者", "漫画", "讲述者", "记录", "记录人", "采访人", "采访者",
    ]

    /// What a role may be made narrower by. No part of the outlet.
    static let modifiers = PhraseTable([
        "特约", "首席", "见习", "实习", "摄影", "资深", "高级", "特派", "专职", "文字", "图片", "视频", "社区", "本组图片", "本版图片", "驻京", "外派", "学生",
        "小", "跟队", "前方", "高校", "校园", "大学生", "图片新闻", "深度", "本组图片由", "本版图片由", "本文图片由", "图片由", "照片由", "以上图片由", "本组照片由",
        "本版图片均由", "本组图片均由", "图片均由", "均由", "均为",
    ])

    /// What stands for the paper itself.
    static let houses = PhraseTable([
        "融媒体中心", "融媒体", "全媒体", "融媒", "新媒体", "本报", "本网", "本台", "本刊", "本社", "本版", "全媒",
    ])

    /// 融媒 and nothing else.
    static func isHouse(_ text: LineText, _ range: Range<Int>) -> Bool {
        houses.isAll(of: text, range)
    }

    /// What the name of a paper, agency or station ends in.
    static let outletEndings = EndingTable([
        "日报", "晚报", "早报", "晨报", "时报", "快报", "商报", "都市报", "周报", "周刊", "在线", "新闻网", "电视台", "广播电台", "电台", "网", "社",
        "报", "台", "融媒", "融媒体", "客户端", "新闻", "记者站", "传媒", "中心", "杂志", "新闻社", "通讯社", "频道", "全媒体", "宣", "广电", "刊", "号",
        "分社", "发布", "工作室",
    ])

    /// What gives pictures to papers and is no person: 公交公司供图.
    static let bodies = EndingTable([
        "公司", "集团", "中心", "学校", "中学", "小学", "医院", "街道", "社区", "村委会", "支队", "大队", "管理局", "公安局", "宣传部", "委员会", "协会",
        "资料", "视觉中国", "公安", "交警", "消防", "海关", "税务", "城管", "法院", "检察院", "供电", "景区", "发布", "文旅",
    ])

    enum Credit: Hashable {
        /// 摄: it is a picture's.
        case picture
        /// 文/图, 摄影报道: words and pictures.
        case wordsAndPicture
        /// 报道, 整理: words.
        case words
    }

    /// By the first character, longest first.
    static func credits(at cursor: LineCursor) -> [(phrase: Phrase, credit: Credit)] {
        guard let first = cursor.next, creditSigns.contains(first) else { return [] }
        return creditTable[first] ?? []
    }

    private static let creditTable: [UInt32: [(phrase: Phrase, credit: Credit)]] = Dictionary(
        grouping: creditList, by: { $0.phrase.scalars[0] })
    static let creditSigns = ScalarSet(creditList.map { $0.phrase.scalars[0] })

    private static let creditList: [(phrase: Phrase, credit: Credit)] = [
        ("摄影报道", .wordsAndPicture), ("图文报道", .wordsAndPicture), ("文并摄影", .wordsAndPicture),
        ("文/摄影", .wordsAndPicture), ("摄影/报道", .wordsAndPicture), ("摄影/文", .wordsAndPicture),
        ("文/图", .wordsAndPicture), ("图/文", .wordsAndPicture), ("文/摄", .wordsAndPicture), ("摄/文", .wordsAndPicture),
        ("文并摄", .wordsAndPicture), ("文并图", .wordsAndPicture), ("文 图", .wordsAndPicture), ("文图", .wordsAndPicture),
        ("图文", .wordsAndPicture), ("文\\图", .wordsAndPicture), ("图\\文", .wordsAndPicture), ("撰文摄影", .wordsAndPicture),
        ("文、图", .wordsAndPicture), ("综合报道", .words),
        ("联合报道", .words), ("专题报道", .words), ("采访报道", .words), ("编译报道", .words), ("报道", .words), ("报导", .words),
        ("整理", .words), ("编译", .words),
        ("综合", .words), ("摄制", .picture), ("摄影", .picture), ("供图", .picture), ("翻拍", .picture), ("航拍", .picture),
        ("图", .picture),
        ("摄", .picture),
        ("文", .words),
    ]
}
