extension Folding {
    /// Whether folding leaves valid UTF-8 as it is, as far as a look at each character tells; false beyond the first plane.
    static func keeps(_ bytes: borrowing Span<UInt8>) -> Bool {
        let table = units
        let units = table.span
        var index = 0
        while index < bytes.count {
            let lead = UInt32(bytes[index])
            let scalar: UInt32
            if lead & 0xF0 == 0xE0 {
                scalar =
                    (lead & 0xF) << 12 | UInt32(bytes[index &+ 1] & 0x3F) << 6 | UInt32(bytes[index &+ 2] & 0x3F)
                index &+= 3
            } else if lead < 0x80 {
                scalar = lead
                index &+= 1
            } else if lead < 0xE0 {
                scalar = (lead & 0x1F) << 6 | UInt32(bytes[index &+ 1] & 0x3F)
                index &+= 2
            } else {
                return false
            }
            if UInt32(units[Int(scalar)]) != scalar { return false }
        }
        return true
    }

    /// Appends what a text is folded to. 1 ns a character.
    package static func append(_ text: String, to folded: inout [UInt16]) {
        let table = units
        let units = table.span
        let bytes = text.utf8.span
        folded.append(addingCapacity: bytes.count) { output in
            var index = 0
            while index < bytes.count {
                let lead = UInt32(bytes[index])
                // String storage is valid UTF-8. Three bytes: nearly all that a page has.
                if lead & 0xF0 == 0xE0 {
                    let middle = UInt32(bytes[index &+ 1] & 0x3F) << 6
                    output.append(units[Int((lead & 0xF) << 12 | middle | UInt32(bytes[index &+ 2] & 0x3F))])
                    index &+= 3
                } else if lead < 0x80 {
                    output.append(units[Int(lead)])
                    index &+= 1
                } else if lead < 0xE0 {
                    output.append(units[Int((lead & 0x1F) << 6 | UInt32(bytes[index &+ 1] & 0x3F))])
                    index &+= 2
                } else {
                    let middle = UInt32(bytes[index &+ 1] & 0x3F) << 12 | UInt32(bytes[index &+ 2] & 0x3F) << 6
                    let scalar = (lead & 7) << 18 | middle | UInt32(bytes[index &+ 3] & 0x3F)
                    var pair: [UInt16] = []
                    if let valid = Unicode.Scalar(scalar) { append(valid, to: &pair) }
                    for unit in pair { output.append(unit) }
                    index &+= 4
                }
            }
        }
    }
}
