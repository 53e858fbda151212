import BulletinModel

/// Walks through an article's texts and remembers which date was named last.
struct DateScanner {
    private var resolver: DateResolver
    private(set) var mentions: [DateMention] = []
    private var isQuoted = false
    /// In reported speech: ……说，今天……
    private var isReported = false
    /// The hour last named, and in which paragraph.
    private var lastHour: (hour: Int, paragraph: Int)?
    /// 3月27日晚上10点至3月28日凌晨2点: over night, and in which paragraph.
    private var lastNight: (start: DatePoint, end: DatePoint, paragraph: Int)?

    init(published: CalendarDay) {
        resolver = DateResolver(published: published)
    }

    mutating func scan(_ text: AnnotatedText) {
        resolver.paragraph = text.paragraph
        resolver.sentence += 1
        isQuoted = false
        isReported = false
        let opening = DateOpening.shared
        var index = text.next([.date, .sentence], from: 0)
        while index < text.count {
            if text.isOf(.date, at: index) {
                let (isLikely, next) = opening.stands(text, at: index)
                index = isLikely ? read(text, at: index) : next
            } else {
                note(text.scalars[index], text, at: index)
                index += 1
            }
            index = text.next([.date, .sentence], from: index)
        }
    }

    private mutating func note(_ value: UInt32, _ text: AnnotatedText, at index: Int) {
        switch value {
        case "“", "「", "『": isQuoted = true
        case "”", "」", "』": isQuoted = false
        case "说": isReported = text[index + 1] == "," || text[index + 1] == ":"
        default:
            resolver.sentence += 1
            isReported = false
        }
    }

    /// The place to go on from.
    private mutating func read(_ text: AnnotatedText, at start: Int) -> Int {
        if text[start] == "每" { return skipRecurring(text, at: start) }
        if text.isDigit(at: start), isInsideNumber(text, at: start) { return start + 1 }
        var reader = DateFieldReader(text, at: start, publishedYear: resolver.published.year)
        reader.dayNamed = resolver.dayNamed
        guard reader.read(), reader.index > start else { return start + 1 }
        let first = continued(reader.fields)
        let range = DateRange.second(after: reader.index, of: first, in: text, publishedYear: resolver.published.year)
        if first.isDeictic, isQuoted || isReported && !first.isPast, first.month == nil { return range.end }
        resolver.isAhead =
            isAhead(text, around: start..<range.end) || first.isWeekday && isSupposed(text, before: start)
        resolver.isDue = isDue(text, at: range.end)
        resolver.opensClause = !isHanzi(text[start - 1])
        // 2019年2月29日 is no date, and neither is the rest of it.
        guard let date = DateRange.resolve(first, range.fields, resolver) else { return range.end }
        let (end, final) = withSuffix(text, end: range.end, date, hasClock: (range.fields ?? first).hasClock)
        if mentions.isEmpty { mentions.reserveCapacity(4) }
        mentions.append(
            DateMention(
                text: text.text(start..<end), start: final.start, end: final.end, granularity: final.granularity,
                place: text.place(start..<end)))
        remember(date, hasYear: first.year != nil)
        if let hour = date.end.hour { lastHour = (hour, resolver.paragraph) }
        if date.start.hour != nil, date.start.day != date.end.day {
            lastNight = (date.start, date.end, resolver.paragraph)
        }
        return end
    }

    /// 昨晚9点……10点半左右: the same evening goes on.
    private func continued(_ fields: DateFields) -> DateFields {
        guard let hour = fields.hour, hour > 0, hour < 12, fields.dayPart == nil, fields.day == nil,
            fields.month == nil
        else { return fields }
        if let evening = evening(hour) {
            var later = fields
            later.day = .number(evening.day)
            later.month = .number(evening.month)
            later.year = .number(evening.year)
            later.dayPart = .afternoon
            return later
        }
        guard
            let lastHour, lastHour.hour > 12, hour < lastHour.hour, hour + 12 >= lastHour.hour,
            resolver.paragraph - lastHour.paragraph <= 1
        else { return fields }
        var later = fields
        later.dayPart = .afternoon
        return later
    }

    /// The day on whose evening a night began, where this hour is one of that evening and none of the morning after.
    private func evening(_ hour: Int) -> CalendarDay? {
        guard let lastNight, resolver.paragraph - lastNight.paragraph <= 2, let month = lastNight.start.month,
            let day = lastNight.start.day, let first = lastNight.start.hour, let last = lastNight.end.hour,
            hour + 12 >= first, hour > last
        else { return nil }
        return CalendarDay(year: lastNight.start.year, month: month, day: day)
    }

