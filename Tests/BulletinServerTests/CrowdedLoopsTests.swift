import Testing

@testable import BulletinServer

@Suite("Crowded event loops")
struct CrowdedLoopsTests {
    @Test("count for 20 ms after each crowded turn, each once")
    func lately() {
        var loops = CrowdedLoops()
        let start = ContinuousClock.now
        func count(_ milliseconds: Int) -> Int { loops.count(at: start + .milliseconds(milliseconds)) }
        #expect(count(0) == 0)
        loops.crowded(0, at: start)
        loops.crowded(1, at: start + .milliseconds(5))
        loops.crowded(1, at: start + .milliseconds(10))
        #expect(count(10) == 2)
        #expect(count(19) == 2)
        #expect(count(20) == 1)
        #expect(count(30) == 0)
    }
}
