/// One look into a table tells whether a rule has anything to do at a scalar.
enum ScalarClass {
    /// A number may begin here.
    static let numeral: UInt8 = 1
    /// A date may begin here.
    static let date: UInt8 = 2
    /// Quotation marks, ends of sentences, 说.
    static let sentence: UInt8 = 4

    /// Digits and powers of ten of Chinese numerals.
    static let counting: UInt8 = 8

    /// By scalar, below U+10000.
    static let table: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 0x10000)
        func mark(_ scalars: String, _ kind: UInt8) {
            for scalar in scalars.unicodeScalars { table[Int(scalar.value)] |= kind }
        }
        mark("0123456789零〇○一二三四五六七八九十百千万亿两兩廿卅壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億", numeral | date)
        for value in 0..<UInt32(0x10000) where NumeralScalar(value)?.isCounting == true {
            table[Int(value)] |= counting
        }
        mark("几幾数數半.", numeral)
        mark("今昨明前后去上下本当同次翌第大这正冬腊闰农阴旧年首每周星礼週早晨晚夜凌清黎拂午中傍深过未半", date)
        mark("元情妇植消愚劳国青护母儿父建教记光双感平圣春端除重Q武贞神开天建靖洪永宣成弘嘉隆崇顺康雍乾道咸同民", date)
        mark("“”「」『』。!?;说", sentence)
        return table
    }()
}
