/// 量词: what a number is counted or measured in.
enum MeasureWords {
    enum Kind: Sendable {
        /// 名, 个, 辆: the noun follows.
        case count
        /// 人, 人次, 户: what is counted is the classifier itself; a noun may stand before.
        case selfCount
        /// Lengths, areas, weights, and what else is measured.
        case measure
        case money
        case duration
        case age
        case percent
    }

    /// - Source: the measure words of JioNLP (Apache-2.0) that occur often enough, sorted by kind; GB 3100 for units.
    static let all: Lexicon<Kind> = {
        var words: [(String, Kind)] = []
        func add(_ list: String, _ kind: Kind) {
            for word in list.split(separator: " ") { words.append((String(word), kind)) }
        }
        add(
            "个 名 位 家 次 条 项 起 款 件 辆 届 份 批 股 场 张 只 套 类 轮 段 台 块 座 处 层 部 句 笔 篇 支 片 批次 节 组 架 栋 幢 道 "
                + "页 口 颗 宗 章 瓶 根 盒 枚 桶 艘 幅 袋 趟 箱 棵 顿 粒 堆 堂 株 胎 伙 册 匹 席 滴 桌 盆 盏 勺 车次 架次 "
                + "台次 辆次 场次 头 间 门 所 对 双 副 把 顶 种 群 班 列 艇 尾 峰 羽 筐 捆 束 罐 车 眼 例 单 站 首 遍 本 版 卷 期 级 步 代 "
                + "辈 番 幕 档 排 队 行 栏 枝 朵 具 球 匝 沓 摞 串 枪 拳 餐 棒 局 盘 样 則 则 封 通 宿 针 名次 类别 系列 大类 小类 拨 盅 杯 碗 锅 盒",
            .count)
        add("市 县 省 国 人 人次 户 户次 人份 人天 倍 票 桌次 例次 件次 余人", .selfCount)
        add(
            "分 米 公里 千米 里 华里 厘米 毫米 微米 纳米 公分 分米 丈 尺 寸 英里 英尺 英寸 海里 平方米 平方公里 平方千米 平方厘米 平方毫米 平方 平米 "
                + "㎡ 亩 公顷 顷 立方米 立方厘米 立方 方 吨 公斤 千克 克 毫克 微克 斤 两 市斤 磅 盎司 克拉 升 毫升 公升 加仑 度 摄氏度 ℃ °C 度电 "
                + "千瓦 千瓦时 兆瓦 瓦 万千瓦 千伏 伏 安培 赫兹 兆赫兹 兆赫 赫 Hz 马力 毫米汞柱 级地震 字 分贝 km km² m m² m³ cm mm kg CM MM KM KG ML g mg t "
                + "ml L kW kWh GB MB TB G Mbps 公里/小时 千米/小时 米/秒 毫克/升 标箱 标准箱 层楼 折 成本 比特 页码 像素 尾次 华氏度",
            .measure)
        add(
            "元 块钱 块 角 毛 分钱 美元 美金 美圆 欧元 英镑 日元 港元 港币 韩元 澳元 加元 加拿大元 澳门元 新台币 卢布 卢比 泰铢 越盾 瑞士法郎 雷亚尔 "
                + "新卢布 兰特 比索 里亚尔 第纳尔 克朗 林吉特 坚戈 列弗 福林 里拉 法郎 马克 西德马克 便士 美分 人民币 元人民币 比特币 元/吨 元/平方米 元/斤 元/公斤 元/月 元/人",
            .money)
        add(
            "个赛季 小时 个小时 钟头 个钟头 分钟 秒 秒钟 天 日 年 载 周 个月 月 个星期 星期 个礼拜 礼拜 个工作日 工作日 个交易日 个季度 季度 周年 昼夜 个昼夜 "
                + "夜 晚 学时 课时 个学时 个课时 毫秒 世纪 个世纪 学年 个学年 个年头 年头 刻钟 个日夜",
            .duration)
        add("岁 周岁 个月大", .age)
        add("个百分点 百分点 個百分點 百分點", .percent)
        return Lexicon(words)
    }()

    /// 个小时 is counted in 小时.
    static func unit(_ range: Range<Int>, in text: AnnotatedText) -> String {
        let hasMeasure = (text[range.lowerBound] == "个" || text[range.lowerBound] == "個") && range.count > 1
        return text.text(hasMeasure ? range.dropFirst() : range)
    }

