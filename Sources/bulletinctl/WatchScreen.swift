import BulletinModel
import BulletinRPC
import LinuxSystem
import TerminalLayout

/// What `watch` has seen so far.
struct WatchedState {
    /// As many are looked at for the latest articles.
    static let bulletins = 10
    static let articles = 60
    private static let longestMemory = 60

    private(set) var status: ServerStatus.Result?
    var latest: [Search.Hit] = []
    /// No daemon answers for now.
    var isLost = false
    /// Articles a second, between one look and the next.
    private(set) var rates: [Double] = []
    private var lookedAt: MonotonicInstant?

    mutating func take(_ status: ServerStatus.Result, at now: MonotonicInstant) {
        if let before = self.status, let lookedAt, now > lookedAt, !isLost {
            let seconds = Double((now - lookedAt).nanoseconds) / 1e9
            rates.append(Double(max(status.counts.articles - before.counts.articles, 0)) / seconds)
            rates.removeFirst(max(rates.count - Self.longestMemory, 0))
        }
        isLost = false
        lookedAt = now
        self.status = status
    }
}

/// The live screen, as lines.
struct WatchScreen {
    let state: WatchedState

    init(_ state: WatchedState) { self.state = state }

    /// No more than `height` lines, none wider than `width`.
    func lines(width: Int, height: Int) -> [StyledText] {
        guard let status = state.status else { return [] }
        var lines = [title(status)] + StatusCommand.facts(status, width: width)
        lines.append(rate)
        lines += status.inbox.troubles.prefix(3).map {
            StyledText("\($0.path): ", .failure) + StyledText($0.reason)
        }
        lines += [StyledText(), StyledText(Phrase.latest.text, .strong)]
        lines += state.latest.map(line)
        if state.latest.isEmpty { lines.append(StyledText(Phrase.noBulletins.text, .faint)) }
        return lines.prefix(max(height - 1, 1)).map { $0.cut(to: width) }
    }

    private func title(_ status: ServerStatus.Result) -> StyledText {
        let name = StyledText("bulletind", .strong) + "  "
        if state.isLost { return name + StyledText(Phrase.noDaemon.text, .failure) }
        return name + StyledText(Phrase.howToLeave.text, .faint)
    }

    private var rate: StyledText {
        let now = state.rates.last ?? 0
        return StyledText(Phrase.rate(Wording.decimal(now)), .plain) + "  "
            + StyledText(Sparkline.text(state.rates), .bar)
    }

    private func line(_ hit: Search.Hit) -> StyledText {
        var line =
            StyledText(hit.id.description, .identifier) + "  " + StyledText(hit.published?.description ?? "", .faint)
        if let kicker = hit.kicker { line.append(StyledText("  " + kicker, .kicker)) }
        line.append(StyledText("  " + (hit.headline ?? Phrase.untitled.text)))
        return line
    }
}

/// A row of numbers as high as they are.
enum Sparkline {
    static func text(_ values: [Double]) -> String {
        let most = values.max() ?? 0
        guard most > 0 else { return "" }
        let signs = Array(" ▁▂▃▄▅▆▇█")
        return String(values.map { signs[min(Int(($0 / most * 8).rounded(.up)), 8)] })
    }
}
