import Testing

@testable import Corpus

@Suite("Crashes in the index's upkeep")
struct IndexTrialsTests {
    @Test("in reading files have them left at once, and nothing else")
    func reading() {
        var trials = IndexTrials()
        #expect(!trials.distrustsFiles)
        trials.crashed(at: .reading)
        #expect(trials.distrustsFiles)
        #expect(trials.crashes == [:])
        #expect(IndexUpkeepGivenUp(trials) == nil)
    }

    @Test("in a merge have the files left at first, and merges after the second, whatever was merged in between")
    func merging() {
        var trials = IndexTrials()
        trials.crashed(at: .merging)
        #expect(trials.distrustsFiles)
        #expect(!trials.isGivenUp(.merging))
        var next = IndexTrials(crashes: trials.crashes)
        #expect(!next.distrustsFiles)
        let isAcquitted = next.passed(.merging)
        #expect(!isAcquitted)
        next.crashed(at: .merging)
        #expect(!next.distrustsFiles)
        #expect(next.isGivenUp(.merging))
        #expect(!next.isGivenUp(.saving))
        #expect(IndexUpkeepGivenUp(next)?.reason.hasPrefix("merging the index has crashed the daemon twice") == true)
    }

    @Test("in writing files are forgotten once that has gone well, and given up after two")
    func saving() {
        var trials = IndexTrials()
        trials.crashed(at: .saving)
        #expect(!trials.distrustsFiles)
        let isAcquitted = trials.passed(.saving)
        #expect(isAcquitted)
        #expect(trials.crashes == [:])
        trials.crashed(at: .saving)
        trials.crashed(at: .saving)
        #expect(trials.isGivenUp(.saving))
        let isForgotten = trials.passed(.saving)
        #expect(!isForgotten)
        #expect(IndexUpkeepGivenUp(trials)?.reason.contains("next start takes longer") == true)
    }
}