    /// Words that begin with a measure word and are none: 10个百分点 aside, 3家长, 5天然.
    static let notMeasures = Lexicon<Void>(
        "家长 家庭 位于 天然 天津 年级 年龄 年轻 个人所得 个人信息 个人账户 个人贷款 个人消费 个人住房 个性 球员 球队 球迷 球场 球星 球馆 球门 球衣 球鞋 球票 球技 具有 具备 具体 次数 次日 条件 项目 类似 本报 本市 本省 本县 本区 部分 部门 层次 分别 分析 分布 "
            + "分局 分公司 分会 分局 分店 分校 分行 分支 分队 分组 分类 分区 分批 分级 分期 分头 分工 分流 分子 分数 分秒 分歧 分手 分享 分行 分裂 分割 分配 分解 分散 分外 分明 分成 分红 分辨 分担 分贝 分厘 分论 分为 分获 分量 分兵 分发 分给 分到 分居 分娩 分之 日常 日前 日本 日报 月初 月底 月份 月薪 里面 里程 方面 方向 方案 方式 方法 时代 时间 口径 口罩 期间 期末 级别 "
            + "门口 门户 班长 队员 队伍 代表 代码 站点 单位 单元 号楼 号线 号院 步骤 章程 例如 例外 人均 人民 人大 人才 人口 人员 人类 人工 人物 人生 "
            + "户外 户籍 户口 车辆 车位 车间 度假 两侧 两岸 两会 两地 两边 字样 方略 元旦 元宵 元素 元老 块状 分管 成为 成立 成果 行动 行业 行政 行为 头部 "
            + "道路 道德 起来 起点 处理 处置 处于 所有 所以 对于 对此 对口 把握 群众 列入 列车 列为 单独 首次 首批 首届 本次 本届 版本 副书记 副主任 副局长 "
            + "副市长 副县长 副镇长 副总 组织 组成 组长 节能 节约 通过 通知 通道 支持 支部 支付 支队 支出 支撑 张贴 台阶 台账 台湾 件套 批准 批评 股份 "
            + "场所 场地 场景 条例 架构 口岸 起床 起飞 起身 起诉 起步 对战 对手 对阵 对决 对抗 对话 把关 排查 排名 排队 顶级 顶尖 站式 站点 级联 款项 档案 周边 周末 周期 周年庆 天下 天气 年度 年代 年来的 年初 年底 "
            + "秒杀 里长 步伐 轮流 轮番 轮换 米线 里铺 里屯 里庄 里店 里桥 里村 里河 里台 里坡 里坪")
    /// Known sayings that begin with a number and count nothing.
    static let idioms = Lexicon<Void>(
        "一米线 一一 一起 一定 一直 一般 一样 一切 一些 一致 一旦 一方面 一方 一边 一面 一同 一并 一线 一键 一站式 一体 一时 一度 一带一路 一律 "
            + "一贯 一再 一向 一如既往 一级 一流 一批 十分 千万别 千万不 万一 百姓 百货 千家万户 三农 两会 两岸 四川 三亚 六安 九江 五常 "
            + "两个维护 两个确立 四个意识 四个自信 三个代表 四个全面 五位一体 八项规定 三会一课 一岗双责 一国两制 二次 三严三实 两学一做 两手抓 四面八方 "
            + "五星级 四星级 三星级 五角大楼 三轮车 四轮车 两轮车 三好学生 十大 百强 千强 五金 七夕 八卦 九寨沟 五台山 三峡 三国 六一 七一 八一 五四 五一 "
            + "三八 十一五 十二五 十三五 十四五 十八大 十九大 二十大 三中全会 四中全会 五中全会 六中全会 七中全会 二中全会 一中全会 两弹一星 五谷 三伏 三九 "
            + "四季 一年四季 一日三餐 一天 一年 一生 一世 一时间 一段时间 一阵子 一会儿 一下 一点 一个个 半夜 半路 半数 半岛 半边天 半导体 半成品 半径 半年报 "
            + "百日 百年 千年 万年 千里 万里 百倍 百米冲刺 万岁 数字 数据 数量 数学 数码 数智 数额 数控 数目 数值 几乎 几何 半天云 十佳 三产 两新 两委 两优一先 千方百计 千军万马 百花 百家 "
            + "三轮摩托 三轮摩托车 十字 八方 四方 三方 三角 三角洲 两端 两手 两旁 两翼 一二三产业 三大件 四大名著 三道四 三班倒 两班倒 四班三倒 零部件 零件 零食 零售 零星 百分比 "
            + "六方会谈 二十四节气 四中 一号文件 九年义务教育 万事 万物 万家 万众 亿万 万户")
}
