import CAnnotationData

/// A person's, a place's or an organisation's name where it stands in a text.
struct NameSpan: Hashable, Sendable {
    var range: Range<Int>
    var kind: Kind

    enum Kind: Int, Sendable {
        case person, place, organisation
    }
}

/// A conditional random field over characters (Lafferty, McCallum and Pereira 2001) that finds names; its weights are bytes.
///
/// A character sees the five around it and each pair and triple of neighbours near it. A pair or triple is one row of
/// 4 × 16 weights, a cache line: what it says of the character before it and of the three from its first on.
///
/// A quiet pair is one where names do not begin, or across which none reaches, as the model read millions of sentences: 记者,
/// 了一. What no name can begin in, or come into from where one began, is outside and need not be searched.
///
/// The tables lie in the program as scripts/train-names wrote them, little-endian: `BNM3`, sizes of the alphabet and of the
/// rows, the bits of a bucket and of a quiet bucket (u32), then at 64 the class of each character (u16 × 2¹⁶; 0 beyond the text,
/// 1 rare), the transitions (i16, 16 × 16 [from][to]), five rows of 16 bytes for each class, the rows of pairs and triples,
/// the first without weights and the others by how often they occur, buckets of four of them by their hash (u32: 14 bits of
/// the hash, 1 bit for a pair that triples begin with, 17 bits the row; a full bucket goes on in the next), and buckets of
/// eight quiet pairs (u16: 13 bits of the hash, 3 bits: no name begins with its second character, none with its first, none
/// reaches across; 0 free). So a look-up is one comparison of all that it may be, with no branch to guess. A weight is a
/// byte less 128: what is added to each label alike changes nothing.
///
/// Labels: 0 outside, then begin, inside, end, single of a person, of a place, of an organisation.
@safe struct NameModel: @unchecked Sendable {  // reads constant data only
    static let shared = unsafe NameModel(bulletin_names)

    /// Sixteen weights; the even and the odd ones are added up apart, in 16 bits.
    typealias Weights = SIMD8<UInt16>

    private let classes: UnsafePointer<UInt16>
    private let transitions: UnsafePointer<Int16>
    private let singles: UnsafePointer<Weights>
    private let rows: UnsafePointer<Weights>
    private let slots: UnsafePointer<SIMD4<UInt32>>
    private let slotShift: UInt64
    private let slotMask: Int
    private let quietSlots: UnsafePointer<SIMD8<UInt16>>
    private let quietShift: UInt64

    private init(_ data: UnsafeRawPointer) {
        let header = unsafe data.assumingMemoryBound(to: UInt32.self)
        // Weights of another layout would be read as nonsense, and without an end.
        precondition(unsafe header[0] == 0x334D_4E42, "names.bin is not laid out as BNM3: run scripts/train-names")
        let alphabet = unsafe Int(header[1])
        let rowCount = unsafe Int(header[2])
        let slotBits = unsafe UInt64(header[3])
        let quietBits = unsafe UInt64(header[4])
        (slotShift, slotMask) = (64 - slotBits, 1 << Int(slotBits) - 1)
        quietShift = 64 - quietBits
        var part = unsafe data + 64
        unsafe classes = unsafe part.assumingMemoryBound(to: UInt16.self)
        unsafe part += 0x1_0000 * 2
        unsafe transitions = unsafe part.assumingMemoryBound(to: Int16.self)
        unsafe part += 16 * 16 * 2
        unsafe singles = unsafe part.assumingMemoryBound(to: Weights.self)
        unsafe part += (alphabet * 5 * 16 + 63) / 64 * 64
        unsafe rows = unsafe part.assumingMemoryBound(to: Weights.self)
        unsafe part += rowCount * 64
        unsafe slots = unsafe part.assumingMemoryBound(to: SIMD4<UInt32>.self)
        unsafe part += 16 << Int(slotBits)
        unsafe quietSlots = unsafe part.assumingMemoryBound(to: SIMD8<UInt16>.self)
    }

    @inline(__always) func characterClass(_ scalar: UInt32) -> UInt16 {
        scalar < 0x1_0000 ? unsafe classes[Int(scalar)] : 1
    }

    /// Where the loops in C find the tables; nil where the processor lacks their instructions.
    var fastTables: bulletin_names_tables? {
        guard bulletin_names_is_fast() != 0 else { return nil }
        return unsafe bulletin_names_tables(
            classes: classes, singles: UnsafeRawPointer(singles).assumingMemoryBound(to: UInt8.self),
            rows: UnsafeRawPointer(rows).assumingMemoryBound(to: UInt8.self),
            slots: UnsafeRawPointer(slots).assumingMemoryBound(to: UInt32.self),
            quiet: UnsafeRawPointer(quietSlots).assumingMemoryBound(to: UInt16.self),
            slot_shift: UInt32(slotShift), slot_mask: UInt32(slotMask), quiet_shift: UInt32(quietShift))
    }

