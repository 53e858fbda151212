/// The words of dates that are no numbers, each with what it stands for.
enum DateWords {
    static let years = Lexicon<YearTerm>(of: [
        ("今年", .offset(0)), ("本年", .offset(0)), ("本年度", .offset(0)), ("今年度", .offset(0)), ("这一年", .offset(0)),
        ("去年", .offset(-1)), ("上年", .offset(-1)), ("上一年", .offset(-1)), ("上年度", .offset(-1)), ("前年", .offset(-2)),
        ("大前年", .offset(-3)), ("明年", .offset(1)), ("下一年", .offset(1)), ("后年", .offset(2)), ("大后年", .offset(3)),
        ("当年", .fromNamed(0)), ("同年", .fromNamed(0)), ("次年", .fromNamed(1)), ("翌年", .fromNamed(1)),
        ("第二年", .fromNamed(1)),
    ])
    /// 年号: the year that an era began; 民国三十年 is 1941.
    static let eras = Lexicon<Int>(of: [
        ("武德", 618), ("贞观", 627), ("神龙", 705), ("开元", 713), ("天宝", 742), ("建隆", 960), ("靖康", 1126), ("洪武", 1368),
        ("永乐", 1403), ("宣德", 1426), ("成化", 1465), ("弘治", 1488), ("嘉靖", 1522), ("隆庆", 1567), ("天启", 1621),
        ("崇祯", 1628), ("顺治", 1644), ("康熙", 1662), ("雍正", 1723), ("乾隆", 1736), ("嘉庆", 1796), ("道光", 1821),
        ("咸丰", 1851), ("同治", 1862), ("光绪", 1875), ("宣统", 1909), ("民国", 1912), ("民國", 1912),
    ])
    /// 之前年均, 今后年产, 过去年份, 文明年: the year's word ends another one.
    static let notBeforeYears = ScalarSet("之以此目日今过文透说表证先最向随往失")

    static let months = Lexicon<MonthTerm>(of: [
        ("本月", .offset(0)), ("这个月", .offset(0)), ("上月", .offset(-1)), ("上个月", .offset(-1)), ("上一个月", .offset(-1)),
        ("上1月", .offset(-1)), ("上上个月", .offset(-2)), ("下月", .offset(1)), ("下个月", .offset(1)), ("下一个月", .offset(1)),
        ("下下个月", .offset(2)), ("当月", .fromNamed(0)), ("同月", .fromNamed(0)), ("次月", .fromNamed(1)),
    ])
    static let lunarMonths = Lexicon<MonthTerm>(of: [
        ("正月", .number(1)), ("冬月", .number(11)), ("腊月", .number(12)), ("大年", .number(1)),
    ])

    static let monthSpans = Lexicon<MonthTerm>(of: [
        ("上半年", .span(1...6)), ("前半年", .span(1...6)), ("后半年", .span(7...12)), ("下半年", .span(7...12)),
        ("第一季度", .span(1...3)), ("第二季度", .span(4...6)),
        ("第三季度", .span(7...9)), ("第四季度", .span(10...12)), ("一季度", .span(1...3)), ("二季度", .span(4...6)),
        ("三季度", .span(7...9)), ("四季度", .span(10...12)), ("1季度", .span(1...3)), ("2季度", .span(4...6)),
        ("3季度", .span(7...9)), ("4季度", .span(10...12)), ("第1季度", .span(1...3)), ("第2季度", .span(4...6)),
        ("第3季度", .span(7...9)), ("第4季度", .span(10...12)), ("首季度", .span(1...3)), ("首季", .span(1...3)),
        ("一二季度", .span(1...6)), ("一、二季度", .span(1...6)), ("二、三季度", .span(4...9)), ("三四季度", .span(7...12)),
        ("三、四季度", .span(7...12)),
        ("Q1季度", .span(1...3)), ("Q2季度", .span(4...6)), ("Q3季度", .span(7...9)), ("Q4季度", .span(10...12)),
        ("前两季度", .span(1...6)), ("前两个季度", .span(1...6)), ("前二季度", .span(1...6)), ("前三季度", .span(1...9)),
        ("前三个季度", .span(1...9)), ("前3季度", .span(1...9)), ("前3个季度", .span(1...9)), ("本季度", .quarter(offset: 0)),
        ("上季度", .quarter(offset: -1)), ("上个季度", .quarter(offset: -1)), ("上一季度", .quarter(offset: -1)),
        ("下季度", .quarter(offset: 1)), ("下个季度", .quarter(offset: 1)), ("首月", .number(1)),
    ])
    /// After a year, or by themselves with 年: 年初, 2022年底.
    static let yearParts = Lexicon<Void>("年初 年底 年末 年终 年中 初 底 末 伊始 岁末 年伊始")
    static let bareYearParts = Lexicon<Void>("年初 年底 年末")
    /// Of decades and centuries: they stay as wide as they are.
    static let spanParts = Lexicon<Void>("初 末 中期 初期 末期 后期 前期 中叶")
    static let tenDays = Lexicon<Int>(of: [("上旬", 1), ("中旬", 2), ("下旬", 3)])
    static let monthParts = Lexicon<Void>("初 底 末 月初 月底 月末")

