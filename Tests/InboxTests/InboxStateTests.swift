import Inbox
import LinuxSystem
import TestSupport
import Testing

/// The rules by hand: times are seconds on both clocks, settle 2, grace 60, patience 30.
struct Rules {
    var state: InboxState

    init(_ change: (inout InboxSettings) -> Void = { _ in }) {
        var settings = InboxSettings()
        settings.writerPatience = .seconds(30)
        change(&settings)
        state = InboxState(settings: settings)
    }

    static func moment(_ seconds: Double) -> Moment {
        let nanoseconds = Int64(seconds * 1e9)
        return Moment(monotonic: MonotonicInstant(nanoseconds: nanoseconds), wall: nanoseconds)
    }

    /// A file of so many bytes, last changed at that second.
    static func file(_ size: Int, at second: Double, inode: UInt64 = 1) -> FileIdentity {
        let changed = Int64(second * 1e9)
        return FileIdentity(device: 1, inode: inode, size: size, modified: changed, changed: changed)
    }

    mutating func observe(_ event: InboxEvent, _ name: String = "a", at second: Double) {
        state.observe(event, of: Array(name.utf8), at: Self.moment(second))
    }

    mutating func due(at second: Double) -> [String] {
        state.takeDue(at: Self.moment(second).monotonic).map { String(decoding: $0, as: UTF8.self) }.sorted()
    }

    /// Names and sizes.
    mutating func take(_ limit: Int = 100) -> [String] {
        state.take(atMost: limit).map { "\(String(decoding: $0.name, as: UTF8.self)) \($0.bytes)" }
    }

    mutating func close(_ outcome: FileOutcome, _ name: String = "a", at second: Double) -> InboxState.AfterReturn {
        state.close(Array(name.utf8), outcome, at: Self.moment(second))
    }
}

@Suite("The settle rules")
struct InboxStateTests {
    @Test("a closed file is ready at once, an empty one after its grace")
    func finished() {
        var rules = Rules()
        rules.observe(.finished(Rules.file(5, at: 100)), "full", at: 100)
        rules.observe(.finished(Rules.file(0, at: 100)), "empty", at: 100)
        #expect(rules.take() == ["full 5"])
        #expect(rules.due(at: 159.9) == [])
        #expect(rules.due(at: 160) == ["empty"])
        rules.observe(.seen(Rules.file(0, at: 100)), "empty", at: 160)
        #expect(rules.take() == ["empty 0"])
    }

    @Test(
        "a file that a scan finds waits until it has stood still, whatever its dates say",
        arguments: [
            // last change, found at, ready at once, due
            (changed: 50.0, found: 100.0, isReady: true, due: nil as Double?),
            (changed: 98, found: 100, isReady: true, due: nil),
            (changed: 98.5, found: 100, isReady: false, due: 100.5),
            (changed: 100, found: 100, isReady: false, due: 102),
            (changed: 5000, found: 100, isReady: false, due: 102),
        ])
    func found(changed: Double, found: Double, isReady: Bool, due: Double?) {
        var rules = Rules()
        rules.observe(.seen(Rules.file(5, at: changed)), at: found)
        #expect(rules.take() == (isReady ? ["a 5"] : []))
        guard let due else { return }
        #expect(rules.due(at: due - 0.01) == [])
        #expect(rules.due(at: due) == ["a"])
        rules.observe(.seen(Rules.file(5, at: changed)), at: due)
        #expect(rules.take() == ["a 5"])
    }

    @Test("an old date of modification proves nothing while the date of change is young")
    func movedIn() {
        var rules = Rules()
        var file = Rules.file(5, at: 10)
        file.changed = 100_000_000_000
        rules.observe(.seen(file), at: 100)
        #expect(rules.take() == [])
        #expect(rules.due(at: 102) == ["a"])
    }

    @Test("each change starts the wait anew")
    func changing() {
        var rules = Rules()
        for second in stride(from: 100.0, to: 110, by: 1) {
            rules.observe(.seen(Rules.file(Int(second), at: second)), at: second)
            #expect(rules.take() == [])
        }
        #expect(rules.due(at: 110.9) == ["a"])
        rules.observe(.seen(Rules.file(109, at: 109)), at: 110.9)
        #expect(rules.take() == [])
        #expect(rules.due(at: 111) == ["a"])
        rules.observe(.seen(Rules.file(109, at: 109)), at: 111)
        #expect(rules.take() == ["a 109"])
    }

