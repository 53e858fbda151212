import BulletinModel

extension RecordWriter {
    mutating func putMentions(of article: Article) {
        put(article.units) { record, unit in
            record.put(unit.name)
            record.put(unit.level, in: ArticleRecord.levels)
            record.put(unit.path) { $0.put($1) }
        }
        put(article.people) { record, person in
            record.put(person.name)
            record.put(person.title)
            record.put(person.organisation)
        }
        put(article.organisations) { $0.put($1) }
        put(article.places) { $0.put($1) }
        put(article.dates) { record, date in
            record.put(date.text)
            record.put(date.start)
            record.put(date.end)
            record.put(date.granularity, in: ArticleRecord.granularities)
            record.put(date.place)
        }
        put(article.figures) { $0.put($1) }
        put(article.quotes) { record, quote in
            record.put(quote.text)
            record.put(quote.speaker)
            record.put(quote.place)
        }
    }

    private mutating func put(_ figure: Figure) {
        put(figure.text)
        put(figure.value)
        put(byte: figure.valueTo == nil ? 0 : 1)
        if let valueTo = figure.valueTo { put(valueTo) }
        put(figure.bound, in: ArticleRecord.bounds)
        put(figure.classifier)
        put(figure.noun)
        put(figure.unit)
        put(figure.place)
    }

    private mutating func put(_ number: ExactNumber) {
        put(Int(number.mantissa))
        put(number.exponent)
    }

    private mutating func put(_ place: TextPlace) {
        put(place.paragraph)
        put(place.offset)
        put(place.length)
    }

    /// The year, then which of the finer parts are there (bits 0 to 3), then those.
    private mutating func put(_ point: DatePoint) {
        let parts = [point.month, point.day, point.hour, point.minute]
        put(point.year)
        put(byte: parts.enumerated().reduce(0) { $1.element == nil ? $0 : $0 | 1 << UInt8($1.offset) })
        for part in parts { if let part { put(part) } }
    }
}

extension RecordReader {
    mutating func readMentions(_ part: RecordPart, into article: inout Article) throws(RecordDamage) {
        article.units = try list("units") { record throws(RecordDamage) in
            UnitMention(
                name: try record.text("unit.name"), level: try record.choice("unit.level", ArticleRecord.levels),
                path: try record.list("unit.path") { record throws(RecordDamage) in try record.text("unit.path") })
        }
        article.people = try list("people") { record throws(RecordDamage) in
            PersonMention(
                name: try record.text("person.name"), title: try record.optionalText("person.title"),
                organisation: try record.optionalText("person.organisation"))
        }
        article.organisations = try list("organisations") { record throws(RecordDamage) in
            try record.text("organisation")
        }
        article.places = try list("places") { record throws(RecordDamage) in try record.text("place") }
        if part == .indexed {
            try passList("dates") { record throws(RecordDamage) in try record.passDate() }
            article.figures = try list("figures") { record throws(RecordDamage) in try record.figure(part) }
            return
        }
        article.dates = try list("dates") { record throws(RecordDamage) in
            DateMention(
                text: try record.text("date.text"), start: try record.datePoint("date.start"),
                end: try record.datePoint("date.end"),
                granularity: try record.choice("date.granularity", ArticleRecord.granularities),
                place: try record.textPlace("date.place"))
        }
        article.figures = try list("figures") { record throws(RecordDamage) in try record.figure(part) }
        article.quotes = try list("quotes") { record throws(RecordDamage) in
            Quote(
                text: try record.text("quote.text"), speaker: try record.optionalText("quote.speaker"),
                place: try record.textPlace("quote.place"))
        }
    }

    private mutating func figure(_ part: RecordPart) throws(RecordDamage) -> Figure {
        let text = part == .indexed ? try passText("figure.text") : try text("figure.text")
        let value = try number("figure.value")
        let hasUpperEnd = try choice("figure.valueTo", [false, true])
        return Figure(
            text: text, value: value, valueTo: hasUpperEnd ? try number("figure.valueTo") : nil,
            bound: try choice("figure.bound", ArticleRecord.bounds),
            classifier: try optionalText("figure.classifier"), noun: try optionalText("figure.noun"),
            unit: try optionalText("figure.unit"), place: try textPlace("figure.place"))
    }

    private mutating func passDate() throws(RecordDamage) {
        _ = try passText("date.text")
        _ = try datePoint("date.start")
        _ = try datePoint("date.end")
        _ = try byte("date.granularity")
        _ = try textPlace("date.place")
    }

    private mutating func number(_ field: String) throws(RecordDamage) -> ExactNumber {
        let mantissa = Int64(try integer(field))
        let exponent = try integer(field)
        // Far beyond any printed number, and far from where powers of ten would hang or overflow.
        guard (-4096...4096).contains(exponent) else { throw .field(field) }
        return ExactNumber(mantissa: mantissa, exponent: exponent)
    }

    private mutating func textPlace(_ field: String) throws(RecordDamage) -> TextPlace {
        TextPlace(paragraph: try integer(field), offset: try integer(field), length: try integer(field))
    }

    private mutating func datePoint(_ field: String) throws(RecordDamage) -> DatePoint {
        let year = try integer(field)
        let parts = try byte(field)
        guard parts < 16 else { throw .field(field) }
        return DatePoint(
            year: year, month: parts & 1 == 0 ? nil : try integer(field),
            day: parts & 2 == 0 ? nil : try integer(field),
            hour: parts & 4 == 0 ? nil : try integer(field), minute: parts & 8 == 0 ? nil : try integer(field))
    }
}
