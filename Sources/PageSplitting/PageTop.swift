import BulletinModel

/// 报头: what stands over the first article and is part of none, told by its neighbours as well as by itself.
enum PageTop {
    /// Lines that are looked at.
    private static let depth = 8

    /// The paper's own name beside a masthead, and the editors of the page below it, are masthead as well.
    static func marked(_ lines: [ClassifiedLine]) -> [ClassifiedLine] {
        let top = lines.prefix(depth)
        let end = top.firstIndex { $0.kind == .body } ?? top.endIndex
        guard let last = top[..<end].lastIndex(where: { isMasthead($0) }) else { return lines }
        var marked = lines
        for index in 0..<end {
            switch lines[index].kind {
            case .short where index <= last + 1:
                guard let name = publication(lines[index]) else { continue }
                marked[index].kind = .metadata(MetadataLine(publication: name))
            case .metadata(var fields) where !fields.isMasthead && fields.date == nil && !fields.bylines.isEmpty:
                guard index <= last + 1 || lines[..<index].allSatisfy({ isFields($0) }) else { continue }
                fields.isMasthead = true
                marked[index].kind = .metadata(fields)
            default: continue
            }
        }
        return marked
    }

    private static func isMasthead(_ line: ClassifiedLine) -> Bool {
        if case .metadata(let fields) = line.kind { fields.isMasthead } else { false }
    }

    private static func isFields(_ line: ClassifiedLine) -> Bool {
        if case .metadata = line.kind { true } else { false }
    }

    private static let endings = EndingTable(["日报", "晚报", "早报", "晨报", "时报", "快报", "商报", "都市报", "周报", "周刊", "报"])

    /// 临河日报, and blanks between its characters.
    private static func publication(_ line: ClassifiedLine) -> String? {
        guard let text = line.text, text.count <= 16 else { return nil }
        let name = text.scalars.filter { !Scalars.isBlank($0) }
        guard (2...8).contains(name.count), name.allSatisfy(Scalars.isHan), endings.ends(text) else { return nil }
        return String(String.UnicodeScalarView(name.compactMap { Unicode.Scalar($0) }))
    }
}

extension MetadataLine {
    /// A line with nothing but the paper's name.
    init(publication: String) {
        self.publication = publication
        isMasthead = true
    }
}
