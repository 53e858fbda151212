/// Articles as segments of an index, built by any thread and in no index yet.
package struct IndexDraft: Sendable {
    /// Their articles lie in them one after the other.
    let segments: [Segment]

    /// - Complexity: linear in their text: 20 ns a byte.
    package init(_ entries: [IndexEntry]) {
        var builder = Builder()
        for entry in entries { builder.append(entry) }
        self = builder.finish()
    }

    private init(segments: [Segment]) { self.segments = segments }

    /// Makes a draft of articles that come one at a time.
    package struct Builder: ~Copyable {
        private var segments: [Segment] = []
        private var segment = SegmentBuilder()

        package init() {}

        package mutating func append(_ entry: IndexEntry) {
            segment.append(entry)
            if segment.unitCount >= IndexLimits.unitsInBuild || segment.count >= IndexLimits.articlesInBuild { cut() }
        }

        private mutating func cut() {
            var full = SegmentBuilder()
            swap(&full, &segment)
            segments.append(full.finish())
        }

        package consuming func finish() -> IndexDraft {
            var segments = segments
            if segment.count > 0 { segments.append(segment.finish()) }
            return IndexDraft(segments: segments)
        }
    }
}
