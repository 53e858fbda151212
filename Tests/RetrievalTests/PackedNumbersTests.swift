import Testing

@testable import SearchIndex

@Suite("Numbers in few bits")
struct PackedNumbersTests {
    @Test(
        "come out as they went in",
        arguments: [
            [], [0], [.max], [0, .max], Array(repeating: 7, count: 200), (0..<1000).map { $0 * $0 },
            (0..<130).map { UInt32.max - $0 }, (0..<300).map { $0 % 3 == 0 ? 5 : $0 << 20 },
        ] as [[UInt32]])
    func roundTrip(numbers: [UInt32]) {
        let packed = PackedNumbers(numbers)
        #expect(Array(packed) == numbers)
        #expect(packed.memoryBytes <= numbers.count * 4 + 16 + numbers.count / 64 * 4)
    }

    @Test("places that ascend take a third of what they took")
    func places() {
        let places = (0..<10_000).map { UInt32($0 * 5) }
        #expect(PackedNumbers(places).memoryBytes < places.count * 4 / 3)
    }
}

@Suite("Names that hold something")
struct NameColumnTests {
    static let names = ["古楼街道", "古楼", "ABC集团", "Abc", "街道古楼", "", "商會", "é", "古楼街道"]

    @Test(
        "are those that a look at each finds",
        arguments: ["古楼", "街", "道", "abc", "b", "商会", "É", "楼街", "无", "c集"],
        [(false, false), (true, false), (false, true), (true, true)])
    func holding(part: String, ends: (starts: Bool, ends: Bool)) {
        var builder = NameColumn.Builder(of: .unit)
        for name in Self.names { builder.append([name]) }
        let column = builder.finish()
        let folded = Folding.fold(part)
        let pattern = (ends.starts ? [0] : []) + folded + (ends.ends ? [0] : [])
        let found = column.ids(holding: pattern).map { column.value($0) }
        let expected = Self.names.dropLast().filter { name in
            let whole = [0] + Folding.fold(name) + [0]
            return whole.indices.contains { whole[$0...].starts(with: pattern) }
        }
        #expect(found == expected)
    }

    private static let named = [["柳青", "高山"], [], ["高山", "米粒"], ["柳青"], ["江小舟", "柳青", "高山"]]

    @Test("are counted alike whether it is kept what an article bears or not", arguments: [NameField.unit, .person])
    func counted(field: NameField) {
        var builder = NameColumn.Builder(of: field)
        for names in Self.named { builder.append(names) }
        let column = builder.finish()
        #expect(column.forward.isEmpty == !field.isAskedOfArticles)
        for chosen in [[], [0], [1, 2], [0, 3, 4], [0, 1, 2, 3, 4]] as [[UInt32]] {
            let counts = column.articles(among: .sparse(chosen))
            for (id, count) in counts.enumerated() {
                let name = column.value(UInt32(id))
                #expect(Int(count) == chosen.count { Self.named[Int($0)].contains(name) }, "\(name) among \(chosen)")
            }
        }
    }

    @Test("are joined alike whether it is kept what an article bears or not", arguments: [NameField.unit, .person])
    func joined(field: NameField) {
        var (first, second) = (NameColumn.Builder(of: field), NameColumn.Builder(of: field))
        for names in Self.named { first.append(names) }
        for names in Self.named.reversed() { second.append(names) }
        var joined = NameColumn.Builder(of: field)
        joined.append(first.finish()) { $0 != 2 }
        joined.append(second.finish()) { $0 != 0 }
        let column = joined.finish()
        let wanted = [0, 1, 3, 4].map { Self.named[$0] } + Self.named.reversed().dropFirst()
        for id in 0..<UInt32(column.count) {
            let holders = wanted.indices.filter { wanted[$0].contains(column.value(id)) }
            #expect(column.documents(of: id).map(Int.init) == holders)
        }
        #expect(Set((0..<UInt32(column.count)).map { column.value($0) }) == Set(wanted.joined()))
    }
}
