/// What may speak for a block of short lines being the head of a new article, or for its being a subhead of the open one.
enum HeadSign: Int, CaseIterable {
    // What leaves hardly a doubt.
    case cutBelow, cutBoth, columnAbove, noticeAbove, datelineBelow, datelineSoon, byline, author, dateOrSource, rule,
        signedAbove,
        continuedFrom,
        pictureBelow, unitAlone, listed
    case subtitle, notice, label, shapedLabel, box, letterBelow
    // How it stands on the page.
    case moreRoom, muchMoreRoom, lessRoom, twoBlankLines, outdented, set, indented, furtherIn
    // How it looks.
    case setWide, twoLines, balanced, threeLines, shortAsOthers, shortAsAbove, unit, column, twoParts
    case upTo4, upTo6, upTo8, over12, over19, over46
    // Beside the other headlines of the page.
    case closerThanOthers, indentedUnlikeOthers, outdentedUnlikeOthers, wideUnlikeOthers, roomBelowUnlikeOthers,
        roomBelowAsOthers, opensAsAbove
    case nominal, bareNumber, numbered, sidebar, question, exclamation, colon, comma
    // What stands around it.
    case parallel, asLongAsNext, asLongAsAbove, behindSubheads, behindTwoSubheads, titled, numberedAsAbove, alone,
        oneMore, severalMore
    case cutAbove, tableAbove, tableBelow, alternating, shortAbove, pairAbove, longAbove, shortBelow, longBelow
    case datelineAbove, headlessAbove, undated, unsigned, reportBelow, personAbove
    // What it shares with the text above and below.
    case strangersBelow, littleInCommon, muchInCommon, veryMuchInCommon
    case newWords, someOldWords, oldWords, wordsOfText, manyWordsOfText

    /// What is found by comparing the words of many lines.
    static let ofWords: [HeadSign] = [
        .personAbove, .shortAsAbove, .strangersBelow, .littleInCommon, .muchInCommon, .veryMuchInCommon, .newWords,
        .someOldWords, .oldWords, .wordsOfText, .manyWordsOfText,
    ]
}
