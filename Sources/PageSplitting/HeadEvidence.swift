/// Whether a block of short lines opens an article: its signs, each with its weight.
///
/// The weights are ten times those of a logistic regression over some 2,100 blocks: of the seen labelled articles laid
/// out as pages in fifteen ways, with and without their datelines, of invented pages, and of made-up pages of the corpus
/// with subheads set in. What leaves no doubt on paper was then given enough to outweigh the rest.
struct HeadEvidence {
    private(set) var signs: [HeadSign] = []
    private(set) var points = HeadEvidence.bias

    /// Nothing shows anything: a subhead, though hardly.
    private static let bias = -10

    init(_ signs: [HeadSign]) {
        add(signs)
    }

    mutating func add(_ signs: [HeadSign]) {
        self.signs += signs
        for sign in signs { points += sign.weight.points }
    }

    /// Whether some of `signs` could turn what all others say.
    func mayTurn(by signs: [HeadSign]) -> Bool {
        var (least, most) = (points, points)
        for sign in signs {
            let weight = sign.weight.points
            if weight < 0 { least += weight } else { most += weight }
        }
        return least <= 0 && most > 0
    }

    var opensArticle: Bool { points > 0 }

    var refusal: String {
        words.isEmpty
            ? "inside an open article; nothing shows that it opens another" : "inside an open article; \(words)"
    }

    /// What counted most for it, or against it.
    var words: String {
        let side = opensArticle ? 1 : -1
        let reasons = signs.map(\.weight).filter { $0.points * side > 0 }.sorted { abs($0.points) > abs($1.points) }
        return reasons.prefix(3).map(\.words).joined(separator: "; ")
    }
}

extension HeadSign {
    var weight: (points: Int, words: String) { Self.weights[rawValue] }

    /// By raw value.
    private static let weights: [(points: Int, words: String)] = allCases.map(\.definition)

    private var definition: (points: Int, words: String) { surest ?? setting ?? look ?? neighbours ?? words }

    private var surest: (Int, String)? {
        switch self {
        case .datelineBelow: (110, "a dateline opens the text below")
        case .datelineSoon: (30, "a dateline stands a paragraph or two below")
        case .byline: (60, "a byline stands under it")
        case .author: (45, "a name alone stands under it")
        case .dateOrSource: (50, "a date or source stands under it")
        case .cutBelow: (-80, "the text below goes on with its words")
        case .cutBoth: (-60, "the line above is cut, and columns cut other paragraphs of the page")
        case .columnAbove: (70, "the name of a column stands above it")
        case .noticeAbove: (35, "a notice stands above")
        case .rule: (60, "a rule stands above it")
        case .signedAbove: (60, "the text above is signed")
        case .continuedFrom: (60, "it goes on with what another page began")
        case .pictureBelow: (40, "the words of a picture stand below, and nothing more")
        case .unitAlone: (60, "a unit with a colon stands on a line of its own above it")
        case .listed: (90, "the list of what the page holds names it")
        case .subtitle: (50, "a subtitle stands under it")
        case .notice: (50, "it heads a notice or a block of short items")
        case .shapedLabel: (45, "a few characters stand above it as labels do")
        case .box: (50, "it heads a box")
        case .label: (25, "a label stands above it")
        default: nil
        }
    }

    private var setting: (Int, String)? {
        switch self {
        case .moreRoom: (22, "more room above it than inside the text above")
        case .muchMoreRoom: (8, "two blank lines above it")
        case .lessRoom: (1, "less room above it than inside the text above")
        case .twoBlankLines: (14, "two blank lines above it")
        case .outdented: (11, "it stands further out than text")
        case .set: (12, "it stands further in than text")
        case .indented: (-16, "it is indented as text is")
        case .furtherIn: (-45, "it stands further in than the headline and the text")
        default: nil
        }
    }

    private var look: (Int, String)? {
        switch self {
        case .twoLines: (4, "it has more than one line")
        case .balanced: (24, "it has two lines of one length")
        case .shortAsOthers: (14, "it is short, as the other headlines of the page are")
        case .shortAsAbove: (34, "the headline above is as short, with one paragraph under it about other things")
        case .threeLines: (-8, "it has many lines")
        case .unit: (14, "it opens with a unit")
        case .column: (12, "it opens with a column")
        case .twoParts: (5, "it has two parts")
        case .upTo4: (0, "it is very short")
        case .upTo6: (-8, "it is very short")
        case .upTo8: (-9, "it is short")
        case .over12: (7, "it is long for a subhead")
        case .over15: (14, "it is long for a subhead")
        case .over19: (6, "it is long for a subhead")
        case .over46: (80, "no subhead is so long")
        case .numbered: (-40, "it is numbered")
        case .sidebar: (-60, "it names a part of the story")
        case .question: (-11, "it asks")
        case .exclamation: (-7, "it exclaims")
        case .colon: (-11, "a colon stands in it")
        case .figures: (9, "figures stand in it")
        case .nominal: (-9, "it names and does not tell")
        case .comma: (-6, "a comma stands in it")
        default: nil
        }
    }

    private var neighbours: (Int, String)? {
        switch self {
        case .parallel: (-22, "another short line is built as it is")
        case .titled: (110, "it is labelled as a title")
        case .numberedAsAbove: (90, "it is numbered as the headline above is")
        case .behindSubheads: (-10, "the text above has subheads")
        case .alone: (13, "no other short line stands in the text")
        case .oneMore: (-4, "another short line stands below")
        case .severalMore: (-1, "short lines stand below")
        case .cutAbove: (-35, "the line above is cut")
        case .tableAbove: (30, "a table stands above")
        case .alternating: (70, "short lines and single paragraphs take turns from the first on")
        case .tableBelow: (30, "a table stands below")
        case .shortAbove: (-14, "one paragraph stands above")
        case .pairAbove: (-4, "two paragraphs stand above")
        case .longAbove: (9, "much text stands above")
        case .shortBelow: (-4, "one paragraph stands below")
        case .longBelow: (10, "much text stands below")
        case .datelineAbove: (5, "the text above has a dateline")
        case .headlessAbove: (-12, "the text above has no headline")
        case .undated: (-18, "all articles so far have datelines")
        case .unsigned: (-22, "all articles so far have their author under the headline")
        case .personAbove: (-20, "who is named above is named in the text below")
        case .reportBelow: (16, "the text below opens like a report")
        default: nil
        }
    }

    private var words: (Int, String) {
        switch self {
        case .strangersBelow: (3, "the text below speaks of other things")
        case .littleInCommon: (11, "the text below speaks of other things")
        case .muchInCommon: (-16, "the text below speaks of the same things")
        case .veryMuchInCommon: (-8, "the text below speaks of the same things")
        case .newWords: (3, "none of its words stands above")
        case .someOldWords: (-8, "some of its words stand above")
        case .oldWords: (-14, "its words stand above")
        case .wordsOfText: (9, "the text below has its words")
        case .manyWordsOfText: (5, "the text below has its words")
        default: (0, "")
        }
    }
}
