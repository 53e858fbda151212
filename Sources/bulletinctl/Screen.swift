import BulletinRPC
import LinuxSystem
import TerminalLayout

/// Standard output, written in large pieces.
final class Screen {
    let isTerminal: Bool
    /// Nil where nothing is to be cut or wrapped: a pipe, a file.
    let width: Int?
    let palette: Palette
    private var pending: [UInt8] = []
    private var pager: Pager?

    init(isColourRefused: Bool) {
        isTerminal = StandardStream.output.isTerminal
        width = isTerminal ? StandardStream.output.columns ?? 80 : nil
        palette = Palette.choose(
            isTerminal: isTerminal, refused: isColourRefused, noColour: Process.variable("NO_COLOR"),
            terminalType: Process.variable("TERM"))
    }

    /// Wrapped where it is wider than the terminal.
    func line(_ text: StyledText = StyledText()) {
        for line in text.wrapped(within: width) { write(Array((line.rendered(palette) + "\n").utf8)) }
    }

    func lines(_ texts: some Sequence<StyledText>) {
        for text in texts { line(text) }
    }

    /// What follows is shown page by page where this is a terminal: by `BULLETINCTL_PAGER`, else `PAGER`, else less, as git does
    /// (less leaves what fits on one screen on it).
    func page() {
        let chosen = Process.variable("BULLETINCTL_PAGER") ?? Process.variable("PAGER") ?? "less"
        guard isTerminal, pager == nil, !["", "cat"].contains(chosen) else { return }
        pager = Pager(command: chosen, environment: [("LESS", "FRX"), ("LESSCHARSET", "utf-8"), ("LV", "-c")])
    }

    /// All is said; waits for the pager's reader.
    func finish() {
        flush()
        pager.take()?.wait()
    }

    /// For programs: as it is.
    func text(_ text: String) { write(Array(text.utf8)) }

    func json(_ value: JSONValue) {
        var writer = JSONWriter()
        writer.value(value)
        writer.endLine()
        write(writer.bytes)
    }

    /// Text as it was dropped: byte for byte into a pipe, harmless on a terminal.
    func source(_ text: String) {
        write(Array((isTerminal ? Harmless.lines(text) : text).utf8))
        if isTerminal, !text.hasSuffix("\n") { line() }
    }

    func write(_ bytes: [UInt8]) {
        pending += bytes
        if pending.count >= 1 << 16 { flush() }
    }

    /// Whoever closes the pipe has seen enough: that ends the program, and is no failure.
    func flush() {
        guard !pending.isEmpty else { return }
        do throws(Errno) {
            try StandardStream.output.write(pending)
            pending.removeAll(keepingCapacity: true)
        } catch .brokenPipe {
            pager.take()?.wait()
            Process.end(status: 0)
        } catch {
            Screen.complain(StyledText("\(Phrase.cannotWrite): \(error)"))
            Process.end(status: 2)
        }
    }

    /// On standard error, with the program's name.
    static func complain(_ text: StyledText, below: [StyledText] = []) {
        let palette = Palette.choose(
            isTerminal: StandardStream.errors.isTerminal, refused: CommandLine.arguments.contains("--no-color"),
            noColour: Process.variable("NO_COLOR"), terminalType: Process.variable("TERM"))
        let width = StandardStream.errors.isTerminal ? StandardStream.errors.columns : nil
        let lines = ([StyledText("bulletinctl: ", .failure) + text] + below).flatMap { $0.wrapped(within: width) }
        let message = lines.map { $0.rendered(palette) + "\n" }.joined()
        try? StandardStream.errors.write(Array(message.utf8))
    }
}
