/// 姓: the surnames of the Hundred Family Surnames and those of the 2020 report on names (公安部户政管理研究中心,
/// 《二〇二〇年全国姓名报告》), in three ranks: the hundred that nine people in ten bear, other usual ones, rare ones.
enum Surnames {
    private static let first = """
        王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏\
        钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文闫肖
        """
    private static let second = """
        洪申樊兰邢施陶翟安颜倪严牛温芦季俞章鲁葛伍韦毕聂丛焦向柳邝路岳齐梅庄辛管祝左涂谷祁时舒耿卜詹关苗凌费纪靳盛童欧\
        甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边喻闻臧饶党代付卓尚全池冼楚滕晏仝骆\
        宗牟窦宫褚栾古巩连佘米应农苟卞符都计冷危揭沙明苑娄蒲幸商裘巫邬仇步麦慕晋敖戚丘储印伏匡支盖佟占习郎蔚敬和蒙云\
        原车凤银艾初练荆迟木展荣庞殷穆鄢谈吉乐钮瞿莫尤缪楼萨栗路戈应桑葛毕
        """
    private static let rare = """
        桑奚郁干阚锺茅虞廉屠昝毋公仲戎荀於惠麴封芮羿储汲邴糜松井富乌巴弓牧隗山宓蓬郗班仰秋伊暴甲钭厉祖刘束幽韶郜蓟印宿\
        怀从鄂索咸籍蔺胥能苍双莘贡劳逄姬扶堵宰郦雍璩濮寿通扈燕郏浦农别晁阎充茹宦鱼容慎戈庾终暨居衡步耿满弘国文寇广禄阙\
        东殳沃利越夔隆师厍勾融訾阚那简饶空毋沙乜养鞠须丰巢蒯相后红游竺权逯盍益桓仉督岳帅缑亢况有琴归海墨哈谯笪年爱佴言\
        鹿刀杭辜皮宣区母蓝贝郄过幺冒经千冀衣羊释青邸来辰岑仉牟芦粘呙邬雒昌浩福才闪仵花来多占撒腾粟问化律檀南火青谌勇普矫信修厚闾但门尉战矣伦俸由折降禹买召布肇线酆鲜但妥答虎
        """
    /// The usual ones in traditional characters.
    private static let traditional = """
        張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭許呂蘇盧蔣賈葉閻餘鍾陸薑譚鄒孫湯錢賴龔聞顧邊簡莊紀項齊嚴樊寧關單龍萬賀畢連遲衛聶鄧鄔蕪麥溫喬塗\
        強歐談樂陰陽費華應傅範歸區鄺鄭羅
        """
    /// 复姓
    private static let compound: Set<UInt64> = Set(
        [
            "欧阳", "上官", "司马", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "令狐", "宇文", "长孙",
            "慕容", "司徒", "司空", "端木", "百里", "东郭", "南宫", "呼延", "轩辕", "闻人", "澹台", "公冶",
            "宗政", "濮阳", "淳于", "单于", "太叔", "申屠", "钟离", "鲜于", "闾丘", "亓官", "仲孙", "第五",
            "赫连", "拓跋", "独孤", "纳兰", "完颜", "呼延",
        ].map { $0.unicodeScalars.reduce(0) { $0 << 32 | UInt64($1.value) } })
    private static let compoundFirsts = ScalarSet(compound.map { UInt32($0 >> 32) })

    static func isCompound(_ first: UInt32, _ second: UInt32) -> Bool {
        compoundFirsts.contains(first) && compound.contains(UInt64(first) << 32 | UInt64(second))
    }

    /// Whether a name may begin so.
    static func mayOpen(_ scalar: UInt32) -> Bool { cost(of: scalar) != nil || compoundFirsts.contains(scalar) }

    /// How much a name that begins so costs: 0 usual, 3 rare; nil where it is no surname.
    static func cost(of scalar: UInt32) -> Int? {
        if usual.contains(scalar) { return 0 }
        if known.contains(scalar) { return 1 }
        return unusual.contains(scalar) ? 3 : nil
    }

    /// One of the hundred that nine people in ten bear.
    static func isUsual(_ scalar: UInt32) -> Bool { usual.contains(scalar) }

    private static let usual = ScalarSet(first + traditional)
    private static let known = ScalarSet(second)
    private static let unusual = ScalarSet(rare)
}

/// Cuts an unspaced run of names apart: 罗阳辉罗伊珊 is 罗阳辉 and 罗伊珊.
enum NameRun {
    /// No byline is longer.
    static let longest = 40

    /// The cheapest way to read all of `scalars` as names, or nil where none is believable.
    /// - Complexity: O(n), n ≤ `longest`.
    static func split(_ scalars: ArraySlice<UInt32>) -> [Range<Int>]? {
        let count = scalars.count
        guard count >= 2, count <= longest else { return nil }
        let run = Array(scalars)
        var best = [Int](repeating: .max, count: count + 1)
        var lengths = [Int](repeating: 0, count: count + 1)
        best[0] = 0
        for start in 0..<count where best[start] != .max {
            for length in 2...4 where start + length <= count {
                guard let cost = cost(of: run[start..<start + length]) else { continue }
                if best[start] + cost < best[start + length] {
                    best[start + length] = best[start] + cost
                    lengths[start + length] = length
                }
            }
        }
        guard best[count] != .max else { return nil }
        var names: [Range<Int>] = []
        var end = count
        while end > 0 {
            names.append(scalars.startIndex + end - lengths[end]..<scalars.startIndex + end)
            end -= lengths[end]
        }
        return names.reversed()
    }

    /// One name and nothing else.
    static func isName(_ name: String) -> Bool {
        let scalars = name.unicodeScalars.map(\.value)
        return (2...4).contains(scalars.count) && split(scalars[...])?.count == 1
    }

    /// Three characters are the usual name, two come next; four need a compound surname.
    private static func cost(of name: ArraySlice<UInt32>) -> Int? {
        let isCompound = Surnames.isCompound(name[name.startIndex], name[name.startIndex + 1])
        switch name.count {
        case 2:
            guard let surname = Surnames.cost(of: name[name.startIndex]) else { return nil }
            return 6 + surname
        case 3:
            if isCompound { return 4 }
            guard let surname = Surnames.cost(of: name[name.startIndex]) else { return nil }
            return 4 + surname
        case 4 where isCompound:
            return 3
        default:
            return nil
        }
    }
}
