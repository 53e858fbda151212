/// The scalars of a string, folded, and what each of them may be.
struct DecodedScalars {
    /// Full-width ASCII folded to half-width, the ideographic space to a space.
    private(set) var folded: [UInt32] = []
    /// `ScalarClass` of each; also whether it is printed full-width.
    private(set) var classes: [UInt16] = []

    /// - Parameter text: valid UTF-8, as every string is; so no sequence reaches beyond its end.
    init(_ text: String) {
        let table = ScalarClass.table
        let bytes = text.utf8Span.span
        unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe table.withUnsafeBufferPointer { table in unsafe decode(bytes, table) }
        }
    }

    private mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt16>) {
        var count = 0
        for index in 0..<bytes.count { count &+= unsafe bytes[index] & 0xC0 == 0x80 ? 0 : 1 }
        folded = unsafe Array(unsafeUninitializedCapacity: count) { folded, foldedCount in
            classes = unsafe Array(unsafeUninitializedCapacity: count) { classes, classCount in
                unsafe Self.decode(bytes, table, folded: folded.baseAddress, classes: classes.baseAddress)
                classCount = count
            }
            foldedCount = count
        }
    }

    /// Room for all scalars is behind both pointers.
    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt16>,
        folded: UnsafeMutablePointer<UInt32>?, classes: UnsafeMutablePointer<UInt16>?
    ) {
        guard let folded = unsafe folded, let classes = unsafe classes else { return }
        var index = 0
        var place = 0
        @inline(__always) func low(_ offset: Int) -> UInt32 { unsafe UInt32(bytes[index &+ offset] & 0x3F) }
        while index < bytes.count {
            let lead = unsafe UInt32(bytes[index])
            var value = lead
            if lead >= 0xE0, lead < 0xF0 {
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
            let printed = value
            if value &- 0xFF01 < 0x5E { value &-= 0xFEE0 }
            if value == 0x3000 { value = 0x20 }
            let kind = unsafe value < 0x1_0000 ? table[Int(value)] : 0
            unsafe folded[place] = value
            unsafe classes[place] = value == printed ? kind : kind | ScalarClass.wide.rawValue
            place &+= 1
        }
    }
}
