import CLinux

/// The secure hash that names a bulletin.
/// - Source: FIPS 180-4 (2015), §4.1.2, §4.2.2, §5.3.3, §6.2.
package struct SHA256: Sendable {
    private var state: State
    /// What did not fill a block of 64 bytes yet.
    private var rest: [UInt8] = []
    private var length: UInt64 = 0

    /// - Parameter withInstructions: whether to use those that the processor has for it.
    package init(withInstructions: Bool = Self.hasInstructions) {
        state = State(usesInstructions: withInstructions)
        rest.reserveCapacity(Self.blockSize)
    }

    /// 32 bytes. Linear; a byte takes 0.6 ns with the processor's instructions for it, else 4 ns.
    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes.span)
        return hash.finish()
    }

    /// 64 lower-case digits for a digest, two for each byte of anything else.
    package static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Takes in more; however the bytes are cut, the digest is the same.
    package mutating func update(_ bytes: Span<UInt8>) {
        length &+= UInt64(bytes.count)
        var position = 0
        if !rest.isEmpty {
            position = min(Self.blockSize - rest.count, bytes.count)
            for index in 0..<position { rest.append(bytes[index]) }
            guard rest.count == Self.blockSize else { return }
            let block = rest
            state.take(blocksOf: block.span)
            rest.removeAll(keepingCapacity: true)
        }
        let whole = (bytes.count - position) / Self.blockSize * Self.blockSize
        state.take(blocksOf: bytes.extracting(position..<position + whole))
        for index in position + whole..<bytes.count { rest.append(bytes[index]) }
    }

    /// The digest, 32 bytes. Nothing can be added after.
    package consuming func finish() -> [UInt8] {
        let bits = length &* 8
        rest.append(0x80)
        let filled = rest.count <= Self.blockSize - 8 ? Self.blockSize - 8 : 2 * Self.blockSize - 8
        rest.append(contentsOf: repeatElement(0, count: filled - rest.count))
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            rest.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
        var last = state
        last.take(blocksOf: rest.span)
        return last.bytes
    }

    /// Whether this processor has instructions for it.
    package static let hasInstructions = clinux_has_sha256() != 0

    private static let blockSize = 64
}

/// The eight words that each block of 64 bytes is stirred into.
private struct State {
    let usesInstructions: Bool
    var words: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    init(usesInstructions: Bool) {
        self.usesInstructions = usesInstructions && SHA256.hasInstructions
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for word in [words[0], words[1], words[2], words[3], words[4], words[5], words[6], words[7]] {
            for shift in [UInt32(24), 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return bytes
    }

    /// - Parameter bytes: whole blocks of 64.
    mutating func take(blocksOf bytes: Span<UInt8>) {
        if usesInstructions { takeByInstructions(bytes) } else { takeByHand(bytes) }
    }

    private mutating func takeByInstructions(_ bytes: Span<UInt8>) {
        let constants = roundConstants
        var state = words
        unsafe constants.span.withUnsafeBufferPointer { constants in
            unsafe bytes.withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress else { return }
                var words = state.mutableSpan
                unsafe words.withUnsafeMutableBufferPointer {
                    unsafe clinux_sha256($0.baseAddress!, start, bytes.count / 64, constants.baseAddress!)
                }
            }
        }
        words = state
    }

    private mutating func takeByHand(_ bytes: Span<UInt8>) {
        let k = roundConstants
        let raw = unsafe bytes.bytes
        var start = 0
        while start + 63 < raw.byteCount {
            @inline(__always)
            func word(_ index: Int) -> UInt32 {
                // Inside the block that the loop's condition promises.
                unsafe UInt32(
                    bigEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ index &* 4, as: UInt32.self))
            }
            stir(
                (
                    word(0), word(1), word(2), word(3), word(4), word(5), word(6), word(7), word(8), word(9), word(10),
                    word(11), word(12), word(13), word(14), word(15)
                ), k)
            start += 64
        }
    }

