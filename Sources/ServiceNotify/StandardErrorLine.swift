import Glibc

/// One line a message on standard error: the sentence, then its fields in the order of their names.
enum StandardErrorLine {
    /// In one call, so that lines of several threads do not mix.
    static func write(_ line: LogLine, isPrefixed: Bool) {
        let bytes = bytes(of: line, isPrefixed: isPrefixed)
        unsafe bytes.withUnsafeBytes { buffer in
            _ = unsafe Glibc.write(STDERR_FILENO, buffer.baseAddress, buffer.count)
        }
    }

    /// - Parameter isPrefixed: begin with `<N>`, as sd-daemon(3) has it.
    static func bytes(of line: LogLine, isPrefixed: Bool) -> [UInt8] {
        var text = isPrefixed ? "<\(line.level.priority)>" : "\(line.level): "
        text += line.sentence
        for field in line.fields { text += " \(field.key)=\(quoted(field.value))" }
        // Control characters of file names and texts must not reach a terminal.
        var bytes = text.utf8.map { ($0 < 0x20 || $0 == 0x7F) ? UInt8(ascii: "?") : $0 }
        bytes.append(0x0A)
        return bytes
    }

    private static func quoted(_ value: String) -> String {
        value.utf8.contains(0x20) || value.isEmpty ? "“\(value)”" : value
    }
}