    @Test("a name that appeared is looked at when it may have settled")
    func created() {
        var rules = Rules()
        rules.observe(.created, at: 100)
        #expect(rules.due(at: 101.9) == [])
        #expect(rules.due(at: 102) == ["a"])
        rules.observe(.seen(Rules.file(7, at: 100)), at: 102)
        #expect(rules.take() == ["a 7"])
    }

    @Test("a writer at work is waited for far longer than a file takes to settle")
    func writer() {
        var rules = Rules()
        rules.observe(.created, at: 100)
        rules.observe(.written, at: 100.1)
        for second in [102.0, 110, 120] {
            for _ in rules.due(at: second) { rules.observe(.seen(Rules.file(7, at: 100.1)), at: second) }
            rules.observe(.seen(Rules.file(7, at: 100.1)), at: second)
            #expect(rules.take() == [])
        }
        rules.observe(.finished(Rules.file(9, at: 121)), at: 121)
        #expect(rules.take() == ["a 9"])
    }

    @Test("a writer that neither writes nor closes counts as gone in the end")
    func lostWriter() {
        var rules = Rules()
        rules.observe(.written, at: 100)
        rules.observe(.seen(Rules.file(7, at: 100)), at: 105)
        #expect(rules.due(at: 129.9) == [])
        #expect(rules.due(at: 130) == ["a"])
        rules.observe(.seen(Rules.file(7, at: 100)), at: 130)
        #expect(rules.take() == ["a 7"])
    }

    @Test("after an overflow a writer's close may have been missed")
    func overflow() {
        var rules = Rules()
        rules.observe(.written, at: 100)
        rules.state.trustNothing(at: Rules.moment(101))
        #expect(rules.due(at: 103) == ["a"])
        rules.observe(.seen(Rules.file(7, at: 100)), at: 103)
        #expect(rules.take() == ["a 7"])
    }

    @Test("a ready file that is written to again goes back")
    func reopened() {
        var rules = Rules()
        rules.observe(.finished(Rules.file(5, at: 100)), at: 100)
        rules.observe(.written, at: 100.1)
        #expect(rules.take() == [])
        rules.observe(.finished(Rules.file(8, at: 100.2)), at: 100.2)
        #expect(rules.take() == ["a 8"])
        #expect(rules.take() == [])
    }

    @Test("a file is out only once, however often it is met meanwhile")
    func once() {
        var rules = Rules()
        rules.observe(.finished(Rules.file(5, at: 100)), at: 100)
        rules.observe(.seen(Rules.file(5, at: 100)), at: 100)
        #expect(rules.take() == ["a 5"])
        rules.observe(.seen(Rules.file(5, at: 100)), at: 200)
        #expect(rules.take() == [])
        #expect(rules.close(.gone, at: 201) == .nothing)
        #expect(rules.state.pendingCount == 0)
    }

    @Test(
        "what comes back is looked at again as its writers left it",
        arguments: [
            (events: [] as [InboxEvent], outcome: FileOutcome.gone, after: InboxState.AfterReturn.nothing, pending: 0),
            ([], .changed, .look, 1),
            ([.finished(Rules.file(9, at: 101))], .gone, .lookAsFinished, 1),
            ([.finished(Rules.file(9, at: 101))], .changed, .lookAsFinished, 1),
            ([.written], .gone, .nothing, 1),
            ([.written], .changed, .nothing, 1),
            ([.written, .finished(Rules.file(9, at: 101))], .changed, .lookAsFinished, 1),
            ([], .beingWritten, .nothing, 1),
            ([.written], .beingWritten, .nothing, 1),
            ([.finished(Rules.file(9, at: 101))], .beingWritten, .lookAsFinished, 1),
            ([.created], .gone, .lookAsFinished, 1),
            ([.seen(Rules.file(5, at: 100))], .gone, .nothing, 0),
            ([.seen(Rules.file(9, at: 101))], .gone, .look, 1),
            ([.seen(Rules.file(9, at: 101))], .changed, .look, 1),
        ])
    func back(events: [InboxEvent], outcome: FileOutcome, after: InboxState.AfterReturn, pending: Int) {
        var rules = Rules()
        rules.observe(.finished(Rules.file(5, at: 100)), at: 100)
        _ = rules.take()
        for event in events { rules.observe(event, at: 101) }
        #expect(rules.close(outcome, at: 102) == after)
        #expect(rules.state.pendingCount == pending)
    }

