import CPostings

/// What loops over postings and text do on processors without AVX2, on any processor: for tests.
package enum PlainLoops {
    /// Has the loops of this thread do without vector instructions as long as the body runs.
    package static func run<Result>(_ body: () throws -> Result) rethrows -> Result {
        cpostings_do_without(1)
        defer { cpostings_do_without(0) }
        return try body()
    }
}
