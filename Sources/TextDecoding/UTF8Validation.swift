/// Whether bytes are UTF-8, and if not whether they once were.
struct UTF8Validation {
    enum Fault: Hashable {
        /// The bytes from here to the end begin a character that does not end.
        case cutAtEnd(Int)
        case broken(Int)
    }

    let firstFault: Fault?
    /// True also for UTF-8 with a few broken bytes: GB 18030 would take those without complaint and read the page as
    /// nonsense.
    let looksLikeUTF8: Bool

    init(of bytes: [UInt8]) {
        guard let fault = Self.firstFault(in: bytes.span) else {
            firstFault = nil
            looksLikeUTF8 = true
            return
        }
        firstFault = fault
        let (whole, broken) = Self.census(of: bytes)
        looksLikeUTF8 = whole > broken * 10
    }

    /// Whether bytes are UTF-8 and without a NUL or another control character that texts have no use for: what nearly all pages
    /// are, in one walk.
    static func isPlainText(_ bytes: [UInt8]) -> Bool {
        let span = bytes.span
        let (end, hasControls) = ByteWords.wholeCharacters(in: span)
        guard !hasControls, ByteWords.firstControl(in: span, from: end) == span.count else { return false }
        return (try? UTF8Span(validating: span.extracting(end..<span.count))) != nil
    }

    private static func firstFault(in bytes: Span<UInt8>) -> Fault? {
        let start = ByteWords.wholeCharacters(in: bytes).end
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.extracting(start..<bytes.count))
            return nil
        } catch {
            let range = start + error.byteOffsets.lowerBound..<start + error.byteOffsets.upperBound
            let isCut = error.kind == .truncatedScalar && range.upperBound >= bytes.count
            return isCut ? .cutAtEnd(range.lowerBound) : .broken(range.lowerBound)
        }
    }

    /// How many characters of several bytes are whole, and how many bytes belong to none. GBK text scores near
    /// nothing: its pairs rarely look like a lead byte and its continuations.
    private static func census(of bytes: [UInt8]) -> (whole: Int, broken: Int) {
        var whole = 0
        var broken = 0
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            index += 1
            guard lead >= 0x80 else { continue }
            let continuations = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
            let end = index + continuations
            if lead >= 0xC2, lead < 0xF5, end <= bytes.count,
                bytes[index..<end].allSatisfy({ $0 & 0xC0 == 0x80 })
            {
                // Three-byte characters are what Chinese is made of; two-byte ones happen in GBK by chance.
                if continuations == 2 { whole += 1 }
                index = end
            } else {
                broken += 1
            }
        }
        return (whole, broken)
    }
}