    @Test("a file that changed under its reader must be seen to stand still, for its dates were no proof")
    func changedUnderReader() {
        var rules = Rules()
        rules.observe(.finished(Rules.file(5, at: 100)), at: 100)
        _ = rules.take()
        #expect(rules.close(.changed, at: 200) == .look)
        rules.observe(.seen(Rules.file(6, at: 101)), at: 200)
        #expect(rules.take() == [])
        #expect(rules.due(at: 202) == ["a"])
        rules.observe(.seen(Rules.file(6, at: 101)), at: 202)
        #expect(rules.take() == ["a 6"])
    }

    @Test("a file that stood still while somebody had it open is looked at again and again, and says why it waits")
    func held() {
        var rules = Rules()
        rules.observe(.seen(Rules.file(5, at: 50)), at: 100)
        for second in [100.0, 102, 104] {
            #expect(rules.take() == ["a 5"])
            #expect(rules.close(.beingWritten, at: second) == .nothing)
            let troubles = rules.state.troubles(atMost: 9, at: Rules.moment(second).monotonic)
            #expect(troubles.map(\.reason) == ["its writer has not closed it"])
            #expect(rules.due(at: second + 1.9) == [])
            #expect(rules.due(at: second + 2) == ["a"])
            rules.observe(.seen(Rules.file(5, at: 50)), at: second + 2)
        }
        #expect(rules.take() == ["a 5"])
        _ = rules.close(.beingWritten, at: 106)
        rules.observe(.finished(Rules.file(6, at: 106.1)), at: 106.1)
        #expect(rules.take() == ["a 6"])
    }

    @Test("trouble is waited out longer each time, and never for good")
    func retries() {
        var rules = Rules()
        var second = 100.0
        rules.observe(.finished(Rules.file(5, at: second)), at: second)
        for wait in [1.0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300] {
            #expect(rules.take() == ["a 5"])
            #expect(rules.close(.retry(reason: "disk full"), at: second) == .nothing)
            let troubles = rules.state.troubles(atMost: 9, at: Rules.moment(second).monotonic)
            #expect(troubles == [InboxTrouble(path: Array("a".utf8), reason: "disk full")])
            #expect(rules.due(at: second + wait - 0.01) == [])
            second += wait
            #expect(rules.due(at: second) == ["a"])
            rules.observe(.seen(Rules.file(5, at: 100)), at: second)
        }
    }

    @Test("what vanished is forgotten, also when it was ready")
    func vanished() {
        var rules = Rules()
        rules.observe(.finished(Rules.file(5, at: 100)), "ready", at: 100)
        rules.observe(.created, "waiting", at: 100)
        rules.observe(.vanished, "ready", at: 101)
        rules.observe(.vanished, "waiting", at: 101)
        rules.observe(.vanished, "unknown", at: 101)
        #expect(rules.state.pendingCount == 0)
        rules.observe(.finished(Rules.file(6, at: 102)), "ready", at: 102)
        #expect(rules.take() == ["ready 6"])
        #expect(rules.take() == [])
    }

    @Test("holds no more than its bounds, and asks for a scan when there is room again")
    func bounds() {
        var rules = Rules {
            $0.bounds.ready = 10
            $0.bounds.waiting = 10
        }
        rules.state.beginScan()
        for number in 0..<100 {
            rules.observe(.finished(Rules.file(5, at: 100)), "r\(number)", at: 100)
            rules.observe(.created, "w\(number)", at: 100)
        }
        #expect(rules.state.pendingCount == 200)
        #expect(rules.state.refusedWaiting)
        #expect(!rules.state.wantsScan)
        #expect(rules.take(4).count == 4)
        #expect(!rules.state.wantsScan)
        #expect(rules.take(1).count == 1)
        #expect(rules.state.wantsScan)
        rules.state.beginScan()
        #expect(!rules.state.wantsScan)
        #expect(rules.state.pendingCount == 200)
        rules.state.endScan()
        #expect(rules.state.pendingCount == 20)
    }