    static let days = Lexicon<DayTerm>(of: [
        ("今天", .offset(0)), ("本日", .offset(0)), ("今日", .offset(0)), ("昨天", .offset(-1)), ("昨日", .offset(-1)),
        ("前天", .offset(-2)),
        ("前日", .offset(-2)), ("大前天", .offset(-3)), ("明天", .offset(1)), ("明日", .offset(1)), ("后天", .offset(2)),
        ("大后天", .offset(3)), ("大大后天", .offset(4)), ("大大前天", .offset(-4)), ("下1天", .offset(1)), ("当天", .fromNamed(0)),
        ("当日", .fromNamed(0)), ("同日", .fromNamed(0)),
        ("次日", .fromNamed(1)),
        ("翌日", .fromNamed(1)), ("第二天", .fromNamed(1)), ("第三天", .fromNamed(2)),
    ])
    /// A day and a part of it in one word.
    static let daysWithPart = Lexicon<(DayTerm, DayPart)>(of: [
        ("今晨", (.offset(0), .morning)), ("今早", (.offset(0), .morning)), ("今晚", (.offset(0), .evening)),
        ("今夜", (.offset(0), .evening)), ("昨晨", (.offset(-1), .morning)), ("昨晚", (.offset(-1), .evening)),
        ("昨夜", (.offset(-1), .evening)),
        ("前晚", (.offset(-2), .evening)), ("明晨", (.offset(1), .morning)), ("明早", (.offset(1), .morning)),
        ("明晚", (.offset(1), .evening)), ("当晚", (.fromNamed(0), .evening)), ("当夜", (.fromNamed(0), .evening)),
        ("昨凌晨", (.offset(-1), .morning)), ("昨早", (.offset(-1), .morning)), ("昨上午", (.offset(-1), .morning)),
        ("昨午", (.offset(-1), .noon)), ("昨中午", (.offset(-1), .noon)), ("昨下午", (.offset(-1), .afternoon)),
        ("昨傍晚", (.offset(-1), .afternoon)), ("昨晚上", (.offset(-1), .evening)), ("今凌晨", (.offset(0), .morning)),
        ("今上午", (.offset(0), .morning)), ("今午", (.offset(0), .noon)), ("今中午", (.offset(0), .noon)),
        ("今下午", (.offset(0), .afternoon)), ("今傍晚", (.offset(0), .afternoon)), ("今晚上", (.offset(0), .evening)),
        ("明上午", (.offset(1), .morning)), ("明午", (.offset(1), .noon)), ("明下午", (.offset(1), .afternoon)),
        ("明晚上", (.offset(1), .evening)), ("前夜", (.offset(-2), .evening)), ("前日晚", (.offset(-2), .evening)),
        ("次晨", (.fromNamed(1), .morning)), ("翌晨", (.fromNamed(1), .morning)),
    ])
    /// 今天气, 当日本: the word goes on otherwise.
    static let notAfterDays = ScalarSet("气本头报之子版用常")
    /// 以前日, 之后天, 先天后天.
    static let notBeforeAfter = ScalarSet("以之先今最目日此")
    /// 为期3日, 连续3日: lengths of time.
    static let notBeforeBareDay = ScalarSet("第每连续期历共近余多满双休周假约过达.-/")

