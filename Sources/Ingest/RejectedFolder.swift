import BulletinModel
import LinuxSystem
import Store

/// STATE/rejected: files that were set aside as `<time>-<name>`, each beside its `<the same>.reason.json`.
struct RejectedFolder: Sendable {
    let path: String
    private static let suffix = Array(".reason.json".utf8)
    /// `NAME_MAX` of `limits.h`.
    private static let longestName = 255

    init(path: String) throws(Errno) {
        self.path = path
        try make()
    }

    private func make() throws(Errno) {
        do throws(Errno) {
            let parts = Array(path.utf8)
            guard let cut = parts.lastIndex(of: UInt8(ascii: "/")), cut > 0 else { return }
            let parent = try OwnedDescriptor.place(path: String(decoding: parts[..<cut], as: UTF8.self))
            try parent.makeFolder(Array(parts[(cut + 1)...]), mode: 0o700)
        } catch .exists {
            return
        }
    }

    /// The folder, made anew where somebody has removed it.
    private func place() throws(Errno) -> OwnedDescriptor {
        do throws(Errno) {
            return try OwnedDescriptor.place(path: path)
        } catch .noEntry {
            try make()
            return try OwnedDescriptor.place(path: path)
        }
    }

    /// A name that is free here, and its reason's: `20311103T081244Z-page.txt`.
    func freeName(for name: FileName, at time: Timestamp) throws(Errno) -> FileName {
        let folder = try place()
        let stamp = time.description.filter { $0 != "-" && $0 != ":" }
        for number in 1...10_000 {
            let prefix = Array((number == 1 ? "\(stamp)-" : "\(stamp)-\(number)-").utf8)
            let room = Self.longestName - prefix.count - Self.suffix.count
            let candidate = prefix + name.bytes.prefix(name.bytes.count <= room ? room : Self.cut(name.bytes, to: room))
            if (try? folder.status(of: candidate)) == nil,
                (try? folder.status(of: candidate + Self.suffix)) == nil
            {
                return FileName(bytes: candidate)
            }
        }
        throw .exists
    }

    /// Writes the reason, durably, before the file comes.
    func writeReason(_ rejection: Rejection) throws(Errno) {
        try DurableFile.write(
            Array(ReasonText.json(rejection).utf8), to: rejection.file.bytes + Self.suffix,
            in: OwnedDescriptor.folder(path: path))
    }

    func contains(_ file: FileName) -> Bool {
        guard let folder = try? OwnedDescriptor.place(path: path) else { return false }
        return (try? folder.status(of: file.bytes)) != nil
    }

    func bytes(of file: FileName, atMost limit: Int) throws(FileReadFailure) -> [UInt8] {
        let descriptor: OwnedDescriptor
        do throws(Errno) {
            descriptor = try OwnedDescriptor.folder(path: path).open(file.bytes, .readOnly)
        } catch {
            throw error == .noEntry ? .vanished : .failed(error)
        }
        return try descriptor.readWhole(atMost: limit)
    }

    /// Removes a file with its reason; what is gone already is no trouble.
    func remove(_ file: FileName) throws(Errno) {
        let folder = try OwnedDescriptor.folder(path: path)
        for name in [file.bytes, file.bytes + Self.suffix] {
            do throws(Errno) {
                try folder.unlink(name)
            } catch .noEntry {
                continue
            }
        }
        try folder.synchronize()
    }

    /// Removes a reason whose file never came.
    func removeReason(of file: FileName) {
        guard let folder = try? OwnedDescriptor.folder(path: path) else { return }
        try? folder.unlink(file.bytes + Self.suffix)
    }

    /// Removes what a crash left half written: a reason under its temporary name. Nothing else here begins with a dot.
    func removeHalfWritten() {
        guard let folder = try? OwnedDescriptor.folder(path: path), let copy = try? folder.duplicated(),
            var names = try? DirectoryStream(copy)
        else { return }
        while let entry = try? names.next() {
            if DurableFile.isTemporary(entry.name) { try? folder.unlink(entry.name) }
        }
    }

    /// The longest start of at most `room` bytes that does not end within a UTF-8 character.
    private static func cut(_ name: [UInt8], to room: Int) -> Int {
        var end = room
        while end > room - 4, end > 0, name[end] & 0xC0 == 0x80 { end -= 1 }
        return name[end] & 0xC0 == 0x80 ? room : end
    }
}

/// The text of a `.reason.json`: one object, for people and programs.
enum ReasonText {
    static func json(_ rejection: Rejection) -> String {
        var fields = ["\"name\": \(quoted(rejection.name.description))"]
        if !rejection.name.isValidText { fields.append("\"nameBase64\": \(quoted(base64(rejection.name.bytes)))") }
        fields.append("\"reason\": \(quoted(rejection.reason.rawValue))")
        fields.append("\"detail\": \(quoted(rejection.detail))")
        fields.append("\"received\": \(quoted(rejection.received.description))")
        let digest = SHA256.hexadecimal(rejection.sha256)
        fields.append("\"sha256\": \(digest.isEmpty ? "null" : quoted(digest))")
        return "{\(fields.joined(separator: ", "))}\n"
    }

    /// RFC 8259, §7.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// RFC 4648, §4.
    static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
            for place in 0..<4 {
                text.append(place <= part.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
