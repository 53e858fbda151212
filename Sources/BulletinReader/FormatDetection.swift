import BulletinModel

/// Text, Markdown or HTML: by the name, and by the content where they disagree.
enum FormatDetection {
    static func format(of text: [UInt8], name: FileName) -> BulletinFormat {
        if looksLikeHTML(text) { return .html }
        let isNamedMarkdown = name.hasEnding(".md") || name.hasEnding(".markdown")
        if isNamedMarkdown || headingCount(text) >= 2 { return .markdown }
        return .text
    }

    /// A document type or a tag that only documents have, within the first kilobytes.
    private static func looksLikeHTML(_ text: [UInt8]) -> Bool {
        let head = text.prefix(4_096).drop { $0 <= 0x20 }
        guard head.first == 0x3C else { return false }
        let opening = String(decoding: head, as: UTF8.self).lowercased()
        return [
            "<!doctype html", "<html", "<head", "<body", "<div", "<h1", "<h2", "<p>", "<p ", "<article", "<?xml",
            "<table", "<meta", "<title", "<!--",
        ]
        .contains { opening.hasPrefix($0) } && opening.utf8.contains(0x3E)
    }

    /// Lines that open with `# ` to `###### `, within the first kilobytes.
    private static func headingCount(_ text: [UInt8]) -> Int {
        text.prefix(65_536).split(separator: 0x0A).count { line in
            let level = line.prefix { $0 == 0x23 }.count
            return (1...6).contains(level) && line.dropFirst(level).first == 0x20
        }
    }
}

extension FileName {
    /// - Parameter ending: lower-case ASCII.
    fileprivate func hasEnding(_ ending: String) -> Bool {
        let ending = Array(ending.utf8)
        guard bytes.count > ending.count else { return false }
        return zip(bytes.suffix(ending.count), ending).allSatisfy { byte, wanted in
            byte == wanted || (0x41...0x5A).contains(byte) && byte + 0x20 == wanted
        }
    }
}
