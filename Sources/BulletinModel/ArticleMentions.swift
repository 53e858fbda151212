/// What one article names.
package struct ArticleMentions: Sendable {
    package var units: [UnitMention] = []
    package var people: [PersonMention] = []
    package var organisations: [String] = []
    package var places: [String] = []
    package var dates: [DateMention] = []
    package var figures: [Figure] = []
    package var quotes: [Quote] = []

    package init() {}
}
