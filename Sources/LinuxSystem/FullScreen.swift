import CLinux
import Glibc

/// A terminal that one program has for itself: the alternate screen, no cursor, no echo. What was there before comes back when
/// it is left, by whatever key or signal.
package final class FullScreen {
    package enum Event: Hashable, Sendable {
        case timeIsUp, resized
        case key(UInt8)
        /// Ctrl-C, the end of the session, or a wish of the system's.
        case ended
    }

    private let signals: OwnedDescriptor
    private var before = termios()
    private var isShown = false
    private static let watched: [CInt] = [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP]

    /// Nil where standard input and output are no terminal.
    package init?() {
        guard StandardStream.input.isTerminal, StandardStream.output.isTerminal else { return nil }
        let descriptor = unsafe Self.watched.withUnsafeBufferPointer {
            unsafe clinux_signals($0.baseAddress, CInt($0.count))
        }
        guard descriptor >= 0 else { return nil }
        signals = OwnedDescriptor(adopting: descriptor)
        enter()
    }

    /// Lines and columns; those of a VT100 where the terminal does not say.
    package var size: (lines: Int, columns: Int) {
        (StandardStream.output.lines ?? 24, StandardStream.output.columns ?? 80)
    }

    /// Shows the lines from the top, and clears what is below; written at once, so that nothing flickers.
    package func show(_ lines: [String]) {
        let text = "\u{1B}[H" + lines.map { $0 + "\u{1B}[K" }.joined(separator: "\r\n") + "\u{1B}[J"
        try? StandardStream.output.write(Array(text.utf8))
    }

    /// Until something happens, or for so long.
    package func wait(_ duration: Duration) -> Event {
        let ready = try? waitForInput([signals.rawValue, StandardStream.input.rawValue], timeout: duration)
        if ready?.first == true { return signal() }
        guard ready?.last == true else { return .timeIsUp }
        var byte: UInt8 = 0
        return unsafe read(StandardStream.input.rawValue, &byte, 1) == 1 ? .key(byte) : .ended
    }

    package func leave() {
        guard isShown else { return }
        isShown = false
        try? StandardStream.output.write(Array("\u{1B}[?25h\u{1B}[?1049l".utf8))
        unsafe tcsetattr(StandardStream.input.rawValue, TCSAFLUSH, &before)
    }

    private func enter() {
        isShown = true
        unsafe tcgetattr(StandardStream.input.rawValue, &before)
        var raw = before
        raw.c_lflag &= ~tcflag_t(ECHO | ICANON)
        unsafe tcsetattr(StandardStream.input.rawValue, TCSAFLUSH, &raw)
        try? StandardStream.output.write(Array("\u{1B}[?1049h\u{1B}[?25l".utf8))
    }

    private func signal() -> Event {
        switch clinux_next_signal(signals.rawValue) {
        case SIGINT, SIGTERM, SIGHUP: return .ended
        case SIGTSTP:
            leave()
            raise(SIGSTOP)
            enter()
            return .resized
        default: return .resized
        }
    }
}
