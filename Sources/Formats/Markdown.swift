import BulletinModel
package import BulletinRPC

/// Markdown for notes, wikis and tickets: CommonMark, and the tables of GitHub's form of it.
package enum Markdown {
    package static func table(_ sheet: Sheet) -> String {
        let isNumber = sheet.columns.indices.map { column in
            !sheet.rows.isEmpty
                && sheet.rows.allSatisfy { row in if case .text = row[column] { false } else { true } }
        }
        var text = line(sheet.columns)
        text += line(isNumber.map { $0 ? "---:" : "---" })
        for row in sheet.rows { text += line(row.map { escaped($0.plain) }) }
        return text
    }

    /// A list of hits, each with its snippet quoted and what was found in bold.
    package static func hits(_ hits: [Search.Hit]) -> String {
        hits.map { hit in
            let facts =
                [hit.kicker, hit.published?.description, Credits.line(hit.bylines)].compactMap { $0 }
                .filter { !$0.isEmpty }.map(escaped) + ["`\(hit.id)`"]
            let title = "- **\(escaped(hit.headline ?? hit.id.description))** (\(facts.joined(separator: ", ")))\n"
            return title + (hit.snippet.map { "  > \(marked($0))\n" } ?? "")
        }.joined(separator: "\n")
    }

    /// One article to read: its headline as a heading, then where it is from, then its paragraphs.
    package static func article(_ record: ArticleRecord) -> String {
        let article = record.article
        var blocks = ["# " + escaped(Titles.headline(article))]
        if let subheadline = article.subheadline { blocks.append("**\(escaped(subheadline))**") }
        let facts = [article.section, article.kicker, article.published?.description, Credits.line(article.bylines)]
            .compactMap { $0 }.filter { !$0.isEmpty }.map(escaped)
        blocks.append((facts + ["`\(record.id)`"]).joined(separator: " · "))
        for (number, paragraph) in article.paragraphs.enumerated() {
            let dateline = number == 0 ? article.dateline.map { "**\(escaped($0.text))** " } ?? "" : ""
            blocks.append(dateline + escaped(paragraph))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

    private static func marked(_ snippet: Search.Snippet) -> String {
        let scalars = Array(snippet.text.unicodeScalars)
        func slice(_ range: Range<Int>) -> String { escaped(String(String.UnicodeScalarView(scalars[range]))) }
        var text = ""
        var place = 0
        for mark in snippet.marks.sorted(by: { $0.offset < $1.offset }) where mark.offset >= place {
            let end = min(mark.offset + mark.length, scalars.count)
            guard mark.offset < end else { continue }
            text += slice(place..<mark.offset) + "**" + slice(mark.offset..<end) + "**"
            place = end
        }
        return text + slice(place..<scalars.count)
    }

    /// What Markdown or HTML would take for a sign gets a backslash; a line's end becomes a space.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                result.append(" ")
            } else {
                if signs.contains(scalar) { result.append("\\") }
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// - Source: CommonMark 0.31, 2.4, without those that mean something at a line's beginning alone; `|` is GitHub's.
    private static let signs = Set("\\`*_{}[]<>#|~&".unicodeScalars)
}
