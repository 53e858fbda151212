import Annotation
import BulletinModel
import Foundation
import TestSupport

extension SpecScore {
    mutating func readRecognizers() throws {
        for line in String(decoding: try SharedData.bytes("specs/recognizers.jsonl"), as: UTF8.self).split(
            separator: "\n")
        {
            guard let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let model = entry["model"] as? String,
                let input = entry["input"] as? String, let results = entry["results"] as? [[String: Any]]
            else { continue }
            switch model.split(separator: "/")[0] {
            case "DateTime": readDates(input, reference: entry["reference"] as? String, results)
            case "Number": readNumbers(String(model.dropFirst(7)), input, results)
            default: readDimensions(input, results)
            }
        }
    }

    // MARK: dates

    private mutating func readDates(_ input: String, reference: String?, _ results: [[String: Any]]) {
        let published = CalendarDay(String((reference ?? "2017-03-22").prefix(10))) ?? CalendarDay("2017-03-22")!
        let found = Self.dates(input, published)
        if results.isEmpty {
            count("no dates", found.isEmpty, input, found.map(\.text).joined(separator: " "))
            return
        }
        for result in results {
            guard let text = result["Text"] as? String else { continue }
            let own = found.filter { $0.overlaps(text) }
            let detail = own.map { "\($0.text)=\($0.start)/\($0.end)" }.joined(separator: " ")
            let type = (result["Type"] ?? result["TypeName"]) as? String ?? ""
            if type.hasSuffix("set") || type.hasSuffix("duration") || Self.isVague(text) {
                count("no dates", own.isEmpty, input, detail)
            } else if Self.isForeign(text) {
                count("dates of other papers", !own.isEmpty, input, detail)
            } else {
                let values = Self.values(result)
                let isRight =
                    values.isEmpty
                    ? !own.isEmpty : own.contains { mention in values.contains { Self.fits(mention, $0, text) } }
                count("dates", isRight, input, "\(detail) wanted \(text) \(values)")
            }
        }
    }

    /// 最近, 现在, 上午 alone, 前1周: what PROTOCOL.md leaves out.
    private static func isVague(_ text: String) -> Bool {
        let vague: Set<String> = [
            "最近", "现在", "上午", "中午", "晚上", "下午", "早上", "之前3小时", "未来的3小时", "10分钟之前", "= 2019", "前1周", "12号",
        ]
        return vague.contains(text) || text.hasPrefix("近 ") || text.hasPrefix("从现在")
    }

    /// 13.5.2015, 05/05/89, 3-7-07 and bare years: no forms of a Chinese newspaper.
    private static func isForeign(_ text: String) -> Bool {
        let parts = text.split(whereSeparator: { "./-".contains($0) })
        return parts.count == 3 && parts[0].count < 3 && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
            || text.count == 4 && text.allSatisfy(\.isNumber)
    }

    private static func values(_ result: [String: Any]) -> [[String: Any]] {
        if let resolution = result["Resolution"] as? [String: Any] {
            return resolution["values"] as? [[String: Any]] ?? []
        }
        guard let value = result["Value"] as? [String: Any] else { return [] }
        return ["PastResolution", "FutureResolution"].compactMap { key in
            (value[key] as? [String: Any]).map { $0.merging(["timex": value["Timex"] ?? ""]) { own, _ in own } }
        }
    }

