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
        private var ids: [[UInt16]: UInt32] = [:]
        private var units: [UInt16] = []
        private var starts: [UInt32] = [0]

        mutating func id(of text: [UInt16]) -> UInt32 {
            if let id = ids[text] { return id }
            let id = UInt32(starts.count - 1)
            ids[text] = id
            units.append(contentsOf: text)
            starts.append(UInt32(units.count))
            return id
        }

        func finish() -> TextTable { TextTable(units: PackedUnits([units[...]]), starts: PackedNumbers(starts)) }
    }
}
