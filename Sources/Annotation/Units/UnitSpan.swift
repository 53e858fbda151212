import BulletinModel

/// A unit's name where it stands in a text, before it is known where the unit lies.
struct UnitSpan {
    var range: Range<Int>
    var level: UnitLevel
    /// Units of the gazetteer that bear the name; none for one that was told by its ending.
    var bearers: Gazetteer.Bearers

    init(range: Range<Int>, level: UnitLevel, bearers: Gazetteer.Bearers = .none) {
        self.range = range
        self.level = level
        self.bearers = bearers
    }
}

extension UnitLevel {
    /// As the gazetteer counts.
    init(gazetteerLevel: Int) {
        switch gazetteerLevel {
        case 0: self = .province
        case 1: self = .prefecture
        case 2: self = .county
        default: self = .township
        }
    }

    /// 0 for a province, greater further down.
    var depth: Int {
        switch self {
        case .province: 0
        case .prefecture: 1
        case .county: 2
        case .township: 3
        case .community: 4
        case .compound: 5
        case .grid: 6
        }
    }
}

/// Finds the names of units in one text, left to right and without overlap, behind none. Time is linear.
func findUnits(in text: AnnotatedText, _ spans: inout [UnitSpan]) {
    let scalars = text.scalars
    var floor = 0
    var end = 1
    while true {
        end = text.next(.unitEnd, from: end) + 1
        if end > scalars.count { return }
        guard !isCutOff(scalars, at: end) else { continue }
        let span =
            listedUnit(endingAt: end, in: scalars, from: floor, after: spans.last)
            ?? formerCounty(endingAt: end, in: scalars, after: spans.last)
            ?? patternedUnit(endingAt: end, in: scalars, from: floor)
        // 彭浦新村|街道: named after it, and met further on.
        if let span, span.level == .community, streets.contains(end..<min(end + 2, scalars.count), of: scalars) {
            continue
        }
        if let span {
            spans.append(span)
            floor = end
        }
    }
}

/// What makes another word of the last character: 区域, 市场, 镇静.
private func isCutOff(_ scalars: Scalars, at end: Int) -> Bool {
    guard end < scalars.count else { return false }
    // 一村|民: one of them
    if scalars[end] == scalar("民"), end > 2, scalars[end - 1] == scalar("村"),
        beforeVillagers.contains(scalars[end - 2]) || KnownPlaces.endsLandmark(end - 1, in: scalars)
    {
        return true
    }
    // 诸城|市民: and not 诸城市|民政局
    if scalars[end] == scalar("民"), end > 1, scalars[end - 1] == scalar("市") {
        return end + 1 == scalars.count || !afterPeople.contains(scalars[end + 1])
    }
    // 清廉村|居, and not 石门村|居民
    if scalars[end] == scalar("居"), scalars[end - 1] == scalar("村") {
        return end + 1 == scalars.count || !afterDwelling.contains(scalars[end + 1])
    }
    guard afterAny.contains(scalars[end]) else { return false }
    return continuations.contains(end - 1..<end + 1, of: scalars)
}

private let continuations = WordSet(
    "区域 区别 区间 区分 区块 区划 区位 区时 市场 市值 市面 市容 市井 市价 市盈 省略 省吃 省心 省事 省却 镇静 镇定 镇压 镇痛 镇守 镇江 镇海 镇流 "
        + "乡镇 乡村 乡亲 乡愁 乡土 乡音 乡情 乡间 乡贤 乡下 乡里 乡野 乡友 乡绅 乡规 道路 道德 道理 道具 村落 村庄 村镇 村寨 村史 村上 村春 "
        + "场所 场地 场景 场面 场合 场馆 场次 镇化 格局 格式 格外 木材 木头 旗帜 旗舰 旗袍 旗杆 旗手 州市 州区 州县")
/// 民政, 民族, 民营, 民警: words that the unit stands ahead of.
private let afterPeople = ScalarSet("政族营主警间办革盟建进生用航兵委俗歌乐宗企商事")
private let afterDwelling = ScalarSet("民住家委")
private let beforeVillagers = ScalarSet("一名位多数些余个")
private let afterAny = ScalarSet(
    "域别间分块划位时场值面容井价盈略吃心事却静定压痛守江海流镇村亲愁土音情贤下里野友绅规路德理具落庄寨史上春所地景合馆次局式外材头帜舰袍杆手市区县化")

/// What ends like the name of a unit, or with the former name of one, and is something else.
private let notUnits = WordSet(
    "全镇 全乡 合作区 文明乡 上城市 下城市 旧金山市 大城市 古城市 老城市 新城市 中城市 小城镇 雄安新区 景德镇 小城市 山城市 水城市 江城市 滨城市 名城市 海城区 新城镇 老城镇")

