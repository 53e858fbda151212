import BulletinRPC
import Corpus
import Synchronization

/// Answers to searches at the present clock, for who asks again: many ask the same, and most of the time nothing changes.
///
/// What is live at one point of the clock never changes, so an answer is right as long as the clock stands. Any thread.
final class AnswerKeeper: Sendable {
    /// Bytes that are kept at most; then all are forgotten, and it begins anew.
    static let mostBytes = 8 << 20
    /// A larger answer than this is not kept.
    static let largestAnswer = 1 << 16

    private let state = Mutex(State())

    private struct State {
        var clock: Clock?
        var answers: [Search.Params: [UInt8]] = [:]
        var bytes = 0
    }

    /// The beginning of the answer's JSON, up to what differs each time. Some 200 ns.
    func answer(to params: Search.Params, at clock: Clock) -> [UInt8]? {
        state.withLock { $0.clock == clock ? $0.answers[Self.key(params)] : nil }
    }

    func keep(_ answer: ArraySlice<UInt8>, for params: Search.Params, at clock: Clock) {
        guard answer.count <= Self.largestAnswer else { return }
        state.withLock { state in
            // One that was made for an older clock, while a newer one is asked for already, would be asked for no more.
            if let known = state.clock, known.store == clock.store, known.sequence > clock.sequence { return }
            if state.clock != clock || state.bytes + answer.count > Self.mostBytes {
                state.answers.removeAll(keepingCapacity: state.clock == clock)
                state.bytes = 0
                state.clock = clock
            }
            let before = state.answers.updateValue(Array(answer), forKey: Self.key(params))
            state.bytes += answer.count - (before?.count ?? 0)
        }
    }

    /// How long one would wait makes no other answer.
    private static func key(_ params: Search.Params) -> Search.Params {
        var key = params
        key.timeout = nil
        return key
    }
}
