import Testing

@testable import Ingest

@Suite("Pages that the store refuses")
struct UnkeptPagesTests {
    private let bad = Array("bad".utf8)
    private let other = Array("other".utf8)

    @Test("one that fails alone is tried again, and set aside at the fifth time, whatever is taken meanwhile")
    func alone() {
        var pages = UnkeptPages()
        for round in 1..<UnkeptPages.mostTries {
            #expect(pages.refused(bad) == .tryAgain)
            if round.isMultiple(of: 2) { pages.took([other]) }
        }
        #expect(pages.refused(bad) == .setAside)
        #expect(pages.refused(bad) == .tryAgain)
    }

    @Test("while several fail and none is taken, none is set aside, however often they are tried")
    func several() {
        var pages = UnkeptPages()
        #expect(pages.refused(bad) == .tryAgain)
        for _ in 0..<20 {
            #expect(pages.refused(other) == .suspectStore)
            #expect(pages.refused(bad) == .suspectStore)
        }
        pages.took([Array("good".utf8)])
        #expect(pages.refused(bad) == .setAside)
        #expect(pages.refused(other) == .setAside)
    }

    @Test("those that are taken away leave the store suspect while two are left that fail")
    func vanished() {
        var pages = UnkeptPages()
        let third = Array("third".utf8)
        for page in [bad, other, third] { _ = pages.refused(page) }
        #expect(pages.vanished([]) == true)
        #expect(pages.vanished([other]) == true)
        #expect(pages.vanished([bad]) == false)
        #expect(pages.refused(third) == .tryAgain)
    }

    @Test("one that was taken after all begins anew")
    func taken() {
        var pages = UnkeptPages()
        for _ in 1..<UnkeptPages.mostTries { _ = pages.refused(bad) }
        pages.took([bad])
        #expect(pages.refused(bad) == .tryAgain)
    }
}
