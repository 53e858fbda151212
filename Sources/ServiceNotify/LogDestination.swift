import Glibc

/// Where log lines go: to the journal with their fields where standard error is the journal, else to standard error.
package enum LogDestination: Sendable, Hashable {
    case journal
    /// Each line begins with `<N>`, as sd-daemon(3) has it.
    case prefixedStandardError
    case standardError

    /// - Source: systemd.exec(5), `JOURNAL_STREAM`: device and inode of the stream that systemd connected.
    package static func detected(environment: (String) -> String?) -> LogDestination {
        if let stream = environment("JOURNAL_STREAM") {
            var status = stat()
            if unsafe fstat(STDERR_FILENO, &status) == 0, stream == "\(status.st_dev):\(status.st_ino)" {
                return .journal
            }
        }
        return environment("INVOCATION_ID") != nil && isatty(STDERR_FILENO) == 0
            ? .prefixedStandardError : .standardError
    }
}
