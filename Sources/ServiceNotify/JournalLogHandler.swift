import CSystemd
import Glibc
import Logging

/// Sends each line to the journal by its native protocol: `sha256` in the metadata becomes the field `SHA256=`.
struct JournalLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    var metadataProvider: Logger.MetadataProvider?

    init(logLevel: Logger.Level) {
        self.logLevel = logLevel
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = [
            Array("MESSAGE=\(event.message)".utf8), Array("PRIORITY=\(event.level.priority)".utf8),
            Array("SYSLOG_IDENTIFIER=bulletind".utf8),
        ]
        let all = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
        for (key, value) in all {
            guard let name = JournalField.name(for: key) else { continue }
            fields.append(Array("\(name)=\(value)".utf8))
        }
        JournalField.send(fields)
    }
}

enum JournalField {
    /// Capital letters, digits and underscores, not beginning with an underscore or a digit; at most 64 bytes.
    /// Nil where nothing is left.
    /// - Source: sd_journal_print(3).
    static func name(for key: String) -> String? {
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
