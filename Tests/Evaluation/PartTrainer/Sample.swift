import Foundation
import PageSplitting

/// Lines of a page that follow each other.
struct Sample: Sendable {
    struct Line: Sendable {
        /// The parts that it may be, a bit each.
        let allowed: UInt8
        let ruled: LinePart
        let slots: [UInt16]

        func may(_ part: LinePart) -> Bool { allowed & 1 << UInt8(part.rawValue) != 0 }
    }

    let kind: String
    /// How much it counts for.
    let weight: Float
    let isTop: Bool
    let isFoot: Bool
    var lines: [Line] = []

    static func all(in data: Data) -> [Sample] {
        var samples: [Sample] = []
        for row in data.split(separator: 0x0A) {
            if row.first == 0x3D {
                let fields = String(decoding: row, as: UTF8.self).split(separator: " ")
                samples.append(
                    Sample(
                        kind: String(fields[1]), weight: Float(fields[2])!, isTop: fields[3] == "1",
                        isFoot: fields[4] == "1"))
            } else {
                let numbers = row.split(separator: 0x20).map { digits in digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
                samples[samples.count - 1].lines.append(
                    Line(
                        allowed: UInt8(numbers[0]), ruled: LinePart(rawValue: numbers[1])!,
                        slots: numbers.dropFirst(2).map { UInt16($0) }))
            }
        }
        return samples
    }
}