    private static func fits(_ mention: DateMention, _ value: [String: Any], _ text: String) -> Bool {
        let timex = value["timex"] as? String ?? ""
        // Left unconverted there; after its fashion 除夕 is 31 December and 清明 always 4 April.
        if value["isLunar"] != nil
            || ["中秋", "除夕", "元宵", "重阳", "端午", "正月", "大年", "清明", "初"].contains(where: text.contains)
        {
            return mention.granularity == .day
        }
        if value["Mod"] != nil || value["end"] == nil && value["start"] != nil {
            return "\(mention.start)".hasPrefix(timex) || "\(mention.end)".hasPrefix(timex)
                || timex.hasPrefix("T") && "\(mention.start)".contains(timex)
        }
        let single = ["value", "date", "dateTime", "time"].lazy.compactMap { value[$0] as? String }.first
        let start =
            single ?? ["start", "startDate", "startDateTime", "startTime"].lazy.compactMap { value[$0] as? String }
            .first ?? ""
        let end =
            single ?? ["end", "endDate", "endDateTime", "endTime"].lazy.compactMap { value[$0] as? String }.first ?? ""
        guard mention.start.hour != nil, start.contains(":") else {
            guard let days = mention.days, let from = CalendarDay(String(start.prefix(10))),
                let to = CalendarDay(String(end.prefix(10)))
            else { return false }
            if single != nil || start.contains(":") {
                // 5年前 is a day there and a year here.
                return days.first == from || mention.granularity == .year && days.first.year == from.year
            }
            // 过去十年 is ten years here, and the same days of two years there; what is under way may end today.
            if mention.granularity == .year, days.first.year == from.year, days.last.year == to.year { return true }
            if !text.contains("年"), mention.granularity != .year,
                (days.first.month, days.first.day) == (from.month, from.day),
                (days.last.month, days.last.day) == (to.month, to.day)
            {
                return true
            }
            return days.first == from && (days.last == to || days.last.adding(days: 1) == to || mention.lastUnit == to)
        }
        if !text.contains("年"), start.count > 8 {
            // Without a year the next one is wanted there.
            return "\(mention.start)".dropFirst(5)
                == start.dropFirst(5).replacingOccurrences(of: " ", with: "T").prefix(11)
        }
        return minute(mention.start, start) && minute(mention.end, end)
    }

    /// `2016-11-07 14:00:00` or `14:00:00`.
    private static func minute(_ point: DatePoint, _ text: String) -> Bool {
        let own = "\(point)".replacingOccurrences(of: "T", with: " ")
        return text.count > 8 ? text.hasPrefix(own) : own.hasSuffix(String(text.prefix(5)))
    }

    // MARK: numbers

    private mutating func readNumbers(_ model: String, _ input: String, _ results: [[String: Any]]) {
        let wanted = results.compactMap { (($0["Resolution"] as? [String: Any])?["value"] as? String) }
        switch model {
        case "NumberModel":
            // Spaces inside a fraction are of that collection, not of pages.
            let found = Self.numerals(input.contains("分") ? input.replacingOccurrences(of: " ", with: "") : input)
            let numbers = wanted.compactMap { Double($0) }.map { input.contains("打") ? $0 / 12 : $0 }
            let isFormula =
                input.contains("^") || input.contains("e") || input.contains("ｅ") || input.contains("M")
                || input.contains("又") || input.contains("/") || input.contains("／") || input.contains("-.")
                || input.contains("－.")
            count(
                isFormula ? "formulas" : "numbers",
                numbers.allSatisfy { number in found.contains { Self.isClose($0, number) } }
                    && (!numbers.isEmpty || found.allSatisfy { $0 == 1 || found.isEmpty }
                        || Self.figuresOf(input).isEmpty),
                input, "\(found) wanted \(numbers)")
        case "PercentModel":
            let isCode = input.contains("k") || input.contains("ｋ")
            let found = Self.figuresOf(input.replacingOccurrences(of: " ", with: "")).compactMap { figure -> Double? in
                switch figure.classifier {
                case "%", "百分点", "百分點": figure.value.approximate
                case "折": figure.value.approximate * 10
                default: nil
                }
            }
            let numbers = wanted.compactMap { Double($0.dropLast()) }
            count(
                isCode ? "formulas" : "percentages",
                numbers.allSatisfy { number in found.contains { Self.isClose($0, number) } }, input,
                "\(found) wanted \(numbers)")
        case "OrdinalModel":
            count("no figures", Self.figuresOf(input).isEmpty, input, "")
        default:
            // 1/2 and 百分之 are figures, and no numerals.
            let found = Self.numerals(input) + Self.figuresOf(input).map(\.value.approximate)
            let numbers = wanted.flatMap {
                $0.split(whereSeparator: { "[](),".contains($0) }).compactMap { Double($0) }
            }
            count(
                "ranges", numbers.allSatisfy { number in found.contains { Self.isClose($0, number) } }, input,
                "\(found) wanted \(numbers)")
        }
    }

    private mutating func readDimensions(_ input: String, _ results: [[String: Any]]) {
        let found = Self.figuresOf(input).filter { $0.classifier != nil }.map(\.value.approximate)
        let numbers = results.compactMap {
            (($0["Resolution"] as? [String: Any])?["value"] as? String).flatMap(Double.init)
        }
        count(
            "dimensions", numbers.allSatisfy { number in found.contains { Self.isClose($0, number) } }, input,
            "\(found) wanted \(numbers)")
    }
}
