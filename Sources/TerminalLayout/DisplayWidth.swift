extension Unicode.Scalar {
    /// How many columns of a terminal it takes: 0, 1 or 2. What Unicode calls ambiguous (`“`, `—`, `…`) takes one, as terminals do.
    package var displayWidth: Int {
        if value < 0x300 { return value >= 0x20 && !(0x7F..<0xA0).contains(value) ? 1 : 0 }
        if isWide(value) { return 2 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control: return 0
        // The signs that enclose Arabic numbers are drawn, unlike the other format characters.
        case .format: return (0x600...0x605).contains(value) ? 1 : 0
        // Vowels and final consonants of Hangul join the syllable before them.
        default: return (0x1160...0x11FF).contains(value) ? 0 : 1
        }
    }
}

/// How many columns a text of one line takes, in time linear in its length.
package func displayWidth(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.reduce(0) { $0 + $1.displayWidth }
}

/// By halving: 7 steps.
private func isWide(_ value: UInt32) -> Bool {
    if (0x4E00...0x9FFF).contains(value) { return true }
    guard value >= wideRanges[0] else { return false }
    var low = 0
    var high = wideRanges.count / 2
    while high - low > 1 {
        let middle = (low + high) / 2
        if wideRanges[2 * middle] <= value { low = middle } else { high = middle }
    }
    return value <= wideRanges[2 * low + 1]
}
