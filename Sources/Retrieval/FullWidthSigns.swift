/// The signs that a Chinese keyboard gives in the place of the query language's own: （ ） for brackets, － for the minus, “ ”
/// or ＂ for quotation marks, ＊ for the star.
///
/// They also stand in every text that is pasted into a query, and must never make a mistake of it. So they are operators only
/// where one may stand (a bracket, a minus or a quotation mark ahead of a word, not within it), and brackets and marks
/// only in pairs with something between them. All others separate words.
enum FullWidthSigns {
    /// The query with signs that are operators, and no others, in the language's own form; each place stays what it was.
    /// Linear time.
    static func resolved(in text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard text.contains(where: { $0.value > 0x7F && isSign($0) }) else { return text }
        var reader = Reader(text: text, result: text)
        while reader.place < text.count { reader.step() }
        reader.closeAll()
        return reader.result
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        isQuote(scalar) || scalar == "（" || scalar == "）" || scalar == "－" || scalar == "＊"
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool { scalar == "“" || scalar == "”" || scalar == "＂" }

    private struct Reader {
        let text: [Unicode.Scalar]
        var result: [Unicode.Scalar]
        var place = 0
        /// A word or an operator may begin here.
        private var begins = true
        private var minuses: [Int] = []
        private var open: [(place: Int, isFullWidth: Bool, isEmpty: Bool)] = []

        init(text: [Unicode.Scalar], result: [Unicode.Scalar]) {
            self.text = text
            self.result = result
        }

        mutating func step() {
            let scalar = text[place]
            switch scalar {
            case "\"": passPhrase()
            case "(": opened(isFullWidth: false)
            case ")": closed()
            case "-" where begins: break
            case "（" where begins: opened(isFullWidth: true)
            case "）" where open.last?.isFullWidth == true: closedFullWidth()
            case "－" where begins: minus()
            case "＊" where !begins && endsWord(after: place): result[place] = "*"
            case _ where FullWidthSigns.isQuote(scalar) && (begins || isAfterColon): quote()
            case _ where scalar.properties.isWhitespace: begins = true
            default: content()
            }
            place += 1
        }

        private var isAfterColon: Bool { place > 0 && (text[place - 1] == ":" || text[place - 1] == "：") }

        private mutating func content() {
            begins = false
            if !open.isEmpty { open[open.count - 1].isEmpty = false }
        }

        /// Also an opening bracket or a quotation mark of the language's own does that, wherever it stands.
        private func endsWord(after place: Int) -> Bool {
            guard place + 1 < text.count else { return true }
            let next = text[place + 1]
            return next.properties.isWhitespace || next == "(" || next == ")" || next == "）" || next == "\""
        }

        /// To the mark that closes it.
        private mutating func passPhrase() {
            content()
            place += 1
            while place < text.count, text[place] != "\"" { place += 1 }
            begins = true
        }

        private mutating func opened(isFullWidth: Bool) {
            open.append((place, isFullWidth, true))
            begins = true
        }

        private mutating func closed() {
            while let last = open.popLast(), last.isFullWidth { result[last.place] = " " }
            content()
            begins = true
        }

        private mutating func closedFullWidth() {
            guard let last = open.popLast() else { return }
            result[last.place] = last.isEmpty ? " " : "("
            result[place] = last.isEmpty ? " " : ")"
            if !last.isEmpty { content() }
            begins = true
        }

        private mutating func minus() {
            result[place] = "-"
            minuses.append(place)
        }

        private mutating func quote() {
            var end = place + 1
            while end < text.count, text[end] != "\"", !FullWidthSigns.isQuote(text[end]) { end += 1 }
            guard end < text.count, text[end] != "\"", end > place + 1 else {
                if begins { result[place] = " " } else { content() }
                return
            }
            result[place] = "\""
            result[end] = "\""
            place = end
            content()
            begins = true
        }

        /// What was not closed, and a minus ahead of nothing, are no operators.
        mutating func closeAll() {
            for bracket in open where bracket.isFullWidth { result[bracket.place] = " " }
            for place in minuses.reversed() where !isFollowed(place) { result[place] = " " }
        }

        private func isFollowed(_ place: Int) -> Bool {
            place + 1 < result.count && !result[place + 1].properties.isWhitespace && result[place + 1] != ")"
        }
    }
}
