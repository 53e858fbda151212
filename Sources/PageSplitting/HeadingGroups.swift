import BulletinModel

/// Headings of HTML that follow each other without text between them: a kicker, the headline and its subtitles, or
/// sections and what stands in them.
struct HeadingGroups {
    /// What the headings that are no headline of their own belong to.
    enum Part: Hashable {
        case kicker(of: Int)
        case subtitle(of: Int)
    }

    private(set) var parts: [Int: Part] = [:]
    private let lines: [ClassifiedLine]
    private let levels: [Int: Int]
    private let titled: Int?
    /// For each level, the levels of the headings right above; nil for anything else.
    private var above: [Int: Set<Int?>] = [:]

    /// - Complexity: linear in the headings, but for their order.
    /// - Parameter levels: of the lines that are headings of articles or sections.
    init(_ lines: [ClassifiedLine], levels: [Int: Int], titled: Int?) {
        self.lines = lines
        self.levels = levels
        self.titled = titled
        for (index, level) in levels { above[level, default: []].insert(levels[index - 1]) }
        for run in Self.runs(levels) { group(run) }
    }

    private mutating func group(_ all: Range<Int>) {
        let run = withoutTitle(all)
        let highest = run.compactMap { levels[$0] }.min()
        guard let main = run.first(where: { $0 == titled }) ?? run.first(where: { levels[$0] == highest }),
            let level = levels[main]
        else { return }
        if main > run.lowerBound, isBelow(level, main - 1), mayBeKicker(main - 1) {
            parts[main - 1] = .kicker(of: main)
        }
        for index in main + 1..<max(main + 1, run.upperBound) {
            guard isBelow(level, index), isSubtitle(index) || isOnlyOne(index, below: main) else { return }
            parts[index] = .subtitle(of: main)
        }
    }

    /// Without the heading of the page itself, which stands above those of its first story.
    private func withoutTitle(_ run: Range<Int>) -> Range<Int> {
        let first = run.lowerBound
        guard run.count > 1, first != titled, let level = levels[first], levels[first + 1].map({ $0 > level }) == true,
            Self.namesPage(lines[first])
        else { return run }
        return first + 1..<run.upperBound
    }

    /// 柳河日报数字报 2019年7月3日 第03版:要闻
    static func namesPage(_ line: ClassifiedLine) -> Bool {
        guard let text = line.text else { return false }
        if let fields = MetadataLine(text), fields.isMasthead { return true }
        var cursor = LineCursor(text)
        while !cursor.isAtEnd {
            if PrintedDate(at: &cursor) != nil { return true }
            cursor.position += 1
        }
        return false
    }

    private func isBelow(_ level: Int, _ index: Int) -> Bool { levels[index].map { $0 > level } ?? false }

    private static func runs(_ levels: [Int: Int]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for index in levels.keys.sorted() {
            if let last = runs.last, last.upperBound == index {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        return runs
    }

    private func mayBeKicker(_ index: Int) -> Bool { (lines[index].text?.count ?? 99) <= 30 }

    /// ——…见闻, (一线故事)
    private func isSubtitle(_ index: Int) -> Bool {
        guard let text = lines[index].text, let first = text.scalars.first else { return false }
        return first == 0x2014 || first == 0x2D || first == 0x28 && text.scalars.last == 0x29
    }

    /// Wherever the page has a heading of this level, one of the headline's level stands right above it, and that names no
    /// site and no section.
    private func isOnlyOne(_ index: Int, below main: Int) -> Bool {
        guard let text = lines[index].text, !Numbering.opens(text), index == main + 1,
            main == titled || !Self.namesSite(lines[main]), let level = levels[index]
        else { return false }
        return above[level] == [levels[main]]
    }

    private static let siteEndings = EndingTable([
        "网", "频道", "门户", "新闻", "电视台", "广播", "政府", "公众号", "联播", "首页", "要闻", "报", "数字版", "电子版", "客户端", "融媒体中心", "栏目",
    ])

    static func namesSite(_ line: ClassifiedLine) -> Bool {
        guard let text = line.text else { return false }
        return text.count <= 5 || text.count <= 12 && siteEndings.ends(text) || SectionLabel.name(in: text) != nil
    }
}
