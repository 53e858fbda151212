import BulletinModel
import LinuxSystem
import TerminalLayout

/// A file that was named on the command line.
struct FileArgument {
    let path: String

    /// What stands behind the last slash.
    var name: FileName {
        FileName(
            path.utf8.split(separator: UInt8(ascii: "/")).last.map { Array($0) }.map(FileName.init(bytes:))?.description
                ?? path)
    }

    struct Content {
        var bytes: [UInt8]
        /// Of its last change, in China's time.
        var modified: CalendarDay
    }

    /// - Returns: nil where it cannot be read; that has then been said.
    func read() -> Content? {
        do throws(Errno) {
            let file = try OwnedDescriptor.open(path: path, .readOnlyFollowingLinks)
            let status = try file.status()
            guard status.kind == .file else {
                complain(Phrase.notFile.text)
                return nil
            }
            do throws(FileReadFailure) {
                let day = Timestamp(secondsSinceEpoch: Int(status.identity.modified / 1_000_000_000)).day()
                return Content(bytes: try file.readWhole(), modified: day)
            } catch {
                complain(Self.words(error))
                return nil
            }
        } catch {
            complain("\(error)")
            return nil
        }
    }

    func complain(_ reason: String) {
        Screen.complain(StyledText("\(path): \(reason)"))
    }

    static func words(_ failure: FileReadFailure) -> String {
        switch failure {
        case .changed: Phrase.changing.text
        case .vanished: Phrase.isGone.text
        case .tooLarge(let bytes): Wording.size(bytes)
        case .failed(let error): "\(error)"
        }
    }
}
