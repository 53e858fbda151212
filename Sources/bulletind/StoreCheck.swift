import LinuxSystem
import Settings
import Store

/// `--check-store`: the whole store read once, while no daemon uses it.
enum StoreCheck {
    /// Prints one line where nothing is wrong, else one for each finding.
    /// - Throws: status 75 where a daemon runs on the folder, 74 where anything is wrong.
    static func run(_ settings: Settings) throws(StartFailure) {
        let state = settings.statePath
        let file = state + "/" + BulletinStore.fileName
        let isThere: Bool
        do throws(Errno) {
            isThere = try FileStatus.of(path: file).kind == .file
        } catch .noEntry {
            isThere = false
        } catch {
            throw .cannotCreate("\(file): \(error)")
        }
        guard isThere else { throw .configuration("\(state) holds no store: name the folder with --state DIR") }
        // Held to the end: nothing else may write meanwhile.
        let lock = try Daemon.lockState(settings)
        defer { withExtendedLifetime(lock) {} }
        let findings: [String]
        let counts: (bulletins: Int, articles: Int)
        do throws(StoreFailure) {
            let store = try BulletinStore(folder: state)
            findings = try store.check()
            counts = (store.counts.bulletins, store.counts.articles)
        } catch {
            throw StartFailure(error, state: state)
        }
        guard findings.isEmpty else {
            throw .inputOutput("\(state): \(findings.joined(separator: "\n  "))")
        }
        print("\(state): \(counts.bulletins) bulletins with \(counts.articles) articles: nothing is wrong")
    }
}
