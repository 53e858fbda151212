import LinuxSystem
import TestSupport
import Testing

@testable import Corpus

@Suite("The right of way", .timeLimit(.minutes(1)))
struct RightOfWayTests {
    @Test("nobody waits while no page is in hand")
    func free() {
        let way = RightOfWay()
        way.giveWay(atMost: .seconds(3600))
        way.enter().end()
        way.giveWay(atMost: .seconds(3600))
    }

    @Test("who gives way goes on when the last page has passed, whether that is said or its passage is freed")
    func passed() {
        let way = RightOfWay()
        let first = way.enter()
        var second: RightOfWay.Passage? = way.enter()
        let hasGoneOn = Awaited(false)
        let threads = WorkerThreads("test", atMost: 1)
        threads.perform {
            way.giveWay(atMost: .seconds(3600))
            hasGoneOn.withLock { $0 = true }
        }
        first.end()
        first.end()
        #expect(!blockUntil(within: .milliseconds(50)) { hasGoneOn.withLock { $0 } })
        #expect(second != nil)
        second = nil
        #expect(blockUntil { hasGoneOn.withLock { $0 } })
    }

    @Test("a page that never passes holds nobody up for good")
    func patience() {
        let way = RightOfWay()
        let passage = way.enter()
        way.giveWay(atMost: .milliseconds(10))
        passage.end()
    }
}
