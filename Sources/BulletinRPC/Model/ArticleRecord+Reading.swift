import BulletinModel

extension ArticleRecord {
    package init(json: JSONValue) throws(ShapeFailure) {
        let reader = JSONReader(json, "article")
        id = try reader.member("id").parsed("an article's id", ArticleID.init)
        let span = try reader.member("span")
        let range = (start: try span.integer("start"), end: try span.integer("end"))
        guard range.start <= range.end else {
            throw ShapeFailure("span", expected: "an end that is not before the start")
        }
        article = Article(kind: try reader.member("kind").choice(ArticleKind.self), span: range.start..<range.end)
        article.section = try reader.optionalString("section")
        article.kicker = try reader.optionalString("kicker")
        article.headline = try reader.optionalString("headline")
        article.subheadline = try reader.optionalString("subheadline")
        if let dateline = try reader.optional("dateline") {
            article.dateline = Dateline(text: try dateline.string("text"), place: try dateline.optionalString("place"))
        }
        article.published = try reader.optional("published")?.day()
        article.bylines = try reader.member("bylines").list(Byline.init(reader:))
        article.paragraphs = try reader.strings("paragraphs")
        article.units = try reader.member("units").list(UnitMention.init(reader:))
        article.people = try reader.member("people").list(PersonMention.init(reader:))
        article.organisations = try reader.member("organisations").list(nameOf)
        article.places = try reader.member("places").list(nameOf)
        article.dates = try reader.member("dates").list(DateMention.init(reader:))
        article.figures = try reader.member("figures").list(Figure.init(reader:))
        article.quotes = try reader.member("quotes").list(Quote.init(reader:))
    }
}

private func nameOf(_ reader: JSONReader) throws(ShapeFailure) -> String { try reader.string("name") }

extension Byline {
    init(reader: JSONReader) throws(ShapeFailure) {
        self.init(
            name: try reader.string("name"), role: try reader.member("role").choice(BylineRole.self),
            outlet: try reader.optionalString("outlet"))
    }
}

extension UnitMention {
    fileprivate init(reader: JSONReader) throws(ShapeFailure) {
        self.init(
            name: try reader.string("name"), level: try reader.member("level").choice(UnitLevel.self),
            path: try reader.strings("path"))
    }
}

extension PersonMention {
    fileprivate init(reader: JSONReader) throws(ShapeFailure) {
        self.init(
            name: try reader.string("name"), title: try reader.optionalString("title"),
            organisation: try reader.optionalString("organisation"))
    }
}

extension TextPlace {
    fileprivate init(reader: JSONReader) throws(ShapeFailure) {
        self.init(
            paragraph: try reader.integer("paragraph"), offset: try reader.integer("offset"),
            length: try reader.integer("length"))
    }
}

extension DateMention {
    fileprivate init(reader: JSONReader) throws(ShapeFailure) {
        self.init(
            text: try reader.string("text"), start: try reader.member("start").parsed("a date", DatePoint.init),
            end: try reader.member("end").parsed("a date", DatePoint.init),
            granularity: try reader.member("granularity").choice(DateGranularity.self),
            place: try TextPlace(reader: reader))
    }
}

extension Figure {
    init(reader: JSONReader) throws(ShapeFailure) {
        self.init(
            text: try reader.string("text"), value: try reader.member("value").exactNumber(),
            valueTo: try reader.optional("valueTo")?.exactNumber(),
            bound: try reader.member("bound").choice(FigureBound.self),
            classifier: try reader.optionalString("classifier"), noun: try reader.optionalString("noun"),
            unit: try reader.optionalString("unit"), place: try TextPlace(reader: reader))
    }
}

extension Quote {
    fileprivate init(reader: JSONReader) throws(ShapeFailure) {
        self.init(
            text: try reader.string("text"), speaker: try reader.optionalString("speaker"),
            place: try TextPlace(reader: reader))
    }
}

extension JSONReader {
    func day() throws(ShapeFailure) -> CalendarDay { try parsed("a day") { CalendarDay($0) } }

    func exactNumber() throws(ShapeFailure) -> ExactNumber {
        let text = try number().text
        guard let value = ExactNumber(decimal: text) else {
            throw ShapeFailure(text, expected: "a number of 18 digits")
        }
        return value
    }
}

extension DatePoint {
    /// - Parameter text: as `description` prints it.
    init?(_ text: String) {
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        let day = halves[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard halves.count <= 2, (1...3).contains(day.count), let year = day[0], !day.contains(nil) else { return nil }
        self.init(year: year, month: day.count > 1 ? day[1] : nil, day: day.count > 2 ? day[2] : nil)
        guard halves.count == 2 else { return }
        let time = halves[1].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard day.count == 3, time.count == 2, let hour = time[0], let minute = time[1] else { return nil }
        self.hour = hour
        self.minute = minute
    }
}
