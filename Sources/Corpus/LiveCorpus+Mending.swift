import LinuxSystem
import SearchIndex
import Store
import Synchronization

/// What becomes of an index whose file was damaged on the disk. Nearly all of a file is checked when it is first used, and soon
/// after the start in any case: found damaged, its segment is taken out, and what was in it comes from the store.
extension LiveCorpus {
    /// Where the store could not be read either.
    private static let untilNextTrial = Duration.seconds(5)

    /// Whether the answer to a question that came at `began` can be relied on: false while what a damaged file held is missing.
    package func isSound(since began: ContinuousClock.Instant) -> Bool { damage.spares(questionFrom: began) }

    /// Whether a part of the index is missing because of a damaged file.
    package var isBeingMended: Bool { !damage.isMended }

    /// From now on `observer` is told of damage, on any thread, and now if there is some.
    package func observeDamage(_ observer: @escaping @Sendable (IndexDamageNews) -> Void) {
        damageObserver.withLock { $0 = observer }
        if isBeingMended { observer(.found) }
    }

    /// Has all that the index took from its files checked, on a thread of its own, by the way.
    func checkFiles() {
        damage.whenFound { [weak self] in self?.mendLater() }
        // Held weakly: what merges made of it meanwhile needs no checking.
        let segments = snapshot.index.parts.map { Weak(segment: $0.segment) }
        checking.perform { [rightOfWay] in
            for file in segments {
                _ = file.segment?.checkFile {
                    rightOfWay.giveWay()
                    return true
                }
            }
        }
    }

    private struct Weak: Sendable {
        weak let segment: Segment?
    }

    private func mendLater() {
        // Where the process ends before it is mended, the next start takes nothing from the files.
        folder.forget()
        tell(.found)
        merging.perform { [weak self] in self?.mend() }
    }

    /// Intake waits meanwhile.
    private func mend() {
        guard !damage.isMended else { return }
        let count = damage.toMend
        do throws(StoreFailure) {
            let articles = try writer.withLock { (index) throws(StoreFailure) in
                index.removeDamaged()
                let known = index.bulletins
                let loaded = try Self.load(into: &index, knowing: known, from: store, program: program)
                leftOutBulletins.withLock { $0 = Set(loaded.leftOut) }
                show(Self.snapshot(of: &index, store))
                damage.mended(count)
                return loaded.loaded
            }
            tell(.mended(articles: articles))
            mergeLater()
        } catch {
            tell(.failed(error))
            Task(executorPreference: WorkerThreads.tasks) { [weak self] in
                try? await Alarm.sleep(for: Self.untilNextTrial)
                self?.merging.perform { [weak self] in self?.mend() }
            }
        }
    }

    private func tell(_ news: IndexDamageNews) { damageObserver.withLock { $0 }(news) }
}
