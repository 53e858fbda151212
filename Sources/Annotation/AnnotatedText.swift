import BulletinModel

/// A headline or a paragraph, decoded once: what every rule of this room reads.
///
/// Offsets are Unicode scalars from 0, those of the contract, in both arrays alike.
package final class AnnotatedText: Sendable {
    /// From 0 in the article's paragraphs; −1 is the headline.
    let paragraph: Int
    /// Full-width ASCII (，１２％（) folded to its half-width form and the ideographic space to a space, so that a rule
    /// needs one form only. Nothing else is changed: as many scalars as printed.
    package let scalars: [UInt32]
    /// As printed.
    let printed: [UInt32]

    package init(_ text: String, paragraph: Int) {
        self.paragraph = paragraph
        printed = decoded(text.utf8Span.span)
        scalars = printed.contains(where: isWide) ? printed.map(folded) : printed
    }

    package var count: Int { scalars.count }

    /// Whether the contract has a place for it: kicker and subheadline are −2.
    var isPlaced: Bool { paragraph >= -1 }

    /// The scalar at `offset`, 0 where there is none.
    package subscript(offset: Int) -> UInt32 {
        offset >= 0 && offset < scalars.count ? scalars[offset] : 0
    }

    /// As printed.
    func text(_ range: Range<Int>) -> String {
        String(scalarValues: printed[range])
    }

    /// Of what is printed there.
    func hash(_ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for scalar in printed[range] { hash = (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29 }
        return hash
    }

    func place(_ range: Range<Int>) -> TextPlace {
        TextPlace(paragraph: paragraph, offset: range.lowerBound, length: range.count)
    }
}

extension String {
    /// - Parameter values: Unicode scalar values, as taken from a string.
    init(scalarValues values: ArraySlice<UInt32>) {
        let most = values.count * 4
        unsafe self.init(unsafeUninitializedCapacity: most) { bytes in
            var end = 0
            func put(_ byte: UInt32) {
                unsafe bytes[end] = UInt8(truncatingIfNeeded: byte)
                end &+= 1
            }
            for value in values {
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
            return end
        }
    }

    var scalarValues: [UInt32] { unicodeScalars.map(\.value) }
}

/// Full-width ASCII or the ideographic space.
@inline(__always) private func isWide(_ value: UInt32) -> Bool { value == 0x3000 || value &- 0xFF01 < 0x5E }

@inline(__always) private func folded(_ value: UInt32) -> UInt32 {
    let half = value &- 0xFF01 < 0x5E ? value &- 0xFEE0 : value
    return half == 0x3000 ? 0x20 : half
}

/// The scalars of bytes that are valid UTF-8.
private func decoded(_ bytes: Span<UInt8>) -> [UInt32] {
    var count = 0
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { count &+= 1 }
    return [UInt32](capacity: count) { output in
        var index = 0
        while index < bytes.count {
            let lead = UInt32(bytes[index])
            if lead >= 0xE0, lead < 0xF0, index &+ 2 < bytes.count {
                output.append((lead & 0xF) << 12 | low(bytes[index &+ 1]) << 6 | low(bytes[index &+ 2]))
                index &+= 3
            } else if lead < 0x80 {
                output.append(lead)
                index &+= 1
            } else if lead < 0xE0, index &+ 1 < bytes.count {
                output.append((lead & 0x1F) << 6 | low(bytes[index &+ 1]))
                index &+= 2
            } else if index &+ 3 < bytes.count {
                let high = (lead & 0x7) << 18 | low(bytes[index &+ 1]) << 12
                output.append(high | low(bytes[index &+ 2]) << 6 | low(bytes[index &+ 3]))
                index &+= 4
            } else {
                return
            }
        }
    }
}

@inline(__always) private func low(_ byte: UInt8) -> UInt32 { UInt32(byte & 0x3F) }
