/// Pages that the store refused though it takes others: which are tried again, and when one of them is set aside.
///
/// A page is to blame only while it is the only one that fails: where several do, and none is taken in between, it is the
/// store that is in trouble, whatever it says.
struct UnkeptPages {
    enum Verdict: Equatable {
        case tryAgain
        case setAside
        /// Another failed before it, and nothing was taken since.
        case suspectStore
    }

    /// So many tries, each later than the one before (`InboxSettings.firstRetry`): some fifteen seconds.
    static let mostTries = 5
    /// Pages whose tries are remembered; with more, counting begins anew.
    static let mostRemembered = 1000

    private var tries: [[UInt8]: Int] = [:]
    /// Those that failed since a page was taken.
    private(set) var failing: Set<[UInt8]> = []

    /// - Parameter path: of a page that was refused while the store took an empty change.
    mutating func refused(_ path: [UInt8]) -> Verdict {
        if failing.count < Self.mostRemembered { failing.insert(path) }
        if tries.count >= Self.mostRemembered { tries = [:] }
        tries[path, default: 0] += 1
        guard failing == [path] else { return .suspectStore }
        guard tries[path, default: 0] >= Self.mostTries else { return .tryAgain }
        forget(path)
        return .setAside
    }

    mutating func took(_ paths: [[UInt8]]) {
        failing = []
        guard !tries.isEmpty else { return }
        for path in paths { tries[path] = nil }
    }

    /// These were taken away by somebody else.
    /// - Returns: whether several are left that fail, so that it is still the store that is suspected.
    mutating func vanished(_ paths: [[UInt8]]) -> Bool {
        for path in paths {
            failing.remove(path)
            tries[path] = nil
        }
        return failing.count > 1
    }

    private mutating func forget(_ path: [UInt8]) {
        tries[path] = nil
        failing = []
    }
}
