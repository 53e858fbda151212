extension JSONCursor {
    /// The string that opens here. Without an escape it is one scan and one copy.
    mutating func takeString(_ bytes: Span<UInt8>) throws(JSONFailure) -> String {
        at &+= 1
        let start = at
        at = ByteScan.firstSpecial(in: bytes, from: start)
        guard at < bytes.count else { throw failure(.unexpectedEnd) }
        if bytes[at] == UInt8(ascii: "\"") {
            at &+= 1
            return try text(bytes, start..<(at &- 1))
        }
        return try takeEscapedString(bytes, from: start)
    }

    /// The bytes as text.
    func text(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(JSONFailure) -> String {
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: bytes.extracting(range)))
        } catch {
            throw JSONFailure(reason: .badUTF8, position: range.lowerBound + error.byteOffsets.lowerBound)
        }
    }

    private mutating func takeEscapedString(_ bytes: Span<UInt8>, from start: Int) throws(JSONFailure) -> String {
        var plain = start
        var unescaped = ""
        while true {
            at = ByteScan.firstSpecial(in: bytes, from: at)
            guard at < bytes.count else { throw failure(.unexpectedEnd) }
            if plain < at { unescaped += try text(bytes, plain..<at) }
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at &+= 1
                return unescaped
            case UInt8(ascii: "\\"):
                unescaped.unicodeScalars.append(try takeEscape(bytes))
                plain = at
            default: throw failure(.controlCharacter)
            }
        }
    }

    private mutating func takeEscape(_ bytes: Span<UInt8>) throws(JSONFailure) -> Unicode.Scalar {
        let start = at
        at &+= 1
        guard at < bytes.count else { throw failure(.unexpectedEnd) }
        let letter = bytes[at]
        at &+= 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try takeCodePoint(bytes, from: start)
        default: throw JSONFailure(reason: .badEscape, position: start)
        }
    }

    private mutating func takeCodePoint(_ bytes: Span<UInt8>, from start: Int) throws(JSONFailure) -> Unicode.Scalar {
        let first = try takeFourDigits(bytes, from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, at &+ 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
            bytes[at &+ 1] == UInt8(ascii: "u")
        else { throw JSONFailure(reason: .loneSurrogate, position: start) }
        let secondStart = at
        at &+= 2
        let second = try takeFourDigits(bytes, from: secondStart)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONFailure(reason: .loneSurrogate, position: start) }
        return scalar
    }

    private mutating func takeFourDigits(_ bytes: Span<UInt8>, from start: Int) throws(JSONFailure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard at < bytes.count else { throw failure(.unexpectedEnd) }
            let byte = bytes[at]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x41 + 10
            case 0x61...0x66: digit = byte - 0x61 + 10
            default: throw JSONFailure(reason: .badEscape, position: start)
            }
            value = value << 4 | UInt32(digit)
            at &+= 1
        }
        return value
    }
}
