import TestSupport
import Testing

@testable import Annotation

@Suite("Tables of words and hashes")
struct TableTests {
    @Test("finds the longest word that a plain search finds", arguments: UInt64(0)..<100)
    func words(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Of few scalars many words begin alike.
        let last = 0x4E00 + UInt32(seed % 7)
        func word(_ most: Int) -> [UInt32] {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in UInt32.random(in: 0x4E00...last, using: &random)
            }
        }
        let list = (0..<Int.random(in: 1...40, using: &random)).map { _ in word(6) }
        let set = WordSet(list.map { String(scalarValues: $0[...]) }.joined(separator: " "))
        let text = word(30)
        for offset in text.indices {
            let starts = list.filter { text[offset...].starts(with: $0) }.map(\.count).max() ?? 0
            text.lent {
                #expect(set.length(startingAt: offset, in: $0, to: $0.count) == starts, "seed \(seed)")
            }
            let end = offset + 1
            let ends = list.filter { text[..<end].reversed().starts(with: $0.reversed()) }.map(\.count).max() ?? 0
            text.lent {
                #expect(set.length(endingAt: end, in: $0) == ends, "seed \(seed)")
                #expect(set.contains($0[offset...]) == list.contains(Array(text[offset...])), "seed \(seed)")
            }
        }
    }

    @Test("gives what the longest word stands for, the first where one stands twice", arguments: UInt64(0)..<100)
    func meanings(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func word(_ most: Int) -> [UInt32] {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in UInt32.random(in: 0x4E00...0x4E06, using: &random)
            }
        }
        let list = (0..<Int.random(in: 1...40, using: &random)).map { _ in word(4) }
        let lexicon = Lexicon(of: list.enumerated().map { (String(scalarValues: $1[...]), $0) })
        let scalars = word(30)
        let text = AnnotatedText(String(scalarValues: scalars[...]), paragraph: 0)
        for offset in scalars.indices {
            let here = list.filter { scalars[offset...].starts(with: $0) }
            let longest = here.max { $0.count < $1.count }
            let match = lexicon.match(text, at: offset)
            #expect(match?.end == longest.map { offset + $0.count }, "seed \(seed)")
            #expect(match?.value == longest.flatMap { list.firstIndex(of: $0) }, "seed \(seed)")
        }
    }

    @Test("holds the scalars that it was made of, and no others", arguments: UInt64(0)..<50)
    func scalars(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let members = (0..<Int(seed * seed)).map { _ in UInt32.random(in: 0x4E00...0x5DFF, using: &random) } + [0x3B]
        let set = ScalarSet(String(scalarValues: members[...]) + "\u{20000}")
        let held = (UInt32(0)...0x6000).filter { set.contains($0) }
        #expect(held == Set(members).sorted(), "seed \(seed)")
        let strangers = members.filter { set.contains($0 + 0x1_0000) }
        #expect(strangers.isEmpty, "seed \(seed)")
    }

    @Test("stops at every pair of a set, and at few others", arguments: UInt64(0)..<100)
    func pairs(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        // Few scalars for many pairs; of some seeds from beyond the plane that most are of.
        let first: UInt32 = seed % 9 == 0 ? 0x2_0000 : 0x4E00
        func scalar() -> UInt32 { UInt32.random(in: first...first + 0x1F, using: &random) }
        let pairs = (0..<Int.random(in: 0...20, using: &random)).map { _ in (scalar(), scalar()) }
        var builder = PairSet.Builder()
        for pair in pairs { builder.insert(pair.0, pair.1) }
        let set = builder.finish()
        let text = (0..<Int(seed)).map { _ in scalar() }
        let wanted = text.indices.dropLast().filter { place in pairs.contains { $0 == (text[place], text[place + 1]) } }
        text.lent { text in
            var places = PairPlaces(of: set, in: text)
            var stops: [Int] = []
            var place = places.next(from: 0)
            while place < text.count {
                stops.append(place)
                place = places.next(from: place + 1)
            }
            #expect(stops.filter(wanted.contains) == wanted, "seed \(seed)")
            #expect(stops.count <= wanted.count + 2 + text.count / 50, "seed \(seed)")
            // From any place on, as by one who leaves some out.
            for start in 0...text.count {
                var places = PairPlaces(of: set, in: text)
                #expect(places.next(from: start) == stops.first { $0 >= start } ?? text.count, "seed \(seed)")
            }
        }
        #expect(
            WordSet(pairs.map { String(scalarValues: [$0, $1]) }.joined(separator: " ")).openings.count
                == Set(pairs.map { UInt64($0) << 32 | UInt64($1) }).count, "seed \(seed)")
    }

    @Test("finds every unit by its name, but for those that are common words")
    func units() {
        let gazetteer = Gazetteer.shared
        let common: Set = [
            "东区", "西区", "南区", "北区", "城区", "郊区", "矿区", "新区", "农场", "林场", "牛场", "盐场", "牧场", "街道", "新镇", "高新区",
            "开发区", "经济开发区", "经济技术开发区", "高新技术产业开发区", "工业园区", "产业园区", "管理区", "高新技术开发区",
        ]
        for unit in 0..<gazetteer.count {
            let name = gazetteer.name(of: unit)
            let scalars = name.unicodeScalars.map(\.value)
            if common.contains(name) || scalars.count > Gazetteer.longestForm { continue }
            #expect(gazetteer.members(of: scalars).contains { Int($0.unit) == unit }, "\(name)")
        }
    }

    @Test("keeps the first number of each hash", arguments: UInt64(0)..<50)
    func hashes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var index = HashIndex()
        var twin: [UInt64: Int] = [:]
        for turn in 0..<400 {
            let hash = UInt64.random(in: 0...200, using: &random) << 1
            #expect(index[hash] == twin[hash], "seed \(seed)")
            if turn % 3 == 0 {
                index.replace(hash, turn)
                twin[hash] = turn
            } else {
                #expect(index.note(hash, turn) == twin[hash], "seed \(seed)")
                twin[hash] = twin[hash] ?? turn
            }
        }
    }
}
