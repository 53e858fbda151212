// swift-tools-version: 6.2

import PackageDescription

/// One list of settings for every room of ours.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// Counting bits is an instruction of its own in every processor since 2008, and what ranks in posting lists are made of.
#if arch(x86_64)
let bitCounting: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-mpopcnt"])]
#else
let bitCounting: [SwiftSetting] = []
#endif

/// Machine code of a room as one piece: a release build makes one of each file, so that cores share the work, and inlines within a
/// piece alone. Reading costs a twentieth less so; other rooms keep the faster build.
let inOnePiece: [SwiftSetting] = [
    .unsafeFlags(["-Xfrontend", "-enable-single-module-llvm-emission"], .when(configuration: .release))
]

/// Whether this build is one of fuzzers: `scripts/fuzz` makes it.
let isFuzzing = Context.environment["BULLETIND_FUZZ"] == "1"

/// Whether this build is one that counts: `scripts/profile/profile` makes it.
let isCounting = Context.environment["BULLETIND_COUNTING"] == "1"

/// Rooms of reading are made by counts of how often each branch is taken as pages are read: the usual way runs straight on and is
/// inlined, what is rare lies apart from it, and functions that call each other lie together. A function that has changed since it
/// was counted is made as without counts. Nothing comes out otherwise for them. Fuzzers do without: code that is watched at every
/// branch takes long to make as it is.
let byCounts: [SwiftSetting] =
    isFuzzing
    ? []
    : [
        .unsafeFlags(
            ["-Xfrontend", "-function-sections", "-Xfrontend"]
                + (isCounting
                    ? ["-ir-profile-generate"]
                    : [
                        "-ir-profile-use=\(Context.packageDirectory)/scripts/profile/reading.profdata",
                        "-Xllvm", "-no-pgo-warn-mismatch",
                    ]),
            .when(configuration: .release))
    ]

/// Functions that call no other keep no frame: rules ask small ones some dozen times a name, and a frame is a third of such a call.
/// A backtrace that goes by frames alone leaves out who called one.
let leavesWithoutFrames: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-momit-leaf-frame-pointer"])]

/// A room: one folder in Sources, one sentence in ARCHITECTURE.md, and nothing it may look into but `imports` and `packages`.
func room(
    _ name: String, imports rooms: [String] = [], packages: [Target.Dependency] = [], resources: [Resource] = [],
    more: [SwiftSetting] = []
) -> Target {
    .target(
        name: name, dependencies: rooms.map { .byName(name: $0) } + packages, resources: resources,
        swiftSettings: settings + more)
}

/// Ways to hang the daemon from outside, for scripts/test-systemd alone.
let faultSwitch: [SwiftSetting] =
    Context.environment["BULLETIND_FAULT_SWITCH"] == "1" ? [.define("FAULT_SWITCH")] : []

/// What keeps a program with Swift's library inside small in memory: names that nobody looks up are left out, equal code
/// is kept once, and relocations take two bits each where they took 24 bytes (glibc 2.36). lld comes with Swift.
let compact: [LinkerSetting] = [
    .unsafeFlags([
        "-use-ld=lld", "-Xlinker", "--no-export-dynamic", "-Xlinker", "--icf=safe", "-Xlinker", "-z", "-Xlinker",
        "pack-relative-relocs",
    ])
]

/// A program: its rooms and the libraries of its command line.
func program(_ name: String, imports rooms: [String], packages: [Target.Dependency] = []) -> Target {
    .executableTarget(
        name: name, dependencies: rooms.map { .byName(name: $0) } + packages,
        swiftSettings: settings + (name == "bulletind" ? faultSwitch : []), linkerSettings: compact)
}

/// The tests of one room, or of the whole. Golden files lie beside them and are read from the source tree.
func tests(
    _ name: String, imports rooms: [String], packages: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: (rooms + ["TestSupport"]).map { .byName(name: $0) } + packages, exclude: exclude,
        swiftSettings: settings)
}

/// A fuzzer: `scripts/fuzz` builds it with libFuzzer, whose main it needs; without, it does not link.
func fuzzer(_ name: String, imports rooms: [String]) -> Target {
    .executableTarget(
        name: name, dependencies: (rooms + ["FuzzSupport"]).map { .byName(name: $0) }, path: "Tests/Fuzz/\(name)",
        swiftSettings: settings)
}