    /// What a day is followed by where somebody does something on it.
    static let doneThen = Lexicon<Void>(
        "宣布 公布 批准 表示 发表 发布 说 称 在 举行 召开 会见 会谈 抵达 前往 离开 发生 就 对 与 同 向 通过 签署 报道 播出 证实 透露 警告 呼吁 谴责 指责 否认 承认 下令 启程 乘 遭 从 开始 当天 以 再次 首次 正式 再 又 已 将 仍 继续 迎来 上演 进行 结束 比赛 致电 出席 参观 接受 主持 揭晓 闭幕 开幕 启动 来到 赶到 到达 升起 一天 签订 爆发 走进 为 选举 任命 抵 说 的发布会 的记者会 的会议 的会谈 的会见"
    )
    /// 光明路27号, 3栋5号, 嫦娥3号, 长征5号, 周口店12号: what goes by a number.
    static let numbered = ScalarSet(
        "路街道巷弄里楼栋幢院第线舰星型船机班列房室门桥井矿标舟宫娥征斗风龙兔山洋云鹰球台位编弹箭址单元层座排桌卡票证件户品色店墓坑洞站码神园号甲乙丙丁号湖岛河轮艇鲲鹏剑刀鲨鸟燕隼雀凤鹊悟问火天分践源衡丝父环蓝红虹鲸索")

    static let ofHouses = ScalarSet("路街道巷弄里楼栋幢院")

    static let parts = Lexicon<DayPart>(of: [
        ("凌晨", .morning), ("清晨", .morning), ("早晨", .morning), ("早上", .morning), ("黎明", .morning), ("拂晓", .morning),
        ("上午", .morning), ("早间", .morning), ("一早", .morning), ("一大早", .morning), ("大清早", .morning), ("中午", .noon),
        ("正午", .noon), ("午间", .noon), ("午后", .afternoon), ("下午", .afternoon), ("傍晚", .afternoon), ("晚上", .evening),
        ("晚间", .evening), ("夜间", .evening), ("夜里", .evening), ("深夜", .evening), ("半夜", .evening), ("午夜", .evening),
        ("夜晚", .evening), ("后半夜", .morning), ("白天", .morning),
    ])
    /// 早, 晚: parts of a day only before an hour or after a day.
    static let shortParts = Lexicon<DayPart>(of: [("早", .morning), ("晨", .morning), ("晚", .evening), ("夜", .evening)])

    static let weekNames = Lexicon<Void>("周 星期 礼拜 週")
    static let weekOffsets = Lexicon<Int>(of: [
        ("上", -1), ("上个", -1), ("上一个", -1), ("上一", -1), ("上上", -2), ("上上个", -2), ("上上個", -2), ("本", 0), ("这", 0),
        ("这个", 0), ("下", 1),
        ("下个", 1), ("下一个", 1), ("下一", 1), ("下下", 2), ("下下个", 2),
    ])
    /// 本周期, 下周岁, 上周边: no week.
    static let notAfterWeek = ScalarSet("期年岁边围转到折密刊报波身长全游记")

    /// What carries one date to the next.
    static let separators = Lexicon<Void>("至 到 - — —— – ～ ~ － ― - ─ ── -- 一直到 直到 起至 起到 开始至 开始到 到了")
    static let about = Lexicon<Void>("左右 前后 许 整")
    /// 起草, 起飞: another word than 起.
    static let notAfterFrom = ScalarSet("来床身草诉步飞源义航运至到")
    /// What lies ahead where the year still has its day: 6月30日到期.
    static let due = Lexicon<Void>("到期 截止 届满 期满")
    /// 12月1日前往, 12月1日前后: another word than 前.
    static let notAfterBefore = ScalarSet("往来去后面排线锋赴台任方景途身者")
    static let supposed = Lexicon<Void>("一旦 只要 如果 假如 极有可能")
    static let foreseen = Lexicon<Void>("预计 预测 预报 预期")
    /// What is told behind them is not of their date.
    static let said = Lexicon<Void>("表示 称 说 宣布 发布 发表 指出 强调 报道 透露 披露 通报 警告 声明 公布 致电")
    /// The words that say that what is named still lies ahead.
    static let future = Lexicon<Void>("将 距离 拟 预计 预测 预报 一旦 计划 定于 即将 届时 备战 推迟 延期 报名截止 估计 力争 有望 确保 最迟 争取 下月 明年 报名 开幕")
}
