import BulletinModel

/// A headline or a paragraph, decoded once: what every rule of this room reads.
///
/// Offsets are Unicode scalars from 0, those of the contract. It is lent by a `TextStorage`, which whoever keeps it keeps.
@safe package struct AnnotatedText: @unchecked Sendable {  // nothing changes where it lies
    private let record: UnsafePointer<TextStorage.Record>

    init(lending record: UnsafePointer<TextStorage.Record>) {
        unsafe self.record = unsafe record
    }

    /// A text by itself, for tests and trainers: it stays for good.
    package init(_ text: String, paragraph: Int) {
        let storage = TextStorage(texts: 1, bytes: text.utf8.count)
        self = storage.add(text, paragraph: paragraph)
        _ = unsafe Unmanaged.passRetained(storage)
    }

    /// From 0 in the article's paragraphs; −1 is the headline.
    var paragraph: Int { unsafe record.pointee.paragraph }

    /// Full-width ASCII (，１２％（) folded to its half-width form, the ideographic space to a space, and where the text is
    /// set in traditional characters these to simplified ones, so that a rule needs one form only. As many scalars as printed.
    @inline(__always) package var scalars: Scalars {
        unsafe Scalars(start: record.pointee.scalars, count: record.pointee.count)
    }

    @inline(__always) package var count: Int { unsafe record.pointee.count }

    /// Whether the contract has a place for it: kicker and subheadline are −2.
    var isPlaced: Bool { paragraph >= -1 }

    /// The scalar at `offset`, 0 where there is none.
    @inline(__always) package subscript(offset: Int) -> UInt32 {
        UInt(bitPattern: offset) < UInt(bitPattern: count) ? unsafe record.pointee.scalars[offset] : 0
    }

    /// `ScalarClass` of each of `scalars`.
    @inline(__always) private var classes: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: record.pointee.classes, count: 2 &* count)
    }

    /// The first place at or after `index` whose scalar is of one of the classes; the text's end where none is.
    @inline(__always) func next(_ kinds: ScalarClass, from index: Int) -> Int {
        let wanted = kinds.rawValue
        guard unsafe record.pointee.kinds & wanted != 0 else { return max(index, count) }
        let four = UInt64(wanted) &* 0x0001_0001_0001_0001
        let bytes = unsafe classes
        var place = 2 &* index
        // Eight at a time: most places are of none of the classes.
        while place &+ 16 <= bytes.count {
            let here = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & four
            if here != 0 { return place >> 1 &+ here.trailingZeroBitCount >> 4 }
            let behind = unsafe bytes.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self) & four
            place &+= 16
            if behind != 0 { return place >> 1 &- 4 &+ behind.trailingZeroBitCount >> 4 }
        }
        while place &+ 8 <= bytes.count {
            let found = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) & four
            if found != 0 { return place >> 1 &+ found.trailingZeroBitCount >> 4 }
            place &+= 8
        }
        while place < bytes.count {
            if unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self) & wanted != 0 { break }
            place &+= 2
        }
        return max(index, place >> 1)
    }

    /// The first place at or after `index` of a scalar, which is of one of the classes; the text's end where none is.
    func next(_ mark: Unicode.Scalar, among kinds: ScalarClass, from index: Int) -> Int {
        var place = next(kinds, from: index)
        while place < count, self[place] != mark { place = next(kinds, from: place &+ 1) }
        return place
    }

    @inline(__always) func isOf(_ kind: ScalarClass, at index: Int) -> Bool {
        guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return false }
        return unsafe record.pointee.classes[index] & kind.rawValue != 0
    }

    /// Whether a digit or a power of ten of a Chinese numeral stands there.
    @inline(__always) func counts(at index: Int) -> Bool { isOf(.counting, at: index) }

    /// Whether what is printed there is full-width: ，or ８.
    func isWide(at index: Int) -> Bool { isOf(.wide, at: index) }

    @inline(__always) func printed(_ index: Int) -> UInt32 {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
        return unsafe Self.widened(printedScalars[index], record.pointee.classes[index])
    }

    /// As printed, but for their width.
    @inline(__always) private var printedScalars: UnsafePointer<UInt32> {
        unsafe record.pointee.traditional ?? record.pointee.scalars
    }

    @inline(__always) private static func widened(_ value: UInt32, _ kind: UInt16) -> UInt32 {
        if kind & ScalarClass.wide.rawValue == 0 { return value }
        return value == 0x20 ? 0x3000 : value + 0xFEE0
    }

    /// As printed.
    func text(_ range: Range<Int>) -> String {
        let start = inside(range).lowerBound
        let (values, kinds) = unsafe (printedScalars, record.pointee.classes)
        return String(scalarCount: range.count) { unsafe Self.widened(values[start &+ $0], kinds[start &+ $0]) }
    }

    /// Of 王  涛 that of 王涛.
    func hashWithoutBlanks(_ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range where scalars[index] != 0x20 { Self.mix(printed(index), into: &hash) }
        return hash
    }

    /// Of what is printed there.
    func hash(_ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        let range = inside(range)
        let (values, kinds) = unsafe (printedScalars, record.pointee.classes)
        for index in range { Self.mix(unsafe Self.widened(values[index], kinds[index]), into: &hash) }
        return hash
    }

    @inline(__always) private static func mix(_ value: UInt32, into hash: inout UInt64) {
        hash = (hash ^ UInt64(value)) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29
    }

    /// The range, which is one of the text's.
    @inline(__always) private func inside(_ range: Range<Int>) -> Range<Int> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return range
    }

    func place(_ range: Range<Int>) -> TextPlace {
        TextPlace(paragraph: paragraph, offset: range.lowerBound, length: range.count)
    }
}

