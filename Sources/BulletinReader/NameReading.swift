import BulletinModel

/// What a file's name says: `2022-11-03 东昌府 03版.txt`, `20221103_A02.txt`, `东昌府2022年11月3日.txt`.
struct NameReading: Hashable {
    private(set) var published: CalendarDay?
    private(set) var publication: String?
    /// `03`, `A02`, `7B`.
    private(set) var page: String?

    init(_ name: FileName) {
        var rest = Substring(name.description)
        if let dot = rest.lastIndex(of: "."), rest.distance(from: dot, to: rest.endIndex) <= 9 { rest = rest[..<dot] }
        var fields: [Substring] = []
        var scalars = Array(String(rest).unicodeScalars)
        published = Self.takeDate(&scalars)
        let text = String(String.UnicodeScalarView(scalars))
        for field in text.split(whereSeparator: { " _-—　.,，、()（）[]【】+".contains($0) }) {
            if page == nil, let label = Self.page(field) { page = label } else { fields.append(field) }
        }
        publication = fields.first { field in
            field.count >= 2 && field.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        }.map(String.init)
    }

    /// Takes the first full date out of `scalars`; a blank stands where it stood.
    private static func takeDate(_ scalars: inout [Unicode.Scalar]) -> CalendarDay? {
        for start in scalars.indices where isDigit(scalars[start]) && (start == 0 || !isDigit(scalars[start - 1])) {
            guard let (day, end) = date(scalars, from: start) else { continue }
            scalars.replaceSubrange(start..<end, with: [" "])
            return day
        }
        return nil
    }

    private static func date(_ scalars: [Unicode.Scalar], from start: Int) -> (CalendarDay, Int)? {
        var index = start
        guard let year = number(scalars, &index, digits: 4...4) else { return nil }
        if index < scalars.count, isDigit(scalars[index]) {
            // 20221103, and no digit more.
            guard let month = number(scalars, &index, digits: 2...2), let day = number(scalars, &index, digits: 2...2),
                index == scalars.count || !isDigit(scalars[index]),
                let result = CalendarDay(year: year, month: month, day: day), year >= 1900
            else { return nil }
            return (result, index)
        }
        guard index < scalars.count, "-_./年 ".unicodeScalars.contains(scalars[index]) else { return nil }
        index += 1
        guard let month = number(scalars, &index, digits: 1...2), index < scalars.count,
            "-_./月 ".unicodeScalars.contains(scalars[index])
        else { return nil }
        index += 1
        guard let day = number(scalars, &index, digits: 1...2), index == scalars.count || !isDigit(scalars[index]),
            let result = CalendarDay(year: year, month: month, day: day), year >= 1900
        else { return nil }
        if index < scalars.count, scalars[index] == "日" { index += 1 }
        return (result, index)
    }

    private static func number(_ scalars: [Unicode.Scalar], _ index: inout Int, digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < digits.upperBound, index + count < scalars.count, isDigit(scalars[index + count]) {
            value = value * 10 + Int(scalars[index + count].value - 0x30)
            count += 1
        }
        guard digits.contains(count) else { return nil }
        index += count
        return value
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    /// 03版, 第3版, A02, 7B版, 3.
    private static func page(_ field: Substring) -> String? {
        var body = field
        let isOrdinal = body.hasPrefix("第")
        if isOrdinal { body = body.dropFirst() }
        let isNamed = body.hasSuffix("版")
        if isNamed { body = body.dropLast() }
        guard (1...4).contains(body.count), body.contains(where: \.isNumber),
            body.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter) }), body.count(where: \.isLetter) <= 1
        else { return nil }
        return isNamed || isOrdinal || body.count <= 3 ? body.uppercased() : nil
    }
}
