import BulletinModel
import BulletinReader

/// Made-up pages on which a careless reader takes more than linear time.
enum Doubling {
    /// What one is made of, again and again.
    static let pages: [(name: String, unit: String)] = [
        ("opening brackets", "（"), ("brackets", "（）"), ("opening quotation marks", "“"),
        ("closing quotation marks", "”"),
        ("quotation marks", "“啊”"), ("speech", "“好！”"), ("straight marks", "\""), ("digits", "1"), ("numerals", "百"),
        ("digits and commas", "1,"), ("numbers of days", "1日"), ("ranges", "1-"), ("per cents", "1%"), ("years", "年"),
        ("titles", "书记"), ("surnames", "王"), ("people who speak", "王小明说，"), ("villages", "村"),
        ("names of villages", "李家村"),
        ("one line without an end", "的确如此"), ("clauses without an end", "今年，"), ("blanks", " "),
        ("ideographic spaces", "\u{3000}"),
        ("line ends", "\n"), ("lines of one character", "字\n"), ("headings", "# 一\n"), ("bylines", "（记者 王小明）\n"),
        ("book marks", "《"), ("letters", "a"), ("tags", "<p>"), ("open tags", "<div "), ("entities", "&lt;"),
        (
            "pieces between cuts",
            "老人们说,这条堤修了又修,从前一到雨季就睡不安稳,如今巡堤的人一天走三趟,大家心里都踏\n实了。\n梅岭渡口的石阶昨天修好了,一共三十级,全是青石,过\n河的人走在上面都说好\n看。渡船每天开十二趟。\n"
        ),
        ("units", "古楼街道文化社区"), ("organisations", "中国工商银行股份有限公司"),
    ]

    /// - Parameter most: the largest page, in MiB.
    static func measure(upTo most: Int) {
        for (name, unit) in pages {
            var line = name
            var size = 1
            var first = 0.0
            while size <= most {
                let seconds = read(page(of: unit, megabytes: size))
                let each = seconds / Double(size)
                if size == 1 { first = each }
                line += "\t\(size) MiB \(ReaderBenchmark.format(Double(size) * 1.048_576 / seconds)) MB/s"
                if size * 2 > most { line += "\tcosts \(ReaderBenchmark.format(each / first)) times as much a byte" }
                size *= 2
            }
            print(line)
        }
    }

    private static func page(of unit: String, megabytes: Int) -> [UInt8] {
        let unit = Array(unit.utf8)
        let count = megabytes << 20 / unit.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * unit.count)
        for _ in 0..<count { bytes += unit }
        return bytes
    }

    private static func read(_ bytes: [UInt8]) -> Double {
        let start = ContinuousClock.now
        _ = try? BulletinReader.read(bytes, name: FileName("page.txt"), received: Pages.received)
        return (ContinuousClock.now - start) / .seconds(1)
    }
}
