package import BulletinModel

/// Bylines in the words of the page that they come from: Chinese, whatever language the user reads.
package enum Credits {
    /// `融媒体记者 全兴社; 通讯员 时雨`.
    package static func line(_ bylines: [Byline]) -> String {
        bylines.map { ($0.outlet ?? "") + role($0.role) + " " + $0.name }.joined(separator: "; ")
    }

    private static func role(_ role: BylineRole) -> String {
        switch role {
        case .reporter: "记者"
        case .correspondent: "通讯员"
        case .photographer: "摄影"
        case .editor: "编辑"
        case .source: "来源"
        }
    }
}

/// What to call an article where it needs a name.
package enum Titles {
    /// The headline; of one without, such as a brief, how its text begins.
    package static func headline(_ article: Article) -> String {
        if let headline = article.headline { return headline }
        let text = article.paragraphs.first ?? article.kicker ?? ""
        let scalars = text.unicodeScalars
        guard scalars.count > longestOpening else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(longestOpening))) + "…"
    }

    /// With the unit ahead, as the page prints it.
    package static func whole(_ article: Article) -> String {
        ([article.kicker].compactMap { $0 } + [headline(article)]).joined(separator: "　")
    }

    private static let longestOpening = 30
}

/// Names that stay the same for as long as the article does.
package enum ResourceNames {
    package static func article(_ id: ArticleID) -> String { "urn:bulletind:article:\(id)" }

    /// The name of a feed: the query, with all but letters and digits of ASCII percent-encoded (RFC 8141, 2).
    package static func search(_ query: String) -> String {
        let digits = Array("0123456789ABCDEF")
        let coded = query.utf8.map { byte -> String in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                String(UnicodeScalar(byte))
            default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return "urn:bulletind:search:" + (query.isEmpty ? "all" : coded.joined())
    }

    /// Midnight in China, where the page was printed (RFC 3339). Before all time where the day is unknown.
    package static func instant(_ day: CalendarDay?) -> String {
        day.map { "\($0)T00:00:00+08:00" } ?? "1970-01-01T00:00:00Z"
    }
}
