import BulletinRPC

/// bulletind(8) and bulletinctl(1): from what the program itself says of its command line
/// (`--experimental-dump-help` of swift-argument-parser), and what stands below for each.
enum ProgramPage {
    /// What no command line tells.
    struct Appendix {
        var section: Int
        var description: String
        var parts: [(heading: String, items: [(term: String, meaning: String)])]
        var seeAlso: [(name: String, section: Int)]
    }

    /// - Parameter help: the whole answer to `--experimental-dump-help`.
    static func text(help: JSONValue, appendix: Appendix, date: String) -> String {
        let command = help["command"] ?? .null
        let name = command["commandName"]?.string ?? ""
        var page = Mdoc(name: name, section: appendix.section, date: date, about: about(command))
        page.heading("SYNOPSIS")
        page.macro("Nm", name)
        let subcommands = shown(command["subcommands"]).filter { $0["commandName"]?.string != "help" }
        for option in shown(command["arguments"]) { synopsis(option, on: &page) }
        if !subcommands.isEmpty {
            page.macro("Ar", "subcommand")
            page.macro("Op", "Ar", "argument ...")
        }
        page.heading("DESCRIPTION")
        page.prose(appendix.description)
        if subcommands.isEmpty {
            page.paragraph()
            page.prose("The options are:")
            options(of: command, on: &page)
        }
        for subcommand in subcommands { section(subcommand, of: name, on: &page) }
        for part in appendix.parts {
            page.heading(part.heading)
            page.list(part.items) { page, item in page.term(item.term, item.meaning) }
        }
        page.seeAlso(appendix.seeAlso)
        return page.text
    }

    private static func section(_ command: JSONValue, of program: String, on page: inout Mdoc) {
        let name = command["commandName"]?.string ?? ""
        page.subheading("\(program) \(name)")
        page.prose(command["abstract"]?.string ?? "")
        options(of: command, on: &page)
        if let discussion = command["discussion"]?.string, !discussion.isEmpty { page.literal(discussion) }
    }

    private static func options(of command: JSONValue, on page: inout Mdoc) {
        let arguments = shown(command["arguments"]).filter { $0["valueName"]?.string != "help" }
        guard !arguments.isEmpty else { return }
        page.list(arguments) { page, argument in
            page.literalTerm(term(argument))
            page.prose(meaning(argument))
        }
    }

    private static func about(_ command: JSONValue) -> String {
        let text = command["abstract"]?.string ?? ""
        let plain = text.hasSuffix(".") ? String(text.dropLast()) : text
        return plain.prefix(1).lowercased() + plain.dropFirst()
    }

    private static func shown(_ list: JSONValue?) -> [JSONValue] {
        (list?.array ?? []).filter { $0["shouldDisplay"] != .bool(false) }
    }

    private static func names(_ argument: JSONValue) -> [String] {
        (argument["names"]?.array ?? []).map {
            ($0["kind"]?.string == "long" ? "--" : "-") + ($0["name"]?.string ?? "")
        }
    }

    /// `-n, --limit n`, or the name of a positional argument.
    private static func term(_ argument: JSONValue) -> String {
        let value = argument["valueName"]?.string ?? ""
        switch argument["kind"]?.string {
        case "positional": return value + (argument["isRepeating"] == .bool(true) ? " ..." : "")
        case "option": return names(argument).joined(separator: ", ") + " " + value
        default: return names(argument).joined(separator: ", ")
        }
    }

    private static func meaning(_ argument: JSONValue) -> String {
        var text = argument["abstract"]?.string ?? ""
        if let usual = argument["defaultValue"]?.string { text += "\nThe default is `\(usual)`." }
        return text
    }

    private static func synopsis(_ argument: JSONValue, on page: inout Mdoc) {
        guard let name = names(argument).last else { return }
        if argument["kind"]?.string == "option" {
            page.macro(
                "Op", "Fl", Mdoc.escaped(String(name.dropFirst())), "Ar", Mdoc.word(argument["valueName"]?.string ?? "")
            )
        } else {
            page.macro("Op", "Fl", Mdoc.escaped(String(name.dropFirst())))
        }
    }
}