extension String {
    /// - Parameter values: Unicode scalar values, as taken from a string.
    init(scalarValues values: some RandomAccessCollection<UInt32>) {
        self.init(scalarCount: values.count) { values[values.index(values.startIndex, offsetBy: $0)] }
    }

    /// Names and words as they are told: put together on the stack, and not looked through again for being UTF-8.
    /// - Parameter scalar: the value of the scalar at a place from 0 on, as taken from a string.
    @inline(__always) init(scalarCount: Int, _ scalar: (Int) -> UInt32) {
        guard scalarCount <= 40 else {
            self.init(manyScalars: scalarCount, scalar)
            return
        }
        var bytes = InlineArray<160, UInt8>(repeating: 0)
        var end = 0
        for place in 0..<scalarCount {
            let value = scalar(place)
            if value >= 0x800, value < 0x1_0000 {
                bytes[end] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
                bytes[end &+ 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
                bytes[end &+ 2] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
                end &+= 3
            } else {
                Self.put(value) { byte in
                    bytes[end] = byte
                    end &+= 1
                }
            }
        }
        self.init(copying: unsafe UTF8Span(unchecked: bytes.span.extracting(0..<end)))
    }

    private init(manyScalars scalarCount: Int, _ scalar: (Int) -> UInt32) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * scalarCount)
        for place in 0..<scalarCount { Self.put(scalar(place)) { bytes.append($0) } }
        self.init(copying: unsafe UTF8Span(unchecked: bytes.span))
    }

    @inline(__always) private static func put(_ value: UInt32, _ take: (UInt8) -> Void) {
        @inline(__always) func put(_ byte: UInt32) { take(UInt8(truncatingIfNeeded: byte)) }
        switch value {
        case 0..<0x80:
            put(value)
        case 0x80..<0x800:
            put(0xC0 | value >> 6)
            put(0x80 | value & 0x3F)
        case 0x800..<0x1_0000:
            put(0xE0 | value >> 12)
            put(0x80 | value >> 6 & 0x3F)
            put(0x80 | value & 0x3F)
        default:
            put(0xF0 | value >> 18)
            put(0x80 | value >> 12 & 0x3F)
            put(0x80 | value >> 6 & 0x3F)
            put(0x80 | value & 0x3F)
        }
    }

    var scalarValues: [UInt32] { unicodeScalars.map(\.value) }

    /// The same with simplified forms in place of traditional ones.
    var simplifiedValues: [UInt32] { unicodeScalars.map { TraditionalForms.simplified($0.value) } }
}
