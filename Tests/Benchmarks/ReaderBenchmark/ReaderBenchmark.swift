import Annotation
import BulletinModel
import BulletinReader
import Dispatch
import Foundation
import Synchronization

/// Measures reading on one core: `ReaderBenchmark FOLDER [--files N] [--rounds N] [--only STAGE] [--threads N]
/// [--doubling MIB]`.
///
/// FOLDER holds pages (`.md`, `.txt`, `.html`). Prints a line a stage: name, MB/s of UTF-8 in the best and in the median
/// round. `--only` does one stage, and without `--rounds` once, and prints nothing else: for a profiler. `--threads` does each stage on so many threads at
/// once and tells MB/s a thread: they should not be in each other's way. `--doubling` reads made-up pages of 1 MiB, then
/// of twice as much, up to MIB, and prints what each size costs: a page that costs more for its size than a smaller
/// one shows what is not linear.
@main
enum ReaderBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        let asksForHelp = arguments.contains("--help") || arguments.contains("-h")
        guard arguments.count > 1, !asksForHelp else {
            print(
                "usage: ReaderBenchmark FOLDER [--files N] [--rounds N] [--only STAGE] [--threads N] [--doubling MIB]")
            exit(asksForHelp ? 0 : 2)
        }
        if let most = value("--doubling") {
            Doubling.measure(upTo: most)
            return
        }
        let pages = try Pages.read(arguments[1], most: value("--files") ?? .max)
        if let at = arguments.firstIndex(of: "--only"), at + 1 < arguments.count {
            guard let stage = Stage(rawValue: arguments[at + 1]) else {
                print("stages: \(Stage.allCases.map(\.rawValue).joined(separator: " "))")
                exit(2)
            }
            if let rounds = value("--rounds") { return report(stage, pages, rounds: rounds) }
            print("\(stage.rawValue)\t\(stage.run(pages))")
            return
        }
        print("reader: \(pages.pages.count) pages, \(format(Double(pages.bytes) / 1e6)) MB of UTF-8, one core")
        for stage in Stage.allCases { report(stage, pages, rounds: value("--rounds") ?? 3) }
    }

    static func value(_ name: String) -> Int? {
        guard let at = CommandLine.arguments.firstIndex(of: name), at + 1 < CommandLine.arguments.count else {
            return nil
        }
        return Int(CommandLine.arguments[at + 1])
    }

    private static func report(_ stage: Stage, _ pages: Pages, rounds: Int) {
        var seconds: [Double] = []
        var found = 0
        for _ in 0..<max(1, rounds) {
            let start = ContinuousClock.now
            found = onThreads { stage.run(pages) }
            seconds.append((ContinuousClock.now - start) / .seconds(1))
        }
        seconds.sort()
        let megabytes = Double(pages.bytes) / 1e6
        let best = format(megabytes / seconds[0])
        let median = format(megabytes / seconds[seconds.count / 2])
        print("\(stage.rawValue)\tMB/s\tn=\(seconds.count)\tbest=\(best)\tmedian=\(median)\tgives \(found)")
    }

    /// What each of the threads gives.
    private static func onThreads(_ work: @Sendable () -> Int) -> Int {
        let count = value("--threads") ?? 1
        let found = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: count) { _ in
            let own = work()
            found.withLock { $0 = own }
        }
        return found.withLock { $0 }
    }

    static func format(_ value: Double) -> String { String(format: "%.1f", value) }
}
