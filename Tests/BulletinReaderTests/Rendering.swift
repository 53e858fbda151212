import BulletinModel

/// A reading as text for golden files: what splitting decides, without the mentions.
func rendered(_ reading: Reading) -> String {
    var lines = [
        "encoding \(reading.encoding.rawValue), format \(reading.format.rawValue)",
        "published \(reading.published) from \(reading.publishedBasis.rawValue)",
        "publication \(reading.publication ?? "-"), page \(reading.page ?? "-")",
    ]
    lines += reading.remarks.map { "remark \($0)" }
    for (index, article) in reading.articles.enumerated() {
        lines.append("")
        lines.append("## \(index + 1) \(article.kind.rawValue) \(article.span.lowerBound)..<\(article.span.upperBound)")
        let fields: [(String, String?)] = [
            ("section", article.section), ("kicker", article.kicker), ("headline", article.headline),
            ("subheadline", article.subheadline), ("dateline", article.dateline?.text),
            ("place", article.dateline?.place), ("published", article.published?.description),
        ]
        for (name, value) in fields { if let value { lines.append("\(name): \(value)") } }
        for byline in article.bylines {
            let outlet = byline.outlet.map { " of \($0)" } ?? ""
            lines.append("byline: \(byline.name), \(byline.role.rawValue)\(outlet)")
        }
        lines += article.paragraphs.map { "| \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
}
