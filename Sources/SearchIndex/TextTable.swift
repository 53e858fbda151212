/// Distinct short texts by number: nouns of figures, names of bylines. Units of UTF-16, one after another.
struct TextTable: Sendable {
    let units: PackedUnits
    let starts: PackedNumbers

    var count: Int { starts.count - 1 }
    var memoryBytes: Int { units.count * 2 + starts.memoryBytes }

    subscript(id: UInt32) -> [UInt16] {
        units.slice(starts.range(Int(id)))
    }

    /// Nil where there is no such text. One pass over all.
    func number(of text: [UInt16]) -> UInt32? { (0..<UInt32(count)).first { self[$0] == text } }

    func string(_ id: UInt32) -> String { String(decoding: self[id], as: UTF16.self) }

    struct Builder: Sendable {
        private var texts = NumberedRuns<UInt16>(slots: 1 << 6)
        private var scratch: [UInt16] = []

        mutating func id(of text: [UInt16]) -> UInt32 { UInt32(texts.number(of: text.span)) }

        /// Of the units of UTF-16 that `put` appends.
        mutating func id(_ put: (inout [UInt16]) -> Void) -> UInt32 {
            var text: [UInt16] = []
            swap(&text, &scratch)
            defer { swap(&text, &scratch) }
            text.removeAll(keepingCapacity: true)
            put(&text)
            return UInt32(texts.number(of: text.span))
        }

        func finish() -> TextTable {
            TextTable(units: PackedUnits([texts.units[...]]), starts: PackedNumbers(texts.starts))
        }
    }
}
