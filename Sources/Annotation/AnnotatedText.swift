import BulletinModel

/// A headline or a paragraph, decoded once: what every rule of this room reads.
///
/// Offsets are Unicode scalars from 0, those of the contract, in both arrays alike.
struct AnnotatedText: Sendable {
    /// From 0 in the article's paragraphs; −1 is the headline.
    let paragraph: Int
    /// Full-width ASCII (，１２％（) folded to its half-width form and the ideographic space to a space, so that a rule
    /// needs one form only. Nothing else is changed: as many scalars as printed.
    let scalars: [UInt32]
    /// As printed.
    let printed: [UInt32]

    init(_ text: String, paragraph: Int) {
        self.paragraph = paragraph
        var printed: [UInt32] = []
        printed.reserveCapacity(text.utf8.count / 2)
        var folds = false
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if folded(value) != value { folds = true }
            printed.append(value)
        }
        self.printed = printed
        scalars = folds ? printed.map(folded) : printed
    }

    var count: Int { scalars.count }

    /// The scalar at `offset`, 0 where there is none.
    subscript(offset: Int) -> UInt32 {
        offset >= 0 && offset < scalars.count ? scalars[offset] : 0
    }

    /// As printed.
    func text(_ range: Range<Int>) -> String {
        String(scalarValues: printed[range])
    }

    func place(_ range: Range<Int>) -> TextPlace {
        TextPlace(paragraph: paragraph, offset: range.lowerBound, length: range.count)
    }
}

extension Article {
    /// The headline, where there is one, then the paragraphs.
    var texts: [AnnotatedText] {
        var texts: [AnnotatedText] = []
        texts.reserveCapacity(paragraphs.count + 1)
        if let headline { texts.append(AnnotatedText(headline, paragraph: -1)) }
        for (number, paragraph) in paragraphs.enumerated() {
            texts.append(AnnotatedText(paragraph, paragraph: number))
        }
        return texts
    }
}

extension String {
    /// - Parameter values: Unicode scalar values, as taken from a string.
    init(scalarValues values: ArraySlice<UInt32>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count * 3)
        for value in values {
            switch value {
            case 0..<0x80:
                bytes.append(UInt8(truncatingIfNeeded: value))
            case 0x80..<0x800:
                bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
            case 0x800..<0x1_0000:
                bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
            default:
                bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
            }
        }
        self.init(decoding: bytes, as: UTF8.self)
    }

    var scalarValues: [UInt32] { unicodeScalars.map(\.value) }
}

@inline(__always) private func folded(_ value: UInt32) -> UInt32 {
    if value >= 0xFF01, value <= 0xFF5E { return value - 0xFEE0 }
    return value == 0x3000 ? 0x20 : value
}