/// A full name that the gazetteer has: the longest one.
private func listedUnit(endingAt end: Int, in scalars: Scalars, from floor: Int, after last: UnitSpan?) -> UnitSpan? {
    let gazetteer = Gazetteer.shared
    guard end - floor >= 2, notUnits.length(endingAt: end, in: scalars, from: floor) == 0,
        gazetteer.mayEnd(scalars[end - 1], before: scalars[end - 2])
    else { return nil }
    guard let name = gazetteer.longestName(endingAt: end, in: scalars, from: floor),
        let level = gazetteer.highestLevel(name.bearers)
    else { return nil }
    // 示|范县: the first of two characters belongs to the word before.
    if end - name.start == 2, name.start > 0, gazetteer.isWord(scalars[name.start - 1], scalars[name.start]) {
        return nil
    }
    // 河南|新乡: a province, and what lies in it.
    if level == 3, name.start > 0, ofProvinces.contains(name.start - 1..<name.start + 1, of: scalars),
        name.start == 1 || !isIdeograph(scalars[name.start - 2])
            || NameMarks.barriers.contains(scalars[name.start - 2])
    {
        return nil
    }
    // 湘西|南山区, 宁|南山区: hills to one side of a province.
    if name.start > 1, scalars[end - 2] == scalar("山"), end - name.start == 3, sides.contains(scalars[name.start]),
        provinces.contains(scalars[name.start - 1])
    {
        return nil
    }
    // 黄骅市|滕庄子乡: a township begins where its county ends, and a like one elsewhere does not shorten it.
    if level == 3, let last, last.range.upperBound == floor, (1...2).contains(name.start - floor),
        [.county, .prefecture].contains(last.level), scalars[floor..<name.start].allSatisfy(isTownshipLead),
        name.start - floor == 1
            || !Gazetteer.shared.isLeadingWord(scalars[floor], scalars[floor + 1])
                && PhraseTable.shared.word(at: floor, in: scalars, to: name.start)?.kind != .verb
    {
        return UnitSpan(range: floor..<end, level: .township)
    }
    // 和木|龙镇: a name of one character is seldom meant where one more stands between it and the word ahead.
    if level == 3, end - name.start == 2, name.start > floor, isTownshipLead(scalars[name.start - 1]),
        !motions.contains(scalars[name.start - 1]),
        name.start - 1 == floor || !isIdeograph(scalars[name.start - 2])
            || NameMarks.barriers.contains(scalars[name.start - 2])
    {
        return UnitSpan(range: name.start - 1..<end, level: .township)
    }
    return UnitSpan(range: name.start..<end, level: UnitLevel(gazetteerLevel: level), bearers: name.bearers)
}

/// 达州市|达县, 保定市|南市区: a county that is called otherwise now, right behind the prefecture or province that it lay in.
private func formerCounty(endingAt end: Int, in scalars: Scalars, after last: UnitSpan?) -> UnitSpan? {
    guard let last, counties.contains(scalars[end - 1]), [.prefecture, .province].contains(last.level) else {
        return nil
    }
    let stem = last.range.upperBound..<end - 1
    let shortest = scalars[end - 1] == scalar("县") ? 1 : 2
    guard stem.count >= shortest, stem.count <= 3,
        scalars[stem].allSatisfy({ isIdeograph($0) && !NameMarks.barriers.contains($0) && !NumeralScalar.counts($0) }),
        !commonCounties.contains(scalars[stem]), !beforeAreas.contains(scalars[stem.upperBound - 1]),
        stem.count < 2 || !Gazetteer.shared.isWord(scalars[stem.upperBound - 2], scalars[stem.upperBound - 1])
    else { return nil }
    return UnitSpan(range: stem.lowerBound..<end, level: .county)
}

private let ofProvinces = WordSet("河南 河北 湖南 湖北 海南 云南 山西 山东 江西 江苏 广东 广西 陕西")
private let streets = WordSet("街道")
private let counties = ScalarSet("县区")
/// 贫困地|区, 江东新|区
private let beforeAreas = ScalarSet("地新山林")
private let commonCounties = WordSet(
    "两 辖 属 外 贫困 部分 重点 所有 主城 老城 中心城 新城 城 郊 矿 山 林 库 灾 疫 社 小 校 园 景 市 新 老 开发 高新 高新技术 经济开发 经济技术开发 工业园 保税 自贸 试验 示范 合作 老工业 棚户 居民 住宅 商业 核心 重灾 周边 近郊 远郊 沿江 沿海 东部 西部 南部 北部 中部"
)

private let motions = ScalarSet("赴抵经往回返驻离访进入沿由自")

private func isTownshipLead(_ value: UInt32) -> Bool {
    isIdeograph(value) && !NameMarks.barriers.contains(value) && !ofCounties.contains(value)
}

private let ofCounties = ScalarSet("原共县市区内辖属下某境")
private let sides = ScalarSet("东南西北")
private let provinces = ScalarSet("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀黔滇陕甘青台蒙桂藏宁新")
