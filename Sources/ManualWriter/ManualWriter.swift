import BulletinRPC
import LinuxSystem
import ServiceNotify

/// Prints one of the pages of the package; scripts/package calls it for each.
///
///     bulletind --experimental-dump-help | ManualWriter bulletind "November 24, 2026"
///     ManualWriter settings|methods DATE
///     ManualWriter catalog|configuration
@main
enum ManualWriter {
    static func main() {
        let words = CommandLine.arguments
        guard words.count > 1, let text = text(of: words[1], date: words.count > 2 ? words[2] : "") else {
            try? StandardStream.errors.write(
                Array("usage: ManualWriter bulletind|bulletinctl|settings|methods|catalog|configuration DATE\n".utf8))
            Process.end(status: 64)
        }
        do throws(Errno) {
            try StandardStream.output.write(Array(text.utf8))
        } catch {
            Process.end(status: 74)
        }
    }

    private static func text(of page: String, date: String) -> String? {
        switch page {
        case "settings": return SettingsPage.text(date: date)
        case "methods": return MethodsPage.text(date: date)
        case "catalog": return JournalEvent.catalog
        case "configuration": return SettingsPage.commentedFile
        default:
            guard let appendix = ProgramPage.appendices[page],
                let input = try? StandardStream.input.readAll(),
                let help = try? JSONParser.parse(input)
            else { return nil }
            return ProgramPage.text(help: help, appendix: appendix, date: date)
        }
    }
}
