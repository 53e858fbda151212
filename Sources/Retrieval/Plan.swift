import BulletinModel
import SearchIndex

/// A query made ready for segments: folded, cut into words, what it ranks by set apart.
struct Plan {
    indirect enum Node: Sendable {
        case everything
        case nothing
        case letters([UInt16])
        case lettersBeginning([UInt16])
        case pattern(TextPattern, TextZone)
        case names(NameField, [UInt16])
        case days(ClosedRange<Int32>)
        case kind(ArticleKind)
        case bulletins(ClosedRange<UInt64>)
        case figure([UInt16], FigureCondition?)
        case all([Node])
        case any([Node])
        case not(Node)

        /// Whether one posting list says it all.
        var isTerm: Bool {
            switch self {
            case .letters: true
            case .pattern(let pattern, .anywhere): pattern.isOneGram
            default: false
            }
        }
    }

    /// A term that scores, and what it counts for beside others.
    struct ScoringTerm {
        enum Key: Hashable {
            case grams([Gram])
            case letters([UInt16])
        }

        var key: Key
        var share: Float
        /// Whether every hit holds it.
        var isRequired = false
    }

    private(set) var root = Node.everything
    private(set) var scoring: [ScoringTerm] = []
    /// What to mark in snippets.
    private(set) var highlights: [TextPattern] = []

    /// Where whatever scores is whatever is looked for, hits need not be gathered before they are scored.
    enum Shortcut {
        /// The articles with the only term are the hits, and its score is theirs.
        case oneTerm
        /// Those that hold all terms are.
        case commonTerms
    }

    private(set) var shortcut: Shortcut?

    /// Those of its words, as far as they are ranked by.
    var grams: [Gram] {
        var grams: [Gram] = []
        for term in scoring.prefix(Self.firstTerms) {
            guard case .grams(let more) = term.key else { continue }
            if grams.isEmpty { grams = more } else { grams += more }
        }
        return grams
    }

    private static let firstTerms = 16

    /// Whether something that every hit holds is in no article.
    ///
    /// - Parameter lists: by part of the snapshot.
    func isNowhere(in lists: [QueryLists]) -> Bool {
        scoring.prefix(Self.firstTerms).contains { term in
            guard term.isRequired, case .grams(let grams) = term.key else { return false }
            return lists.allSatisfy { $0.lacksOne(of: grams) }
        }
    }

    private let matchAny: Bool
    /// Within what need not match.
    private var isOptional = false
    /// Whether every hit holds a term that scores.
    private(set) var everyHitScores = false

    init(_ query: Query, matchAny: Bool) {
        self.matchAny = matchAny
        if matchAny, case .all(let parts) = query {
            root = optional(parts)
        } else {
            root = node(query, scores: true)
        }
        shortcut = quickest
        everyHitScores = Self.scores(root) && scoring.count <= QueryLimits.scoringTerms
        boundRanking()
    }

    private var quickest: Shortcut? {
        if case .all(let parts) = root {
            guard scoring.count == parts.count, scoring.allSatisfy(\.isRequired) else { return nil }
            return parts.allSatisfy(\.isTerm) ? .commonTerms : nil
        }
        return root.isTerm && scoring.count == 1 ? .oneTerm : nil
    }

    /// Whether whatever matches holds characters that are looked for, and those score.
    private static func scores(_ node: Node) -> Bool {
        switch node {
        case .letters, .pattern, .nothing: true
        case .all(let parts): parts.contains(where: scores)
        case .any(let parts): parts.allSatisfy(scores)
        case .everything, .lettersBeginning, .names, .days, .kind, .bulletins, .figure, .not: false
        }
    }

    /// Each term costs at every hit, and each mark at every snippet.
    private mutating func boundRanking() {
        if scoring.count > QueryLimits.scoringTerms { scoring.removeSubrange(QueryLimits.scoringTerms...) }
        guard highlights.count > 32 else { return }
        var seen: Set<TextPattern> = []
        highlights.removeAll { seen.count >= QueryLimits.scoringTerms || !seen.insert($0).inserted }
    }

    /// Words and phrases are optional, one of them at least; fields and exclusions stay what they are.
    private mutating func optional(_ parts: [Query]) -> Node {
        isOptional = true
        defer { isOptional = false }
        var optional: [Node] = []
        var required: [Node] = []
        for part in parts {
            let made = node(part, scores: true)
            switch part {
            case .words, .phrase, .prefix, .any: optional.append(made)
            default: required.append(made)
            }
        }
        if !optional.isEmpty { required.append(optional.count == 1 ? optional[0] : .any(optional)) }
        return required.count == 1 ? required[0] : .all(required)
    }

