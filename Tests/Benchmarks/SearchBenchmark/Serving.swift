import Foundation
import Retrieval
import SearchIndex

/// Answers lines: each makes a round over all questions, in an order of its own, and prints what each took, in
/// microseconds, by class. For `scripts/benchmark search`, which lets peers take turns.
enum Serving {
    static func run(_ file: String, figures: [String: Double], _ snapshot: IndexSnapshot) throws {
        var questions = try Latency.questions(file)
        try print(figures)
        let clock = ContinuousClock()
        while readLine() != nil {
            var samples: [String: [Double]] = [:]
            questions.shuffle()
            for question in questions {
                let took = try clock.measure { _ = try Search.run(question.request, in: snapshot) }
                samples[question.name, default: []].append((seconds(took) * 1e7).rounded() / 10)
            }
            try print(samples)
        }
    }

    private static func print(_ object: Any) throws {
        var line = try JSONSerialization.data(withJSONObject: object)
        line.append(0x0A)
        FileHandle.standardOutput.write(line)
    }
}
