/// A bar of block characters, exact to an eighth of a column.
/// - Parameters:
///   - share: 0 to 1 of `columns`; more counts as 1. What is there at all gets an eighth.
///   - columns: of the longest bar.
package func bar(share: Double, columns: Int) -> StyledText {
    guard share > 0, columns > 0 else { return StyledText() }
    let eighths = max(Int((min(share, 1) * Double(columns) * 8).rounded()), 1)
    let ends = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return StyledText(String(repeating: "█", count: eighths / 8) + ends[eighths % 8], .bar)
}
