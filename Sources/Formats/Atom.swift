import BulletinModel
package import BulletinRPC

/// A feed that any feed reader subscribes to.
/// - Source: RFC 4287.
package enum Atom {
    /// - Parameters:
    ///   - query: what the feed is of; it gives the feed its name, so that a reader knows it again.
    ///   - articles: in the order of the feed.
    package static func feed(_ articles: [ArticleRecord], query: String) -> String {
        let latest = articles.compactMap(\.article.published).max()
        var text = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh">
              <id>\(ResourceNames.search(query))</id>
              <title>\(XMLText.escaped(query.isEmpty ? "bulletind" : query))</title>
              <updated>\(ResourceNames.instant(latest))</updated>
              <generator version="\(ProgramVersion.text)">bulletind</generator>

            """
        for article in articles { text += entry(article) }
        return text + "</feed>\n"
    }

    private static func entry(_ record: ArticleRecord) -> String {
        let article = record.article
        let instant = ResourceNames.instant(article.published)
        var lines = [
            element("id", ResourceNames.article(record.id)), element("title", Titles.whole(article)),
            element("updated", instant), element("published", instant),
        ]
        let names = article.bylines.isEmpty ? ["bulletind"] : article.bylines.map(\.name)
        lines += names.map { "<author>\(element("name", $0))</author>" }
        lines += article.units.map {
            let path = $0.path.isEmpty ? $0.name : $0.path.joined(separator: "/")
            return "<category term=\"\(XMLText.escaped(path))\" label=\"\(XMLText.escaped($0.name))\"/>"
        }
        lines.append("<content type=\"html\">\(XMLText.escaped(html(article)))</content>")
        return "  <entry>\n" + lines.map { "    \($0)\n" }.joined() + "  </entry>\n"
    }

    private static func element(_ name: String, _ text: String) -> String {
        "<\(name)>\(XMLText.escaped(text))</\(name)>"
    }

    private static func html(_ article: Article) -> String {
        var blocks = article.subheadline.map { ["<p><strong>\(XMLText.escaped($0))</strong></p>"] } ?? []
        for (number, paragraph) in article.paragraphs.enumerated() {
            let dateline =
                number == 0 ? article.dateline.map { "<strong>\(XMLText.escaped($0.text))</strong> " } ?? "" : ""
            blocks.append("<p>\(dateline)\(XMLText.escaped(paragraph))</p>")
        }
        if !article.bylines.isEmpty { blocks.append("<p>（\(XMLText.escaped(Credits.line(article.bylines)))）</p>") }
        return blocks.joined(separator: "\n")
    }
}
