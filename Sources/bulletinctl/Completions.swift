import ArgumentParser
import BulletinClient
import BulletinModel
import BulletinRPC

/// What the shell offers while somebody types: asked from the daemon, and nothing where none answers in time.
enum Completions {
    static let ids = CompletionKind.custom { words, _, prefix in Asking(words)?.ids(prefix) ?? [] }
    static let units = CompletionKind.custom { words, _, prefix in Asking(words)?.names(.unit, prefix) ?? [] }
    static let people = CompletionKind.custom { words, _, prefix in Asking(words)?.names(.person, prefix) ?? [] }
    static let collections = CompletionKind.custom { words, _, prefix in
        Asking(words)?.names(.collection, prefix) ?? []
    }
    /// Of a query: its fields, and behind a field's colon what it may hold.
    static let queries = CompletionKind.custom { words, index, prefix in
        let typed = TypedWord(words, index, prefix)
        guard let field = typed.field else {
            let names = fields.map { $0 + ":" }.filter { $0.hasPrefix(prefix) }
            return (names + (Asking(words)?.names(nil, prefix) ?? [])).map(forShell)
        }
        let values =
            field == "kind"
            ? ArticleKind.allCases.map(\.rawValue)
            : kinds[field].flatMap { Asking(words)?.names($0, typed.value) } ?? []
        return values.map { forShell(typed.lead + $0) }
    }

    /// zsh takes what stands behind a colon for a description.
    private static func forShell(_ candidate: String) -> String {
        guard CompletionShell.requesting == .zsh else { return candidate }
        return candidate.split(separator: ":", omittingEmptySubsequences: false).joined(separator: "\\:")
    }

    private static let fields = [
        "headline", "unit", "by", "section", "person", "place", "org", "date", "kind", "collection", "bulletin",
        "figure",
    ]
    private static let kinds: [String: Suggest.Kind] = [
        "unit": .unit, "by": .byline, "section": .section, "person": .person, "place": .place, "org": .organisation,
        "collection": .collection,
    ]
}

/// The word that is being typed, as a part of a query.
struct TypedWord: Equatable {
    /// Nil where it has no colon yet.
    var field: String?
    var value: String
    /// What the candidates begin with, for the shell puts them in the place of the whole word.
    var lead: String

    /// - Parameters:
    ///   - words: of the command line. bash breaks a word at its colon, and the colon is a word.
    ///   - index: of the word that is typed.
    init(_ words: [String], _ index: Int, _ prefix: String) {
        func word(_ place: Int) -> String? { words.indices.contains(place) ? words[place] : nil }
        let parts = prefix.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if prefix != ":", parts.count == 2 {
            (field, value, lead) = (parts[0], parts[1], parts[0] + ":")
        } else if word(index) == ":", let name = word(index - 1) {
            (field, value, lead) = (name, "", "")
        } else if word(index - 1) == ":", let name = word(index - 2) {
            (field, value, lead) = (name, prefix, "")
        } else {
            (field, value, lead) = (nil, prefix, "")
        }
    }
}

/// A question that nobody sees fail.
private struct Asking {
    private let client: DaemonClient
    private static let most = 50

    /// - Parameter words: of the command line; its `--socket` counts.
    init?(_ words: [String]) {
        let named = words.firstIndex(of: "--socket").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
        let inOne = words.first { $0.hasPrefix("--socket=") }.map { String($0.dropFirst(9)) }
        let places = SocketPlace.candidates(option: named ?? inOne)
        guard let client = try? DaemonClient(trying: places, patience: .seconds(1)) else { return nil }
        self.client = client
    }

    func names(_ kind: Suggest.Kind?, _ prefix: String) -> [String] {
        guard !prefix.isEmpty else { return kind.flatMap(commonest) ?? [] }
        var params = Suggest.Params(prefix: prefix)
        params.limit = Self.most * 4
        let suggestions = (try? client.call(Suggest.self, params))?.suggestions ?? []
        return suggestions.filter { kind == nil || $0.kind == kind }.prefix(Self.most).map(\.text)
    }

    /// Where nothing is typed yet: what stands in most articles.
    private func commonest(_ kind: Suggest.Kind) -> [String]? {
        let facets: [Suggest.Kind: Search.Facet] = [
            .unit: .unit, .byline: .byline, .section: .section, .collection: .collection,
        ]
        guard let facet = facets[kind] else { return nil }
        var params = Search.Params()
        params.limit = 0
        params.facets = [facet]
        return (try? client.call(Search.self, params))?.facets.first?.counts.prefix(Self.most).map(\.value)
    }

    /// Of the latest bulletins; behind a dot, of a bulletin's articles.
    func ids(_ prefix: String) -> [String] {
        guard let dot = prefix.firstIndex(of: ".") else {
            var params = BulletinList.Params()
            params.limit = 1000
            let ids = (try? client.call(BulletinList.self, params))?.bulletins.map(\.id.description) ?? []
            return Array(ids.filter { $0.hasPrefix(prefix) }.prefix(Self.most))
        }
        let bulletin = try? client.call(BulletinGet.self, BulletinParam(id: String(prefix[..<dot])))
        guard let bulletin else { return [] }
        return (0..<bulletin.articleCount).map { "\(bulletin.id).\($0 + 1)" }
    }
}
