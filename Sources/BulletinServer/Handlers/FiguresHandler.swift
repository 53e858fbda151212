import BulletinModel
import BulletinRPC
import Corpus
import Retrieval
import SearchIndex
import Store

enum FiguresHandler: Handler {
    typealias Called = Figures

    /// Cost: the index finds the articles that count the noun; they are read from the store, which takes 20 µs each.
    /// Without a noun these are all that match.
    static func answer(_ params: Figures.Params, _ call: Call) throws(RPCError) -> Figures.Result {
        let snapshot = try call.services.corpus.snapshot
        let deadline = call.deadline()
        let census = try Census(params.query, in: snapshot.index, deadline: deadline)
        let noun = params.noun.map { Folding.fold($0) }
        var candidates: [Candidate] = []
        var counting: [ObjectIdentifier: DocumentBits] = [:]
        if let noun {
            for part in snapshot.index.parts {
                var bits = DocumentBits(none: part.segment.count)
                bits.insert(part.segment.documents(counting: noun, within: nil) { _, _ in true })
                counting[ObjectIdentifier(part.segment)] = bits
            }
        }
        try census.forEach { segment, document in
            if noun != nil, counting[ObjectIdentifier(segment)]?.contains(document) != true { return }
            candidates.append(Candidate(day: segment.day(of: document), id: segment.id(of: document)))
        }
        candidates.sort { ($1.day, $0.id) < ($0.day, $1.id) }
        var total = 0
        var rows: [Figures.Row] = []
        for candidate in candidates {
            try census.check()
            guard let article = try call.asking({ (store) throws(StoreFailure) in try store.article(candidate.id) })
            else { continue }
            for figure in article.figures where accepts(figure, noun, params) {
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
    }

    private static func accepts(_ figure: Figure, _ noun: [UInt16]?, _ params: Figures.Params) -> Bool {
        if let noun {
            let counted = figure.noun.map { holds(Folding.fold($0), noun) } ?? false
            guard counted || figure.classifier.map({ Folding.fold($0) }) == noun else { return false }
        }
        if let unit = params.unit, figure.unit != unit { return false }
        if let least = params.min, (figure.valueTo ?? figure.value).approximate < least { return false }
        if let most = params.max, figure.value.approximate > most { return false }
        return true
    }

    private static func holds(_ text: [UInt16], _ part: [UInt16]) -> Bool {
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0..<$0 + part.count].elementsEqual(part) }
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