    @Test("what was put off and found no room to wait keeps nobody out of a scan that is not due")
    func putOffLately() {
        var rules = Rules {
            $0.bounds.ready = 10
            $0.bounds.waiting = 1
        }
        for name in ["a", "b"] {
            rules.observe(.finished(Rules.file(5, at: 100)), name, at: 100)
            #expect(rules.take() == ["\(name) 5"])
            _ = rules.close(.retry(reason: "disk full"), name, at: 100)
        }
        func looks(_ name: String, isDue: Bool) -> Bool {
            rules.state.beginScan(isDue: isDue)
            return rules.state.wantsLook(at: Array(name.utf8), scan: 1)
        }
        #expect(!looks("b", isDue: false))
        #expect(rules.state.refusedWaiting)
        #expect(looks("new", isDue: false))
        #expect(looks("b", isDue: true))
    }

    @Test("a barrier is passed when all that was known is gone, but for empty files")
    func barrier() {
        var rules = Rules()
        rules.observe(.finished(Rules.file(5, at: 100)), "ready", at: 100)
        rules.observe(.created, "waiting", at: 100)
        rules.observe(.finished(Rules.file(0, at: 100)), "empty", at: 100)
        rules.state.setBarrier(1)
        rules.observe(.finished(Rules.file(5, at: 101)), "later", at: 101)
        #expect(!rules.state.isPassed(1))
        #expect(rules.take(1) == ["ready 5"])
        _ = rules.close(.gone, "ready", at: 102)
        #expect(!rules.state.isPassed(1))
        rules.observe(.vanished, "waiting", at: 102)
        #expect(rules.state.isPassed(1))
        #expect(rules.state.dropBarrier(1, names: 10) == [])
    }

    @Test(
        "a barrier waits for what came by the name of a file that was out, whoever told of it",
        arguments: [
            InboxEvent.created, .written, .finished(Rules.file(9, at: 101)), .seen(Rules.file(9, at: 101)),
        ])
    func barrierAndSuccessor(event: InboxEvent) {
        var rules = Rules { $0.bounds.ready = 1 }
        rules.observe(.finished(Rules.file(5, at: 100)), at: 100)
        #expect(rules.take() == ["a 5"])
        rules.observe(event, at: 101)
        rules.state.setBarrier(1)
        rules.observe(.finished(Rules.file(5, at: 101)), "fills the queue", at: 101)
        _ = rules.close(.gone, at: 102)
        #expect(!rules.state.isPassed(1))
        rules.observe(.finished(Rules.file(9, at: 101)), at: 102)
        #expect(!rules.state.isPassed(1))
        #expect(rules.take() == ["fills the queue 5", "a 9"])
        #expect(rules.close(.gone, at: 103) == .nothing)
        #expect(rules.state.isPassed(1))
    }

    @Test("a barrier is in doubt once what it waits for has no room left, or something was renamed")
    func doubt() {
        var rules = Rules { $0.bounds.waiting = 1 }
        rules.observe(.finished(Rules.file(5, at: 100)), at: 100)
        #expect(rules.take() == ["a 5"])
        rules.state.setBarrier(1)
        rules.observe(.created, "waits", at: 101)
        rules.state.setBarrier(2)
        _ = rules.close(.retry(reason: "no permission"), at: 102)
        #expect(rules.state.isDoubtful(1) && !rules.state.isPassed(1))
        #expect(rules.state.dropBarrier(1, names: 10) == [])
        rules.state.setBarrier(3)
        rules.observe(.vanished, "waits", at: 103)
        #expect(rules.state.isPassed(3) && !rules.state.isPassed(2))
        rules.state.doubtBarriers()
        #expect(!rules.state.isPassed(3) && rules.state.isDoubtful(3))
    }

