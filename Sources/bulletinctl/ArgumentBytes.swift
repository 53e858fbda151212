/// The words of the command line. A file's name is bytes, and need not be UTF-8; the parser of the command line knows only text.
/// So each byte that is no part of UTF-8 becomes a character of a plane for private use, and comes back as that byte where a
/// file is opened.
enum ArgumentBytes {
    /// U+10FE80 is the byte 0x80, U+10FEFF the byte 0xFF.
    private static let base: UInt32 = 0x10FE00

    static var arguments: [String] {
        (1..<max(Int(CommandLine.argc), 1)).compactMap { index in
            guard let word = unsafe CommandLine.unsafeArgv[index] else { return nil }
            if let text = unsafe String(validatingCString: word) { return text }
            var bytes: [UInt8] = []
            var place = unsafe word
            while unsafe place.pointee != 0 {
                bytes.append(UInt8(bitPattern: unsafe place.pointee))
                unsafe place += 1
            }
            return text(of: bytes)
        }
    }

    static func text(of bytes: [UInt8]) -> String {
        var result = String.UnicodeScalarView()
        var rest = bytes[...]
        while let byte = rest.first {
            // No character of UTF-8 is longer than four bytes.
            let length = (1...min(4, rest.count)).first { String(validating: rest.prefix($0), as: UTF8.self) != nil }
            if let length, let character = String(validating: rest.prefix(length), as: UTF8.self) {
                result.append(contentsOf: character.unicodeScalars)
                rest = rest.dropFirst(length)
            } else {
                if let scalar = Unicode.Scalar(base + UInt32(byte)) { result.append(scalar) }
                rest = rest.dropFirst()
            }
        }
        return String(result)
    }

    static func bytes(of text: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            escaped(scalar).map { [$0] } ?? Array(String(scalar).utf8)
        }
    }

    /// For people: U+FFFD for each such byte.
    static func shown(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(escaped(scalar) == nil ? scalar : "\u{FFFD}") }
        return String(result)
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> UInt8? {
        guard (base + 0x80...base + 0xFF).contains(scalar.value) else { return nil }
        return UInt8(scalar.value - base)
    }
}
