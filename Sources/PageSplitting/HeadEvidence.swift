/// Whether a block of short lines opens an article: its signs, each with its weight.
///
/// The weights are ten times those of a logistic regression (`scripts/train-heads` takes it further) over some 4,000
/// blocks: of the seen labelled articles laid out as pages in fifteen ways, with and without their datelines, of 160
/// invented pages (each of whose blocks counts as ten or so of the others), and of made-up pages of the corpus with
/// subheads set in. It was drawn towards weights of before, which had learned from fewer pages, so that a sign that
/// hardly any page shows kept its own.
struct HeadEvidence {
    private(set) var signs: [HeadSign] = []
    private(set) var points = HeadEvidence.bias

    /// Nothing shows anything: a subhead, though hardly.
    private static let bias = -9

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
        case .author: (30, "a name alone stands under it")
        case .dateOrSource: (45, "a date or source stands under it")
        case .cutBelow: (-47, "the text below goes on with its words")
        case .cutBoth: (-60, "the line above is cut, and columns cut other paragraphs of the page")
        case .columnAbove: (60, "the name of a column stands above it")
        case .noticeAbove: (32, "a notice stands above")
        case .rule: (63, "a rule stands above it")
        case .signedAbove: (52, "the text above is signed")
        case .continuedFrom: (60, "it goes on with what another page began")
        case .pictureBelow: (37, "the words of a picture stand below, and nothing more")
        case .unitAlone: (51, "a unit with a colon stands on a line of its own above it")
        case .listed: (90, "the list of what the page holds names it")
        case .subtitle: (53, "a subtitle stands under it")
        case .notice: (52, "it heads a notice or a block of short items")
        case .shapedLabel: (45, "a few characters stand above it as labels do")
        case .box: (53, "it heads a box")
        case .letterBelow: (60, "a letter begins below it")
        case .label: (27, "a label stands above it")
        default: nil
        }
    }

    private var setting: (Int, String)? {
        switch self {
        case .moreRoom: (34, "more room above it than inside the text above")
        case .muchMoreRoom: (8, "two blank lines above it")
        case .lessRoom: (9, "less room above it than inside the text above")
        case .twoBlankLines: (14, "two blank lines above it")
        case .outdented: (23, "it stands further out than text")
        case .set: (9, "it stands further in than text")
        case .indented: (-35, "it is indented as text is")
        case .furtherIn: (-39, "it stands further in than the headline and the text")
        default: nil
        }
    }

    private var look: (Int, String)? {
        switch self {
        case .setWide: (34, "its words are set wide")
        case .twoLines: (5, "it has more than one line")
        case .balanced: (24, "it has two lines of one length")
        case .shortAsOthers: (5, "it is short, as the other headlines of the page are")
        case .shortAsAbove: (32, "the headline above is as short, with one paragraph under it about other things")
        case .threeLines: (-7, "it has many lines")
        case .unit: (13, "it opens with a unit")
        case .column: (10, "it opens with a column")
        case .twoParts: (-12, "it has two parts")
        case .upTo4: (-6, "it is very short")
        case .upTo6: (4, "it is very short")
        case .upTo8: (4, "it is short")
        case .over12: (4, "it is long for a subhead")
        case .over19: (3, "it is long for a subhead")
        case .over46: (80, "no subhead is so long")
        case .bareNumber: (-60, "it is a number and nothing more")
        case .numbered: (-47, "it is numbered")
        case .sidebar: (-52, "it names a part of the story")
        case .question: (-19, "it asks")
        case .exclamation: (-7, "it exclaims")
        case .colon: (-12, "a colon stands in it")
        case .nominal: (-9, "it names and does not tell")
        case .comma: (-9, "a comma stands in it")
        default: nil
        }
    }

    private var neighbours: (Int, String)? {
        switch self {
        case .closerThanOthers: (-24, "less room above it than above the other headlines")
        case .indentedUnlikeOthers: (-17, "it is indented, and no headline so far is")
        case .outdentedUnlikeOthers: (-5, "all headlines so far are indented")
        case .wideUnlikeOthers: (-7, "no headline so far is set wide")
        case .roomBelowUnlikeOthers: (-6, "other room below it than below the other headlines")
        case .roomBelowAsOthers: (15, "the room below it is that of headlines, and not of the subheads above")
        case .opensAsAbove: (16, "the text below opens with the words that the text above does")
        case .parallel: (-29, "another short line is built as it is")
        case .titled: (110, "it is labelled as a title")
        case .numberedAsAbove: (130, "it is numbered as the headline above is")
        case .asLongAsNext: (-17, "the next short line is as long")
        case .asLongAsAbove: (-17, "the subhead above is as long")
        case .behindTwoSubheads: (-8, "the text above has several subheads")
        case .behindSubheads: (-8, "the text above has subheads")
        case .alone: (11, "no other short line stands in the text")
        case .oneMore: (9, "another short line stands below")
        case .severalMore: (8, "short lines stand below")
        case .cutAbove: (-27, "the line above is cut")
        case .tableAbove: (21, "a table stands above")
        case .alternating: (45, "short lines and single paragraphs take turns from the first on")
        case .tableBelow: (46, "a table stands below")
        case .shortAbove: (-13, "one paragraph stands above")
        case .pairAbove: (-7, "two paragraphs stand above")
        case .longAbove: (15, "much text stands above")
        case .shortBelow: (-7, "one paragraph stands below")
        case .longBelow: (12, "much text stands below")
        case .datelineAbove: (-7, "the text above has a dateline")
        case .headlessAbove: (-16, "the text above has no headline")
        case .undated: (-12, "all articles so far have datelines")
        case .unsigned: (-8, "all articles so far have their author under the headline")
        case .personAbove: (-29, "who is named above is named in the text below")
        case .reportBelow: (9, "the text below opens like a report")
        default: nil
        }
    }

    private var words: (Int, String) {
        switch self {
        case .strangersBelow: (10, "the text below speaks of other things")
        case .littleInCommon: (8, "the text below speaks of other things")
        case .muchInCommon: (-7, "the text below speaks of the same things")
        case .veryMuchInCommon: (-10, "the text below speaks of the same things")
        case .newWords: (2, "none of its words stands above")
        case .someOldWords: (-15, "some of its words stand above")
        case .oldWords: (-8, "its words stand above")
        case .wordsOfText: (12, "the text below has its words")
        case .manyWordsOfText: (10, "the text below has its words")
        default: (0, "")
        }
    }
}
