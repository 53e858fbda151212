import BulletinModel

/// How the heads of a page look, as rules have them: what is printed otherwise than all others is hardly one more of them.
struct PageManner {
    /// What rules took for the head of an article.
    private struct Head {
        var lines: Range<Int>
        var hasKicker: Bool
        /// In scalars, of the last line of the headline.
        var length: Int
        var blanksAbove: Int
        var blanksBelow: Int
        var below: Below
    }

    /// How a text begins.
    private struct Below {
        var isDated = false
        var isReported = false
    }

    private let lines: [ClassifiedLine]
    private let heads: [Head]
    /// Of each line, the head that it stands in.
    private let headOfLine: [Int: Int]
    private let begins: [Int: Below]
    private let usualLength: Int
    private let openings: Int
    private let dated: Int
    private let reported: Int
    private let withKicker: Int
    private let roomAbove: [Int]
    private let roomBelow: [Int]

    init(_ page: Page, _ lines: [ClassifiedLine], _ parts: [LinePart], _ isText: [Bool]) {
        var heads: [Head] = []
        var headOfLine: [Int: Int] = [:]
        var begins: [Int: Below] = [:]
        for index in lines.indices where isText[index] && (index == 0 || !isText[index - 1] || parts[index] == .opening)
        {
            begins[index] = Self.beginning(of: lines[index], page)
        }
        var index = 0
        while index < lines.count {
            guard parts[index].isOfHead else {
                index += 1
                continue
            }
            var end = index + 1
            while end < lines.count, parts[end].isOfHead { end += 1 }
            defer { index = end }
            guard let headline = (index..<end).last(where: { parts[$0] == .headline }), end < lines.count else {
                continue
            }
            for line in index..<end { headOfLine[line] = heads.count }
            heads.append(
                Head(
                    lines: index..<end, hasKicker: parts[index] == .kicker,
                    length: lines[headline].text?.count ?? Self.longest,
                    blanksAbove: min(lines[index].line.blanksAbove, 3),
                    blanksBelow: min(lines[end].line.blanksAbove, 3),
                    below: begins[end] ?? Self.beginning(of: lines[end], page)))
        }
        func counts(_ count: (Head) -> Int) -> [Int] {
            heads.reduce(into: [0, 0, 0, 0]) { $0[count($1)] += 1 }
        }
        (self.lines, self.heads, self.headOfLine, self.begins) = (lines, heads, headOfLine, begins)
        let lengths = heads.map(\.length).sorted()
        usualLength = lengths.isEmpty ? 0 : lengths[lengths.count / 2]
        openings = parts.count { $0 == .opening }
        dated = heads.count(where: \.below.isDated)
        reported = heads.count(where: \.below.isReported)
        withKicker = heads.count(where: \.hasKicker)
        roomAbove = counts(\.blanksAbove)
        roomBelow = counts(\.blanksBelow)
    }

    /// In scalars.
    private static let longest = 60
    private static let opening = 40
    private static let reporters: [Phrase] = ["记者", "通讯员"]

    private static func beginning(of line: ClassifiedLine, _ page: Page) -> Below {
        let text = LineText(page.text, line.line.text, limit: opening)
        return Below(
            isDated: text.scalars.prefix(13).contains { $0 == 0x8BAF || $0 == 0x7535 },
            isReported: reporters.contains { text.firstIndex(of: $0) != nil })
    }

    /// How a line, and the text below it, compare with the heads of the page that it does not stand in: small numbers, one a question.
    func comparisons(of index: Int, above below: Int, usualRoom: Int) -> [Int] {
        let own = headOfLine[index].map { heads[$0] }
        let others = heads.count - (own == nil ? 0 : 1)
        func share(_ count: Int, _ isOwn: Bool?) -> Int {
            guard others > 0 else { return 0 }
            let share = (count - (isOwn == true ? 1 : 0)) * 8 / others
            return share == 0 ? 1 : share < 4 ? 2 : share < 7 ? 3 : 4
        }
        func most(_ counts: [Int], without own: Int?) -> Int {
            guard others > 0 else { return 4 }
            var counts = counts
            if let own { counts[own] -= 1 }
            return counts.firstIndex(of: counts.max()!)!
        }
        let text = begins[below] ?? Below()
        let blanks = min(lines[index].line.blanksAbove, 3)
        let blanksBelow = below < lines.count ? min(lines[below].line.blanksAbove, 3) : 3
        let (above, under) = (
            most(roomAbove, without: own?.blanksAbove), most(roomBelow, without: own?.blanksBelow)
        )
        let length = lines[index].text?.count ?? Self.longest
        return [
            share(dated, own?.below.isDated) * 2 + (text.isDated ? 1 : 0),
            share(reported, own?.below.isReported) * 2 + (text.isReported ? 1 : 0),
            (above * 4 + blanks) * 8 + min(usualRoom, 4),
            others == 0 ? 9 : max(-4, min(4, (length - usualLength) / 3)) + 4,
            min(others, 9),
            (under * 4 + blanksBelow) * 8 + min(usualRoom, 4),
            share(withKicker, own?.hasKicker),
            others == 0 ? 0 : 1 + min(3, openings * 2 / others),
            min(lines.count.bitWidth - lines.count.leadingZeroBitCount, 9),
        ]
    }
}
