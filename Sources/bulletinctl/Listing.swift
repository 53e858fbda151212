import BulletinClient
import BulletinModel
import BulletinRPC
import Formats
import TerminalLayout

/// What a listing found, ready for every form: it is asked for one of them only.
struct Listing {
    /// Exactly what the daemon said, one answer a line.
    var answers: [JSONValue]
    var sheet: () -> Sheet
    /// Where a table would not do.
    var markdown: (() -> String)?
    /// Whose articles they are, where they are articles.
    var articles: [ArticleID] = []
    /// What was asked for, as a feed is called.
    var query = ""
    /// For people, at the width of their terminal.
    var table: (Int?) -> [StyledText]
}

extension Session {
    func print(_ listing: Listing, as format: OutputFormat, bom: Bool = false) throws(CommandFailure) {
        switch format {
        case .table: screen.lines(listing.table(screen.width))
        case .json: for answer in listing.answers { screen.json(answer) }
        case .csv: screen.text(CSV.text(listing.sheet(), for: bom ? .excel : .program))
        case .tsv: screen.text(TSV.text(listing.sheet()))
        case .markdown: screen.text(listing.markdown?() ?? Markdown.table(listing.sheet()))
        case .ninjs:
            try articles(listing.articles) { record in
                var writer = JSONWriter()
                NinJS.write(record, to: &writer)
                writer.endLine()
                screen.write(writer.bytes)
            }
        case .atom:
            var records: [ArticleRecord] = []
            try articles(listing.articles) { records.append($0) }
            screen.text(Atom.feed(records, query: listing.query))
        case .bulk:
            try articles(listing.articles) { record in
                var writer = JSONWriter()
                Bulk.write(record, to: &writer)
                screen.write(writer.bytes)
            }
        }
    }

    /// Whole articles, in the order of their ids; what has left the store meanwhile is passed over.
    func articles(_ ids: [ArticleID], each: (ArticleRecord) -> Void) throws(CommandFailure) {
        let client = try client()
        var trouble: ClientFailure?
        do throws(ClientFailure) {
            let calls = ids.lazy.map { (method: ArticleGet.name, params: ArticleParam(id: $0.description).json) }
            try client.pipeline(calls) { answer in
                do throws(ClientFailure) {
                    each(try Self.record(answer))
                } catch .refused(.notFound) {
                } catch {
                    trouble = trouble ?? error
                }
            }
        } catch {
            throw .client(error)
        }
        if let trouble { throw .client(trouble) }
    }

    private static func record(_ answer: Result<JSONValue, ClientFailure>) throws(ClientFailure) -> ArticleRecord {
        let json = try answer.get()
        do throws(ShapeFailure) {
            return try ArticleRecord(json: json)
        } catch {
            throw .brokenReply("\(ArticleGet.name): \(error)")
        }
    }
}
