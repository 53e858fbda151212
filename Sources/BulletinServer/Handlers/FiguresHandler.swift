import BulletinModel
import BulletinRPC
import Corpus
import SearchIndex
import Store

enum FiguresHandler: IndexHandler {
    typealias Called = Figures

    /// Cost: one pass over the figures of the index, which counts them; articles are read from the store only where
    /// their figures are shown.
    static func answer(_ params: Figures.Params, _ call: Call) throws(RPCError) -> Figures.Result {
        let snapshot = try call.services.corpus.snapshot
        let census = try Census(params.query, in: snapshot.index, deadline: call.deadline())
        let filter = FigureFilter(params)
        let counts = try FigureCounts(filter.question, census)
        var passed = counts.passed(before: params.offset)
        var rows: [Figures.Row] = []
        for candidate in try counts.candidates(from: passed, offset: params.offset, rows: params.limit) {
            try census.check()
            if passed.figures + candidate.count <= params.offset {
                passed.figures += candidate.count
                continue
            }
            guard rows.count < params.limit else { break }
            guard let article = try call.asking({ (store) throws(StoreFailure) in try store.article(candidate.id) })
            else { continue }
            for figure in article.figures where filter.accepts(figure) {
                if passed.figures >= params.offset, rows.count < params.limit {
                    rows.append(row(figure, of: article, candidate.id))
                }
                passed.figures += 1
            }
        }
        return Figures.Result(total: counts.total, rows: rows)
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
        return accepts(noun: Folding.fold(figure.noun ?? ""), classifier: Folding.fold(figure.classifier ?? ""))
            && accepts(low: figure.value, high: figure.valueTo ?? figure.value)
    }

    /// The same, asked of the index.
    var question: FigureQuestion {
        var question = FigureQuestion()
        question.noun = noun
        question.unit = unit
        if least != nil || most != nil { question.value = accepts(low:high:) }
        return question
    }

    /// A part of the noun will do; the classifier has to be whole.
    private func accepts(noun: [UInt16], classifier: [UInt16]) -> Bool {
        guard let wanted = self.noun else { return true }
        return classifier == wanted || noun.holds(wanted)
    }

    private func accepts(low: ExactNumber, high: ExactNumber) -> Bool {
        if let least, high.approximate < least { return false }
        if let most, low.approximate > most { return false }
        return true
    }
}
