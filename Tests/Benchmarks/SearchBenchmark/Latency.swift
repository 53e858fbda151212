import Foundation
import Retrieval
import SearchIndex

/// How long each class of questions takes: `{"cls", "terms", "lo"?, "hi"?}` a line.
enum Latency {
    struct Question {
        var name: String
        var request: SearchRequest
    }

    static func measure(_ file: String, _ snapshot: IndexSnapshot) throws {
        let all = try questions(file)
        var names: [String] = []
        for question in all where names.last != question.name { names.append(question.name) }
        for name in names {
            report(name, all.filter { $0.name == name }.map(\.request), snapshot, snippets: 0)
        }
        report(
            "word with snippets", all.filter { $0.name == "word" }.map(\.request), snapshot, snippets: 120
        )
        report("everything", [SearchRequest()], snapshot, snippets: 0)
    }

    /// Without snippets.
    static func questions(_ file: String) throws -> [Question] {
        try Corpus.lines(of: file).compactMap { line in
            guard let object = try JSONSerialization.jsonObject(with: line) as? [String: Any],
                let name = object["cls"] as? String, let terms = object["terms"] as? [String]
            else { return nil }
            return Question(
                name: name,
                request: request(name, terms, low: object["lo"] as? Int, high: object["hi"] as? Int))
        }
    }

    private static func report(
        _ name: String, _ requests: [SearchRequest], _ snapshot: IndexSnapshot, snippets: Int
    ) {
        let clock = ContinuousClock()
        var samples: [Double] = []
        for round in 0..<4 {
            for var request in requests {
                request.snippetLength = snippets
                let took = clock.measure { _ = try? Search.run(request, in: snapshot) }
                if round > 0 { samples.append(seconds(took) * 1e6) }
            }
        }
        SearchBenchmark.report(name, "us", samples)
    }

    private static func request(_ name: String, _ terms: [String], low: Int?, high: Int?)
        -> SearchRequest
    {
        var request = SearchRequest()
        request.snippetLength = 0
        switch name {
        case "or": request.query = terms.joined(separator: " OR ")
        case "phrase", "long", "none": request.query = terms.map { "\"\($0)\"" }.joined(separator: " ")
        default: request.query = terms.joined(separator: " ")
        }
        if let low, let high { request.query += " date:\(day(low))..\(day(high))" }
        if name == "facet" {
            request.facets = [.month]
            request.limit = 0
        }
        return request
    }

    private static func day(_ digits: Int) -> String {
        String(format: "%04d-%02d-%02d", digits / 10_000, digits / 100 % 100, digits % 100)
    }
}
