import LinuxSystem
import Synchronization

/// Which step of the index's upkeep is under way at this moment, in STATE/upkeep: known to the next start even where it ends the
/// process by a fault, which would else come again after each start.
///
/// The file is mapped, as that of bulletins under way (`LoadingJournal`). Where it cannot be made, a start goes without. What is
/// held against a step holds for one version of the program, and for one store: another version tries again.
final class IndexJournal: Sendable {
    private static let headerSize = 32
    /// The signal of the fault (0 for none), and crashes before it.
    private static let noteSize = 2

    private let file: MappedFile?
    private let state: Mutex<IndexTrials>

    /// Counts what was under way when the process last ended.
    init(folder: String, store: String, program: String) {
        let steps = IndexTrials.Step.allCases
        file = try? MappedFile(path: folder + "/upkeep", count: Self.headerSize + steps.count * Self.noteSize)
        var trials = IndexTrials()
        if let file {
            let header = SHA256.digest(of: Array("\(program)\n\(store)".utf8))
            if file.bytes(0..<Self.headerSize) == header {
                let notes = steps.map { ($0, file.bytes(Self.place(of: $0)..<Self.place(of: $0) + Self.noteSize)) }
                trials = IndexTrials(crashes: Dictionary(uniqueKeysWithValues: notes.map { ($0, Int($1[1])) }))
                for (step, note) in notes where note[0] != 0 { trials.crashed(at: step) }
            }
            file.write(header, at: 0)
        }
        state = Mutex(trials)
        write()
        Process.noteFaults()
    }

    var trials: IndexTrials { state.withLock { $0 } }

    /// A fault in what this thread does now is held against the step. One thread at a time for each step.
    func trying<T, Failure>(_ step: IndexTrials.Step, _ work: () throws(Failure) -> T) throws(Failure) -> T {
        guard let file else { return try work() }
        return try file.notingFaults(at: Self.place(of: step), work)
    }

    func passed(_ step: IndexTrials.Step) {
        if state.withLock({ $0.passed(step) }) { write() }
    }

    private func write() {
        guard let file else { return }
        for step in IndexTrials.Step.allCases {
            file.write([0, UInt8(min(255, trials.crashes[step, default: 0]))], at: Self.place(of: step))
        }
    }

    private static func place(of step: IndexTrials.Step) -> Int { headerSize + step.rawValue * noteSize }
}
