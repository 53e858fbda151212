import LinuxSystem

/// How often the process ended while a file was under way.
struct Suspicion: Hashable {
    /// By a fault on a thread that was at this file.
    var crashes = 0
    /// By something else, while no other file was under way.
    var deaths = 0

    /// At two crashes. One that was alone when the process was killed may be what made it take all memory, or somebody
    /// killed it: that has to come three times in a row.
    var isPoison: Bool { crashes >= 2 || crashes + deaths >= 3 }

    /// For people.
    var description: String {
        let kills = deaths > 0 ? ["was killed \(times(deaths)) while this file alone was being read"] : []
        let faults = crashes > 0 ? ["crashed \(times(crashes)) at reading this file"] : []
        let all = faults + kills
        return "the daemon "
            + (all.isEmpty ? "was killed while this file and others were being read" : all.joined(separator: ", and "))
    }

    private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}

/// What STATE/reading holds of a file that is under way, or is a suspect.
///
/// Bytes: 1 where it is a note, 1 where nothing else was under way, the signal that ended its thread (0 for none), crashes,
/// deaths, three of nothing, 32 of the key.
struct Note: Hashable {
    /// SHA-256 of the path and of what tells the file from one that took its place.
    var key: [UInt8]
    var isAlone = false
    var fault: UInt8 = 0
    var suspicion = Suspicion()

    static let size = 40

    var suspect: Suspect { Suspect(key: key, suspicion: suspicion) }
}

struct Suspect: Hashable {
    var key: [UInt8]
    var suspicion: Suspicion
}

extension Suspicion {
    /// With the death of the process that left this note.
    func after(_ note: Note) -> Suspicion {
        var counted = self
        if note.fault != 0 { counted.crashes += 1 } else if note.isAlone { counted.deaths += 1 }
        return counted
    }
}

extension Note {
    init?(at place: Int, in file: MappedFile) {
        let bytes = file.bytes(place * Self.size..<(place + 1) * Self.size)
        guard bytes[0] == 1, bytes[5..<8].allSatisfy({ $0 == 0 }) else { return nil }
        self.init(
            key: Array(bytes[8...]), isAlone: bytes[1] == 1, fault: bytes[2],
            suspicion: Suspicion(crashes: Int(bytes[3]), deaths: Int(bytes[4])))
    }

    /// The first byte last: it makes it a note.
    func write(at place: Int, in file: MappedFile) {
        let counts = [suspicion.crashes, suspicion.deaths].map { UInt8(min(255, $0)) }
        Self.clear(place, in: file)
        file.write([isAlone ? 1 : 0, fault] + counts + [0, 0, 0] + key, at: place * Self.size + 1)
        file.write([1], at: place * Self.size)
    }

    static func clear(_ place: Int, in file: MappedFile) { file.write([0], at: place * size) }

    /// Where the signal stands.
    static func fault(of place: Int) -> Int { place * size + 2 }
}
