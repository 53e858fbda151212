import BulletinRPC

/// bulletin-rpc(7): from the methods as the server checks and the client calls them.
enum MethodsPage {
    static func text(date: String) -> String {
        var page = Mdoc(
            name: "bulletin-rpc", section: 7, date: date, about: "how programs talk to the bulletin reader")
        page.heading("DESCRIPTION")
        page.prose(
            """
            `bulletind`(8) answers JSON-RPC 2.0 on a Unix stream socket: one message, or one batch, a line of UTF-8 that ends with a line feed.
            Answers to one connection come in the order of its requests; a client may send many before it reads.
            Params are objects.

            Who may connect is the socket's mode and group.
            What is marked so below is for root, the daemon's own user and the members of `rpc.adminGroup`.
            """)
        page.heading("METHODS")
        for method in MethodCatalog.all { section(method, on: &page) }
        page.heading("ERRORS")
        page.list(RPCErrorKind.allCases) { page, kind in page.term("\(kind.rawValue)", "\(kind.message).") }
        page.seeAlso([("bulletinctl", 1), ("bulletind.yaml", 5), ("bulletind", 8)])
        return page.text
    }

    /// What may be given, and what holds where nothing is.
    private static func bounds<Params: MethodParams>(of field: ParamField<Params>) -> String {
        let allowed = field.allowed.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let usual: String? =
            switch field.usual {
            case nil, .null?, .string("")?, .array([])?: nil
            case .string(let word)?: word
            case let value?: value.text
            }
        let parts = [allowed, usual.map { allowed == nil ? "By default `\($0)`" : "by default `\($0)`" }].compactMap {
            $0
        }
        return parts.isEmpty ? "" : "\n\(parts.joined(separator: "; "))."
    }

    private static func section<Called: Method>(_ method: Called.Type, on page: inout Mdoc) {
        page.subheading(Called.name)
        page.prose(Called.summary + (Called.isForAdmins ? "\nNot for everybody." : ""))
        let fields = Called.Params.fields
        if !fields.isEmpty {
            page.list(fields) { page, field in
                page.literalTerm(field.name)
                page.prose(field.about + (field.isRequired ? "\nMust be given." : "") + bounds(of: field))
            }
        }
        page.literal(Called.example)
    }
}
