import Corpus
import Inbox
import LinuxSystem
import Store
import Synchronization

/// Files that went away without our doing: nobody is told of these by the watcher, who hands out what is there.
extension IngestService {
    /// Several pages that the store refuses make it suspect until one is taken. Where none comes, and they are taken away by
    /// hand, there is no reason left: looked at now and then while it lasts.
    func watchSuspects() {
        shared.withLock { shared in
            guard shared.suspecting == nil else { return }
            shared.suspecting = Task(executorPreference: WorkerThreads.tasks) {
                await self.waitForSuspects()
                self.shared.withLock { $0.suspecting = nil }
            }
        }
    }

    private func waitForSuspects() async {
        var wait = bounds.firstRetry
        while shared.withLock({ $0.storeState }) != .running {
            do { try await Alarm.sleep(for: wait) } catch { return }
            wait = min(wait * 2, bounds.longestRetry)
            let suspects = shared.withLock { $0.unkept.failing }
            let gone = vanished(Array(suspects))
            if shared.withLock({ $0.unkept.vanished(gone) }) { continue }
            return recovered()
        }
    }

    /// Files that were taken in by an earlier process and are gone by now: their like may come again and count.
    func goneLeftovers() -> [[UInt8]] {
        guard shared.withLock({ !$0.hasLookedAtLeftovers }), let paths = try? corpus.store.leftovers() else {
            return []
        }
        shared.withLock { $0.hasLookedAtLeftovers = true }
        return vanished(paths)
    }

    private func vanished(_ paths: [[UInt8]]) -> [[UInt8]] {
        let inbox = Array(watcher.status.path.utf8) + [UInt8(ascii: "/")]
        return paths.filter { path in
            do throws(Errno) {
                _ = try FileStatus.of(path: inbox + path)
                return false
            } catch {
                return error == .noEntry || error == .notFolder
            }
        }
    }
}
