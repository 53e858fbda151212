/// English sentences of few forms, made by others, and what they are in Chinese. Each `%` is any text.
struct SentenceForms {
    private let forms: [(english: String, chinese: String)]

    /// The first form that fits a sentence counts.
    init(_ forms: [(String, String)]) {
        self.forms = forms.map { ($0.0, $0.1) }
    }

    /// - Returns: nil where it is of no form.
    func chinese(_ english: String) -> String? {
        for form in forms {
            if let parts = Self.parts(of: english, as: form.english) {
                return Self.filled(form.chinese, parts.map(Self.enumeration))
            }
        }
        return nil
    }

    private static func pieces(_ form: String) -> [Substring] {
        form.split(separator: "%", omittingEmptySubsequences: false)
    }

    /// What stands in the holes of a form, each up to where the form goes on for the first time; nil where it is of another.
    private static func parts(of text: String, as form: String) -> [Substring]? {
        var pieces = pieces(form)[...]
        guard let first = pieces.popFirst(), text.hasPrefix(first) else { return nil }
        var rest = text.dropFirst(first.count)
        guard let last = pieces.popLast() else { return rest.isEmpty ? [] : nil }
        guard rest.hasSuffix(last) else { return nil }
        rest = rest.dropLast(last.count)
        var parts: [Substring] = []
        for piece in pieces {
            guard let place = rest.firstRange(of: piece) else { return nil }
            parts.append(rest[..<place.lowerBound])
            rest = rest[place.upperBound...]
        }
        return parts + [rest]
    }

    private static func filled(_ form: String, _ parts: [String]) -> String {
        zip(pieces(form), parts + [""]).reduce(into: "") { $0 += $1.0 + $1.1 }
    }

    /// `'a', 'b' or 'c'`, `- a - b`, `a', 'b`: as a Chinese list.
    private static func enumeration(_ part: Substring) -> String {
        var words = part.split(separator: "'").map { $0 }
        if words.count > 1 {
            words.removeAll { [", ", " or ", " and "].contains($0) }
            return words.joined(separator: "、")
        }
        guard part.hasPrefix("- ") else { return String(part) }
        return part.dropFirst(2).split(separator: " - ").joined(separator: "、")
    }
}
