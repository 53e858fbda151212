import LinuxSystem
import TerminalLayout

/// One line on standard error that tells how far long work has come; nothing where that is no terminal.
struct ProgressLine {
    private let total: Int
    private let totalBytes: Int?
    private let isShown: Bool
    private let start = MonotonicInstant.now
    private var shownAt: MonotonicInstant?
    /// Between two drawings.
    private static let pause = Duration.milliseconds(100)
    private static let columns = 24

    init(total: Int, bytes: Int? = nil, isQuiet: Bool) {
        self.total = total
        totalBytes = bytes
        isShown = !isQuiet && StandardStream.errors.isTerminal
    }

    /// - Parameter note: what people should see beside it, such as how many were rejected so far.
    mutating func tell(done: Int, bytes: Int, note: String = "") {
        guard isShown else { return }
        let now = MonotonicInstant.now
        if done < total, let shownAt, now - shownAt < Self.pause { return }
        shownAt = now
        let seconds = Double((now - start).nanoseconds) / 1e9
        let share = Self.share(done, of: total, bytes, of: totalBytes)
        var line = "\r\u{1B}[K"
        line += bar(share: share, columns: Self.columns).padded(to: Self.columns).rendered(Palette.none)
        line += " \(done)/\(total)"
        if seconds > 0.5 {
            line += "  \(Wording.decimal(Double(done) / seconds))/s  \(Wording.size(Int(Double(bytes) / seconds)))/s"
            if share > 0, share < 1 {
                line += "  " + Phrase.left(seconds: Int((seconds / share * (1 - share)).rounded(.up)))
            }
        }
        if !note.isEmpty { line += "  " + note }
        try? StandardStream.errors.write(Array(line.utf8))
    }

    /// Takes the line away: what is printed next stands alone.
    func end() {
        if shownAt != nil { try? StandardStream.errors.write(Array("\r\u{1B}[K".utf8)) }
    }

    private static func share(_ done: Int, of total: Int, _ bytes: Int, of totalBytes: Int?) -> Double {
        if let totalBytes, totalBytes > 0 { return Double(bytes) / Double(totalBytes) }
        return total > 0 ? Double(done) / Double(total) : 1
    }
}
