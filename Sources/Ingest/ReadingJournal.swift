import Inbox
import LinuxSystem
import Synchronization

/// Which files are being read at this moment, in STATE/reading: known to the next start even if reading one of them
/// ended the process.
///
/// The file is mapped, so noting costs no system call, and nothing is forced to the disk: it has to outlive the
/// process, not the power. It holds notes in two rows: what is under way, and the suspects, that is, what was under
/// way when the process last ended without clearing its note.
final class ReadingJournal: Sendable {
    /// At so many crashes a file is poison.
    static let crashesOfPoison = 2
    /// How many files may be under way at once, and how many suspects are remembered.
    static let places = 16
    private static let longestPath = 4096
    private static let noteSize = 4 + 32 + longestPath

    private let file: MappedFile
    private let state: Mutex<State>

    private struct State {
        var free = Array(0..<ReadingJournal.places)
        var suspects: [Suspect] = []
    }

    struct Suspect: Hashable {
        var file: Key
        var crashes: Int
    }

    /// A file under a path, unchanged.
    struct Key: Hashable {
        var path: [UInt8]
        var numbers: [UInt64]

        init(_ file: SettledFile) {
            path = Array(file.relativePath.prefix(longestPath))
            let identity = file.identity
            numbers = [
                identity.device, identity.inode, UInt64(identity.size), UInt64(bitPattern: identity.modified),
            ]
        }

        init(path: [UInt8], numbers: [UInt64]) {
            self.path = path
            self.numbers = numbers
        }
    }

    /// Counts what was under way when the process last ended.
    init(folder: String) throws(Errno) {
        file = try MappedFile(path: folder + "/reading", count: 2 * Self.places * Self.noteSize)
        var suspects: [Suspect] = []
        for place in 0..<Self.places {
            if let suspect = Self.note(in: file, at: Self.places + place) { suspects.append(suspect) }
        }
        for place in 0..<Self.places {
            guard let crashed = Self.note(in: file, at: place)?.file else { continue }
            // Cleared first: a crash right here forgets one, and does not count one twice.
            Self.clear(place, in: file)
            let earlier = suspects.firstIndex { $0.file == crashed }
            let crashes = earlier.map { suspects.remove(at: $0).crashes } ?? 0
            suspects.append(Suspect(file: crashed, crashes: crashes + 1))
        }
        state = Mutex(State(suspects: suspects.suffix(Self.places)))
        writeSuspects()
    }

    /// How often reading this file was under way when the process ended unasked.
    func crashes(of settled: SettledFile) -> Int {
        state.withLock { state in
            guard !state.suspects.isEmpty else { return 0 }
            let key = Key(settled)
            return state.suspects.first { $0.file == key }?.crashes ?? 0
        }
    }

    /// Reads, with a note that lasts as long as the reading. Where all places are taken there is no note.
    func noting<T>(_ settled: SettledFile, _ read: () -> T) -> T {
        let key = Key(settled)
        let place = state.withLock { $0.free.popLast() }
        if let place { Self.write(Suspect(file: key, crashes: 1), at: place, in: file) }
        let result = read()
        if let place { Self.clear(place, in: file) }
        if let place { state.withLock { $0.free.append(place) } }
        return result
    }

    /// The file was read, or is gone for good: it is no suspect any more.
    func acquit(_ settled: SettledFile) {
        let wasSuspect = state.withLock { state in
            guard !state.suspects.isEmpty else { return false }
            let key = Key(settled)
            let before = state.suspects.count
            state.suspects.removeAll { $0.file == key }
            return state.suspects.count < before
        }
        if wasSuspect { writeSuspects() }
    }

    private func writeSuspects() {
        state.withLock { state in
            for place in 0..<Self.places {
                if place < state.suspects.count {
                    Self.write(state.suspects[place], at: Self.places + place, in: file)
                } else {
                    Self.clear(Self.places + place, in: file)
                }
            }
        }
    }
}

/// A note: crashes (0 for none), 0, the path's length in two bytes, four numbers, the path.
extension ReadingJournal {
    private static func note(in file: MappedFile, at place: Int) -> Suspect? {
        let start = place * noteSize
        let head = file.bytes(start..<(start + 36))
        let length = Int(head[2]) << 8 | Int(head[3])
        guard head[0] > 0, length <= longestPath else { return nil }
        let numbers = (0..<4).map { number in
            head[(4 + 8 * number)..<(12 + 8 * number)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        return Suspect(
            file: Key(path: file.bytes((start + 36)..<(start + 36 + length)), numbers: numbers), crashes: Int(head[0]))
    }

    /// The crashes last: they make it a note.
    private static func write(_ suspect: Suspect, at place: Int, in file: MappedFile) {
        let path = suspect.file.path
        var note: [UInt8] = [0, UInt8(path.count >> 8), UInt8(path.count & 255)]
        for number in suspect.file.numbers {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                note.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        clear(place, in: file)
        file.write(note + path, at: place * noteSize + 1)
        file.write([UInt8(min(255, suspect.crashes))], at: place * noteSize)
    }

    private static func clear(_ place: Int, in file: MappedFile) {
        file.write([0], at: place * noteSize)
    }
}
