/// One number for each name of a unit, whichever segment it stands in.
package struct UnitNumbers: Sendable {
    private var names = NumberedRuns<UInt8>(slots: 1 << 10)

    package init() {}

    /// By the number that the segment itself gives a name.
    package mutating func numbers(of segment: Segment) -> [Int] {
        (0..<UInt32(segment.unitNames.count)).map { names.number(of: segment.unitNames.bytes(of: $0).span) }
    }

    package func name(_ number: Int) -> String { String(decoding: names[number], as: UTF8.self) }

    /// Nil where no segment has it.
    package func number(of name: String) -> Int? { names.known(Array(name.utf8).span) }
}