let fuzzers: [Target] =
    isFuzzing
    ? [
        .target(name: "FuzzSupport", path: "Tests/Fuzz/FuzzSupport", swiftSettings: settings),
        fuzzer("FuzzDecoder", imports: ["BulletinModel", "TextDecoding"]),
        fuzzer("FuzzReader", imports: ["BulletinModel", "BulletinReader", "TextDecoding"]),
        fuzzer("FuzzJSON", imports: ["BulletinRPC"]),
        fuzzer("FuzzLines", imports: ["BulletinRPC"]),
        fuzzer("FuzzQuery", imports: ["BulletinModel", "Retrieval"]),
        fuzzer("FuzzSnapshot", imports: ["BulletinModel", "SearchIndex", "Retrieval"]),
    ] : []

/// scripts/test-sanitized builds the tests of few rooms alone: BULLETIND_TEST_TARGETS="RetrievalTests …".
let chosenTests = Context.environment["BULLETIND_TEST_TARGETS"].map { $0.split(separator: " ").map(String.init) }

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let yaml: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "bulletind",
    products: [
        .executable(name: "bulletind", targets: ["bulletind"]),
        .executable(name: "bulletinctl", targets: ["bulletinctl"]),
        // For the tests: preloaded into the daemon, it makes calls on files go wrong. Not shipped.
        .library(name: "FaultShim", type: .dynamic, targets: ["FaultShim"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: ([
        // Pure core: values in, values out. No I/O, no clock, no lock, no log.
        room("BulletinModel", more: inOnePiece),
        .target(name: "CByteScan"),
        room("TextDecoding", imports: ["BulletinModel", "CByteScan"], more: inOnePiece + byCounts),
        room("PageSplitting", imports: ["BulletinModel", "CByteScan"], more: inOnePiece + byCounts),
        room(
            "Annotation", imports: ["BulletinModel", "CAnnotationData"],
            more: inOnePiece + byCounts + leavesWithoutFrames),
        .target(name: "CAnnotationData", exclude: ["gazetteer.bin", "names.bin", "noun-ends.bin", "phrases.bin"]),
        room(
            "BulletinReader", imports: ["BulletinModel", "TextDecoding", "PageSplitting", "Annotation"],
            more: inOnePiece + byCounts),
        .target(name: "CPostings"),
        room("SearchIndex", imports: ["BulletinModel", "CPostings"], more: bitCounting),
        room("Retrieval", imports: ["BulletinModel", "SearchIndex"], more: bitCounting),
        room("BulletinRPC", imports: ["BulletinModel"]),
        room("TerminalLayout"),
        room("Pictures", imports: ["TerminalLayout"]),
        room("Formats", imports: ["BulletinModel", "BulletinRPC"]),
        room("Settings", packages: [configuration, yaml]),

        // Outside: each owns one kind of thing.
        .target(name: "CLinux"),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        room("LinuxSystem", imports: ["CLinux"]),
        room("ServiceNotify", imports: ["CSystemd", "LinuxSystem"], packages: [logging]),
        room("Inbox", imports: ["BulletinModel", "LinuxSystem"], packages: [logging]),
        room("Store", imports: ["BulletinModel", "CDeflate", "LinuxSystem"], packages: [grdb]),

        // State and conversation.
        room("Corpus", imports: ["BulletinModel", "LinuxSystem", "SearchIndex", "Store"]),
        room(
            "Ingest",
            imports: ["BulletinModel", "BulletinReader", "Corpus", "Inbox", "LinuxSystem", "Store", "TextDecoding"],
            packages: [logging]),
        room(
            "BulletinServer",
            imports: [
                "BulletinModel", "BulletinRPC", "BulletinReader", "Corpus", "Inbox", "Ingest", "LinuxSystem",
                "Retrieval",
                "SearchIndex", "Store", "TextDecoding",
            ], packages: [nioCore, nioPosix, logging]),
        room("BulletinClient", imports: ["BulletinRPC", "LinuxSystem"]),

        // The two programs.
        program(
            "bulletind",
            imports: [
                "BulletinModel", "BulletinRPC", "BulletinServer", "Corpus", "Inbox", "Ingest", "LinuxSystem",
                "ServiceNotify", "Settings", "Store",
            ], packages: [arguments, lifecycle, logging, signals]),
        program(
            "bulletinctl",
            imports: [
                "BulletinClient", "BulletinModel", "BulletinReader", "BulletinRPC", "Formats", "LinuxSystem",
                "Pictures",
                "TerminalLayout", "TextDecoding",
            ],
            packages: [arguments]),

        // Writes the manual pages and the journal's catalog of the package; not shipped.
        program("ManualWriter", imports: ["BulletinRPC", "LinuxSystem", "ServiceNotify", "Settings"]),

        // Tests, room by room, then of the whole.
        .target(name: "TestSupport", dependencies: ["LinuxSystem"], path: "Tests/TestSupport", swiftSettings: settings),
        tests("BulletinModelTests", imports: ["BulletinModel"]),
        tests("TextDecodingTests", imports: ["BulletinModel", "TextDecoding"]),
        tests("PageSplittingTests", imports: ["BulletinModel", "PageSplitting"]),
        tests("AnnotationTests", imports: ["Annotation", "BulletinModel", "SpecReport"]),
        tests(
            "BulletinReaderTests", imports: ["BulletinModel", "BulletinReader", "TextDecoding"], exclude: ["Golden"]),
        tests("RetrievalTests", imports: ["BulletinModel", "Retrieval", "SearchIndex"]),
        tests("BulletinRPCTests", imports: ["BulletinModel", "BulletinRPC"]),
        tests("BulletinClientTests", imports: ["BulletinClient", "BulletinModel", "BulletinRPC", "LinuxSystem"]),
        tests(
            "BulletinServerTests",
            imports: [
                "BulletinClient", "BulletinModel", "BulletinRPC", "BulletinServer", "Corpus", "Inbox", "Ingest",
                "LinuxSystem", "Store",
            ], packages: [logging]),
        tests("SettingsTests", imports: ["Settings"]),
        tests("TerminalLayoutTests", imports: ["TerminalLayout"]),
        tests("PicturesTests", imports: ["Pictures", "TerminalLayout"]),
        tests(
            "FormatsTests", imports: ["BulletinModel", "BulletinRPC", "Formats"], exclude: ["ninjs-2.1.schema.json"]),
        tests(
            "BulletinctlTests",
            imports: ["BulletinModel", "BulletinRPC", "Formats", "LinuxSystem", "TerminalLayout", "bulletinctl"],
            exclude: ["Answers", "Golden"]),
        tests("LinuxSystemTests", imports: ["LinuxSystem"]),
        tests("ServiceNotifyTests", imports: ["ServiceNotify"], packages: [logging]),
        tests("ManualWriterTests", imports: ["BulletinRPC", "ManualWriter", "Settings"]),
        tests("InboxTests", imports: ["Inbox", "LinuxSystem"]),
        tests("StoreTests", imports: ["BulletinModel", "Store"], packages: [grdb]),
        tests(
            "IngestTests",
            imports: [
                "BulletinModel", "Corpus", "Inbox", "Ingest", "LinuxSystem", "Retrieval", "SearchIndex", "Store",
            ], packages: [grdb, logging]),
        tests("EndToEndTests", imports: ["LinuxSystem", "bulletinctl", "bulletind"]),
        .target(name: "FaultShim", path: "Tests/FaultShim", linkerSettings: [.linkedLibrary("dl")]),
        tests("TidyTests", imports: []),
        .executableTarget(
            name: "SearchBenchmark",
            dependencies: ["Annotation", "BulletinModel", "LinuxSystem", "Retrieval", "SearchIndex"],
            path: "Tests/Benchmarks/SearchBenchmark", swiftSettings: settings),
        .executableTarget(
            name: "SpecReport", dependencies: ["Annotation", "BulletinModel", "TestSupport"],
            path: "Tests/Evaluation/SpecReport", swiftSettings: settings),
        .executableTarget(
            name: "NounEndTrainer", dependencies: ["Annotation"], path: "Tests/Evaluation/NounEndTrainer",
            swiftSettings: settings),
        .executableTarget(
            name: "PartTrainer", dependencies: ["PageSplitting"], path: "Tests/Evaluation/PartTrainer",
            swiftSettings: settings),
        .executableTarget(
            name: "ReaderBenchmark",
            dependencies: ["Annotation", "BulletinModel", "BulletinReader", "PageSplitting", "TextDecoding"],
            path: "Tests/Benchmarks/ReaderBenchmark", swiftSettings: settings,
            linkerSettings: compact + (isCounting ? [.unsafeFlags(["-profile-generate"])] : [])),
        .executableTarget(
            name: "SocketBenchmark", dependencies: ["LinuxSystem"], path: "Tests/Benchmarks/SocketBenchmark",
            swiftSettings: settings),
    ] + fuzzers).filter { target in
        chosenTests.map { target.type != .test || $0.contains(target.name) } ?? true
    }
)
