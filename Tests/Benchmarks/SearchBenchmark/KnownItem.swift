import BulletinModel
import Foundation
import Retrieval
import SearchIndex

/// How high the one article stands that a question is about.
enum KnownItem {
    static func measure(queries: String, answers: String, _ snapshot: IndexSnapshot, names: [String])
        throws
    {
        var wanted: [String: String] = [:]
        for line in try Corpus.lines(of: answers) {
            let parts = String(decoding: line, as: UTF8.self).split(separator: "\t")
            if parts.count >= 2 { wanted[String(parts[0])] = String(parts[1]) }
        }
        var reciprocal = 0.0
        var recalled = 0
        var asked = 0
        var samples: [Double] = []
        for line in try Corpus.lines(of: queries) {
            guard let object = try JSONSerialization.jsonObject(with: line) as? [String: String],
                let id = object["id"],
                let text = object["text"], let answer = wanted[id]
            else { continue }
            var request = SearchRequest(query: plain(text))
            request.matchAny = true
            request.snippetLength = 0
            asked += 1
            let start = ContinuousClock.now
            let hits = try Search.run(request, in: snapshot).hits
            samples.append(seconds(ContinuousClock.now - start) * 1e6)
            guard let rank = hits.firstIndex(where: { names[$0.id.ordinal - 1] == answer }) else {
                continue
            }
            recalled += 1
            reciprocal += 1 / Double(rank + 1)
        }
        SearchBenchmark.report("known item, any word", "us", samples)
        SearchBenchmark.report("MRR@10", "of 1", [reciprocal / Double(max(1, asked))])
        SearchBenchmark.report("recall@10", "of 1", [Double(recalled) / Double(max(1, asked))])
    }

    /// Without what the query language would take for its own.
    private static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { "\"()-*:：".unicodeScalars.contains($0) ? " " : $0 }))
    }
}
