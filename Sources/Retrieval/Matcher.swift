import BulletinModel
import SearchIndex

/// Finds the articles of one segment that a plan asks for. Exact; the cheapest part of a conjunction goes first.
struct Matcher {
    let lists: QueryLists
    let isCancelled: () -> Bool

    private var segment: Segment { lists.segment }

    /// The articles of `within` (of all, where nil) that match.
    func documents(_ node: Plan.Node, within: DocumentSet? = nil) -> DocumentSet {
        if let within, within.isEmpty { return .empty }
        switch node {
        case .everything: return within ?? .all(of: segment)
        case .nothing: return .empty
        case .letters(let word): return segment.documents(of: segment.list(ofWord: word), within: within)
        case .lettersBeginning(let prefix): return segment.documents(beginningWith: prefix, within: within)
        case .pattern(let pattern, let zone):
            return segment.documents(holding: pattern, in: zone, within: within, lists, isCancelled: isCancelled)
        case .names(let field, let units):
            return segment.documents(
                bearing: segment.column(field)?.ids(holding: units) ?? [], of: field, within: within)
        case .days(let days): return segment.documents(published: days, within: within)
        case .kind(let kind): return segment.documents(ofKind: kind, within: within)
        case .bulletins(let range): return segment.documents(ofBulletins: range, within: within)
        case .figure(let noun, let condition):
            return segment.documents(counting: noun, within: within) { condition?.accepts($0, $1) ?? true }
        case .all(let parts): return conjunction(parts, within: within)
        case .any(let parts): return union(parts, within: within)
        case .not(let part):
            let from = within ?? .all(of: segment)
            return from.subtracting(documents(part, within: within), of: segment)
        }
    }

    private func conjunction(_ parts: [Plan.Node], within: DocumentSet?) -> DocumentSet {
        var left = within
        var parts = parts
        if within == nil { left = common(of: &parts) ?? rarest(of: &parts) }
        for part in ordered(parts) {
            left = documents(part, within: left)
            if left?.isEmpty == true || isCancelled() { return .empty }
        }
        return left ?? .all(of: segment)
    }

    /// What is only looked up comes first, since each article less is one text less to read; then the cheapest.
    private func ordered(_ parts: [Plan.Node]) -> [Plan.Node] {
        if parts.count < 2 { return parts }
        return parts.map { (node: $0, reads: !Self.isLookUp($0), estimate: estimate($0)) }
            .sorted { ($0.reads ? 1 : 0, $0.estimate) < ($1.reads ? 1 : 0, $1.estimate) }.map(\.node)
    }

    private static func isLookUp(_ node: Plan.Node) -> Bool {
        switch node {
        case .days, .kind: true
        default: node.isTerm
        }
    }

    /// The articles of the rarest list of the conjunction, be it a term or a pair of a longer word, where these are few.
    /// A term is taken out of the parts: that is all of it; so is a pattern of which the articles are known.
    private func rarest(of parts: inout [Plan.Node]) -> DocumentSet? {
        var rarest: (list: PostingList, part: Int)?
        for (index, part) in parts.enumerated() {
            let list: PostingList? =
                switch part {
                case .letters: self.list(of: part)
                case .pattern(let pattern, .anywhere): lists.rarest(of: pattern.grams)
                default: nil
                }
            guard let list, list.count < rarest?.list.count ?? .max else { continue }
            rarest = (list, index)
        }
        guard let rarest, parts.count > 1 else { return nil }
        if case .pattern(let pattern, .anywhere) = parts[rarest.part],
            let found = segment.documents(holdingRun: pattern, lists)
        {
            parts.remove(at: rarest.part)
            return found
        }
        guard rarest.list.count * Self.fewOf < segment.count else { return nil }
        if parts[rarest.part].isTerm { parts.remove(at: rarest.part) }
        return segment.documents(of: rarest.list, within: nil)
    }

    /// One article in so many.
    private static let fewOf = 32

    /// The articles that hold all terms of the conjunction, where even the rarest is no rare one; the terms are taken out
    /// of the parts.
    private func common(of parts: inout [Plan.Node]) -> DocumentSet? {
        let terms = parts.filter(\.isTerm)
        guard terms.count > 1 else { return nil }
        var lists: [PostingList] = []
        for term in terms {
            guard let list = list(of: term), list.count >= Self.rare else { return nil }
            lists.append(list)
        }
        parts.removeAll(where: \.isTerm)
        return self.lists.documents(ofAll: lists)
    }

    /// The articles of shorter lists are looked up in the others one by one.
    private static let rare = 256

    private func union(_ parts: [Plan.Node], within: DocumentSet?) -> DocumentSet {
        var bits = DocumentBits(none: segment.count)
        for part in parts {
            if isCancelled() { break }
            if within == nil, let list = list(of: part) {
                lists.insert(list, into: &bits)
            } else {
                bits.insert(documents(part, within: within))
            }
        }
        return .dense(bits)
    }

    /// The posting list that says it all.
    private func list(of node: Plan.Node) -> PostingList? {
        switch node {
        case .letters(let word): segment.list(ofWord: word)
        case .pattern(let pattern, .anywhere): pattern.isOneGram ? lists.list(of: pattern.grams[0]) : nil
        default: nil
        }
    }

    /// About how many articles will match, or what looking at them will cost, whichever is more.
    func estimate(_ node: Plan.Node) -> Int {
        switch node {
        case .nothing: return 0
        case .letters(let word): return segment.list(ofWord: word)?.count ?? 0
        case .pattern(let pattern, let zone):
            let bound = segment.bound(of: pattern, in: zone, lists)
            // What has to be read comes after what has only to be looked up.
            return pattern.isOneGram ? bound : bound * 4
        case .all(let parts): return parts.reduce(segment.count) { min($0, estimate($1)) }
        case .any(let parts): return min(segment.count, parts.reduce(0) { $0 + estimate($1) })
        case .days(let days): return segment.bound(published: days)
        case .names: return segment.count / 8
        case .lettersBeginning: return segment.count / 4
        case .kind, .bulletins, .figure: return segment.count / 2
        case .everything, .not: return segment.count
        }
    }
}
