import CSystemd
import Glibc

/// A line as the journal's native protocol has it: `sha256` becomes the field `SHA256=`.
enum JournalField {
    /// Names that say more among the fields of all services than our short ones do.
    private static let longNames = ["file": "INBOX_NAME", "articles": "ARTICLE_COUNT", "uid": "CLIENT_UID"]

    static func all(of line: LogLine) -> [[UInt8]] {
        var fields = [
            "MESSAGE=\(message(of: line))", "PRIORITY=\(line.level.priority)", "SYSLOG_IDENTIFIER=bulletind",
        ]
        if let event = JournalEvent.of(line) { fields.append("MESSAGE_ID=\(event.id)") }
        for field in line.fields {
            if let name = name(for: field.key) { fields.append("\(name)=\(field.value)") }
        }
        return fields.map { Array($0.utf8) }
    }

    /// `journalctl` shows this alone: so it has what one would look for first.
    private static func message(of line: LogLine) -> String {
        let shown = ["file", "inbox_name", "reason", "detail", "error", "bulletin", "articles", "times"]
        let fields = line.fields.filter { shown.contains($0.key) }.map { "\($0.key)=\($0.value)" }
        return fields.isEmpty ? line.sentence : "\(line.sentence) (\(fields.joined(separator: ", ")))"
    }

    /// Capital letters, digits and underscores, not beginning with an underscore or a digit; at most 64 bytes.
    /// Nil where nothing is left.
    /// - Source: sd_journal_print(3).
    static func name(for key: String) -> String? {
        if let long = longNames[key] { return long }
        let bytes = key.utf8.map { byte -> UInt8 in
            switch byte {
            case 0x61...0x7A: byte - 0x20
            case 0x41...0x5A, 0x30...0x39: byte
            default: 0x5F
            }
        }.drop { !(0x41...0x5A).contains($0) }.prefix(64)
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    static func send(_ fields: [[UInt8]]) {
        // One block for all, since each iovec has to point at bytes that stay.
        var block = fields.flatMap(\.self)
        unsafe block.withUnsafeMutableBytes { bytes in
            var offset = 0
            var vectors: [iovec] = unsafe []
            for field in fields {
                let start = unsafe bytes.baseAddress.map { unsafe $0 + offset }
                unsafe vectors.append(iovec(iov_base: start, iov_len: field.count))
                offset += field.count
            }
            _ = unsafe sd_journal_sendv(&vectors, CInt(vectors.count))
        }
    }
}