    private mutating func node(_ query: Query, scores: Bool) -> Node {
        switch query {
        case .everything: return .everything
        case .words(let text): return words(QueryWords(text), scores: scores)
        case .prefix(let text): return words(QueryWords(text, isPrefix: true), scores: scores)
        case .phrase(let text): return phrase(text, scores: scores)
        case .field(let field, let value): return self.field(field, value, scores: scores)
        case .published(let bounds): return bounds.days.map { .days($0) } ?? .nothing
        case .kind(let kind): return .kind(kind)
        case .bulletin(let digits): return Self.bulletins(digits)
        case .figure(let noun, let condition): return .figure(Folding.fold(noun), condition)
        case .all(let parts): return .all(parts.map { node($0, scores: scores) })
        case .any(let parts):
            let before = isOptional
            isOptional = true
            defer { isOptional = before }
            return .any(parts.map { node($0, scores: scores) })
        case .not(let part): return .not(node(part, scores: false))
        }
    }

    private mutating func words(_ words: QueryWords, scores: Bool) -> Node {
        var seen: Set<QueryWord> = []
        var nodes: [Node] = []
        for word in words.words {
            let made = node(word, scores: scores)
            // A word said twice is looked for once.
            if words.words.count == 1 || seen.insert(word).inserted { nodes.append(made) }
        }
        if scores { addSeams(words) }
        if nodes.count == 1 { return nodes[0] }
        return nodes.isEmpty ? .everything : matchAny ? .any(nodes) : .all(nodes)
    }

    private mutating func node(_ word: QueryWord, scores: Bool) -> Node {
        switch word {
        case .letters(let units):
            if scores {
                scoring.append(ScoringTerm(key: .letters(units), share: 1, isRequired: !isOptional && !matchAny))
                highlights.append(TextPattern(units, startsWord: true, endsWord: true))
            }
            return .letters(units)
        case .lettersBeginning(let units):
            if scores { highlights.append(TextPattern(units, startsWord: true)) }
            return .lettersBeginning(units)
        case .pattern(let pattern):
            if scores { add(pattern) }
            return .pattern(pattern, .anywhere)
        }
    }

    private mutating func add(_ pattern: TextPattern) {
        highlights.append(pattern)
        if matchAny {
            for gram in pattern.grams { scoring.append(ScoringTerm(key: .grams([gram]), share: 1)) }
            guard pattern.units.count > 1 else { return }
            for unit in pattern.units where Folding.kind(unit) != .other {
                scoring.append(ScoringTerm(key: .grams([Gram(single: unit)]), share: Ranking.single))
            }
        } else {
            scoring.append(ScoringTerm(key: .grams(pattern.grams), share: 1, isRequired: !isOptional))
        }
    }

    private mutating func addSeams(_ words: QueryWords) {
        for seam in words.seams {
            scoring.append(ScoringTerm(key: .grams([seam]), share: matchAny ? 1 : Ranking.seam))
        }
    }

    private mutating func phrase(_ text: String, scores: Bool) -> Node {
        let pattern = TextPattern(Folding.fold(text))
        if scores { add(pattern) }
        return .pattern(pattern, .anywhere)
    }

    private mutating func field(_ field: QueryField, _ value: Query, scores: Bool) -> Node {
        if field == .headline { return headline(value, scores: scores) }
        let text: String
        var isPrefix = false
        switch value {
        case .words(let words): text = words
        case .phrase(let phrase): text = phrase
        case .prefix(let beginning):
            text = beginning
            isPrefix = true
        default: return .nothing
        }
        var units = Folding.fold(text)
        switch field {
        case .unit:
            let slash = UInt16(UInt8(ascii: "/"))
            while units.first == slash { units.removeFirst() }
            while units.last == slash { units.removeLast() }
            return .names(.unit, [slash] + units + (isPrefix ? [] : [slash]))
        case .collection: return .names(.collection, [0] + units + (isPrefix ? [] : [0]))
        case .by: return .names(.byline, (isPrefix ? [0] : []) + units)
        case .section: return .names(.section, (isPrefix ? [0] : []) + units)
        case .person: return .names(.person, (isPrefix ? [0] : []) + units)
        case .place: return .names(.place, (isPrefix ? [0] : []) + units)
        case .org: return .names(.organisation, (isPrefix ? [0] : []) + units)
        case .headline: return .nothing
        }
    }

    private mutating func headline(_ value: Query, scores: Bool) -> Node {
        let words: [TextPattern]
        switch value {
        case .phrase(let text): words = [TextPattern(Folding.fold(text))]
        case .words(let text): words = QueryWords(text).words.map(Self.pattern)
        case .prefix(let text): words = QueryWords(text, isPrefix: true).words.map(Self.pattern)
        default: return .nothing
        }
        if scores { words.forEach { add($0) } }
        let nodes = words.map { Node.pattern($0, .headline) }
        return nodes.count == 1 ? nodes[0] : .all(nodes)
    }

    private static func pattern(_ word: QueryWord) -> TextPattern {
        switch word {
        case .letters(let units): TextPattern(units, startsWord: true, endsWord: true)
        case .lettersBeginning(let units): TextPattern(units, startsWord: true)
        case .pattern(let pattern): pattern
        }
    }

    private static func bulletins(_ digits: String) -> Node {
        guard let value = UInt64(digits, radix: 16) else { return .nothing }
        let free = UInt64(64 - 4 * digits.utf8.count)
        let low = free == 0 ? value : value << free
        return .bulletins(low...(free == 0 ? value : low | ((1 << free) - 1)))
    }
}
