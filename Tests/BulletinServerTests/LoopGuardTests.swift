import BulletinServer
import Testing

@Suite("Searches on the event loop")
struct LoopGuardTests {
    @Test("go to workers for a second once one has taken long, and only then")
    func closes() {
        let loop = LoopGuard()
        let start = ContinuousClock.now
        func open(_ milliseconds: Int) -> Bool { loop.isOpen(at: start + .milliseconds(milliseconds)) }
        loop.tried(from: start, to: start + .milliseconds(1))
        #expect(open(1))
        loop.tried(from: start + .milliseconds(10), to: start + .milliseconds(15))
        #expect(!open(15))
        #expect(!open(1014))
        #expect(open(1015))
        // Open is open: what was closed once is forgotten.
        #expect(open(500))
    }
}
