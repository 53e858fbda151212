/// Articles as segments of an index, built by any thread and in no index yet.
package struct IndexDraft: Sendable {
    /// Their articles lie in them one after the other.
    let segments: [Segment]

    /// - Complexity: linear in their text: 20 ns a byte.
    package init(_ entries: [IndexEntry]) {
        var segments: [Segment] = []
        var builder = SegmentBuilder()
        for entry in entries {
            builder.append(entry)
            if builder.unitCount >= IndexLimits.unitsInBuild || builder.count >= IndexLimits.articlesInBuild {
                segments.append(builder.finish())
                builder = SegmentBuilder()
            }
        }
        if builder.count > 0 { segments.append(builder.finish()) }
        self.segments = segments
    }
}
