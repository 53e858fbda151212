import Settings

/// bulletind.yaml(5): from the table of settings that the daemon checks with.
enum SettingsPage {
    static func text(date: String) -> String {
        var page = Mdoc(
            name: "bulletind.yaml", section: 5, date: date, about: "configuration of the bulletin reader")
        page.heading("SYNOPSIS")
        page.prose("`/etc/bulletind/config.yaml`\n`$XDG_CONFIG_HOME/bulletind/config.yaml`")
        page.heading("DESCRIPTION")
        page.prose(
            """
            A mapping in YAML; a dot in the name of a key below stands for a mapping in the mapping.
            Command line wins over environment over this file over the default.
            An unknown key or a value out of range stops the start with status 78 and one line that names file, line, key and what is allowed; at a reload it is told, and the old configuration stays.

            A time is a number with `ms`, `s`, `min` or `h`; a size a number with `B`, `kB`, `KiB`, `MB`, `MiB`, `GB` or `GiB`.
            """)
        page.heading("SETTINGS")
        page.list(Setting.all) { page, setting in
            page.literalTerm(setting.key)
            page.prose(
                """
                \(sentence(setting.summary))
                Allowed: \(setting.allowed).
                Default: \(setting.usual).
                Environment: `\(setting.environmentName)`.
                \(setting.needsRestart ? "A change waits for a restart." : "A reload takes a change over.")
                """)
        }
        page.heading("EXAMPLES")
        page.literal(
            """
            inbox:
              path: /srv/bulletins/inbox
              settle: 5s
            rpc:
              adminGroup: editors
            """)
        page.seeAlso([("bulletind", 8)])
        return page.text
    }

    /// A `config.yaml` that says nothing yet: every setting as a comment.
    static var commentedFile: String {
        var text = """
            ## The configuration of bulletind; bulletind.yaml(5) has the whole story. After a change:
            ##   bulletind --check-config && systemctl reload bulletind

            """
        var group = ""
        for setting in grouped {
            let parts = setting.key.split(separator: ".").map(String.init)
            let (parent, indent) = parts.count > 1 ? (parts[0], "  ") : ("", "")
            text += "\n"
            if parent != group, !parent.isEmpty { text += "#\(parent):\n" }
            group = parent
            let restart = setting.needsRestart ? " A change waits for a restart." : ""
            text += "## \(capitalised(setting.summary)): \(setting.allowed).\(restart)\n"
            text += "#\(indent)\(parts[parts.count - 1]): \(setting.usual.filter { $0 != "`" })\n"
        }
        return text
    }

    /// Those under one key of YAML next to each other, in the order of the first of each.
    private static var grouped: [Setting] {
        var parents: [Substring] = []
        for setting in Setting.all {
            let parent = setting.key.prefix { $0 != "." }
            if !parents.contains(parent) { parents.append(parent) }
        }
        return parents.flatMap { parent in Setting.all.filter { $0.key.prefix { $0 != "." } == parent } }
    }

    private static func sentence(_ text: String) -> String { capitalised(text) + "." }

    private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
