import TestSupport

/// Prints which share of two public collections of dates, numbers and units is read right: a part of scripts/evaluate.
///
/// `SpecReport [--failures]`. How the collections' conventions are mapped to ours stands in Tests/Evaluation/README.md.
@main
enum SpecReport {
    static func main() throws {
        guard SharedData.isThere else {
            print("No shared data, no public collections: nothing was read.")
            return
        }
        let score = try SpecScore.read()
        print(score.report(withFailures: CommandLine.arguments.contains("--failures")))
    }
}

extension SpecScore {
    static func read() throws -> SpecScore {
        var score = SpecScore()
        try score.readRecognizers()
        try score.readJioNLP()
        return score
    }
}
