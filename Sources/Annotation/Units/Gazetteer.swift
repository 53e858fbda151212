import CAnnotationData

/// China's administrative units from provinces to townships, and which names some village or community bears.
///
/// The tables lie in the program as scripts/build-gazetteer wrote them, and nothing is copied at the start. Little-endian:
/// `BGZ2`, the number of units and of Bloom hashes, then offset and size of twelve parts: parents (u16 a unit, 0xFFFF none),
/// levels (u8), names (u32 a unit: start in the pool << 8 | length), the pool (UTF-16), hash slots (u16, a form's number + 1),
/// forms (name u32, first member u32, members u16, 0 u16), members (unit u16, flags u16), pairs of characters that end a
/// form (2¹⁶ bits), the filter of villages, that of common words of two characters, that of such words that no name begins
/// with, and one bit for each form's hash (2¹⁹ bits).
/// - Source: modood/Administrative-divisions-of-China (WTFPL) and JioNLP (Apache-2.0).
@safe struct Gazetteer: @unchecked Sendable {  // reads constant data only
    /// Where each part begins is read from the data itself, where it is needed: that costs less than asking whether a constant
    /// has been made yet, which rules would do some dozen times a name.
    static var shared: Gazetteer { unsafe Gazetteer(data: bulletin_gazetteer) }

    /// No form is longer, in scalars.
    static let longestForm = 12

    private let data: UnsafeRawPointer

    private struct Form {
        var name: UInt32
        var first: UInt32
        var count: UInt16
        var padding: UInt16
    }

    /// A unit that bears a form.
    struct Member {
        let unit: UInt16
        let flags: UInt16

        /// A short name: 聊城, 彭水.
        var isShort: Bool { flags & 2 != 0 }
        /// With the ending of other days: 章丘市 for what is 章丘区.
        var isFormer: Bool { flags & 4 != 0 }
    }

    private init(data: UnsafeRawPointer) {
        unsafe self.data = unsafe data
    }

    @inline(__always) private var header: UnsafePointer<UInt32> { unsafe data.assumingMemoryBound(to: UInt32.self) }

    @inline(__always) private func part<Element>(_ number: Int, of: Element.Type) -> UnsafePointer<Element> {
        unsafe (data + Int(header[3 &+ 2 &* number])).assumingMemoryBound(to: Element.self)
    }

    /// In bytes.
    @inline(__always) private func size(_ number: Int) -> UInt32 { unsafe header[4 &+ 2 &* number] }

    @inline(__always) var count: Int { unsafe Int(header[1]) }
    @inline(__always) private var parents: UnsafePointer<UInt16> { unsafe part(0, of: UInt16.self) }
    @inline(__always) private var levels: UnsafePointer<UInt8> { unsafe part(1, of: UInt8.self) }
    @inline(__always) private var names: UnsafePointer<UInt32> { unsafe part(2, of: UInt32.self) }
    @inline(__always) private var pool: UnsafePointer<UInt16> { unsafe part(3, of: UInt16.self) }
    @inline(__always) private var slots: UnsafePointer<UInt16> { unsafe part(4, of: UInt16.self) }
    @inline(__always) private var slotMask: UInt32 { size(4) / 2 &- 1 }
    @inline(__always) private var forms: UnsafePointer<Form> { unsafe part(5, of: Form.self) }
    @inline(__always) private var members: UnsafePointer<Member> { unsafe part(6, of: Member.self) }
    @inline(__always) private var endings: UnsafePointer<UInt8> { unsafe part(7, of: UInt8.self) }
    @inline(__always) private var villages: Filter { filter(8) }
    @inline(__always) private var words: Filter { filter(9) }
    @inline(__always) private var leadingWords: Filter { filter(10) }

    @inline(__always) private var known: UnsafePointer<UInt8> { unsafe part(11, of: UInt8.self) }

    @inline(__always) private func filter(_ number: Int) -> Filter {
        unsafe Filter(bits: part(number, of: UInt8.self), mask: size(number) &* 8 &- 1, hashes: header[2])
    }

    // MARK: Units

    func name(of unit: Int) -> String {
        precondition(unit >= 0 && unit < count)
        let packed = unsafe names[unit]
        return String(scalarValues: characters(packed)[...])
    }

