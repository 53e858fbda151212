import BulletinModel
import Foundation
import LinuxSystem
import Retrieval
import SearchIndex
import Synchronization

/// Measures the index over real news: `SearchBenchmark ARTICLES.jsonl[.gz] [--queries F | --serve F] [--known-item QUERIES
/// QRELS] [--index FOLDER] [--annotated]`.
///
/// With `--annotated` articles have the people, places, units and figures that the daemon finds in them: what the index takes of
/// memory then is what it takes there.
/// With `--index` what is built is kept in files there, and taken from there the next time; no article is read then.
///
/// Prints lines of name, unit, n, p50, p99; with `--serve` lines of JSON. An article a line: `{"id", "date", "headline", "body"}`.
@main
enum SearchBenchmark {
    /// By name, those that are one number.
    private static let figures = Mutex<[String: Double]>([:])
    private static let isServing = CommandLine.arguments.contains("--serve")

    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        guard !arguments.isEmpty else {
            print(
                "usage: SearchBenchmark ARTICLES.jsonl[.gz] [--queries FILE] [--known-item QUERIES QRELS] [--times N] [--index FOLDER] [--annotated]"
            )
            exit(2)
        }
        let folder = value("--index", in: arguments).map { URL(fileURLWithPath: $0) }
        let begun = ContinuousClock().now
        // Files of another version are built anew.
        if let folder, Images.isThere(folder), let segments = try? Images.load(folder) {
            return try measure(segments, since: begun, arguments)
        }
        var articles = try Corpus.read(
            arguments.removeFirst(), times: value("--times", in: arguments).flatMap(Int.init) ?? 1)
        if arguments.contains("--annotated") { articles.annotate() }
        report("articles", "count", [Double(articles.entries.count)])
        report("raw text", "MB", [Double(articles.bytes) / 1e6])
        let index = try build(articles)
        if let folder { try Images.save(index.snapshot(), in: folder) }
        if let at = arguments.firstIndex(of: "--known-item"), at + 2 < arguments.count {
            try KnownItem.measure(
                queries: arguments[at + 1], answers: arguments[at + 2], index.snapshot(),
                names: articles.names)
        }
        if let file = value("--serve", in: arguments) {
            try Serving.run(file, figures: figures.withLock { $0 }, index, articles)
            return
        }
        if let file = value("--queries", in: arguments) { try Latency.measure(file, index.snapshot()) }
    }

    /// What was built before.
    private static func measure(
        _ segments: [Segment], since begun: ContinuousClock.Instant, _ arguments: [String]
    ) throws {
        let clock = ContinuousClock()
        // As the daemon does, beside the first questions.
        let checking = WorkerThreads("check", atMost: 1, manner: .upkeep)
        checking.perform { for segment in segments { _ = segment.checkFile() } }
        let index = Holder(IndexWriter(restoring: segments.map { ($0, DeletedDocuments()) }))
        let snapshot = index.snapshot()
        _ = try Search.run(SearchRequest(query: "记者"), in: snapshot)
        report("first answer from files", "ms", [seconds(clock.now - begun) * 1000])
        checking.runAndWait {}
        if segments.contains(where: \.isDamaged) { throw ImageFault("the index's files are damaged") }
        report("all of the files checked", "ms", [seconds(clock.now - begun) * 1000])
        report("articles", "count", [Double(snapshot.articleCount)])
        if let file = value("--serve", in: arguments) {
            try Serving.run(file, figures: figures.withLock { $0 }, index, Corpus())
        } else if let file = value("--queries", in: arguments) {
            try Latency.measure(file, snapshot)
        }
    }

    static func value(_ name: String, in arguments: [String]) -> String? {
        arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
    }

    static func report(_ name: String, _ unit: String, _ samples: [Double]) {
        if samples.count == 1 { figures.withLock { $0[name] = samples[0] } }
        if isServing { return }
        let sorted = samples.sorted()
        func at(_ share: Double) -> Double {
            sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
        }
        print("\(name)\t\(unit)\tn=\(sorted.count)\tp50=\(rounded(at(0.5)))\tp99=\(rounded(at(0.99)))")
    }

    private static func rounded(_ value: Double) -> String { String(format: "%.3f", value) }

    /// In batches, as a start from the store would, which merges them once all is searchable; then small bulletins, one by one.
    private static func build(_ articles: Corpus) throws -> Holder {
        var writer = IndexWriter()
        let clock = ContinuousClock()
        let batches = stride(from: 0, to: articles.entries.count, by: 4000).map {
            Array(articles.entries[$0..<min(articles.entries.count, $0 + 4000)])
        }
        // Both by the clock and by the processor: what else the machine does falls on the first alone.
        let used = processorSeconds()
        let took = clock.measure {
            for batch in batches { writer.add(IndexDraft(batch), mostSegments: IndexWriter.mostSegmentsAnew) }
        }
        report("build by the processor", "MB/s", [Double(articles.bytes) / 1e6 / (processorSeconds() - used)])
        report("build", "MB/s", [Double(articles.bytes) / 1e6 / seconds(took)])
        let compacting = clock.measure { writer.compact() }
        report("compact", "s", [seconds(compacting)])
        report(
            "build and compact by the processor", "MB/s", [Double(articles.bytes) / 1e6 / (processorSeconds() - used)])
        report("build and compact", "MB/s", [Double(articles.bytes) / 1e6 / seconds(took + compacting)])
        let statistics = writer.snapshot().statistics
        report("segments", "count", [Double(statistics.segments)])
        report("terms", "count", [Double(statistics.terms)])
        report("postings", "count", [Double(statistics.postings)])
        let raw = Double(statistics.textBytes)
        report(
            "index without text", "of text",
            [Double(statistics.memoryBytes - statistics.storedTextBytes) / raw])
        report("index with text", "of text", [Double(statistics.memoryBytes) / raw])
        for part in statistics.parts { report(part.name, "of text", [Double(part.bytes) / raw]) }
        let settled = writer
        try Images.measure(writer.snapshot())
        if isServing { return Holder(settled) }
        addPages(articles, to: &writer)
        return Holder(settled)
    }

    /// Pages of 17 articles, as a newspaper's is, each searchable before the next comes; merges are done in between, as
    /// another thread would.
    private static func addPages(_ articles: Corpus, to writer: inout IndexWriter) {
        let clock = ContinuousClock()
        var adding: [Double] = []
        var installing: [Double] = []
        for number in 0..<1000 {
            let page = (0..<17).map { offset in
                var entry = articles.entries[(number * 119 + offset) % articles.entries.count]
                entry.id = ArticleID(bulletin: BulletinID(rawValue: UInt64(number) | 1 << 60), ordinal: offset + 1)
                return entry
            }
            let took = clock.measure {
                writer.add(page)
                _ = writer.snapshot()
            }
            adding.append(seconds(took) * 1e6)
            for var merge in writer.dueMerges() {
                while !merge.step(budget: 200_000) {}
                installing.append(seconds(clock.measure { writer.install(merge) }) * 1e6)
            }
        }
        report("add a page of 17 articles", "us", adding)
        report("install a merge", "us", installing)
    }
}

/// A writer is no copyable thing to hand around; this hands out its snapshot.
final class Holder {
    private var writer: IndexWriter
    init(_ writer: IndexWriter) { self.writer = writer }
    func snapshot() -> IndexSnapshot { writer.snapshot() }
    func copy() -> IndexWriter { writer }
}

/// Of this process so far, in its own code and in the kernel's.
func processorSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}