    @Test("a file that cannot be looked at waits with its reason, later each time, and is judged once it can be")
    func unreachable() {
        var rules = Rules { $0.firstRetry = .seconds(1) }
        rules.observe(.created, at: 100)
        rules.state.setBarrier(1)
        for (instant, due) in [(101.0, 102.0), (102, 104), (104, 108)] {
            rules.observe(.unreachable(reason: "too many open files"), at: instant)
            #expect(rules.due(at: due - 0.01) == [])
            #expect(rules.due(at: due) == ["a"])
        }
        #expect(
            rules.state.troubles(atMost: 9, at: Rules.moment(108).monotonic).map(\.reason) == ["too many open files"])
        #expect(!rules.state.isPassed(1) && rules.state.firstTroubled != nil)
        rules.observe(.seen(Rules.file(5, at: 100)), at: 108)
        #expect(rules.take() == ["a 5"])
        rules.observe(.unreachable(reason: "too many open files"), at: 109)
        #expect(rules.close(.gone, at: 110) == .look)
        rules.observe(.vanished, at: 110)
        #expect(rules.state.isPassed(1) && rules.state.firstTroubled == nil)
    }

    @Test("a file written to a hundred thousand times has one deadline, and no queue of them")
    func manyWrites() {
        var rules = Rules { $0.bounds.waiting = 16 }
        for number in 0..<100_000 {
            let second = 100 + Double(number) / 1e4
            rules.observe(.written, at: second)
            if number.isMultiple(of: 3) { rules.observe(.finished(Rules.file(5, at: second)), at: second) }
            if number.isMultiple(of: 7) { rules.observe(.vanished, at: second) }
        }
        #expect(rules.state.pendingCount <= 1)
        #expect(rules.take().count <= 1)
    }

    @Test("whatever happens in whatever order, nothing is out twice and nothing is stuck", arguments: UInt64(0)..<200)
    func random(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var rules = Rules {
            $0.bounds.ready = Int.random(in: 1...6, using: &random)
            $0.bounds.waiting = Int.random(in: 1...6, using: &random)
        }
        let names = (0..<8).map { "f\($0)" }
        /// What lies on the disk of this model.
        var disk: [String: FileIdentity] = [:]
        var out: Set<String> = []
        var second = 100.0
        func step(_ rules: inout Rules, lookAll: Bool) {
            rules.state.beginScan()
            for path in rules.due(at: second) {
                rules.observe(disk[path].map { .seen($0) } ?? .vanished, path, at: second)
            }
            for name in names where lookAll {
                if let file = disk[name], rules.state.wantsLook(at: Array(name.utf8), scan: 1) {
                    rules.observe(.seen(file), name, at: second)
                }
            }
        }
        for _ in 0..<300 {
            second += Double.random(in: 0...3, using: &random)
            let name = names.randomElement(using: &random)!
            switch Int.random(in: 0..<7, using: &random) {
            case 0:
                disk[name] = Rules.file(Int.random(in: 0...5, using: &random), at: second)
                rules.observe(.created, name, at: second)
            case 1:
                disk[name] = Rules.file(Int.random(in: 0...9, using: &random), at: second)
                rules.observe(.written, name, at: second)
            case 2:
                if let file = disk[name] { rules.observe(.finished(file), name, at: second) }
            case 3:
                disk[name] = nil
                rules.observe(.vanished, name, at: second)
            case 4: step(&rules, lookAll: Bool.random(using: &random))
            default:
                for file in rules.state.take(atMost: 2) {
                    let name = String(decoding: file.name, as: UTF8.self)
                    #expect(out.insert(name).inserted, "seed \(seed): \(name) is out twice")
                }
                guard let name = out.randomElement(using: &random) else { continue }
                out.remove(name)
                let outcomes: [FileOutcome] = [.gone, .changed, .beingWritten, .retry(reason: "x")]
                let outcome = outcomes.randomElement(using: &random)!
                if outcome == .gone { disk[name] = nil }
                let after = rules.close(outcome, name, at: second)
                if after != .nothing, let file = disk[name] { rules.observe(.seen(file), name, at: second) }
            }
        }
        for name in out { _ = rules.close(.changed, name, at: second) }
        // From here on nobody writes: everything must come out.
        for _ in 0..<200 where !disk.isEmpty {
            second += 40
            step(&rules, lookAll: true)
            for file in rules.state.take(atMost: 100) {
                let name = String(decoding: file.name, as: UTF8.self)
                #expect(disk[name] == file.identity, "seed \(seed): \(name)")
                disk[name] = nil
                _ = rules.close(.gone, name, at: second)
            }
        }
        #expect(disk.isEmpty, "seed \(seed): stuck \(disk.keys)")
    }
}
