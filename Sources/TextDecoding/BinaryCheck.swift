/// Finds what no text has. Looks at every byte once.
enum BinaryCheck {
    /// Beginnings of files that may be all printable, or are met often enough to be named.
    private static let signatures: [(bytes: [UInt8], name: String)] = [
        (Array("%PDF-".utf8), "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF8".utf8), "a GIF picture"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
        (Array("{\\rtf".utf8), "an RTF document"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ]

    /// Of a hundred bytes, the control characters that are still taken for dirt in a text.
    private static let toleratedControls = 2

    /// What begins so and is no text.
    static func signature(of bytes: [UInt8]) -> String? {
        signatures.first { bytes.starts(with: $0.bytes) }?.name
    }

    /// Why `bytes` are no text, or nil. NULs that stand together, as broken downloads have them, are dirt as well:
    /// one such run for 250 bytes is let through.
    static func reason(in bytes: [UInt8]) -> String? {
        if let name = signature(of: bytes) { return name }
        var controls = 0
        var nulRuns = 0
        var nuls = 0
        var firstNul = 0
        let span = bytes.span
        var offset = ByteWords.firstControl(in: span, from: 0)
        while offset < span.count {
            if span[offset] == 0 {
                if nuls == 0 { firstNul = offset }
                if offset == 0 || span[offset - 1] != 0 { nulRuns += 1 }
                nuls += 1
            } else {
                controls += 1
            }
            offset = ByteWords.firstControl(in: span, from: offset + 1)
        }
        if nuls * 2 > bytes.count || nulRuns * 250 > bytes.count { return "byte \(firstNul) is NUL" }
        if controls * 100 > bytes.count * toleratedControls { return "\(controls) control characters" }
        return nil
    }
}
