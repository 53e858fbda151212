import Inbox
import LinuxSystem
import Synchronization

/// Which files, and pages from the socket, are under way at this moment, in STATE/reading: known to the next start even if one of them ended the process.
///
/// The file is mapped, so noting costs no system call, and nothing is forced to the disk: it has to outlive the process,
/// not the power. It holds notes in two rows: what is under way, and the suspects.
///
/// Where a fault of the program's own (SIGILL, SIGSEGV …) ended the process on a thread that was at a file, that file alone
/// is a suspect, of a crash. Where nothing tells whose fault it was (SIGKILL of an operator, of the kernel for want of
/// memory, a fault elsewhere), all that was under way are suspects, of a death if only one was.
final class ReadingJournal: Sendable {
    /// Two batches are in hand at most. As many suspects are remembered.
    static let places = 512

    private let file: MappedFile
    private let state: Mutex<State>

    private struct State {
        var free = Array((0..<ReadingJournal.places).reversed())
        /// Those of the longest standing first.
        var suspects: [Suspect]
    }

    /// Counts what was under way when the process last ended.
    init(folder: String) throws(Errno) {
        file = try MappedFile(path: folder + "/reading", count: 2 * Self.places * Note.size)
        var suspects = Self.notes(Self.places..<2 * Self.places, in: file).map(\.suspect)
        let underWay = Self.notes(0..<Self.places, in: file)
        // Cleared first: a crash right here forgets one, and does not count one twice.
        for place in 0..<Self.places { Note.clear(place, in: file) }
        let crashed = underWay.filter { $0.fault != 0 }
        for note in crashed.isEmpty ? underWay : crashed {
            let earlier = suspects.firstIndex { $0.key == note.key }.map { suspects.remove(at: $0).suspicion }
            suspects.append(Suspect(key: note.key, suspicion: (earlier ?? Suspicion()).after(note)))
        }
        state = Mutex(State(suspects: suspects.suffix(Self.places)))
        writeSuspects()
        Process.noteFaults()
    }

    private static func notes(_ places: Range<Int>, in file: MappedFile) -> [Note] {
        places.compactMap { Note(at: $0, in: file) }
    }

    /// What it is suspected of since processes ended while it was under way; nil where it is not.
    func suspicion(of settled: SettledFile) -> Suspicion? { suspicion(of: Self.key(settled)) }

    /// The like of a page that came over the socket, which has no place and no time: the same bytes are the same page.
    func suspicion(ofSubmitted sha256: @autoclosure () -> [UInt8]) -> Suspicion? {
        suspicion(of: Self.key(ofSubmitted: sha256()))
    }

    private func suspicion(of key: @autoclosure () -> [UInt8]) -> Suspicion? {
        state.withLock { state in
            guard !state.suspects.isEmpty else { return nil }
            let key = key()
            return state.suspects.first { $0.key == key }?.suspicion
        }
    }

    /// Notes these until the answer is ended, or held by nobody. What finds no place any more goes without.
    func begin(_ files: [SettledFile]) -> FilesUnderWay { begin(files.map(Self.key)) }

    /// The like of a page that came over the socket.
    func begin(submitted sha256: [UInt8]) -> FilesUnderWay { begin([Self.key(ofSubmitted: sha256)]) }

    private func begin(_ keys: [[UInt8]]) -> FilesUnderWay {
        let (places, isAlone) = state.withLock { state in
            let isAlone = keys.count == 1 && state.free.count == Self.places
            return (keys.map { _ in state.free.popLast() }, isAlone)
        }
        for case (let key, let place?) in zip(keys, places) {
            Note(key: key, isAlone: isAlone).write(at: place, in: file)
        }
        return FilesUnderWay(journal: self, places: places)
    }

    /// The file was taken, or set aside: it is no suspect any more.
    func acquit(_ settled: SettledFile) { acquit(Self.key(settled)) }

    func acquit(submitted sha256: [UInt8]) { acquit(Self.key(ofSubmitted: sha256)) }

    private func acquit(_ key: @autoclosure () -> [UInt8]) {
        let wasSuspect = state.withLock { state in
            guard !state.suspects.isEmpty else { return false }
            let key = key()
            let before = state.suspects.count
            state.suspects.removeAll { $0.key == key }
            return state.suspects.count < before
        }
        if wasSuspect { writeSuspects() }
    }

    fileprivate func end(_ places: [Int]) {
        for place in places { Note.clear(place, in: file) }
        state.withLock { $0.free += places }
    }

    /// Does what may end the process by its fault: then the note at this place tells it.
    fileprivate func blaming<T, Failure>(_ place: Int, _ work: () throws(Failure) -> T) throws(Failure) -> T {
        try file.notingFaults(at: Note.fault(of: place), work)
    }

    private func writeSuspects() {
        state.withLock { state in
            for (index, suspect) in state.suspects.enumerated() {
                Note(key: suspect.key, suspicion: suspect.suspicion).write(at: Self.places + index, in: file)
            }
            for free in state.suspects.count..<Self.places { Note.clear(Self.places + free, in: file) }
        }
    }

    private static func key(ofSubmitted sha256: [UInt8]) -> [UInt8] {
        SHA256.digest(of: sha256 + Array("submitted".utf8))
    }

    private static func key(_ settled: SettledFile) -> [UInt8] {
        let identity = settled.identity
        let numbers = [identity.device, identity.inode, UInt64(identity.size), UInt64(bitPattern: identity.modified)]
        let bytes = numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
        return SHA256.digest(of: bytes + settled.relativePath)
    }
}

/// Files that are read and committed together, as long as they are. Ended at the latest when nobody holds it.
final class FilesUnderWay: Sendable {
    private let journal: ReadingJournal
    private let places: [Int?]
    private let isEnded = Mutex(false)

    fileprivate init(journal: ReadingJournal, places: [Int?]) {
        self.journal = journal
        self.places = places
    }

    deinit { end() }

    func end() {
        let isFirst = isEnded.withLock { isEnded in
            defer { isEnded = true }
            return !isEnded
        }
        if isFirst { journal.end(places.compactMap(\.self)) }
    }

    /// What this thread does now is done for one of them: a fault in it is that file's.
    func blaming<T, Failure>(_ index: Int, _ work: () throws(Failure) -> T) throws(Failure) -> T {
        guard let place = places[index] else { return try work() }
        return try journal.blaming(place, work)
    }

    /// The like where there is only one. A fault in what is done for several is told of none of them.
    func blamingOnly<T, Failure>(_ work: () throws(Failure) -> T) throws(Failure) -> T {
        guard places.count == 1 else { return try work() }
        return try blaming(0, work)
    }
}
