import Testing

@testable import SearchIndex

@Suite("What a large merge writes is kept where it was written")
struct ArrayMemoryTests {
    private static let large = 34 << 20
    /// What follows needs room too: not every allocator gives more than it is asked for.
    private static let behind = 256

    @Test("bytes, with zeros behind the last that counts", arguments: [large, large - 1000, 1000])
    func bytes(count: Int) {
        var written: [UInt8] = []
        written.reserveAdoptable(Self.large + Self.behind)
        written.append(contentsOf: repeatElement(7, count: Self.large))
        let place = unsafe written.withUnsafeBytes { $0.baseAddress }
        let packed = PackedBytes(taking: consume written, count: count)
        #expect(unsafe packed.bytes.baseAddress == place)
        #expect(unsafe packed.bytes.count == count && packed.bytes.allSatisfy { $0 == 7 })
        let behind = unsafe UnsafeRawBufferPointer(start: packed.bytes.baseAddress! + count, count: PackedBytes.padding)
        #expect(unsafe behind.allSatisfy { $0 == 0 })
    }

    @Test("units, with zeros behind them")
    func units() {
        var written: [UInt16] = []
        written.reserveAdoptable(Self.large + Self.behind)
        written.append(contentsOf: repeatElement(0x9519, count: Self.large))
        let place = unsafe written.withUnsafeBytes { $0.baseAddress }
        let packed = PackedUnits(taking: consume written)
        #expect(unsafe packed.bytes.baseAddress == place)
        #expect(packed.count == Self.large && packed[Self.large - 1] == 0x9519)
        let end = unsafe packed.bytes.baseAddress! + 2 * Self.large
        #expect(unsafe UnsafeRawBufferPointer(start: end, count: 2 * PackedUnits.padding).allSatisfy { $0 == 0 })
    }

    @Test("what is small is copied, and takes no more room than it needs")
    func small() {
        var written: [UInt8] = []
        written.reserveAdoptable(1000)
        written.append(contentsOf: repeatElement(7, count: 1000))
        let packed = PackedBytes(taking: written, count: 900)
        #expect(unsafe packed.bytes.elementsEqual(written[..<900]))
    }
}
