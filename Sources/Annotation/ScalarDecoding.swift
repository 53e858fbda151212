import CAnnotationData

/// Takes strings apart into scalars, in buffers that it uses again. One task owns it.
@safe final class ScalarDecoder {
    /// Full-width ASCII folded to half-width, the ideographic space to a space.
    private let folded: UnsafeMutablePointer<UInt32>
    private let classes: UnsafeMutablePointer<UInt16>
    private let capacity: Int
    /// Traditional characters in the text in hand.
    private var traditional = 0

    /// - Parameter longest: no text has more bytes of UTF-8.
    init(upTo longest: Int) {
        capacity = longest
        unsafe folded = .allocate(capacity: longest)
        unsafe classes = .allocate(capacity: longest)
    }

    deinit {
        unsafe folded.deallocate()
        unsafe classes.deallocate()
    }

    /// The folded scalars of a text, and `ScalarClass` of each, also whether it is printed full-width; and of a text in
    /// traditional characters the scalars as they were before these were folded to simplified ones.
    func decode(_ text: String) -> (folded: [UInt32], classes: [UInt16], traditional: [UInt32]?) {
        precondition(text.utf8.count <= min(capacity, Int(Int32.max)))
        let table = ScalarClass.table
        let bytes = text.utf8Span.span
        let count = unsafe bytes.withUnsafeBufferPointer { bytes in unsafe decode(bytes, table.pointer) }
        var result: (folded: [UInt32], classes: [UInt16]) = ([], [])
        result.folded.reserveCapacity(count)
        result.classes.reserveCapacity(count)
        unsafe result.folded.append(contentsOf: UnsafeBufferPointer(start: folded, count: count))
        unsafe result.classes.append(contentsOf: UnsafeBufferPointer(start: classes, count: count))
        guard TraditionalForms.isTraditional(traditional, of: count) else {
            return (result.folded, result.classes, nil)
        }
        let printed = result.folded
        for place in 0..<count where result.classes[place] & ScalarClass.traditional.rawValue != 0 {
            result.folded[place] = TraditionalForms.simplified(printed[place])
            result.classes[place] = table[Int(result.folded[place])]
        }
        return (result.folded, result.classes, printed)
    }

    /// - Parameter bytes: valid UTF-8, as every string is; so no sequence reaches beyond its end.
    private func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ table: UnsafePointer<UInt16>) -> Int {
        guard let start = bytes.baseAddress else { return 0 }
        var others: Int32 = 0
        let count = unsafe bulletin_decode(
            start, Int32(clamping: bytes.count), table, folded, classes, &others)
        traditional = Int(others)
        return Int(count)
    }
}
