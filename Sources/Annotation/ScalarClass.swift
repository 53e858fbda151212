/// What the rules look for, as one bit each: a text is looked at once, and each rule then steps from one place that it
/// may have something to do at to the next.
struct ScalarClass: OptionSet, Sendable {
    let rawValue: UInt16

    /// A number may begin here.
    static let numeral = ScalarClass(rawValue: 1)
    /// A date may begin here.
    static let date = ScalarClass(rawValue: 2)
    /// Quotation marks, ends of sentences, 说.
    static let sentence = ScalarClass(rawValue: 4)
    /// Digits and powers of ten of Chinese numerals.
    static let counting = ScalarClass(rawValue: 8)
    /// A unit's name may end here.
    static let unitEnd = ScalarClass(rawValue: 16)
    /// 省, 市, 区 …: a body of it may be named.
    static let scope = ScalarClass(rawValue: 32)
    /// The surname of one person in ten thousand or more.
    static let surname = ScalarClass(rawValue: 64)
    /// “”‘’「」『』"
    static let quotationMark = ScalarClass(rawValue: 256)
    /// What somebody says ends here: 。!?;…”
    static let speechEnd = ScalarClass(rawValue: 512)

    /// No character of simplified print; `TraditionalForms` has another for it.
    static let traditional = ScalarClass(rawValue: 1024)

    /// What only bodies are called may end here: 医院, 公司.
    static let bodyEnd = ScalarClass(rawValue: 2048)

    /// What only places are called may end here: 隧道, 工业区.
    static let placeEnd = ScalarClass(rawValue: 4096)

    /// Rare ones of which some rule looks for each: 悉 of 获悉, 《, which names a work, and · of foreign names.
    static let seldom = ScalarClass(rawValue: 8192)

    /// Printed full-width: of the scalars that are, and in a text of those that they are folded to.
    static let wide = ScalarClass(rawValue: 0x8000)

    /// What is not taken as it is printed.
    static let rare = ScalarClass.wide.rawValue | ScalarClass.traditional.rawValue

    /// By scalar, below U+10000.
    static let table: LastingTable<UInt16> = {
        var table = [UInt16](repeating: 0, count: 0x10000)
        func mark(_ scalars: String, _ kind: ScalarClass) {
            for scalar in scalars.unicodeScalars { table[Int(scalar.value)] |= kind.rawValue }
        }
        func mark(_ scalars: ScalarSet.Bits, _ kind: ScalarClass) {
            for value in table.indices where scalars.contains(UInt32(value)) { table[value] |= kind.rawValue }
        }
        mark("0123456789零〇○一二三四五六七八九十百千万亿两兩廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億", [.numeral, .date])
        for value in table.indices where NumeralScalar(UInt32(value))?.isCounting == true {
            table[value] |= counting.rawValue
        }
        mark("几幾数數半", .numeral)
        mark("今昨明前后去上下本当同次翌第大这正冬腊闰农阴旧年首每周星礼週早晨晚夜凌清黎拂午中傍深过未半", .date)
        mark("元情妇植消愚劳国青护母儿父建教记光双感平圣春端除重Q武贞神开天建靖洪永宣成弘嘉隆崇顺康雍乾道咸同民", .date)
        mark("“”「」『』。!?;说", .sentence)
        mark("省市区县旗州盟镇乡道木村格场", .unitEnd)
        mark("省市区县镇乡州", .scope)
        mark(NameWords.commonSurnames.bits, .surname)
        // The second characters of 上官, 欧阳 and their like.
        mark("阳官葛徒甫迟容狐辕孤跋延宫屠", .surname)
        mark("“”‘’「」『』\"", .quotationMark)
        mark("。!?;…”", .speechEnd)
        for lasts in [OrganisationWords.strongEndings.lasts, OrganisationWords.trades.lasts] { mark(lasts, .bodyEnd) }
        for lasts in [PlaceWords.strongEndings.lasts, PlaceWords.streetEnds.bits] { mark(lasts, .placeEnd) }
        mark("悉《·", .seldom)
        for value in 0xFF01...0xFF5E { table[value] |= wide.rawValue }
        table[0x3000] |= wide.rawValue
        for (value, _) in TraditionalForms.pairs { table[value] |= traditional.rawValue }
        return LastingTable(table)
    }()
}
