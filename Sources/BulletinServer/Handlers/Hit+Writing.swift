import BulletinModel
import BulletinRPC
import Retrieval
import SearchIndex

extension Retrieval.Hit {
    private static let idKey: JSONKey = "id"
    private static let scoreKey: JSONKey = "score"
    private static let kickerKey: JSONKey = "kicker"
    private static let headlineKey: JSONKey = "headline"
    private static let publishedKey: JSONKey = "published"
    private static let sectionKey: JSONKey = "section"
    private static let kindKey: JSONKey = "kind"
    private static let bylinesKey: JSONKey = "bylines"
    private static let snippetKey: JSONKey = "snippet"
    private static let textKey: JSONKey = "text"
    private static let marksKey: JSONKey = "marks"

    /// What `BulletinRPC.Search.Hit` writes: a microsecond.
    func writeMembers(to writer: inout JSONWriter) {
        writer.key(Self.idKey)
        writer.string { id.write(to: &$0) }
        writer.key(Self.scoreKey)
        writer.number(score)
        writer.key(Self.kickerKey)
        if segment.hasKicker(document) {
            writer.string { segment.appendKicker(of: document, to: &$0) }
        } else {
            writer.null()
        }
        writer.key(Self.headlineKey)
        if segment.hasHeadline(document) {
            writer.string { segment.appendHeadline(of: document, to: &$0) }
        } else {
            writer.null()
        }
        writer.key(Self.publishedKey)
        if let published { writer.string { published.write(to: &$0) } } else { writer.null() }
        writer.key(Self.sectionKey)
        if let section { writer.string(section) } else { writer.null() }
        writer.key(Self.kindKey)
        writer.string(kind.rawValue)
        writer.key(Self.bylinesKey)
        writer.list(bylines) { $1.write(to: &$0) }
        writer.key(Self.snippetKey)
        guard let passage else { return writer.null() }
        writer.object { writer in
            writer.key(Self.textKey)
            writer.string { appendSnippet(to: &$0) }
            writer.key(Self.marksKey)
            writer.beginArray()
            for mark in passage.marks {
                writer.beginArray()
                writer.integer(mark.offset)
                writer.integer(mark.length)
                writer.endArray()
            }
            writer.endArray()
        }
    }
}
