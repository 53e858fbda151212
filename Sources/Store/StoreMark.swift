import LinuxSystem

/// STATE/store.mark: one line that says which store lies beside it, and how far it had come.
///
/// SQLite ignores a log from its first damaged frame on, and takes an empty file for a new database: both lose
/// what was acknowledged without a word. A store that ends before its mark is therefore refused.
/// The mark is written after each commit and not forced to the disk: a killed process leaves it exact, a power cut
/// leaves it at most older, which proves nothing and refuses nothing.
struct StoreMark: Equatable {
    var identity: String
    var sequence: Int

    /// Always as long, so that writing over it never leaves a mixture.
    var line: String {
        let digits = String(sequence)
        return "\(identity) \(String(repeating: "0", count: max(0, 19 - digits.utf8.count)))\(digits)\n"
    }

    init(identity: String, sequence: Int) {
        self.identity = identity
        self.sequence = sequence
    }

    init?(line: String) {
        guard line.utf8.count == 29, line.last == "\n" else { return nil }
        let parts = line.dropLast().split(separator: " ")
        guard parts.count == 2, parts[0].utf8.count == 8, let sequence = Int(parts[1]), sequence >= 0 else {
            return nil
        }
        self.init(identity: String(parts[0]), sequence: sequence)
    }
}

/// The open mark. Used on the store's writer only.
final class StoreMarkFile: @unchecked Sendable {  // every use is on the one writer's queue
    private static let name = "store.mark"
    private let folder: String
    private var path: String { folder + "/" + Self.name }
    private var file: SharedDescriptor?

    init(folder: String) {
        self.folder = folder
    }

    /// Nil where there is none.
    func read() throws(StoreFailure) -> StoreMark? {
        let content: [UInt8]
        do throws(Errno) {
            content = try OwnedDescriptor.open(path: path, .readOnly).read(exactly: 64)
        } catch .noEntry {
            return nil
        } catch {
            throw .noPermission("\(path): \(error)")
        }
        guard let mark = StoreMark(line: String(decoding: content, as: UTF8.self)) else {
            throw .damaged("\(path) cannot be read: move it away to go on with the store as it is")
        }
        return mark
    }

    /// A mark that cannot be written is no trouble of the commit before it: the next start finds an older one.
    func write(_ mark: StoreMark) {
        do throws(Errno) {
            let file = if let file { file } else { try begin(mark) }
            self.file = file
            try file.descriptor.overwrite(Array(mark.line.utf8))
        } catch {
            file = nil
        }
    }

    /// The file as a whole is there or not, also after a power cut: only from then on is it written over in place.
    private func begin(_ mark: StoreMark) throws(Errno) -> SharedDescriptor {
        do throws(Errno) {
            return SharedDescriptor(try OwnedDescriptor.open(path: path, .update))
        } catch .noEntry {
            try DurableFile.write(Array(mark.line.utf8), to: Self.name, inFolder: folder)
            return SharedDescriptor(try OwnedDescriptor.open(path: path, .update))
        }
    }
}
