import Foundation
import PageSplitting

/// PartTrainer SAMPLES OUTPUT [ORDER…]: learns what the lines of a page are, and writes the weights as Sources/PageSplitting/PartModel.swift
/// reads them; without an OUTPUT (`-`) it only tells how many lines are told rightly.
///
/// SAMPLES, which scripts/train-parts makes, are of stretches of lines: `= KIND WEIGHT TOP FOOT` (1 where nothing stands above, below), then
/// a row for each line: the parts that it may be (a bit each), what it is by rules, its slots; of a WEIGHT of 0 nothing is learned.
/// It is learned once in each ORDER, and the mean is kept: what a weight is depends on which page came last.
@main
struct PartTrainer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 2 else {
            FileHandle.standardError.write(Data("usage: PartTrainer SAMPLES OUTPUT [ORDER…]\n".utf8))
            exit(64)
        }
        let samples = Sample.all(in: try Data(contentsOf: URL(fileURLWithPath: arguments[1])))
        let orders = arguments.dropFirst(3).compactMap { UInt64($0) }
        let field = await mean(of: orders.isEmpty ? [3, 4, 5, 6, 7, 8] : orders, samples).rounded()
        report(samples, field)
        if arguments[2] != "-" { try PartWeightsText.write(field, to: arguments[2]) }
    }

    private static func mean(of orders: [UInt64], _ samples: [Sample]) async -> LineField {
        await withTaskGroup(of: (UInt64, LineField).self) { group in
            for order in orders { group.addTask { (order, Learner(samples, order: order).learned()) } }
            var learned: [UInt64: LineField] = [:]
            for await (order, field) in group { learned[order] = field }
            // Always added up in one order, so that the mean is the same to the last bit.
            return LineField.mean(of: orders.compactMap { learned[$0] })
        }
    }

    /// How many lines are told rightly, by kind of page.
    static func report(_ samples: [Sample], _ field: LineField) {
        var kinds: [String] = []
        var counts: [String: (lines: Int, ruled: Int, told: Int)] = [:]
        for sample in samples {
            var count = counts[sample.kind] ?? (0, 0, 0)
            if counts[sample.kind] == nil { kinds.append(sample.kind) }
            for (line, told) in zip(sample.lines, field.told(sample)) {
                count.lines += 1
                if line.may(line.ruled) { count.ruled += 1 }
                if line.may(told) { count.told += 1 }
            }
            counts[sample.kind] = count
        }
        for kind in kinds {
            let count = counts[kind]!
            func share(_ right: Int) -> String { String(format: "%.4f", Double(right) / Double(count.lines)) }
            print("\(kind): \(count.lines) lines, right by rules \(share(count.ruled)), learned \(share(count.told))")
        }
    }
}

/// The weights as the program's source has them.
enum PartWeightsText {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-")
    private static let width = 104

    static func write(_ field: LineField, to path: String) throws {
        func points(_ weights: LineField.Weights) -> [Int] { LinePart.allCases.map { field.points(weights, $0) } }
        let signs = field.signs.flatMap(points).map { letters[$0 + 32] }
        let lines = stride(from: 0, to: signs.count, by: width).map { start in
            "        " + String(signs[start..<min(start + width, signs.count)])
        }
        let text = """
            /// What `PartModel` has learned, by `scripts/train-parts`: eight letters for six bits of each of 32,768 slots, and how likely
            /// parts are at a page's top and foot, and behind each other, in tenths of a logit.
            enum PartWeights {
                static let signs = \"""
            \(lines.joined(separator: "\\\n"))
                    \"""
                static let first = \(points(field.first))
                static let last = \(points(field.last))
                static let behind = [
            \(field.behind.map { "        \(points($0))," }.joined(separator: "\n"))
                ]
            }

            """
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