    /// One block: 64 rounds, sixteen at a time. Written out, so that the words stay in registers: as loops over an
    /// array it has half the speed.
    @inline(__always)
    private mutating func stir(_ block: Sixteen, _ k: borrowing InlineArray<64, UInt32>) {
        var (a, b, c, d) = (words[0], words[1], words[2], words[3])
        var (e, f, g, h) = (words[4], words[5], words[6], words[7])
        var w = block
        var first = 0
        while true {
            round(a, b, c, &d, e, f, g, &h, w.0 &+ (unsafe k[unchecked: first + 0]))
            round(h, a, b, &c, d, e, f, &g, w.1 &+ (unsafe k[unchecked: first + 1]))
            round(g, h, a, &b, c, d, e, &f, w.2 &+ (unsafe k[unchecked: first + 2]))
            round(f, g, h, &a, b, c, d, &e, w.3 &+ (unsafe k[unchecked: first + 3]))
            round(e, f, g, &h, a, b, c, &d, w.4 &+ (unsafe k[unchecked: first + 4]))
            round(d, e, f, &g, h, a, b, &c, w.5 &+ (unsafe k[unchecked: first + 5]))
            round(c, d, e, &f, g, h, a, &b, w.6 &+ (unsafe k[unchecked: first + 6]))
            round(b, c, d, &e, f, g, h, &a, w.7 &+ (unsafe k[unchecked: first + 7]))
            round(a, b, c, &d, e, f, g, &h, w.8 &+ (unsafe k[unchecked: first + 8]))
            round(h, a, b, &c, d, e, f, &g, w.9 &+ (unsafe k[unchecked: first + 9]))
            round(g, h, a, &b, c, d, e, &f, w.10 &+ (unsafe k[unchecked: first + 10]))
            round(f, g, h, &a, b, c, d, &e, w.11 &+ (unsafe k[unchecked: first + 11]))
            round(e, f, g, &h, a, b, c, &d, w.12 &+ (unsafe k[unchecked: first + 12]))
            round(d, e, f, &g, h, a, b, &c, w.13 &+ (unsafe k[unchecked: first + 13]))
            round(c, d, e, &f, g, h, a, &b, w.14 &+ (unsafe k[unchecked: first + 14]))
            round(b, c, d, &e, f, g, h, &a, w.15 &+ (unsafe k[unchecked: first + 15]))
            first += 16
            if first == 64 { break }
            w.0 = w.0 &+ w.1.early &+ w.9 &+ w.14.late
            w.1 = w.1 &+ w.2.early &+ w.10 &+ w.15.late
            w.2 = w.2 &+ w.3.early &+ w.11 &+ w.0.late
            w.3 = w.3 &+ w.4.early &+ w.12 &+ w.1.late
            w.4 = w.4 &+ w.5.early &+ w.13 &+ w.2.late
            w.5 = w.5 &+ w.6.early &+ w.14 &+ w.3.late
            w.6 = w.6 &+ w.7.early &+ w.15 &+ w.4.late
            w.7 = w.7 &+ w.8.early &+ w.0 &+ w.5.late
            w.8 = w.8 &+ w.9.early &+ w.1 &+ w.6.late
            w.9 = w.9 &+ w.10.early &+ w.2 &+ w.7.late
            w.10 = w.10 &+ w.11.early &+ w.3 &+ w.8.late
            w.11 = w.11 &+ w.12.early &+ w.4 &+ w.9.late
            w.12 = w.12 &+ w.13.early &+ w.5 &+ w.10.late
            w.13 = w.13 &+ w.14.early &+ w.6 &+ w.11.late
            w.14 = w.14 &+ w.15.early &+ w.7 &+ w.12.late
            w.15 = w.15 &+ w.0.early &+ w.8 &+ w.13.late
        }
        words = [
            words[0] &+ a, words[1] &+ b, words[2] &+ c, words[3] &+ d, words[4] &+ e, words[5] &+ f, words[6] &+ g,
            words[7] &+ h,
        ]
    }
}

private typealias Sixteen = (
    UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32,
    UInt32, UInt32
)

@inline(__always)
private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ added: UInt32
) {
    let first = h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ (g ^ (e & (f ^ g))) &+ added
    d = d &+ first
    h = first &+ (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ (((a ^ b) & c) ^ (a & b))
}

extension UInt32 {
    @inline(__always)
    fileprivate func rotated(_ count: UInt32) -> UInt32 { self &>> count | self &<< (32 &- count) }

    /// σ0 and σ1 of the standard, by which the next sixteen words of a block come from the last.
    @inline(__always)
    fileprivate var early: UInt32 { rotated(7) ^ rotated(18) ^ self &>> 3 }
    @inline(__always)
    fileprivate var late: UInt32 { rotated(17) ^ rotated(19) ^ self &>> 10 }
}

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
private let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
