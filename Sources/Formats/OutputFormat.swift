/// How an answer leaves the client: for eyes, or for one kind of program.
package enum OutputFormat: String, Hashable, Sendable, CaseIterable {
    /// For people; the only one in their language, with colours and fitted to their terminal.
    case table
    /// Exactly what the daemon answered, one line.
    case json
    /// RFC 4180.
    case csv
    /// IANA's text/tab-separated-values.
    case tsv
    /// IPTC ninjs 2.1, one item a line.
    case ninjs
    /// RFC 4287.
    case atom
    case markdown
    /// The body of a `_bulk` request to OpenSearch or Elasticsearch.
    case bulk

    /// What `--format-version` may ask for. It grows when a column, key or element changes its name or meaning, not when one
    /// is added.
    package static let versions = 1...1

    /// Those that any listing has: rows and columns are enough for them.
    package static let ofRows: [OutputFormat] = [.table, .json, .csv, .tsv, .markdown]

    /// Those that tell of an article all there is to tell.
    package var needsArticles: Bool {
        switch self {
        case .ninjs, .atom, .bulk: true
        case .table, .json, .csv, .tsv, .markdown: false
        }
    }
}
