import BulletinModel
import Store
import TestSupport

/// Articles, pages and files that nobody wrote, as a seed gives them.
struct Inventor {
    var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func text(upTo length: Int = 12) -> String {
        let letters: [Character] = ["河", "湾", "镇", "的", "春", "天", "a", "9", "é", "𠀋", "\n", "\"", "\0", "，"]
        return String(
            (0..<Int.random(in: 0...length, using: &random)).map { _ in letters.randomElement(using: &random)! })
    }

    mutating func maybe<Value>(_ value: (inout Inventor) -> Value) -> Value? {
        Bool.random(using: &random) ? value(&self) : nil
    }

    mutating func list<Value>(_ value: (inout Inventor) -> Value) -> [Value] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in value(&self) }
    }

    mutating func integer() -> Int {
        [0, -1, 1, 127, 128, 16_384, Int.max, Int.min, Int.random(in: -1000...1000, using: &random)]
            .randomElement(using: &random)!
    }

    mutating func place() -> TextPlace {
        TextPlace(paragraph: integer(), offset: integer(), length: integer())
    }

    mutating func point() -> DatePoint {
        DatePoint(
            year: integer(), month: maybe { $0.integer() }, day: maybe { $0.integer() }, hour: maybe { $0.integer() },
            minute: maybe { $0.integer() })
    }

    mutating func number() -> ExactNumber {
        ExactNumber(mantissa: Int64(integer()), exponent: Int.random(in: -20...20, using: &random))
    }

    mutating func day() -> CalendarDay {
        CalendarDay(daysSinceEpoch: Int.random(in: -719_162...2_932_896, using: &random))
    }

    mutating func article() -> Article {
        let start = Int.random(in: 0...1 << 26, using: &random)
        var article = Article(
            kind: .allCases.randomElement(using: &random)!,
            span: start..<(start + Int.random(in: 0...99, using: &random)))
        article.section = maybe { $0.text() }
        article.kicker = maybe { $0.text() }
        article.headline = maybe { $0.text() }
        article.subheadline = maybe { $0.text() }
        article.dateline = maybe { Dateline(text: $0.text(), place: $0.maybe { $0.text() }) }
        article.published = maybe { $0.day() }
        article.bylines = list { inventor in
            Byline(
                name: inventor.text(), role: .allCases.randomElement(using: &inventor.random)!,
                outlet: inventor.maybe { $0.text() })
        }
        article.paragraphs = list { $0.text(upTo: 300) }
        article.units = list { inventor in
            UnitMention(
                name: inventor.text(), level: .allCases.randomElement(using: &inventor.random)!,
                path: inventor.list { $0.text() })
        }
        addMentions(to: &article)
        return article
    }

    private mutating func addMentions(to article: inout Article) {
        article.people = list {
            PersonMention(name: $0.text(), title: $0.maybe { $0.text() }, organisation: $0.maybe { $0.text() })
        }
        article.organisations = list { $0.text() }
        article.places = list { $0.text() }
        article.dates = list { inventor in
            DateMention(
                text: inventor.text(), start: inventor.point(), end: inventor.point(),
                granularity: .allCases.randomElement(using: &inventor.random)!, place: inventor.place())
        }
        article.figures = list { inventor in
            Figure(
                text: inventor.text(), value: inventor.number(), valueTo: inventor.maybe { $0.number() },
                bound: .allCases.randomElement(using: &inventor.random)!, classifier: inventor.maybe { $0.text() },
                noun: inventor.maybe { $0.text() }, unit: inventor.maybe { $0.text() }, place: inventor.place())
        }
        article.quotes = list { Quote(text: $0.text(), speaker: $0.maybe { $0.text() }, place: $0.place()) }
    }
}

extension Article {
    /// What `RecordPart.indexed` leaves of it.
    var indexed: Article {
        var article = self
        article.dateline = nil
        article.dates = []
        article.quotes = []
        for index in article.figures.indices { article.figures[index].text = "" }
        return article
    }
}

/// A file as ingest would hand it over. Its digest is made up from the bytes: the store never computes one.
func intake(
    _ text: String, name: String = "page.txt", collection: String? = nil, origin: FileOrigin? = nil,
    articles: [Article]? = nil
) -> Intake {
    var article = Article(kind: .article, span: 0..<text.utf8.count)
    article.headline = "河湾镇今日消息"
    article.paragraphs = [text]
    let reading = Reading(
        encoding: .utf8, format: .text, published: CalendarDay("2031-03-05")!, publishedBasis: .filename,
        publication: "河湾报", page: "02", articles: articles ?? [article])
    return Intake(
        name: FileName(name), collection: collection, sha256: digest(of: text), bytes: Array(text.utf8),
        received: Timestamp(secondsSinceEpoch: 1_930_000_000), reading: reading, origin: origin)
}

/// 32 bytes that differ where texts do: good enough for texts that the tests choose.
func digest(of text: String) -> [UInt8] {
    (0..<4).flatMap { part -> [UInt8] in
        var sum = UInt64(part + 1) &* 0x9E37_79B9_7F4A_7C15
        for byte in text.utf8 { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }
        sum ^= sum >> 29
        return (0..<8).map { UInt8(truncatingIfNeeded: (sum &* 0xBF58_476D_1CE4_E5B9) >> (56 - 8 * $0)) }
    }
}

extension IntakeOutcome {
    /// The bulletin that was taken in, if one was.
    var bulletin: Bulletin? {
        switch self {
        case .added(let bulletin), .revision(let bulletin, _): bulletin
        case .duplicate, .leftover, .collision: nil
        }
    }
}
