import BulletinModel
import Retrieval
import SearchIndex

/// Answers queries by looking at every article, with none of the index's structures.
struct NaiveTwin {
    let entries: [IndexEntry]
    /// Of each article, folded once: looking is slow enough.
    private let folded: [ArticleID: [[UInt16]]]

    init(entries: [IndexEntry]) {
        self.entries = entries
        folded = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, Self.fields($0.article)) })
    }

    func matches(_ query: Query) -> Set<ArticleID> {
        Set(entries.filter { holds(query, $0) }.map(\.id))
    }

    private func holds(_ query: Query, _ entry: IndexEntry) -> Bool {
        let article = entry.article
        switch query {
        case .everything: return true
        case .phrase(let text): return folded[entry.id]!.contains { contains($0, Folding.fold(text)) }
        case .words(let text):
            // Queries of the tests have one run of up to three ideographs, or one run of letters.
            let units = Folding.fold(text)
            if units.contains(where: { Folding.kind($0) == .letter }) {
                return folded[entry.id]!.contains { runs($0).contains(units) }
            }
            return folded[entry.id]!.contains { contains($0, units) }
        case .prefix(let text):
            return folded[entry.id]!.contains { runs($0).contains { $0.starts(with: Folding.fold(text)) } }
        case .field(.headline, .phrase(let text)):
            return contains(Folding.fold(article.headline ?? ""), Folding.fold(text))
        case .field(.unit, .words(let text)): return article.units.contains { $0.path.contains(text) }
        case .field(.person, .words(let text)): return article.people.contains { $0.name.contains(text) }
        case .field(.by, .words(let text)): return article.bylines.contains { $0.name.contains(text) }
        case .field(.collection, .words(let text)): return entry.collection == text
        case .field: fatalError("not a query of the tests")
        case .published(let bounds): return bounds.days!.contains(Int32(article.published!.daysSinceEpoch))
        case .kind(let kind): return article.kind == kind
        case .bulletin(let digits): return entry.id.bulletin.description.hasPrefix(digits)
        case .figure(let noun, let condition):
            return article.figures.contains { figure in
                guard figure.noun == noun || figure.classifier == noun else { return false }
                guard let condition else { return true }
                return switch condition.comparison {
                case .atLeast: figure.value >= condition.value
                case .atMost: figure.value <= condition.value
                case .more: figure.value > condition.value
                case .less: figure.value < condition.value
                case .equal: figure.value == condition.value
                }
            }
        case .all(let parts): return parts.allSatisfy { holds($0, entry) }
        case .any(let parts): return parts.contains { holds($0, entry) }
        case .not(let part): return !holds(part, entry)
        }
    }

    private static func fields(_ article: Article) -> [[UInt16]] {
        ([article.kicker, article.headline, article.subheadline].compactMap { $0 } + article.paragraphs).map {
            Folding.fold($0)
        }
    }

    private func contains(_ text: [UInt16], _ part: [UInt16]) -> Bool {
        guard text.count >= part.count else { return false }
        for start in 0...text.count - part.count where text[start] == part[0] {
            if text[start..<start + part.count].elementsEqual(part) { return true }
        }
        return false
    }

    private func runs(_ text: [UInt16]) -> [[UInt16]] {
        text.split { Folding.kind($0) != .letter }.map(Array.init)
    }
}
