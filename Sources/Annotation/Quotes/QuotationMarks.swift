/// What stands between quotation marks, the marks of one level and of its outermost pair.
struct MarkedSpan: Hashable, Sendable {
    /// Without the marks.
    var inner: Range<Int>
    /// With those that are printed.
    var outer: Range<Int>
}

/// Pairs quotation marks of every kind in one text, left to right; of nested pairs the outermost. Time is linear.
///
/// A closing mark without its opening one takes what stands between the last closing mark and itself; an opening
/// one that is never closed takes nothing.
func markedSpans(in text: AnnotatedText) -> [MarkedSpan] {
    var spans: [MarkedSpan] = []
    // The openings that wait for their end.
    var open: [(mark: UInt32, at: Int)] = []
    var straightIsOpen = false
    var index = -1
    while true {
        index = text.next(.quotationMark, from: index + 1)
        if index == text.count { return spans }
        var mark = text.scalars[index]
        if mark == scalar("\"") {
            mark = scalar(straightIsOpen ? "”" : "“")
            straightIsOpen.toggle()
        }
        if closing(mark) != nil {
            // Deeper than print ever goes: the outermost has lost its end.
            if open.count == 16 { open.removeFirst() }
            open.append((mark, index))
            continue
        }
        guard let opening = opening(mark) else { continue }
        if let place = open.lastIndex(where: { $0.mark == opening }) {
            let start = open[place].at
            open.removeSubrange(place...)
            // Inside a pair that is still open: unless that pair is never closed, its own end replaces this span.
            while let last = spans.last, last.outer.lowerBound > start { spans.removeLast() }
            spans.append(MarkedSpan(inner: start + 1..<index, outer: start..<index + 1))
        } else if let last = spans.last, last.outer.upperBound < index, opening == scalar("“") {
            spans.append(MarkedSpan(inner: last.outer.upperBound..<index, outer: last.outer.upperBound..<index + 1))
        }
    }
}

private func closing(_ mark: UInt32) -> UInt32? {
    switch mark {
    case scalar("“"): scalar("”")
    case scalar("‘"): scalar("’")
    case scalar("「"): scalar("」")
    case scalar("『"): scalar("』")
    default: nil
    }
}

private func opening(_ mark: UInt32) -> UInt32? {
    switch mark {
    case scalar("”"): scalar("“")
    case scalar("’"): scalar("‘")
    case scalar("」"): scalar("「")
    case scalar("』"): scalar("『")
    default: nil
    }
}
