/// Which names the paths of units are made of: an article of a community counts for its township too.
///
/// Made at each start, so names are told apart by their bytes where they lie, and are strings once they are asked for.
struct UnitNames: Sendable {
    private let paths: NameColumn?
    /// By name: where it is printed first.
    private var places: [Range<UInt32>] = []
    /// By path, where its names start in `components`.
    private var starts: [UInt32] = [0]
    private var components: [UInt32] = []
    /// Open addressing while names are numbered: one more than the number of a name, 0 where free.
    private var slots = [UInt32](repeating: 0, count: 1024)

    init(of paths: NameColumn?) {
        self.paths = paths
        if let paths {
            for path in 0..<UInt32(paths.count) {
                appendNames(of: paths.printedPlace(of: path), paths.printed)
                starts.append(UInt32(components.count))
            }
        }
        slots = []
    }

    var count: Int { places.count }

    func name(_ id: UInt32) -> String {
        let place = places[Int(id)]
        return paths?.printedText(Int(place.lowerBound)..<Int(place.upperBound)) ?? ""
    }

    func bytes(of id: UInt32) -> [UInt8] {
        let place = places[Int(id)]
        return paths?.printed.array(Int(place.lowerBound)..<Int(place.upperBound)) ?? []
    }

    func components(of path: UInt32) -> ArraySlice<UInt32> {
        components[Int(starts[Int(path)])..<Int(starts[Int(path) + 1])]
    }

    var memoryBytes: Int { places.count * 8 + (starts.count + components.count) * 4 }

    /// The names between the slashes.
    private mutating func appendNames(of path: Range<Int>, _ printed: PackedArray<UInt8>) {
        let slash = UInt8(ascii: "/")
        var start = path.lowerBound
        var hash: UInt64 = 0
        for place in path {
            if printed[place] != slash {
                hash = (hash ^ UInt64(printed[place])) &* 0x9E37_79B9_7F4A_7C15
                continue
            }
            if start < place { components.append(number(of: start..<place, hash, printed)) }
            (start, hash) = (place + 1, 0)
        }
        if start < path.upperBound { components.append(number(of: start..<path.upperBound, hash, printed)) }
    }

    private mutating func number(of name: Range<Int>, _ hash: UInt64, _ printed: PackedArray<UInt8>) -> UInt32 {
        if places.count * 2 >= slots.count { grow(printed) }
        var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
        while slots[slot] != 0 {
            let known = places[Int(slots[slot]) - 1]
            if Self.isSame(name, Int(known.lowerBound)..<Int(known.upperBound), printed) { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        places.append(UInt32(name.lowerBound)..<UInt32(name.upperBound))
        slots[slot] = UInt32(places.count)
        return UInt32(places.count) - 1
    }

    private static func isSame(_ left: Range<Int>, _ right: Range<Int>, _ printed: PackedArray<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for offset in 0..<left.count
        where printed[left.lowerBound + offset] != printed[right.lowerBound + offset] { return false }
        return true
    }

    private mutating func grow(_ printed: PackedArray<UInt8>) {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        for (number, place) in places.enumerated() {
            var hash: UInt64 = 0
            for index in Int(place.lowerBound)..<Int(place.upperBound) {
                hash = (hash ^ UInt64(printed[index])) &* 0x9E37_79B9_7F4A_7C15
            }
            var slot = Int(truncatingIfNeeded: hash >> 32) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }
}
