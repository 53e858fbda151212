/// What the daemon is doing now.
package enum ServerStatus: Method {
    package static let name = "server.status"
    package static let summary = "The daemon's state, inbox, counts and memory."
    package typealias Params = NoParams

    package struct Result: MethodResult, Hashable {
        package static let schema = Schema.object([
            "state": .text, "reason": .nullable(.text), "clock": .string(.clock),
            "inbox": .object([
                "path": .text, "pending": .count, "backend": .text, "overflows": .count,
                "troubles": .array(of: .object(["path": .text, "reason": .text])),
            ]),
            "counts": .object([
                "bulletins": .count, "articles": .count, "rejected": .count, "duplicates": .count, "superseded": .count,
            ]),
            "index": .object(["terms": .count, "postings": .count, "textBytes": .count, "memoryBytes": .count]),
            "connections": .count, "subscriptions": .count, "uptime": .count,
        ])

        /// `running`, `degraded`, `starting`, `reloading` or `stopping`.
        package var state = "running"
        /// Why it is degraded.
        package var reason: String?
        package var clock = ""
        package var inbox = Inbox()
        package var counts = Counts()
        package var index = Index()
        package var connections = 0
        package var subscriptions = 0
        /// Seconds.
        package var uptime = 0

        package init() {}
    }

    package struct Inbox: Hashable, Sendable {
        package var path = ""
        /// Files seen and not yet taken.
        package var pending = 0
        /// `inotify` or `poll`.
        package var backend = ""
        /// How often the kernel's queue ran over since the start.
        package var overflows = 0
        /// What cannot be taken for now, and why.
        package var troubles: [Trouble] = []
        package init() {}
    }

    package struct Trouble: Hashable, Sendable {
        package var path: String
        package var reason: String

        package init(path: String, reason: String) {
            self.path = path
            self.reason = reason
        }
    }

    package struct Counts: Hashable, Sendable {
        package var bulletins = 0
        package var articles = 0
        package var rejected = 0
        package var duplicates = 0
        package var superseded = 0
        package init() {}
    }

    package struct Index: Hashable, Sendable {
        package var terms = 0
        package var postings = 0
        package var textBytes = 0
        package var memoryBytes = 0
        package init() {}
    }

    package static let example = """
        → {"jsonrpc":"2.0","id":2,"method":"server.status","params":{}}
        ← {"jsonrpc":"2.0","id":2,"result":{"state":"running","reason":null,"clock":"9c2f0a61:17","inbox":{\
        "path":"/var/lib/bulletind/inbox","pending":0,"backend":"inotify","overflows":0,"troubles":[]},\
        "counts":{"bulletins":17,"articles":121,"rejected":1,"duplicates":2,"superseded":0},\
        "index":{"terms":5321,"postings":21877,"textBytes":310442,"memoryBytes":1843200},\
        "connections":1,"subscriptions":0,"uptime":86}}
        """
}

extension ServerStatus.Result {
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("state", state)
            writer.member("reason", reason)
            writer.member("clock", clock)
            writer.key("inbox")
            writer.object { inbox.write(to: &$0) }
            writer.key("counts")
            writer.object { writer in
                writer.member("bulletins", counts.bulletins)
                writer.member("articles", counts.articles)
                writer.member("rejected", counts.rejected)
                writer.member("duplicates", counts.duplicates)
                writer.member("superseded", counts.superseded)
            }
            writer.key("index")
            writer.object { writer in
                writer.member("terms", index.terms)
                writer.member("postings", index.postings)
                writer.member("textBytes", index.textBytes)
                writer.member("memoryBytes", index.memoryBytes)
            }
            writer.member("connections", connections)
            writer.member("subscriptions", subscriptions)
            writer.member("uptime", uptime)
        }
    }

    package init(json: JSONValue) throws(ShapeFailure) {
        let reader = JSONReader(json)
        state = try reader.string("state")
        reason = try reader.optionalString("reason")
        clock = try reader.string("clock")
        inbox = try ServerStatus.Inbox(reader: reader.member("inbox"))
        let counts = try reader.member("counts")
        self.counts.bulletins = try counts.integer("bulletins")
        self.counts.articles = try counts.integer("articles")
        self.counts.rejected = try counts.integer("rejected")
        self.counts.duplicates = try counts.integer("duplicates")
        self.counts.superseded = try counts.integer("superseded")
        let index = try reader.member("index")
        self.index.terms = try index.integer("terms")
        self.index.postings = try index.integer("postings")
        self.index.textBytes = try index.integer("textBytes")
        self.index.memoryBytes = try index.integer("memoryBytes")
        connections = try reader.integer("connections")
        subscriptions = try reader.integer("subscriptions")
        uptime = try reader.integer("uptime")
    }
}

extension ServerStatus.Inbox {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("path", path)
        writer.member("pending", pending)
        writer.member("backend", backend)
        writer.member("overflows", overflows)
        writer.key("troubles")
        writer.list(troubles) { writer, trouble in
            writer.object { writer in
                writer.member("path", trouble.path)
                writer.member("reason", trouble.reason)
            }
        }
    }

    fileprivate init(reader: JSONReader) throws(ShapeFailure) {
        path = try reader.string("path")
        pending = try reader.integer("pending")
        backend = try reader.string("backend")
        overflows = try reader.integer("overflows")
        troubles = try reader.member("troubles").list { (trouble) throws(ShapeFailure) in
            ServerStatus.Trouble(path: try trouble.string("path"), reason: try trouble.string("reason"))
        }
    }
}
