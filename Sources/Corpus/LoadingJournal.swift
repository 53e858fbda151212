import LinuxSystem
import Store
import Synchronization

/// Which bulletins of the store are being made part of the index at this moment, in STATE/loading: known to the next start even
/// where one of them ends the process by a fault, which would else come again at each start.
///
/// The file is mapped, as that of pages under way (`ReadingJournal`). Where it cannot be made, a start goes without. What is
/// held against a bulletin holds for one version of the program, and for one store: another version tries again.
final class LoadingJournal: Sendable {
    private static let places = 64
    /// 1 where it is a note, the signal of the fault (0 for none), crashes, five of nothing, 8 of the first sequence, 8 of the last.
    private static let noteSize = 24
    private static let headerSize = 32

    private let file: MappedFile?
    private let state: Mutex<State>

    private struct State {
        var free = Array((0..<LoadingJournal.places).reversed())
        var suspects = LoadingSuspects()
    }

    /// Counts what was under way when the process last ended.
    init(folder: String, store: String, program: String) {
        file = try? MappedFile(
            path: folder + "/loading", count: Self.headerSize + 2 * Self.places * Self.noteSize)
        var state = State()
        if let file {
            let header = SHA256.digest(of: Array("\(program)\n\(store)".utf8))
            if file.bytes(0..<Self.headerSize) == header {
                let known = (Self.places..<2 * Self.places).compactMap { Self.note(at: $0, in: file) }
                state.suspects = LoadingSuspects(
                    known.map { LoadingSuspects.Suspect(sequences: $0.sequences, crashes: $0.crashes) })
                let underWay = (0..<Self.places).compactMap { Self.note(at: $0, in: file) }
                for note in underWay where note.fault != 0 { state.suspects.crashed(at: note.sequences) }
            }
            for place in 0..<Self.places { file.write([0], at: Self.start(of: place)) }
            file.write(header, at: 0)
        }
        self.state = Mutex(state)
        writeSuspects()
        Process.noteFaults()
    }

    var care: LoadingCare { state.withLock { $0.suspects.care } }

    /// A fault in what this thread does now is held against these.
    func blaming<T, Failure>(
        _ sequences: ClosedRange<Int>, _ work: () throws(Failure) -> T
    ) throws(Failure) -> T {
        guard let file, let place = state.withLock({ $0.free.popLast() }) else { return try work() }
        Self.write(sequences, crashes: 0, at: place, in: file)
        defer {
            file.write([0], at: Self.start(of: place))
            state.withLock { $0.free.append(place) }
        }
        return try file.notingFaults(at: Self.start(of: place) + 1, work)
    }

    /// The start is over.
    func loaded() {
        state.withLock { $0.suspects.loaded() }
        writeSuspects()
    }

    private func writeSuspects() {
        guard let file else { return }
        let all = state.withLock { $0.suspects.all.suffix(Self.places) }
        for place in 0..<Self.places { file.write([0], at: Self.start(of: Self.places + place)) }
        for (place, suspect) in all.enumerated() {
            Self.write(suspect.sequences, crashes: suspect.crashes, at: Self.places + place, in: file)
        }
    }

    private static func start(of place: Int) -> Int { headerSize + place * noteSize }

    /// The first byte last: it makes it a note.
    private static func write(_ sequences: ClosedRange<Int>, crashes: Int, at place: Int, in file: MappedFile) {
        let numbers = [sequences.lowerBound, sequences.upperBound].flatMap { number in
            (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
        file.write([0, UInt8(min(255, crashes)), 0, 0, 0, 0, 0] + numbers, at: start(of: place) + 1)
        file.write([1], at: start(of: place))
    }

    private static func note(
        at place: Int, in file: MappedFile
    ) -> (sequences: ClosedRange<Int>, fault: UInt8, crashes: Int)? {
        let bytes = file.bytes(start(of: place)..<start(of: place) + noteSize)
        func number(_ start: Int) -> Int { (0..<8).reduce(0) { $0 | Int(bytes[start + $1]) << ($1 * 8) } }
        let (first, last) = (number(8), number(16))
        guard bytes[0] == 1, first >= 0, last >= first, last < 1 << 38 else { return nil }
        return (first...last, bytes[1], Int(bytes[2]))
    }
}