    private func isInsideNumber(_ text: AnnotatedText, at start: Int) -> Bool {
        text.isDigit(at: start - 1) || isLatinLetter(text[start - 1])
            || text[start - 1] == "." && text.isDigit(at: start - 2)
    }

    private mutating func remember(_ date: ResolvedDate, hasYear: Bool) {
        let inherits = resolver.named.map {
            $0.hasYear && $0.paragraph == resolver.paragraph && $0.anchor.year == date.anchor.year
        }
        resolver.named = NamedDate(
            anchor: date.anchor, granularity: date.granularity, hasYear: hasYear || inherits == true,
            paragraph: resolver.paragraph, sentence: resolver.sentence)
    }

    /// 每天早上五点半 is no date: it is stepped over whole.
    private func skipRecurring(_ text: AnnotatedText, at start: Int) -> Int {
        var place = start + 1
        if text[place] == "个" { place += 1 }
        switch text[place] {
        case "年", "月", "天", "日", "晚", "早": place += 1
        case "工" where text.has("作", "日", at: place + 1): place += text[place + 3] == "的" ? 4 : 3
        default: break
        }
        var reader = DateFieldReader(text, at: place, publishedYear: resolver.published.year, isSecond: true)
        guard reader.read() else { return place }
        let end = DateRange.second(
            after: reader.index, of: reader.fields, in: text, publishedYear: resolver.published.year
        ).end
        // 每周一|至周五上午8:00—12:00
        guard case .weekday = reader.fields.day, end == reader.index,
            let next = text[end] == "、" || text[end] == "和" ? end + 1 : DateWords.separators.end(text, at: end)
        else { return end }
        var last = DateFieldReader(text, at: next, publishedYear: resolver.published.year, isSecond: true)
        guard last.read(), case .weekday = last.fields.day else { return end }
        return DateRange.second(
            after: last.index, of: last.fields, in: text, publishedYear: resolver.published.year
        ).end
    }

    /// Takes 许, 左右, 起, 以来 into the mention; what lasts until now ends on the bulletin's day.
    private func withSuffix(_ text: AnnotatedText, end: Int, _ date: ResolvedDate, hasClock: Bool) -> (
        Int, ResolvedDate
    ) {
        var end = end
        var date = date
        if let about = DateWords.about.end(text, at: end), hasClock || about > end + 1 { end = about }
        if text.has("以", "来", at: end) || text.has("至", "今", at: end) {
            end += 2
            let now = DatePoint(resolver.published).cut(to: date.granularity)
            if now.isSameOrAfter(date.start) { date.end = now }
        } else if text[end] == "起", isStart(text[end + 1]) {
            end += 1
        }
        return (end, date)
    }

    /// 10月起草, 10月起飞
    private func isStart(_ next: UInt32) -> Bool { !DateWords.notAfterFrom.contains(next) }

    /// 6月30日到期, 12月1日前完成, 自10月1日零时起: but 12月1日前往 tells where somebody went.
    private func isDue(_ text: AnnotatedText, at end: Int) -> Bool {
        if (0...1).contains(where: { DateWords.due.end(text, at: end + $0) != nil }) { return true }
        switch text[end] {
        case "前": return !DateWords.notAfterBefore.contains(text[end + 1])
        case "起": return isStart(text[end + 1])
        default: return false
        }
    }

    /// 将, 拟, 预计 … a few words before it in its clause, or after it: but 22日表示,英国将 tells of what was said.
    private func isAhead(_ text: AnnotatedText, around range: Range<Int>) -> Bool {
        var place = range.lowerBound - 1
        while place >= max(0, range.lowerBound - 8), !isSentenceEnd(text[place]), text[place] != "," {
            if DateWords.future.end(text, at: place) != nil { return true }
            place -= 1
        }
        // 气象台预计,12月1日
        if text[place] == ",", place >= range.lowerBound - 2, DateWords.foreseen.end(text, at: place - 2) == place {
            return true
        }
        place = range.upperBound
        while place < min(text.count, range.upperBound + 14), !isSentenceEnd(text[place]),
            text[place] != "," || place < range.upperBound + 2, DateWords.said.end(text, at: place) == nil
        {
            if let end = DateWords.future.end(text, at: place), text[end] != "的" { return true }
            place += 1
        }
        return false
    }

    /// 一旦通过试训,他极有可能在周三亮相: of the Wednesday to come.
    private func isSupposed(_ text: AnnotatedText, before start: Int) -> Bool {
        var place = start - 1
        while place >= max(0, start - 40), !isSentenceEnd(text[place]) {
            if DateWords.supposed.end(text, at: place) != nil { return true }
            place -= 1
        }
        return false
    }

    private func isSentenceEnd(_ value: UInt32) -> Bool {
        value == "。" || value == "!" || value == "?" || value == ";" || value == "”"
    }
}
