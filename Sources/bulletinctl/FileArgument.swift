import BulletinModel
import LinuxSystem
import TerminalLayout

/// A file that was named on the command line.
struct FileArgument {
    /// As the command line has it; see `ArgumentBytes`.
    let path: String

    /// What stands behind the last slash.
    var name: FileName {
        let bytes = ArgumentBytes.bytes(of: path)
        return FileName(bytes: bytes.split(separator: UInt8(ascii: "/")).last.map { Array($0) } ?? bytes)
    }

    var shownPath: String { ArgumentBytes.shown(path) }

    struct Content {
        var bytes: [UInt8]
        /// Of its last change, in China's time.
        var modified: CalendarDay
    }

    struct Failure: Error {
        var words: String
    }

    /// - Returns: nil where it cannot be read; that has then been said.
    func read() -> Content? {
        switch content() {
        case .success(let content): return content
        case .failure(let failure):
            complain(failure.words)
            return nil
        }
    }

    func content() -> Result<Content, Failure> {
        do throws(Errno) {
            let file = try OwnedDescriptor.open(path: ArgumentBytes.bytes(of: path), .readOnlyFollowingLinks)
            let status = try file.status()
            guard status.kind == .file else { return .failure(Failure(words: Phrase.notFile.text)) }
            do throws(FileReadFailure) {
                let day = Timestamp(secondsSinceEpoch: Int(status.identity.modified / 1_000_000_000)).day()
                return .success(Content(bytes: try file.readWhole(), modified: day))
            } catch {
                return .failure(Failure(words: Self.words(error)))
            }
        } catch {
            return .failure(Failure(words: "\(error)"))
        }
    }

    func complain(_ reason: String) {
        Screen.complain(StyledText("\(shownPath): \(reason)"))
    }

    static func words(_ failure: FileReadFailure) -> String {
        switch failure {
        case .changed, .beingWritten: Phrase.changing.text
        case .vanished: Phrase.isGone.text
        case .tooLarge(let bytes): Wording.size(bytes)
        case .failed(let error): "\(error)"
        }
    }
}
