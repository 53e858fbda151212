import BulletinModel
import Foundation
import Retrieval
import SearchIndex

/// Answers lines: each makes a round over all questions, in an order of its own, and prints what each took, in
/// microseconds, by class; a line that names a class asks its questions alone. For `scripts/benchmark search`, which
/// lets peers take turns, and for profilers. `busy N` asks for five seconds while N bulletins a second come in; `slowest N`
/// names each class's N slowest questions: what its p99 is made of. `slowest N cold` lets other memory pass through the
/// processor's caches ahead of each round, as the peers' rounds do. `answers` prints by class what all answers come to, hits and
/// scores to the last bit: two programs that answer alike print the same.
enum Serving {
    static func run(_ file: String, figures: [String: Double], _ index: Holder, _ articles: Corpus) throws {
        let questions = try Latency.questions(file)
        try print(figures)
        let snapshot = index.snapshot()
        let names = Set(questions.map(\.name))
        while let line = readLine() {
            let words = line.split(separator: " ")
            if words.count == 2, words[0] == "busy", !articles.entries.isEmpty, let rate = Int(words[1]) {
                try print(busy(questions, rate: rate, index, articles))
            } else if words.count >= 2, words[0] == "slowest", let count = Int(words[1]) {
                try print(slowest(count, of: questions, snapshot, isCold: words.last == "cold"))
            } else if line == "answers" {
                try print(answers(to: questions, snapshot))
            } else {
                let asked = names.contains(line) ? questions.filter { $0.name == line } : questions
                var samples: [String: [Double]] = [:]
                try round(asked, snapshot, &samples)
                try print(samples)
            }
        }
    }

    private static func round(
        _ questions: [Latency.Question], _ snapshot: @autoclosure () -> IndexSnapshot,
        _ samples: inout [String: [Double]]
    ) throws {
        let clock = ContinuousClock()
        for question in questions.shuffled() {
            let snapshot = snapshot()
            let took = try clock.measure { _ = try Search.run(question.request, in: snapshot) }
            samples[question.name, default: []].append((seconds(took) * 1e7).rounded() / 10)
        }
    }

    private static func answers(to questions: [Latency.Question], _ snapshot: IndexSnapshot) throws -> [String: String]
    {
        var digests: [String: UInt64] = [:]
        for question in questions {
            let outcome = try Search.run(question.request, in: snapshot)
            var digest = digests[question.name] ?? 0
            func add(_ number: UInt64) { digest = (digest ^ number) &* 0x100_0000_01B3 ^ digest >> 32 }
            add(UInt64(outcome.total))
            for hit in outcome.hits {
                add(hit.id.bulletin.rawValue)
                add(UInt64(hit.id.ordinal))
                add(UInt64(hit.score.bitPattern))
            }
            for (_, counts) in outcome.facets {
                for count in counts { add(count.value.utf8.reduce(UInt64(count.count)) { $0 &* 31 &+ UInt64($1) }) }
            }
            digests[question.name] = digest
        }
        return digests.mapValues { String($0, radix: 16) }
    }

    /// By class: questions, the median that each took, and how many articles it found.
    private static func slowest(
        _ count: Int, of questions: [Latency.Question], _ snapshot: IndexSnapshot, isCold: Bool
    ) throws -> [String: [[Any]]] {
        let clock = ContinuousClock()
        var samples = [[Double]](repeating: [], count: questions.count)
        var others = [UInt64](repeating: 0, count: isCold ? Self.wordsOfOthers : 0)
        for _ in 0..<15 {
            for index in others.indices { others[index] &+= 1 }
            for index in questions.indices.shuffled() {
                let took = try clock.measure { _ = try Search.run(questions[index].request, in: snapshot) }
                samples[index].append(seconds(took) * 1e6)
            }
        }
        var found: [String: [(question: Latency.Question, median: Double)]] = [:]
        for (question, times) in zip(questions, samples) {
            found[question.name, default: []].append((question, times.sorted()[times.count / 2]))
        }
        return try found.mapValues { questions in
            try questions.sorted { $0.median > $1.median }.prefix(count).map {
                [
                    $0.question.request.query, $0.median.rounded(),
                    try Search.run($0.question.request, in: snapshot).total,
                ]
            }
        }
    }

    /// Twice what the last cache of the machine holds, 64 MB.
    private static let wordsOfOthers = 1 << 23

    private static func busy(
        _ questions: [Latency.Question], rate: Int, _ index: Holder, _ articles: Corpus
    ) throws -> [String: [Double]] {
        let traffic = Traffic(index.copy(), entries: articles.entries)
        var samples: [String: [Double]] = [:]
        traffic.begin(rate: rate)
        defer { traffic.end() }
        let clock = ContinuousClock()
        let begun = clock.now
        while clock.now - begun < .seconds(5) { try round(questions, traffic.snapshot, &samples) }
        samples["bulletins a second"] = [(Double(traffic.count) / seconds(clock.now - begun)).rounded()]
        return samples
    }

    private static func print(_ object: Any) throws {
        var line = try JSONSerialization.data(withJSONObject: object)
        line.append(0x0A)
        FileHandle.standardOutput.write(line)
    }
}
