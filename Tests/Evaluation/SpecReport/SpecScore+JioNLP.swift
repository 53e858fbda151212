import Annotation
import BulletinModel
import Foundation
import TestSupport

extension SpecScore {
    mutating func readJioNLP() throws {
        for line in String(decoding: try SharedData.bytes("specs/jionlp-time.jsonl"), as: UTF8.self).split(
            separator: "\n")
        {
            guard let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any], entry.count > 2,
                let input = entry[0] as? String,
                let wanted = entry[2] as? [String: Any], let type = wanted["type"] as? String
            else { continue }
            if type == "time_delta" || type == "time_period" {
                let found = Self.dates(input, CalendarDay("2021-06-14")!)
                count("jionlp no dates", found.isEmpty, input, found.map(\.text).joined(separator: " "))
                continue
            }
            guard let published = Self.day(entry[1]), let times = wanted["time"] as? [String], times.count == 2 else {
                continue
            }
            let found = Self.dates(input, published)
            let isBlur = wanted["definition"] as? String == "blur"
            let detail = found.map { "\($0.text)=\($0.start)/\($0.end)" }.joined(separator: " ")
            if Self.isLeftOut(input) {
                count("jionlp left out", found.isEmpty || isBlur, input, detail)
            } else {
                let isRight =
                    found.contains { isBlur || Self.fits($0, times, input) } || Self.isRow(found, times)
                    || Self.isSeason(input, found)
                    || Self.readLater(input, published).contains { Self.fits($0, times, input) }
                count("jionlp dates", isRight, input, "\(detail) wanted \(times)")
            }
        }
    }

    /// 9月10号,11号,12号: one span there, a date each here.
    private static func isRow(_ found: [DateMention], _ times: [String]) -> Bool {
        guard found.count > 1, let first = found.first?.days?.first, let last = found.last?.days?.last else {
            return false
        }
        return zip(found, found.dropFirst()).allSatisfy { $0.days?.last.adding(days: 1) == $1.days?.first }
            && (first.month, first.day) == monthAndDay(times[0]) && (last.month, last.day) == monthAndDay(times[1])
    }

    private static func monthAndDay(_ time: String) -> (Int, Int) {
        let day = CalendarDay(String(time.prefix(10)))
        return (day?.month ?? 0, day?.day ?? 0)
    }

    /// 大前年夏季: fuzzy here, so that its year alone is right, and nothing where none is said.
    private static func isSeason(_ input: String, _ found: [DateMention]) -> Bool {
        guard let last = input.last(where: { $0 != "季" && $0 != "天" }), "春夏秋冬".contains(last) else { return false }
        return saysYear(input) ? found.count == 1 && found[0].granularity == .year : found.isEmpty
    }

    /// 八月份的第一个周二 without a year is of the year under way there, and the last past one here.
    private static func readLater(_ input: String, _ published: CalendarDay) -> [DateMention] {
        guard !saysYear(input), input.contains("月"), let end = CalendarDay(year: published.year, month: 12, day: 31)
        else {
            return []
        }
        return dates(input, end)
    }

    /// Fuzzy by PROTOCOL.md, or a time to the second from now, which a newspaper has not.
    private static func isLeftOut(_ input: String) -> Bool {
        let words = [
            "近", "现在", "秒", "分钟", "小时", "钟头", "刻钟", "交易日", "工作日", "多年", "几年", "几十年", "半年", "半月", "年半", "天半", "分半", "多月",
            "个半月", "多个月", "年多", "白天", "全天", "过两天", "过十周", "天内", "日内", "前两", "午后", "月初", "个季度后",
        ]
        return words.contains(where: input.contains)
    }

    private static func day(_ reference: Any) -> CalendarDay? {
        if let seconds = reference as? Double { return Timestamp(secondsSinceEpoch: Int(seconds)).day() }
        if let parts = reference as? [Int], let year = parts.first {
            return CalendarDay(year: year, month: parts.count > 1 ? parts[1] : 12, day: parts.count > 2 ? parts[2] : 28)
        }
        guard let parts = reference as? [String: Any], let year = parts["year"] as? Int else { return nil }
        return CalendarDay(year: year, month: parts["month"] as? Int ?? 12, day: parts["day"] as? Int ?? 28)
    }

    private static func fits(_ mention: DateMention, _ times: [String], _ input: String) -> Bool {
        guard let days = mention.days else { return false }
        if mention.start.hour != nil {
            let start = "\(mention.start)".replacingOccurrences(of: "T", with: " ")
            if times[0].hasPrefix(start) || isOpen(input) && times[1].hasPrefix(start.prefix(13)) {
                return true
            }
            if !saysYear(input), isLunar(input) { return times[0].dropFirst(10).hasPrefix(start.dropFirst(10)) }
            return !saysYear(input) && times[0].dropFirst(5).hasPrefix(start.dropFirst(5))
        }
        // inf and the moment of the reference end what is open; 起 and 以来 are open.
        guard let from = CalendarDay(String(times[0].prefix(10))), let to = CalendarDay(String(times[1].prefix(10)))
        else { return true }
        // Lunar dates without a year are of the year under way there, and the last past ones here.
        if !saysYear(input), isLunar(input) { return mention.granularity == .day }
        if !saysYear(input), !input.contains("月"), input.contains("日"), days.first.day == from.day { return true }
        if days.first == from, days.last == to || isOpen(input) { return true }
        // A weekday alone is the one to come there, and the last one here; 未来7天 begins now there, and tomorrow here.
        if isWeekdayAlone(input) { return days.first.weekday == from.weekday }
        if input.hasPrefix("未来"), days.last == to { return true }
        if isOpen(input), days.last == to { return true }
        // There a date without a year is of the reference's; here it is the nearest past one.
        guard !saysYear(input) else { return false }
        return (days.first.month, days.first.day) == (from.month, from.day)
            && (days.last.month, days.last.day) == (to.month, to.day)
    }

    private static func isLunar(_ input: String) -> Bool {
        ["腊月", "正月", "农历", "除夕", "初", "月十五"].contains(where: input.contains) && !input.contains("日")
    }

    private static func isWeekdayAlone(_ input: String) -> Bool {
        ["星期", "周", "礼拜"].contains(where: input.hasPrefix) && !["第", "末"].contains(where: input.contains)
    }

    private static func isOpen(_ input: String) -> Bool {
        ["起", "以来", "至今", "到现在", "到今天", "前", "后", "之前", "内"].contains(where: input.contains)
    }

    private static func saysYear(_ input: String) -> Bool {
        input.contains("年") || input.contains("世纪")
            || input.first.map { "12".contains($0) } == true && input.prefix(4).allSatisfy(\.isNumber)
    }
}
