/// Numbers below 2³² in fewer bits: of each 64 the least is kept, and of each number what it has more than that, in as many
/// bits as the largest such difference of all takes. So places that ascend take some 10 bits each, and numbers of names as
/// many as there are names. Any of them is read in 2 ns.
package struct PackedNumbers: Sendable {
    /// How many there are, bits of each; then the least of each 64.
    let heads: PackedArray<UInt32>
    let bits: PackedBytes
    package let count: Int
    private let width: Int
    private let mask: UInt64

    private static let headLength = 2
    private static let stretch = 64

    init(_ numbers: [UInt32]) {
        var heads: [UInt32] = [UInt32(numbers.count), 0]
        var most: UInt32 = 0
        for start in stride(from: 0, to: numbers.count, by: Self.stretch) {
            let part = numbers[start..<Swift.min(numbers.count, start + Self.stretch)]
            let least = part.min() ?? 0
            heads.append(least)
            for number in part { most |= number - least }
        }
        let width = UInt32.bitWidth - most.leadingZeroBitCount
        heads[1] = UInt32(width)
        var writer = NumberWriter()
        for (index, number) in numbers.enumerated() {
            writer.append(number - heads[Self.headLength + index / Self.stretch], bits: width)
        }
        self.init(heads: PackedArray(heads), bits: PackedBytes(writer.finish()[...]))
    }

    private init(heads: PackedArray<UInt32>, bits: PackedBytes) {
        self.heads = heads
        self.bits = bits
        count = Int(heads[0])
        width = Int(heads[1])
        mask = UInt64(1) << UInt64(width) - 1
    }

    /// Throws where the two do not fit together.
    init(checking heads: PackedArray<UInt32>, _ bits: PackedBytes) throws(ImageFault) {
        guard heads.count >= Self.headLength, heads[1] <= UInt32.bitWidth,
            heads.count == Self.headLength + (Int(heads[0]) + Self.stretch - 1) / Self.stretch,
            bits.count == (Int(heads[0]) * Int(heads[1]) + 7) / 8
        else { throw ImageFault("its numbers do not fit together") }
        self.init(heads: heads, bits: bits)
    }

    var memoryBytes: Int { heads.memoryBytes + bits.count }

    /// Asks for the memory of a number, and does not wait for it.
    func prefetch(_ index: Int) {
        precondition(index >= 0 && index < count)
        heads.prefetch(Self.headLength + index / Self.stretch)
        bits.view.prefetch(index * width / 8)
    }
}

extension PackedNumbers: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { count }

    @inline(__always)
    package subscript(index: Int) -> UInt32 {
        precondition(index >= 0 && index < count)
        let bit = index &* width
        let more = bits.view.double(bit &>> 3) &>> UInt64(bit & 7) & mask
        return heads[Self.headLength &+ index / Self.stretch] &+ UInt32(truncatingIfNeeded: more)
    }

    /// From the place `index` of one table of places to the next.
    func range(_ index: Int) -> Range<Int> { Int(self[index])..<Int(self[index + 1]) }
}

/// Lays numbers of up to 32 bits side by side, the lowest bits first.
private struct NumberWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var used = 0

    mutating func append(_ number: UInt32, bits: Int) {
        pending |= UInt64(number) << UInt64(used)
        used += bits
        while used >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            used -= 8
        }
    }

    consuming func finish() -> [UInt8] {
        if used > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
        return bytes
    }
}
