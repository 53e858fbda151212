import Foundation
import Inbox
import LinuxSystem
import Synchronization
import TestSupport
import Testing

/// A watcher over a temporary folder, with short times.
final class WatchedInbox: Sendable {
    let folder: TemporaryFolder
    let watcher: InboxWatcher
    let gate = Gate()

    /// - Parameter prepare: puts files there before the watcher starts.
    init(
        _ change: (inout InboxSettings) -> Void = { _ in }, prepare: (URL) throws -> Void = { _ in }
    ) throws {
        folder = try TemporaryFolder()
        let root = folder.file("inbox")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: false)
        try prepare(root)
        var settings = InboxSettings()
        settings.settle = .milliseconds(60)
        settings.emptyGrace = .milliseconds(250)
        settings.writerPatience = .seconds(60)
        settings.firstRetry = .milliseconds(20)
        settings.poll = .milliseconds(20)
        change(&settings)
        let reports = ReportBox()
        let gate = gate
        watcher = try InboxWatcher(
            root: root.path, settings: settings, report: { reports.add($0) }, beforeTurn: { gate.pass() })
        box = reports
        try watcher.start()
    }

    private let box: ReportBox
    var told: [InboxReport] { box.all }

    deinit {
        gate.open()
        watcher.stop()
    }

    var root: URL { URL(fileURLWithPath: watcher.path) }

    func url(_ name: String) -> URL { root.appendingPathComponent(name) }

    /// As most programs do: open, write, close.
    func write(_ text: String, _ name: String) throws {
        let path = url(name)
        let file = try OwnedDescriptor.open(path: path.path, .append(mode: 0o644))
        try file.write(Array(text.utf8))
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(at: url(name), withIntermediateDirectories: true)
    }

    /// Takes files as `Ingest` would until so many have come or time is up.
    func take(_ count: Int, within limit: Duration = .seconds(20)) async -> [String: String] {
        let deadline = ContinuousClock.now + limit
        var taken: [String: String] = [:]
        while taken.count < count, let files = await next(atMost: 64, before: deadline) {
            for (file, text) in takeAll(files) { taken[String(decoding: file.relativePath, as: UTF8.self)] = text }
        }
        return taken
    }

    /// Those that could be read and removed, with their texts; one sync for all, as `Ingest` has it.
    func takeAll(_ files: [SettledFile]) -> [(file: SettledFile, text: String)] {
        var read: [(file: SettledFile, text: String)] = []
        for file in files {
            do throws(FileReadFailure) {
                read.append((file, String(decoding: try watcher.read(file), as: UTF8.self)))
            } catch {
                watcher.finished(
                    file, error == .vanished ? .gone : error == .beingWritten ? .beingWritten : .changed)
            }
        }
        let failures = watcher.remove(read.map(\.file))
        watcher.finished(failures.map { ($0.file, $0.failure == .vanished ? .gone : .changed) })
        let failed = Set(failures.map(\.file))
        read.removeAll { failed.contains($0.file) }
        watcher.finished(read.map { ($0.file, .gone) })
        return read
    }

    /// Its text, where it could be read and removed.
    func takeOne(_ file: SettledFile) -> String? {
        do {
            let bytes = try watcher.read(file)
            try watcher.remove(file)
            watcher.finished(file, .gone)
            return String(decoding: bytes, as: UTF8.self)
        } catch FileReadFailure.vanished, FileRemovalFailure.vanished {
            watcher.finished(file, .gone)
        } catch FileReadFailure.beingWritten {
            watcher.finished(file, .beingWritten)
        } catch {
            watcher.finished(file, .changed)
        }
        return nil
    }

    /// Nil when time is up.
    func next(atMost limit: Int, before deadline: ContinuousClock.Instant) async -> [SettledFile]? {
        let watcher = watcher
        let files = await withTaskGroup(of: [SettledFile].self) { group in
            group.addTask { await watcher.next(atMost: limit) }
            group.addTask {
                try? await Task.sleep(until: deadline)
                return []
            }
            let first = await group.next() ?? []
            group.cancelAll()
            return first
        }
        return files.isEmpty ? nil : files
    }

    func nextNames(within limit: Duration = .seconds(20)) async -> [String] {
        (await next(atMost: 64, before: .now + limit) ?? []).map { String(decoding: $0.relativePath, as: UTF8.self) }
    }
}

final class ReportBox: Sendable {
    private let reports = Mutex<[InboxReport]>([])
    var all: [InboxReport] { reports.withLock { $0 } }
    func add(_ report: InboxReport) { reports.withLock { $0.append(report) } }
}

/// Holds a thread between two turns.
final class Gate: Sendable {
    private let state = Mutex<(isClosed: Bool, isHeld: Bool)>((false, false))

    func pass() {
        guard
            state.withLock({ state in
                state.isHeld = state.isClosed; return state.isClosed
            })
        else { return }
        while state.withLock({ $0.isClosed }) { usleep(200) }
        state.withLock { $0.isHeld = false }
    }

    /// - Parameter nudge: makes the thread turn, so that it comes by.
    func whileClosed(_ nudge: () -> Void, _ body: () throws -> Void) rethrows {
        state.withLock { $0.isClosed = true }
        while !state.withLock({ $0.isHeld }) {
            nudge()
            usleep(200)
        }
        defer { open() }
        try body()
    }

    func open() { state.withLock { $0.isClosed = false } }
}
