import BulletinModel
import BulletinRPC
import TerminalLayout

/// An article as a newspaper would set it: headlines, where it is from, byline, indented paragraphs.
struct ArticleLayout {
    let record: ArticleRecord
    /// The paper and its page, where they are known.
    var source: String?
    let showsAnnotations: Bool
    /// Of the terminal; nil for a pipe, where paragraphs stay whole.
    let width: Int?

    private var article: Article { record.article }
    /// Longer lines are hard to follow: 40 characters.
    private static let widestColumn = 80
    private var column: Int? { width.map { min($0, Self.widestColumn) } }

    var lines: [StyledText] {
        var lines: [StyledText] = []
        if let section = article.section { lines += wrapped(StyledText(section, .faint)) }
        if let kicker = article.kicker { lines += wrapped(StyledText(kicker, .kicker)) }
        lines += wrapped(headline)
        if let subheadline = article.subheadline { lines += wrapped(StyledText(subheadline)) }
        lines += wrapped(origin)
        for (number, paragraph) in paragraphs.enumerated() {
            lines.append(StyledText())
            let dateline = number == 0 ? article.dateline.map { StyledText($0.text + " ", .strong) } : nil
            lines += body((dateline ?? StyledText()) + paragraph)
        }
        if paragraphs.isEmpty, let dateline = article.dateline { lines += body(StyledText(dateline.text, .strong)) }
        if showsAnnotations { lines += [StyledText()] + legend }
        return lines
    }

    private var headline: StyledText {
        guard let headline = article.headline else { return StyledText(Phrase.untitled.text, .faint) }
        let text = StyledText(headline, .strong)
        return showsAnnotations ? Annotations(article).marking(headline, paragraph: -1, otherwise: .strong) : text
    }

    private var origin: StyledText {
        let facts = [
            source ?? "", article.published?.description ?? "", Phrase.kind(article.kind.rawValue),
            Wording.bylines(article.bylines),
        ].filter { !$0.isEmpty }.map { StyledText($0) }
        return (facts + [StyledText(record.id.description, .identifier)]).joined(separator: StyledText(" · ", .faint))
    }

    private var paragraphs: [StyledText] {
        guard showsAnnotations else { return article.paragraphs.map { StyledText($0) } }
        let annotations = Annotations(article)
        return article.paragraphs.enumerated().map { annotations.marking($1, paragraph: $0, otherwise: .plain) }
    }

    /// In colour each kind's name shows how it is marked above.
    private var legend: [StyledText] {
        let lists: [(Phrase, Style, [String])] = [
            (
                .people, .person,
                article.people.map {
                    ([$0.name] + [$0.title, $0.organisation].compactMap { $0 }).joined(separator: " ")
                }
            ),
            (.units, .unit, article.units.map { $0.path.isEmpty ? $0.name : $0.path.joined(separator: "/") }),
            (.organisations, .organisation, article.organisations), (.places, .place, article.places),
            (
                .dates, .date,
                article.dates.map { "\($0.text) = \($0.start)" + ($0.end == $0.start ? "" : "..\($0.end)") }
            ),
            (
                .figures, .figure,
                article.figures.map {
                    "\($0.text) \(Wording.sign($0.bound)) \($0.value)" + ($0.valueTo.map { "..\($0)" } ?? "")
                }
            ),
            (.quotes, .quote, article.quotes.map { ($0.speaker.map { "\($0)：" } ?? "") + $0.text }),
        ]
        var lines: [StyledText] = []
        for (label, style, values) in lists where !values.isEmpty {
            let text =
                StyledText(label.text, style) + "  "
                + values.map { StyledText($0) }.joined(separator: StyledText(" · ", .faint))
            lines += wrapped(text)
        }
        return lines
    }

    private func wrapped(_ text: StyledText) -> [StyledText] {
        column.map { text.wrapped(to: $0) } ?? [text]
    }

    /// Indented by two characters.
    private func body(_ text: StyledText) -> [StyledText] {
        column.map { text.wrapped(to: $0, indent: 4) } ?? [.spaces(4) + text]
    }
}

/// What was recognised in an article, as styles of its text.
struct Annotations {
    private var places: [Int: [(range: Range<Int>, style: Style)]] = [:]
    private let names: [(scalars: [Unicode.Scalar], style: Style)]

    init(_ article: Article) {
        // Names have no offsets of their own: they are marked wherever they stand, longest first.
        let named: [(String, Style)] =
            article.people.map { ($0.name, .person) } + article.units.map { ($0.name, .unit) }
            + article.organisations.map { ($0, .organisation) } + article.places.map { ($0, .place) }
        names = named.map { (Array($0.0.unicodeScalars), $0.1) }.filter { !$0.0.isEmpty }
            .sorted { $0.0.count > $1.0.count }
        for quote in article.quotes { add(quote.place, .quote) }
        for date in article.dates { add(date.place, .date) }
        for figure in article.figures { add(figure.place, .figure) }
    }

    private mutating func add(_ place: TextPlace, _ style: Style) {
        guard place.offset >= 0, place.length > 0 else { return }
        let (end, isTooLarge) = place.offset.addingReportingOverflow(place.length)
        guard !isTooLarge else { return }
        places[place.paragraph, default: []].append((place.offset..<end, style))
    }

    /// Names lie over what has an offset, which lies over quotes.
    func marking(_ text: String, paragraph: Int, otherwise style: Style) -> StyledText {
        let scalars = Array(text.unicodeScalars)
        var styles = Array(repeating: style, count: scalars.count)
        for place in places[paragraph] ?? [] {
            for index in place.range.clamped(to: 0..<scalars.count) { styles[index] = place.style }
        }
        let byFirst = Dictionary(grouping: names) { $0.scalars[0] }
        var index = 0
        while index < scalars.count {
            let name = byFirst[scalars[index]]?.first { scalars[index...].starts(with: $0.scalars) }
            guard let name else {
                index += 1
                continue
            }
            for place in index..<(index + name.scalars.count) { styles[place] = name.style }
            index += name.scalars.count
        }
        var result = StyledText()
        for (scalar, style) in zip(scalars, styles) { result.append(String(scalar), style) }
        return result
    }
}
