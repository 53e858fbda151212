import Store
import Testing

@testable import Corpus

@Suite("Stored bulletins at which a start has crashed")
struct LoadingSuspectsTests {
    @Test("are first loaded one by one, and the one that crashes again is left out")
    func narrowing() {
        var suspects = LoadingSuspects()
        #expect(suspects.care == LoadingCare())
        suspects.crashed(at: 10...40)
        #expect(suspects.care == LoadingCare(alone: [10...40]))
        suspects.crashed(at: 17...17)
        #expect(suspects.care == LoadingCare(leftOut: [17], alone: [10...40]))
        // Another of the same batch.
        suspects.crashed(at: 23...23)
        #expect(suspects.care == LoadingCare(leftOut: [17, 23], alone: [10...40]))
        suspects.loaded()
        #expect(suspects.care == LoadingCare(leftOut: [17, 23]))
    }

    @Test("need two crashes also where a batch has only one, and are forgotten once they are loaded")
    func one() {
        var suspects = LoadingSuspects()
        suspects.crashed(at: 5...5)
        #expect(suspects.care == LoadingCare(alone: [5...5]))
        suspects.loaded()
        suspects.crashed(at: 5...5)
        #expect(suspects.care == LoadingCare(alone: [5...5]))
        suspects.crashed(at: 5...5)
        #expect(suspects.care == LoadingCare(leftOut: [5]))
        // What stands beside it is none of it.
        suspects.crashed(at: 6...6)
        #expect(suspects.care == LoadingCare(leftOut: [5], alone: [6...6]))
    }
}
