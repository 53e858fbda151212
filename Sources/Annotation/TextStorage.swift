import BulletinModel
import CAnnotationData

/// Where the decoded texts of one page lie: their scalars in a row, the classes of these in another. One task fills it; then it
/// is only read, and whoever holds texts or scalars of it holds it too.
///
/// What is lent from it (`AnnotatedText`, `Scalars`) is a pointer that nobody counts: rules hand texts about thousands of times
/// a page.
@safe final class TextStorage: @unchecked Sendable {  // nothing changes after the last text is added
    /// A text as it lies here. Never moved.
    @safe struct Record {
        let scalars: UnsafePointer<UInt32>
        let classes: UnsafePointer<UInt16>
        /// Of a text in traditional characters, `scalars` with these as printed.
        let traditional: UnsafePointer<UInt32>?
        let count: Int
        let paragraph: Int
        /// All that some scalar is of.
        let kinds: UInt16
    }

    private let records: Column<Record>
    private let scalars: Column<UInt32>
    private let classes: Column<UInt16>
    /// The units that they name.
    let units = RowStorage<UnitSpan>()

    /// No block has fewer scalars than this, but where the page has fewer bytes.
    private static let blockSize = 8192

    /// Room for the texts of these articles.
    convenience init(for articles: [Article]) {
        var (texts, bytes) = (0, 0)
        let articles = articles.span
        for index in articles.indices {
            texts += articles[index].paragraphs.count + 3
            for paragraph in articles[index].paragraphs { bytes += paragraph.utf8.count }
        }
        self.init(texts: texts, bytes: bytes)
    }

    /// - Parameters:
    ///   - texts: about how many there will be.
    ///   - bytes: about how many bytes of UTF-8 they have.
    init(texts: Int, bytes: Int) {
        records = Column(size: texts)
        scalars = Column(size: min(bytes, Self.blockSize))
        classes = Column(size: min(bytes, Self.blockSize))
    }

    deinit {
        records.deallocate()
        scalars.deallocate()
        classes.deallocate()
        units.deallocate()
    }

    /// Decodes a text: full-width ASCII folded to half-width, the ideographic space to a space, traditional characters to
    /// simplified ones where they are many, and `ScalarClass` of each.
    func add(_ text: String, paragraph: Int) -> AnnotatedText {
        let bytes = text.utf8.count
        precondition(bytes <= Int(Int32.max))
        let folded = unsafe scalars.room(for: bytes)
        let kinds = unsafe classes.room(for: bytes)
        var others: Int32 = 0
        let table = ScalarClass.table
        let utf8 = text.utf8Span.span
        // Valid UTF-8, as every string is: no sequence reaches beyond its end, and no scalar has less than a byte.
        let count = unsafe utf8.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            return unsafe Int(bulletin_decode(start, Int32(bytes.count), table.pointer, folded, kinds, &others))
        }
        scalars.take(count)
        classes.take(count)
        let isTraditional = TraditionalForms.isTraditional(Int(others), of: count)
        let printed = isTraditional ? unsafe simplify(folded, kinds, count) : nil
        var all: UInt16 = 0
        for place in 0..<count { all |= unsafe kinds[place] }
        let record = unsafe records.room(for: 1)
        unsafe record.initialize(
            to: Record(
                scalars: UnsafePointer(folded), classes: UnsafePointer(kinds), traditional: printed, count: count,
                paragraph: paragraph, kinds: all))
        records.take(1)
        return unsafe AnnotatedText(lending: UnsafePointer(record))
    }

    /// Takes in scalars as they are.
    func add(_ values: [UInt32]) -> Scalars {
        let room = unsafe scalars.room(for: values.count)
        unsafe room.initialize(from: values, count: values.count)
        scalars.take(values.count)
        return unsafe Scalars(start: UnsafePointer(room), count: values.count)
    }

    /// Gives the scalars as they were printed.
    private func simplify(
        _ folded: UnsafeMutablePointer<UInt32>, _ kinds: UnsafeMutablePointer<UInt16>, _ count: Int
    ) -> UnsafePointer<UInt32> {
        let printed = unsafe scalars.room(for: count)
        unsafe printed.initialize(from: folded, count: count)
        scalars.take(count)
        for place in 0..<count where unsafe kinds[place] & ScalarClass.traditional.rawValue != 0 {
            unsafe folded[place] = unsafe TraditionalForms.simplified(printed[place])
            unsafe kinds[place] = unsafe ScalarClass.table[Int(folded[place])]
        }
        return unsafe UnsafePointer(printed)
    }
}

/// Scalars of a text, or some of them in a row, lent: a slice of them costs nothing, and nobody counts who holds them. They
/// stay as long as their `TextStorage`, which whoever keeps them keeps.
@safe package struct Scalars: RandomAccessCollection, @unchecked Sendable {  // nothing changes where they lie
    /// Of the text's first one, wherever these begin.
    private let start: UnsafePointer<UInt32>
    package let startIndex: Int
    package let endIndex: Int

    /// - Parameter start: of a text that has so many.
    init(start: UnsafePointer<UInt32>, count: Int) {
        unsafe self.start = unsafe start
        startIndex = 0
        endIndex = count
    }

    private init(_ whole: Scalars, _ range: Range<Int>) {
        unsafe start = unsafe whole.start
        startIndex = range.lowerBound
        endIndex = range.upperBound
    }

    @inline(__always) package subscript(index: Int) -> UInt32 {
        // Not below 0 either; between 0 and `startIndex` lie others of the text.
        precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex))
        return unsafe start[index]
    }

    @inline(__always) package subscript(range: Range<Int>) -> Scalars {
        precondition(range.lowerBound >= startIndex && range.upperBound <= endIndex)
        return Scalars(self, range)
    }

    @inline(__always) package var count: Int { endIndex &- startIndex }
    @inline(__always) package var indices: Range<Int> { startIndex..<endIndex }
    @inline(__always) package func index(after index: Int) -> Int { index &+ 1 }
    @inline(__always) package func index(before index: Int) -> Int { index &- 1 }
    @inline(__always) package func index(_ index: Int, offsetBy distance: Int) -> Int { index &+ distance }
    @inline(__always) package func distance(from first: Int, to second: Int) -> Int { second &- first }

    /// For whoever hands them to a loop in C: where the first of all lies.
    var pointer: UnsafePointer<UInt32> { unsafe start }

    func all(_ range: Range<Int>, _ isSuch: (UInt32) -> Bool) -> Bool {
        for index in range where !isSuch(self[index]) { return false }
        return true
    }

    func any(_ range: Range<Int>, _ isSuch: (UInt32) -> Bool) -> Bool {
        for index in range where isSuch(self[index]) { return true }
        return false
    }
}

extension Scalars: Equatable {
    package static func == (left: Scalars, right: Scalars) -> Bool { left.elementsEqual(right) }
}

extension [UInt32] {
    /// Scalars that are in no text, for as long as the call lasts.
    func lent<Result>(_ body: (Scalars) -> Result) -> Result {
        unsafe withUnsafeBufferPointer { buffer in
            // An empty array need have no place.
            guard let start = buffer.baseAddress else { return [0].lent { body($0[0..<0]) } }
            return unsafe body(Scalars(start: start, count: buffer.count))
        }
    }
}
