package import BulletinModel

/// How much of a record is read.
package enum RecordPart: Sendable {
    case whole
    /// What the index asks for: all but the dateline, dates, quotes, and where figures stand and how they are printed. The
    /// checksum holds for what is passed over too.
    case indexed
}

/// The coding of an `Article` in the store: a version, the fields in a fixed order, a checksum.
///
/// A start reads every live article back from it, so it is made to be read fast: a page is never read again.
/// Damage is told by name; a record of a later version is refused.
package enum ArticleRecord {
    static let version: UInt8 = 1

    // The order of these is part of the format: add at the end only.
    static let kinds: [ArticleKind] = [.article, .brief, .photo, .notice]
    static let roles: [BylineRole] = [.reporter, .correspondent, .photographer, .editor, .source]
    static let levels: [UnitLevel] = [.province, .prefecture, .county, .township, .community, .compound, .grid]
    static let granularities: [DateGranularity] = [.year, .month, .day, .hour, .minute]
    static let bounds: [FigureBound] = [.exact, .atLeast, .atMost, .about]

    package static func encode(_ article: Article) -> [UInt8] {
        var record = RecordWriter()
        record.put(byte: version)
        record.put(article.kind, in: kinds)
        record.put(article.section)
        record.put(article.kicker)
        record.put(article.headline)
        record.put(article.subheadline)
        record.put(article.dateline?.text)
        if let dateline = article.dateline { record.put(dateline.place) }
        record.put(article.published)
        record.put(article.bylines) { record, byline in
            record.put(byline.name)
            record.put(byline.role, in: roles)
            record.put(byline.outlet)
        }
        record.put(article.paragraphs) { $0.put($1) }
        record.put(article.span.lowerBound)
        record.put(article.span.count)
        record.putMentions(of: article)
        return record.finish()
    }

    package static func decode(_ bytes: [UInt8], _ part: RecordPart = .whole) throws(RecordDamage) -> Article {
        var record = try RecordReader(bytes)
        let version = try record.byte("version")
        guard version == Self.version else { throw .version(version) }
        var article = Article(kind: try record.choice("kind", kinds), span: 0..<0)
        article.section = try record.optionalText("section")
        article.kicker = try record.optionalText("kicker")
        article.headline = try record.optionalText("headline")
        article.subheadline = try record.optionalText("subheadline")
        if part == .indexed {
            if try record.passOptionalText("dateline") { _ = try record.passOptionalText("dateline.place") }
        } else if let text = try record.optionalText("dateline") {
            article.dateline = Dateline(text: text, place: try record.optionalText("dateline.place"))
        }
        article.published = try record.optionalDay("published")
        article.bylines = try record.list("bylines") { record throws(RecordDamage) in
            Byline(
                name: try record.text("byline.name"), role: try record.choice("byline.role", roles),
                outlet: try record.optionalText("byline.outlet"))
        }
        article.paragraphs = try record.list("paragraphs") { record throws(RecordDamage) in
            try record.text("paragraph")
        }
        let start = try record.integer("span.start")
        let (end, overflow) = start.addingReportingOverflow(try record.integer("span.length"))
        guard !overflow, start <= end else { throw .field("span") }
        article.span = start..<end
        try record.readMentions(part, into: &article)
        // What follows the last that the index asks for is passed over.
        if part == .whole { try record.finish() }
        return article
    }
}

extension RecordWriter {
    /// - Precondition: `values` has every value of its type; the order of the list is what is written.
    mutating func put<Value: Equatable>(_ value: Value, in values: [Value]) {
        put(byte: UInt8(values.firstIndex(of: value)!))
    }

    /// Nil is 0; a day is its number from 0000-03-01 on, never 0.
    mutating func put(_ day: CalendarDay?) {
        put(unsigned: day.map { UInt64($0.daysSinceEpoch + 719_468) } ?? 0)
    }
}

extension RecordReader {
    mutating func optionalDay(_ field: String) throws(RecordDamage) -> CalendarDay? {
        let number = try unsigned(field)
        guard number > 0 else { return nil }
        // 9999-12-31
        guard number <= 2_932_896 + 719_468 else { throw .field(field) }
        return CalendarDay(daysSinceEpoch: Int(number) - 719_468)
    }
}

extension ArticleRecord {
    /// Fields as a whole record: with the checksum that they have.
    package static func sealed(_ fields: [UInt8]) -> [UInt8] {
        var record = RecordWriter()
        for byte in fields { record.put(byte: byte) }
        return record.finish()
    }
}
