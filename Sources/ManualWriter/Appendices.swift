/// What the manual pages of the programs say beside their options.
extension ProgramPage {
    static let appendices = ["bulletind": daemon, "bulletinctl": client]

    private static let files: (String, [(String, String)]) = (
        "FILES",
        [
            ("/etc/bulletind/config.yaml", "The configuration; see `bulletind.yaml`(5). It need not be there."),
            (
                "/var/lib/bulletind",
                "The store (`store.sqlite`), the files that could not be read (`rejected`), and the inbox. Of a user: `$XDG_STATE_HOME/bulletind`, usually `~/.local/state/bulletind`."
            ),
            (
                "/var/lib/bulletind/inbox",
                "Drop files here. A file leaves it once what it holds is durable in the store."
            ),
            ("/run/bulletind/bulletind.sock", "The socket. Of a user: `$XDG_RUNTIME_DIR/bulletind/bulletind.sock`."),
        ]
    )

    private static let daemon = Appendix(
        section: 8,
        description: """
            A file that is dropped into the inbox is read into its articles, kept for ever, and found by a search milliseconds later.
            Clients ask by lines of JSON-RPC 2.0 on a Unix socket; `bulletinctl`(1) is one.

            Every setting may stand on the command line, in the environment, or in the configuration file; the first that says anything wins.
            `--check-config` prints each value and where it comes from.

            Under systemd it takes its socket, named `rpc`, from `bulletind.socket`, and tells when it is ready, what it does, that it reloads and that it stops.
            It feeds the watchdog only as long as the inbox, the readers, the store and the socket all turn.
            """,
        parts: [
            (
                "ENVIRONMENT",
                [
                    ("BULLETIND_CONFIG", "The configuration file, as `--config`."),
                    (
                        "BULLETIND_INBOX, BULLETIND_STATE, ...",
                        "Each setting has a variable; `bulletind.yaml`(5) names them."
                    ),
                    ("STATE_DIRECTORY", "Set by systemd: the state folder, where nothing else says."),
                    ("NOTIFY_SOCKET, WATCHDOG_USEC, LISTEN_FDS, JOURNAL_STREAM", "Set by systemd."),
                ]
            ),
            files,
            (
                "EXIT STATUS",
                [
                    ("0", "Told to stop, and stopped."), ("64", "Wrong use of the command line."),
                    ("70", "A fault of the program; systemd starts it again."),
                    ("73", "A folder or the socket cannot be made."),
                    ("74", "The store cannot be read or written."),
                    ("75", "The state folder or the socket belongs to another daemon, which is named."),
                    ("78", "A wrong setting, named with its place.\nsystemd does not try again."),
                ]
            ),
            (
                "SIGNALS",
                [
                    (
                        "SIGTERM, SIGINT",
                        "Accept no more, answer what was asked, finish the file in hand, end with status 0."
                    ),
                    (
                        "SIGHUP",
                        "Read the configuration again.\nWhat can change while it runs holds at once; the journal and `systemctl status` name what waits for a restart.\nA wrong configuration changes nothing, and is told in the same places."
                    ),
                ]
            ),
        ],
        seeAlso: [
            ("bulletinctl", 1), ("journalctl", 1), ("systemctl", 1), ("bulletind.yaml", 5), ("bulletin-rpc", 7),
        ])

    private static let client = Appendix(
        section: 1,
        description: """
            Asks a running `bulletind`(8).
            The socket is that of `--socket`, else of `BULLETIND_SOCKET`, else the user's, else the system's.
            `--socket`, `--json` and `--no-color` may stand before or after the subcommand.
            With `--json` it prints exactly what the daemon answered, one JSON document a line.

            Screens, messages and hints are Chinese where the locale is, else English; `--json` and every `--format` but `table` are the same in any language.
            Of listings, `--format` chooses the form: `csv` (RFC 4180; `--bom` for Excel), `tsv`, `markdown`, `json`; of articles also `ninjs` (IPTC ninjs 2.1, an item a line), `atom` (RFC 4287) and `bulk` (the body of a `_bulk` request of OpenSearch and Elasticsearch).
            """,
        parts: [
            (
                "ENVIRONMENT",
                [
                    ("BULLETIND_SOCKET", "The daemon's socket."), ("NO_COLOR", "If set: no colours."),
                    ("BULLETINCTL_PAGER, PAGER", "What shows long articles on a terminal; `cat` for nothing."),
                    ("LC_ALL, LC_MESSAGES, LANG", "The first that is set says the language."),
                    ("XDG_STATE_HOME", "Below it `follow --name` keeps how far it has come."),
                ]
            ),
            (
                files.0,
                files.1 + [
                    (
                        "~/.local/state/bulletinctl/NAME.json",
                        "How far `follow --name NAME` has come. Remove it to begin anew."
                    )
                ]
            ),
            (
                "EXIT STATUS",
                [
                    ("0", "Done; `search` and `figures`: something was found."), ("1", "Nothing was found."),
                    ("2", "Wrong use."), ("3", "No daemon answers."), ("4", "The daemon said no."),
                ]
            ),
        ],
        seeAlso: [("bulletin-rpc", 7), ("bulletind", 8)])
}
