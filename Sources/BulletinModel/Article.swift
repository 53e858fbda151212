/// One article of a bulletin, as a careful reader would cut it out and underline it.
package struct Article: Hashable, Sendable {
    package var kind: ArticleKind
    /// 栏目: the banner or column that it stands under.
    package var section: String?
    /// 肩题: the unit or column named ahead of the headline on its line.
    package var kicker: String?
    /// 主题: one headline, its printed lines joined by single spaces. Nil where none is printed.
    package var headline: String?
    /// 副题: a subtitle, with its dashes as printed.
    package var subheadline: String?
    /// 电头: 东昌府讯, 新华社北京11月23日电.
    package var dateline: Dateline?
    /// The day of its own date line, else the bulletin's.
    package var published: CalendarDay?
    /// 署名, in the order of print.
    package var bylines: [Byline] = []
    /// Whole paragraphs, joined again where a column cut them; without dateline and byline.
    package var paragraphs: [String] = []
    /// Where it stands: bytes of the bulletin's text as UTF-8.
    package var span: Range<Int>
    package var units: [UnitMention] = []
    package var people: [PersonMention] = []
    package var organisations: [String] = []
    package var places: [String] = []
    package var dates: [DateMention] = []
    package var figures: [Figure] = []
    package var quotes: [Quote] = []

    package init(kind: ArticleKind, span: Range<Int>) {
        self.kind = kind
        self.span = span
    }
}

package enum ArticleKind: String, Hashable, Sendable, CaseIterable {
    case article
    /// One item of a block of short ones.
    case brief
    /// A caption with its credit.
    case photo
    case notice
}

/// 电头: where the report was filed, and by whom it is carried.
package struct Dateline: Hashable, Sendable {
    /// As printed, without the space after it.
    package var text: String
    /// The place in it; nil for 本报讯.
    package var place: String?

    package init(text: String, place: String?) {
        self.text = text
        self.place = place
    }
}

/// 署名: one name of a byline.
package struct Byline: Hashable, Sendable {
    package var name: String
    package var role: BylineRole
    /// 融媒体, 本报, 东昌府报: what is printed ahead of the name beside the role.
    package var outlet: String?

    package init(name: String, role: BylineRole, outlet: String? = nil) {
        self.name = name
        self.role = role
        self.outlet = outlet
    }
}

package enum BylineRole: String, Hashable, Sendable, CaseIterable {
    case reporter
    /// 通讯员
    case correspondent
    /// 摄
    case photographer
    case editor
    case source
}
