import ArgumentParser
import BulletinRPC

/// Arguments brought into the form that the parser understands.
enum CommandLineWords {
    private static let flags: Set<String> = ["--json", "--no-color", "--csv", "--bom"]
    private static let options: Set<String> = ["--socket", "--format", "--format-version"]

    /// The options for all subcommands are moved behind the subcommand's name; a word of a query that begins with `-`, such as
    /// `-商会` or `-kind:photo`, gets a space ahead of it, or it would be taken for an option: all of ours but `-h` are long.
    static func arranged(_ words: [String]) -> [String] {
        var words = words
        var leading = 0
        while leading < words.count {
            let isWhole = options.contains { words[leading].hasPrefix($0 + "=") }
            if flags.contains(words[leading]) || isWhole {
                leading += 1
            } else if options.contains(words[leading]), leading + 1 < words.count {
                leading += 2
            } else {
                break
            }
        }
        // Without a subcommand there is nothing that they could change.
        let isHelp = leading < words.count && ["help", "--help", "-h", "--version"].contains(words[leading])
        if leading == words.count || isHelp {
            words.removeFirst(leading)
        } else if leading > 0, !words[leading].hasPrefix("-") {
            words.insert(words.remove(at: leading), at: 0)
        }
        let end = words.firstIndex(of: "--") ?? words.endIndex
        return words[..<end].map(escaped) + words[end...]
    }

    private static func escaped(_ word: String) -> String {
        guard word.hasPrefix("-"), !word.hasPrefix("--"), word != "-" else { return word }
        // One letter, perhaps with its number, was meant as an option: the parser says that there is none.
        let isShortOption =
            word.utf8.dropFirst().first.map { $0 < 0x80 } == true
            && word.utf8.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
        return isShortOption ? word : " " + word
    }

    /// What was meant, without the space that `arranged` put ahead.
    static func query(_ words: [String]) -> String {
        words.map { $0.hasPrefix(" -") ? String($0.dropFirst()) : $0 }.joined(separator: " ")
    }

    /// What is wrong where the first word should be a subcommand; nil where it is one, or an option.
    static func missingSubcommand(in words: [String]) -> CommandFailure? {
        let word = words.first == "help" && words.count > 1 ? words[1] : words.first
        guard let word else { return .usage(Phrase.whichSubcommand.text, Phrase.usageOfAll.text) }
        guard !word.hasPrefix("-"), !word.hasPrefix(" ") else { return nil }
        let names = Bulletinctl.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !names.contains(word) else { return nil }
        return .unknownSubcommand(word, nearest: NearestName.find(word, among: names))
    }
}
