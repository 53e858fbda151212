import BulletinModel
import TestSupport
import Testing

@testable import Annotation

@Suite("Numerals")
struct NumeralTests {
    /// The whole of `text` as one numeral: value, `value-upper` or `value+`.
    private func read(_ text: String) -> String? {
        let text = AnnotatedText(text, paragraph: 0)
        guard let numeral = NumeralReader.read(text, at: 0), numeral.end == text.count, let value = numeral.value else {
            return nil
        }
        if let upper = numeral.upper { return "\(value)-\(upper)" }
        return "\(value)" + (numeral.bound == .atLeast ? "+" : "")
    }

    @Test(
        "reads every form",
        arguments: [
            ("469", "469"), ("１２", "12"), ("1,234,567.5", "1234567.5"), ("2.3万", "23000"), ("3.5亿", "350000000"),
            ("1,100万", "11000000"), ("7万5千4百", "75400"), ("2千零30万", "20300000"), ("十", "10"), ("十五", "15"),
            ("三百二十万", "3200000"), ("一百零三", "103"), ("四百五", "450"), ("九万四", "94000"), ("两千四百五", "2450"),
            ("四亿五千六百四十二万零一十五", "456420015"), ("一万五千亿", "1500000000000"), ("四万亿", "4000000000000"),
            ("10万万", "1000000000"), ("五兆六十二亿四万五千二", "5006200045200"), ("二〇二二", "2022"), ("廿九", "29"),
            ("零点五", "0.5"), ("六百一十一点二五五", "611.255"), ("二点三亿", "230000000"), ("百余", "100+"), ("十几", "10+"),
            ("几十", "20+"), ("数百", "200+"), ("五百余万", "5000000+"), ("500多亿", "50000000000+"), ("100余", "100+"),
            ("80多", "80+"), ("二十几万", "200000+"), ("七八十", "70-80"), ("三四百", "300-400"), ("二三十", "20-30"),
            ("四五", "4-5"), ("三五", "3-5"), ("十七八", "17-18"), ("拾万零五十六", "100056"), ("壹仟", "1000"),
            ("一百 五 十 二", "152"), ("三千 九百 六十五", "3965"), ("三萬億", "3000000000000"), ("千", "1000"),
        ])
    func reads(text: String, value: String) {
        #expect(read(text) == value)
    }

    @Test("refuses what only looks like one", arguments: ["陆地", "拾", "万一", "多", "余", "点", "", "甲"])
    func refuses(text: String) {
        #expect(read(text) == nil)
    }

    @Test(
        "ends where the number ends",
        arguments: [
            ("三点五十分", 1), ("120名,440名", 3), ("12,34", 2), ("1.2.3", 3), ("三多", 1), ("3亿元", 2), ("二十多名", 3),
            ("一百零几万", 5), ("10 月", 2),
        ])
    func ends(text: String, end: Int) {
        #expect(NumeralReader.read(AnnotatedText(text, paragraph: 0), at: 0)?.end == end)
    }

    @Test("writes and reads back", arguments: UInt64(0)..<200)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let number = Int.random(in: 0..<1_000_000_000_000 >> Int.random(in: 0..<39), using: &random)
        #expect(read(chinese(number)) == "\(number)", "seed \(seed): \(chinese(number))")
    }

    @Test("reads a million digits once", arguments: ["9", "一", "万", "十", "几", "1,", "多"])
    func longRuns(unit: String) {
        let text = AnnotatedText(String(repeating: unit, count: 200_000), paragraph: 0)
        var index = 0
        while index < text.count { index = max(index + 1, NumeralReader.read(text, at: index)?.end ?? 0) }
        #expect(index >= text.count)
    }

    private func chinese(_ number: Int) -> String {
        let digits = Array("零一二三四五六七八九")
        func section(_ value: Int, padded: Bool) -> String {
            var text = ""
            var zero = padded && value < 1000
            var began = padded
            for (power, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
                let digit = value / power % 10
                if digit == 0 {
                    zero = began
                    continue
                }
                if zero, began { text += "零" }
                text += String(digits[digit]) + name
                zero = false
                began = true
            }
            return text
        }
        if number == 0 { return "零" }
        var text = ""
        for (power, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
            let value = number / power % 10_000
            if value > 0 { text += section(value, padded: !text.isEmpty) + name }
        }
        return text
    }
}