    /// 0 province, 1 prefecture, 2 county, 3 township.
    func level(of unit: Int) -> Int {
        precondition(unit >= 0 && unit < count)
        return unsafe Int(levels[unit])
    }

    func parent(of unit: Int) -> Int? {
        precondition(unit >= 0 && unit < count)
        let parent = unsafe parents[unit]
        return parent == 0xFFFF ? nil : Int(parent)
    }

    /// From the province to the unit itself.
    func lineage(of unit: Int) -> [Int] {
        var line = [unit]
        while let parent = parent(of: line[line.count - 1]) { line.append(parent) }
        return line.reversed()
    }

    func isWithin(_ unit: Int, _ ancestor: Int) -> Bool {
        var current: Int? = unit
        while let step = current {
            if step == ancestor { return true }
            current = parent(of: step)
        }
        return false
    }

    /// The unit's forebear of that level, or itself.
    func ancestor(of unit: Int, level: Int) -> Int? {
        lineage(of: unit).first { self.level(of: $0) == level }
    }

    // MARK: Forms

    /// Whether some form may end in these two scalars. Rarely wrong, and only towards yes.
    @inline(__always) func mayEnd(_ last: UInt32, before: UInt32) -> Bool {
        let bit = Self.step(Self.step(Self.seed, last), before) & 0xFFFF
        return unsafe endings[Int(bit >> 3)] >> UInt8(bit & 7) & 1 == 1
    }

    /// Who bears a full name. Short names do not count.
    struct Bearers {
        fileprivate let form: UInt32
        fileprivate let formCount: UInt16
        let count: Int

        var isEmpty: Bool { count == 0 }

        static let none = Bearers(form: 0, formCount: 0, count: 0)
    }

    func units(_ bearers: Bearers) -> [Int] {
        (0..<Int(bearers.formCount)).compactMap {
            let member = unsafe members[Int(bearers.form) + $0]
            return member.isShort ? nil : Int(member.unit)
        }
    }

    /// The level of the one furthest up.
    func highestLevel(_ bearers: Bearers) -> Int? {
        var highest: Int?
        for number in 0..<Int(bearers.formCount) {
            let member = unsafe members[Int(bearers.form) + number]
            if !member.isShort { highest = min(highest ?? .max, level(of: Int(member.unit))) }
        }
        return highest
    }

    /// The longest full name that ends just before `end`: where it starts, and who bears it.
    func longestName(endingAt end: Int, in scalars: Scalars, from floor: Int) -> (start: Int, bearers: Bearers)? {
        var longest: (start: Int, form: Form)?
        var hash = Self.seed
        var start = end
        while start > floor, end - start < Self.longestForm {
            start -= 1
            hash = Self.step(hash, scalars[start])
            if end - start >= 2, let form = form(hash, scalars[start..<end]), fullCount(form) > 0 {
                longest = (start, form)
            }
        }
        return longest.map {
            ($0.start, Bearers(form: $0.form.first, formCount: $0.form.count, count: fullCount($0.form)))
        }
    }

    private func fullCount(_ form: Form) -> Int {
        (0..<Int(form.count)).count { unsafe !members[Int(form.first) + $0].isShort }
    }

    private func members(of form: Form) -> [Member] {
        (0..<Int(form.count)).map { unsafe members[Int(form.first) + $0] }
    }

    func members(of name: [UInt32]) -> [Member] { name.lent { members(at: 0..<name.count, in: $0) } }

    /// Those that bear the name that stands there.
    func members(at range: Range<Int>, in scalars: Scalars) -> [Member] {
        form(at: range, in: scalars).map(members(of:)) ?? []
    }

    /// The one province, prefecture or county that bears the name that stands there; nil where there is none, or several.
    func onlyCounty(at range: Range<Int>, in scalars: Scalars) -> Int? {
        guard let form = form(at: range, in: scalars) else { return nil }
        var found: Int?
        for number in 0..<Int(form.count) {
            let unit = unsafe Int(members[Int(form.first) + number].unit)
            guard level(of: unit) < 3 else { continue }
            if found != nil { return nil }
            found = unit
        }
        return found
    }

