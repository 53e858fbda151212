/// Where in an article something stands.
package struct TextPlace: Hashable, Sendable {
    /// From 0 in `paragraphs`; −1 is the headline.
    package var paragraph: Int
    /// In Unicode scalars.
    package var offset: Int
    /// In Unicode scalars.
    package var length: Int

    package init(paragraph: Int, offset: Int, length: Int) {
        self.paragraph = paragraph
        self.offset = offset
        self.length = length
    }
}

/// An administrative or grass-roots unit that an article names.
package struct UnitMention: Hashable, Sendable {
    package var name: String
    package var level: UnitLevel
    /// From the top as far as known, ending in `name`.
    package var path: [String]

    package init(name: String, level: UnitLevel, path: [String]) {
        self.name = name
        self.level = level
        self.path = path
    }
}

package enum UnitLevel: String, Hashable, Sendable, CaseIterable {
    case province
    case prefecture
    case county
    /// 街道, 镇, 乡
    case township
    /// 社区, 村, 新村
    case community
    /// 小区
    case compound
    /// 网格
    case grid
}

package struct PersonMention: Hashable, Sendable {
    package var name: String
    package var title: String?
    package var organisation: String?

    package init(name: String, title: String? = nil, organisation: String? = nil) {
        self.name = name
        self.title = title
        self.organisation = organisation
    }
}

package struct DateMention: Hashable, Sendable {
    package var text: String
    package var start: DatePoint
    /// Inclusive.
    package var end: DatePoint
    package var granularity: DateGranularity
    package var place: TextPlace

    package init(text: String, start: DatePoint, end: DatePoint, granularity: DateGranularity, place: TextPlace) {
        self.text = text
        self.start = start
        self.end = end
        self.granularity = granularity
        self.place = place
    }
}

package enum DateGranularity: String, Hashable, Sendable, CaseIterable {
    case year, month, day, hour, minute
}

/// A number with what it counts: 469名网格员.
package struct Figure: Hashable, Sendable {
    package var text: String
    package var value: ExactNumber
    /// The upper end of a range.
    package var valueTo: ExactNumber?
    package var bound: FigureBound
    /// 量词, or `%`.
    package var classifier: String?
    package var noun: String?
    /// The unit that it is reported of.
    package var unit: String?
    package var place: TextPlace

    package init(
        text: String, value: ExactNumber, valueTo: ExactNumber? = nil, bound: FigureBound, classifier: String?,
        noun: String?, unit: String? = nil, place: TextPlace
    ) {
        self.text = text
        self.value = value
        self.valueTo = valueTo
        self.bound = bound
        self.classifier = classifier
        self.noun = noun
        self.unit = unit
        self.place = place
    }
}

package enum FigureBound: String, Hashable, Sendable, CaseIterable {
    case exact
    /// 余, 多, 超, 以上
    case atLeast
    /// 不到, 以内
    case atMost
    /// 约, 近, 左右
    case about
}

package struct Quote: Hashable, Sendable {
    /// Without the quotation marks.
    package var text: String
    package var speaker: String?
    package var place: TextPlace

    package init(text: String, speaker: String?, place: TextPlace) {
        self.text = text
        self.speaker = speaker
        self.place = place
    }
}
