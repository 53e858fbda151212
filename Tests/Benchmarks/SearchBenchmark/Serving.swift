import Foundation
import Retrieval
import SearchIndex

/// Answers lines: each makes a round over all questions, in an order of its own, and prints what each took, in
/// microseconds, by class; a line that names a class asks its questions alone. For `scripts/benchmark search`, which
/// lets peers take turns, and for profilers. `busy N` asks for five seconds while N bulletins a second come in.
enum Serving {
    static func run(_ file: String, figures: [String: Double], _ index: Holder, _ articles: Corpus) throws {
        let questions = try Latency.questions(file)
        try print(figures)
        let snapshot = index.snapshot()
        let names = Set(questions.map(\.name))
        while let line = readLine() {
            let words = line.split(separator: " ")
            if words.count == 2, words[0] == "busy", let rate = Int(words[1]) {
                try print(busy(questions, rate: rate, index, articles))
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