    /// Whether some province, prefecture or county is called so.
    func isCounty(_ range: Range<Int>, in scalars: Scalars) -> Bool { isName(range, in: scalars, downTo: 2) }

    /// Whether some unit of this level, or of one further up, is called so.
    func isName(_ range: Range<Int>, in scalars: Scalars, downTo lowest: Int) -> Bool {
        guard let form = form(at: range, in: scalars) else { return false }
        return (0..<Int(form.count)).contains { level(of: unsafe Int(members[Int(form.first) + $0].unit)) <= lowest }
    }

    /// Whether some unit is called so.
    func isName(_ range: Range<Int>, in scalars: Scalars) -> Bool { form(at: range, in: scalars) != nil }

    private func form(at range: Range<Int>, in scalars: Scalars) -> Form? {
        guard range.count <= Self.longestForm, range.count >= 2 else {
            return range.count == 1 ? form(Self.step(Self.seed, scalars[range.lowerBound]), scalars[range]) : nil
        }
        // Most names end as no form does.
        guard mayEnd(scalars[range.upperBound - 1], before: scalars[range.upperBound - 2]) else { return nil }
        var hash = Self.seed
        for index in range.reversed() { hash = Self.step(hash, scalars[index]) }
        return form(hash, scalars[range])
    }

    /// Whether some form has this hash. Wrong, towards yes, one time in twelve; slots and forms, which are looked at then, lie
    /// far from the core.
    @inline(__always) private func mayBeForm(_ hash: UInt32) -> Bool {
        let bit = (hash &* 0x9E37_79B1) >> 8 & 0x7_FFFF
        return unsafe known[Int(bit >> 3)] >> UInt8(bit & 7) & 1 == 1
    }

    private func form(_ hash: UInt32, _ name: Scalars) -> Form? {
        guard mayBeForm(hash) else { return nil }
        var slot = hash & slotMask
        while true {
            let number = unsafe slots[Int(slot)]
            if number == 0 { return nil }
            let form = unsafe forms[Int(number) - 1]
            if Int(form.name & 0xFF) == name.count, matches(form.name, name) { return form }
            slot = (slot + 1) & slotMask
        }
    }

    private func matches(_ packed: UInt32, _ name: Scalars) -> Bool {
        var at = Int(packed >> 8)
        for scalar in name {
            if unsafe UInt32(pool[at]) != scalar { return false }
            at += 1
        }
        return true
    }

    private func characters(_ packed: UInt32) -> [UInt32] {
        let start = Int(packed >> 8)
        return (start..<start + Int(packed & 0xFF)).map { unsafe UInt32(pool[$0]) }
    }

    // MARK: Words

    /// Whether a village or community somewhere is called so; wrong towards yes for one name in a hundred.
    func isVillage(_ name: Scalars) -> Bool {
        guard (3...8).contains(name.count) else { return false }
        var hash = Self.seed
        for scalar in name.reversed() { hash = Self.step(hash, scalar) }
        return villages.contains(hash)
    }

    /// Whether the two are a common word and no name: 居民, 东西.
    func isWord(_ first: UInt32, _ second: UInt32) -> Bool {
        words.contains(Self.step(Self.step(Self.seed, second), first))
    }

    /// Whether the two are a word that leads up to a name rather than begins one: 强化, 充分, 以及.
    func isLeadingWord(_ first: UInt32, _ second: UInt32) -> Bool {
        leadingWords.contains(Self.step(Self.step(Self.seed, second), first))
    }

    /// A Bloom filter (1970).
    @safe private struct Filter {
        let bits: UnsafePointer<UInt8>
        let mask: UInt32
        let hashes: UInt32

        func contains(_ hash: UInt32) -> Bool {
            let stride = (hash &* 0x9E37_79B1) >> 7 | 1
            for turn in 0..<hashes {
                let bit = (hash &+ turn &* stride) & mask
                if unsafe bits[Int(bit >> 3)] >> UInt8(bit & 7) & 1 == 0 { return false }
            }
            return true
        }
    }

    private static let seed: UInt32 = 0x811C_9DC5

    @inline(__always) private static func step(_ hash: UInt32, _ scalar: UInt32) -> UInt32 {
        let mixed = (hash ^ scalar) &* 0x0100_0193
        return mixed ^ mixed >> 15
    }
}
