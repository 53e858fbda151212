import BulletinModel
import Ingest
import Store
import Testing

@Suite("The page that is read before the first one comes")
struct RehearsedPageTests {
    private let articles = RehearsedPage.read(whole: true)?.reading.articles ?? []

    @Test("has each kind of article, byline and mention that pages have: what finds them is made by then")
    func hasOneOfEach() {
        #expect(Set(articles.map(\.kind)) == [.article, .brief, .photo, .notice])
        let roles = Set(articles.flatMap(\.bylines).map(\.role))
        #expect(roles.isSuperset(of: [.reporter, .correspondent, .photographer, .editor]))
        #expect(articles.contains { $0.section != nil })
        #expect(articles.contains { $0.kicker != nil && $0.headline != nil && $0.subheadline != nil })
        #expect(articles.contains { $0.dateline?.place != nil })
        #expect(articles.contains { !$0.dates.isEmpty && !$0.figures.isEmpty && !$0.units.isEmpty })
        #expect(articles.contains { !$0.people.isEmpty && !$0.places.isEmpty && !$0.organisations.isEmpty })
        #expect(articles.contains { $0.quotes.contains { $0.speaker != nil } })
    }
}
