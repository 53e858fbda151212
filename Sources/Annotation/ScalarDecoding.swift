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
        precondition(text.utf8.count <= capacity)
        let table = ScalarClass.table
        let bytes = text.utf8Span.span
        let count = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe table.withUnsafeBufferPointer { table in unsafe decode(bytes, table) }
        }
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
    private func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt16>) -> Int {
        var index = 0
        var place = 0
        var others = 0
        @inline(__always) func low(_ offset: Int) -> UInt32 { unsafe UInt32(bytes[index &+ offset] & 0x3F) }
        while index < bytes.count {
            let lead = unsafe UInt32(bytes[index])
            var value = lead
            if lead & 0xF0 == 0xE0 {
                value = (lead & 0xF) << 12 | low(1) << 6 | low(2)
                index &+= 3
            } else if lead < 0x80 {
                index &+= 1
            } else if lead < 0xE0 {
                value = (lead & 0x1F) << 6 | low(1)
                index &+= 2
            } else {
                value = (lead & 0x7) << 18 | low(1) << 12 | low(2) << 6 | low(3)
                index &+= 4
            }
            var kind = unsafe value < 0x1_0000 ? table[Int(value)] : 0
            if kind & ScalarClass.rare != 0 {
                if kind & ScalarClass.wide.rawValue != 0 {
                    value = value == 0x3000 ? 0x20 : value &- 0xFEE0
                    kind = unsafe table[Int(value)] | ScalarClass.wide.rawValue
                } else {
                    others &+= 1
                }
            }
            unsafe folded[place] = value
            unsafe classes[place] = kind
            place &+= 1
        }
        traditional = others
        return place
    }
}
