/// Headlines that stand upright become lines.
extension UnwrappedPage {
    /// A headline that stands upright: a character a line, so many of them.
    private static let upright = 4...30
    /// In bytes: a character of Chinese.
    private static let character = 3

    /// - Returns: whether the page has one.
    mutating func findUprights() -> Bool {
        var found = false
        var index = 0
        while index < lines.count {
            let start = index
            while index < lines.count, isCharacter(index),
                index == start
                    || lines[index].blanksAbove <= min(1, start + 1 < lines.count ? lines[start + 1].blanksAbove : 0)
            {
                index += 1
            }
            if Self.upright.contains(index - start), index < lines.count {
                for line in start..<index - 1 { goesOn[line] = true }
                found = true
            }
            if index == start { index += 1 }
        }
        return found
    }

    private func isCharacter(_ index: Int) -> Bool {
        let text = lines[index].text
        return text.count == Self.character && Scalars.isHan(LineText.scalar(source.span, at: text.lowerBound))
    }
}
