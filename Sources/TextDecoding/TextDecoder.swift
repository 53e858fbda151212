import BulletinModel

/// Tells encodings apart by what the bytes hold, never by a declaration or by hope.
///
/// In this order: a byte order mark; what no text has (NULs, pictures, archives); valid UTF-8; UTF-8 that broke on
/// the way; then GB 18030 or Big5, whichever explains the byte pairs better. A character cut at the very end (a
/// transfer that stopped) becomes U+FFFD and a remark, for the rest of the page is whole and the dropped bytes are
/// kept; damage in the middle is `malformed`, for nobody knows what else is wrong.
package enum TextDecoder {
    /// - Complexity: linear; UTF-8 passes at some GB/s, the others at the speed of iconv.
    package static func decode(_ bytes: [UInt8]) throws(DecodingFailure) -> DecodedText {
        if !bytes.isEmpty, ByteOrderMark(of: bytes) == nil, BinaryCheck.signature(of: bytes) == nil,
            UTF8Validation.isPlainText(bytes)
        {
            return DecodedText(encoding: .utf8, utf8: bytes)
        }
        var text = try decodeAsItIs(bytes)
        guard ByteWords.firstIndex(below: 1, in: text.utf8.span, from: 0) < text.utf8.count else { return text }
        // Neither JSON readers nor terminals like a NUL; a blank in its place keeps all offsets.
        for index in text.utf8.indices where text.utf8[index] == 0 { text.utf8[index] = 0x20 }
        text.remark = text.remark ?? "blanks stand for the NULs in it"
        return text
    }

    private static func decodeAsItIs(_ bytes: [UInt8]) throws(DecodingFailure) -> DecodedText {
        guard !bytes.isEmpty else { throw .empty }
        if let mark = ByteOrderMark(of: bytes) {
            let body = Array(bytes[mark.length...])
            guard !body.isEmpty else { throw .empty }
            switch mark {
            case .utf8:
                try refuseBinary(body)
                return try utf8(body)
            case .utf16LittleEndian:
                return try UTF16Text.decode(body, as: .utf16LittleEndian)
            case .utf16BigEndian:
                return try UTF16Text.decode(body, as: .utf16BigEndian)
            }
        }
        try refuseBinary(bytes)
        let validation = UTF8Validation(of: bytes)
        if validation.looksLikeUTF8 { return try utf8(bytes, validation) }
        return try legacy(bytes)
    }

    private static func refuseBinary(_ bytes: [UInt8]) throws(DecodingFailure) {
        if let reason = BinaryCheck.reason(in: bytes) { throw .notText(reason) }
    }

    private static func utf8(_ bytes: [UInt8]) throws(DecodingFailure) -> DecodedText {
        try utf8(bytes, UTF8Validation(of: bytes))
    }

    private static func utf8(_ bytes: [UInt8], _ validation: UTF8Validation) throws(DecodingFailure) -> DecodedText {
        switch validation.firstFault {
        case nil:
            return DecodedText(encoding: .utf8, utf8: bytes)
        case .cutAtEnd(let offset):
            return DecodedText(encoding: .utf8, utf8: bytes[..<offset] + replacementCharacter, remark: cutRemark)
        case .broken(let offset):
            throw .malformed("byte \(offset) is no UTF-8")
        }
    }

    /// GB 18030 or Big5.
    private static func legacy(_ bytes: [UInt8]) throws(DecodingFailure) -> DecodedText {
        let likely: [TextEncoding] = BytePairStatistics(of: bytes).prefersBig5 ? [.big5, .gb18030] : [.gb18030, .big5]
        var fault: DecodingFailure?
        for encoding in likely {
            do throws(DecodingFailure) {
                return try CharacterConversion.decode(bytes, as: encoding)
            } catch {
                // The likelier encoding says what is wrong.
                fault = fault ?? error
            }
        }
        throw fault ?? .malformed("neither UTF-8 nor GB 18030 nor Big5")
    }

    /// U+FFFD as UTF-8.
    static let replacementCharacter: [UInt8] = [0xEF, 0xBF, 0xBD]
    static let cutRemark = "the last character is cut; U+FFFD stands for it"
}

/// The mark that UTF-8 and UTF-16 files may begin with (Unicode 15, section 23.8).
private enum ByteOrderMark {
    case utf8, utf16LittleEndian, utf16BigEndian

    init?(of bytes: [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else {
            return nil
        }
    }

    var length: Int { self == .utf8 ? 3 : 2 }
}