    func transition(from: Int, to: Int) -> Int16 {
        precondition((0..<16).contains(from) && (0..<16).contains(to))
        return unsafe transitions[from * 16 + to]
    }

    /// What the model knows of a pair or a triple.
    struct Entry {
        let bits: UInt32

        /// 0 where it says nothing.
        @inline(__always) var row: UInt32 { bits & 0x1FFFF }
        /// Some triple that the model knows begins with it.
        @inline(__always) var isOfTriples: Bool { bits & 0x20000 != 0 }
    }

    @inline(__always) func pair(_ a: UInt16, _ b: UInt16) -> Entry {
        entry(UInt64(a) << 13 | UInt64(b))
    }

    @inline(__always) func triple(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> UInt32 {
        entry(1 << 40 | UInt64(a) << 26 | UInt64(b) << 13 | UInt64(c)).row
    }

    // MARK: Asking ahead

    @inline(__always) func prefetchPair(_ a: UInt16, _ b: UInt16) {
        prefetchEntry(UInt64(a) << 13 | UInt64(b))
    }

    @inline(__always) func prefetchTriple(_ a: UInt16, _ b: UInt16, _ c: UInt16) {
        prefetchEntry(1 << 40 | UInt64(a) << 26 | UInt64(b) << 13 | UInt64(c))
    }

    @inline(__always) func prefetch(_ row: UInt32) { unsafe bulletin_prefetch(rows + Int(row) &* 4) }

    @inline(__always) private func prefetchEntry(_ key: UInt64) {
        let hash = key &* 0x9E37_79B9_7F4A_7C15
        unsafe bulletin_prefetch(slots + Int(truncatingIfNeeded: hash >> slotShift))
    }

    @inline(__always) private func entry(_ key: UInt64) -> Entry {
        let hash = key &* 0x9E37_79B9_7F4A_7C15
        var bucket = Int(truncatingIfNeeded: hash >> slotShift)
        let mark = SIMD4(repeating: UInt32(truncatingIfNeeded: hash >> 20 & 0x3FFF))
        while true {
            let slots = unsafe slots[bucket]
            let hit = unsafe unsafeBitCast(
                slots.replacing(with: 0, where: slots &>> 18 .!= mark), to: SIMD2<UInt64>.self)
            let bits = hit[0] | hit[1]
            if bits != 0 || slots[3] == 0 { return Entry(bits: UInt32(truncatingIfNeeded: bits | bits >> 32)) }
            bucket = (bucket &+ 1) & slotMask
        }
    }

    /// What is known of eight pairs in a row, a bit each: where they stand names neither begin nor go on, so seen in many
    /// texts.
    struct Quietness {
        let bringNone: UInt64
        let openNone: UInt64
        let endAny: UInt64

        @inline(__always) init(_ first: UnsafePointer<UInt8>) {
            let word = unsafe UInt64(littleEndian: UnsafeRawPointer(first).loadUnaligned(as: UInt64.self))
            bringNone = Self.gathered(word)
            openNone = Self.gathered(word >> 1)
            endAny = Self.gathered(word >> 2)
        }

        /// The lowest bit of each byte.
        @inline(__always) private static func gathered(_ word: UInt64) -> UInt64 {
            ((word & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
        }
    }

    /// A bit each, from the lowest on: no name begins with the second, none with the first, none reaches across; the others mean
    /// nothing.
    @inline(__always) func quietness(_ a: UInt16, _ b: UInt16) -> UInt8 {
        let hash = (UInt64(a) << 13 | UInt64(b)) &* 0x9E37_79B9_7F4A_7C15
        let slots = unsafe quietSlots[Int(truncatingIfNeeded: hash >> quietShift)]
        let mark = SIMD8(repeating: UInt16(truncatingIfNeeded: hash >> 20) & 0x1FFF)
        let hit = unsafe unsafeBitCast(slots.replacing(with: 0, where: slots &>> 3 .!= mark), to: SIMD2<UInt64>.self)
        var bits = hit[0] | hit[1]
        bits |= bits >> 32
        return UInt8(truncatingIfNeeded: bits | bits >> 16)
    }

    /// What a character of this class says of the one `offset` − 2 places before it. `offset` is 0 to 4.
    @inline(__always) func single(_ characterClass: UInt16, _ offset: Int) -> Weights {
        unsafe singles[Int(characterClass) &* 5 &+ offset]
    }

    /// What a pair or triple says of the character `offset` − 1 places after its first. `offset` is 0 to 3.
    @inline(__always) func gram(_ row: UInt32, _ offset: Int) -> Weights {
        unsafe rows[Int(row) &* 4 &+ offset]
    }
}
