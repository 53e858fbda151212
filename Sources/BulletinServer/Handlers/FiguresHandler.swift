import BulletinModel
import BulletinRPC
import Corpus
import SearchIndex
import Store

enum FiguresHandler: Handler {
    typealias Called = Figures

    /// Cost: one pass over the figures of the index, which counts them; articles are read from the store only where
    /// their figures are shown. With `unit`, which the index does not have, all that fit the rest are read.
    static func answer(_ params: Figures.Params, _ call: Call) throws(RPCError) -> Figures.Result {
        let snapshot = try call.services.corpus.snapshot
        let census = try Census(params.query, in: snapshot.index, deadline: call.deadline())
        let filter = FigureFilter(params)
        var total = 0
        var rows: [Figures.Row] = []
        for candidate in try candidates(census, filter) {
            try census.check()
            let isShown = total + candidate.count > params.offset && rows.count < params.limit
            guard params.unit != nil || isShown else {
                total += candidate.count
                continue
            }
            guard let article = try call.asking({ (store) throws(StoreFailure) in try store.article(candidate.id) })
            else { continue }
            for figure in article.figures where filter.accepts(figure) {
                if total >= params.offset, rows.count < params.limit {
                    rows.append(row(figure, of: article, candidate.id))
                }
                total += 1
            }
        }
        return Figures.Result(total: total, rows: rows)
    }

    private struct Candidate {
        var day: Int32
        var id: ArticleID
        /// How many of its figures fit, whatever their unit.
        var count: Int
    }

    /// Latest first.
    private static func candidates(_ census: Census, _ filter: FigureFilter) throws(RPCError) -> [Candidate] {
        var counts: [ObjectIdentifier: [Int32]] = [:]
        for part in census.snapshot.parts {
            try census.check()
            counts[ObjectIdentifier(part.segment)] = part.segment.figureCounts { noun, classifier, low, high in
                filter.accepts(noun: noun, classifier: classifier, low: low, high: high)
            }
        }
        var candidates: [Candidate] = []
        try census.forEach { segment, document in
            let count = counts[ObjectIdentifier(segment)]?[Int(document)] ?? 0
            guard count > 0 else { return }
            candidates.append(
                Candidate(day: segment.day(of: document), id: segment.id(of: document), count: Int(count)))
        }
        return candidates.sorted { ($1.day, $0.id) < ($0.day, $1.id) }
    }

    private static func row(_ figure: Figure, of article: Article, _ id: ArticleID) -> Figures.Row {
        let place = figure.place
        let text =
            place.paragraph >= 0 && place.paragraph < article.paragraphs.count
            ? article.paragraphs[place.paragraph] : article.headline ?? ""
        return Figures.Row(
            article: id, headline: article.headline, published: article.published, figure: figure,
            sentence: sentence(at: place.offset, in: text))
    }

    /// From the end of the sentence before to the end of this one.
    private static func sentence(at offset: Int, in text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        let ends: Set<Unicode.Scalar> = ["。", "！", "？", "!", "?", "；", "\n"]
        let place = min(max(0, offset), scalars.count)
        let start = scalars[..<place].lastIndex { ends.contains($0) }.map { $0 + 1 } ?? 0
        let end = scalars[place...].firstIndex { ends.contains($0) }.map { $0 + 1 } ?? scalars.count
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start..<end])
        return String(view)
    }
}

/// Which figures were asked for: the same of a figure as the index has it and as the article has it.
private struct FigureFilter {
    private let noun: [UInt16]?
    private let unit: String?
    private let least: Double?
    private let most: Double?

    init(_ params: Figures.Params) {
        noun = params.noun.map { Folding.fold($0) }
        unit = params.unit
        least = params.min
        most = params.max
    }

    func accepts(_ figure: Figure) -> Bool {
        if let unit, figure.unit != unit { return false }
        return accepts(
            noun: Folding.fold(figure.noun ?? ""), classifier: Folding.fold(figure.classifier ?? ""), low: figure.value,
            high: figure.valueTo ?? figure.value)
    }

    /// A part of the noun will do; the classifier has to be whole.
    func accepts(noun: [UInt16], classifier: [UInt16], low: ExactNumber, high: ExactNumber) -> Bool {
        if let wanted = self.noun, classifier != wanted, !holds(noun, wanted) { return false }
        if let least, high.approximate < least { return false }
        if let most, low.approximate > most { return false }
        return true
    }

    private func holds(_ text: [UInt16], _ part: [UInt16]) -> Bool {
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0..<$0 + part.count].elementsEqual(part) }
    }
}
