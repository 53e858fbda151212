/// The texts of a segment's articles, folded, and where the printed ones differ.
///
/// An article's units: three lengths of two units each (kicker, headline, subheadline), then these three and the
/// paragraphs, each closed by a 0. Differences are a stream of (units passed since the last, printed scalar as UTF-16);
/// a distance of 0xFFFF passes as many and changes nothing.
struct TextStore: Sendable {
    let units: PackedUnits
    /// By article, in `units`. One more than there are.
    let starts: PackedArray<UInt32>
    let differences: PackedUnits
    let differenceStarts: PackedArray<UInt32>
    static let headerLength = 6
    /// No article has fewer units: its header, and what closes its heads.
    static let leastLength = headerLength + heads
    private static let heads = 3

    var memoryBytes: Int {
        units.count * 2 + differences.count * 2 + (starts.count + differenceStarts.count) * 4
    }

    /// The article's text, its last 0 included.
    @inline(__always)
    func text(of document: Int) -> Range<Int> {
        Int(starts[document]) + Self.headerLength..<Int(starts[document + 1])
    }

    /// Asks for what tells where an article's text is: ahead of `prefetch`, which waits for it.
    func prefetchPlace(of document: Int) {
        starts.prefetch(document)
        differenceStarts.prefetch(document)
    }

    /// Asks for the memory of an article's head, or of all that a passage may come from.
    func prefetch(_ document: Int, whole: Bool) {
        let start = Int(starts[document])
        let end = whole ? min(Int(starts[document + 1]), start + Self.mostFetched) : start + 1
        for place in stride(from: start, to: end, by: Self.unitsInLine) { units.prefetch(place) }
        let change = Int(differenceStarts[document])
        if change < differences.count { differences.prefetch(change) }
    }

    /// Units of text that lie in one line of the processor's cache; and of longer texts the rest comes by itself.
    private static let unitsInLine = 32
    private static let mostFetched = 1024

    /// Kicker, headline and subheadline, without their closing 0. They lie in the article, whatever its header says.
    func heads(of document: Int) -> (kicker: Range<Int>, headline: Range<Int>, subheadline: Range<Int>) {
        let (start, end) = (Int(starts[document]), Int(starts[document + 1]))
        func head(_ index: Int, from place: Int) -> Range<Int> {
            let length = Int(units[start + 2 * index]) << 16 | Int(units[start + 2 * index + 1])
            return place..<min(place + length, end - Self.heads + index)
        }
        let kicker = head(0, from: start + Self.headerLength)
        let headline = head(1, from: kicker.upperBound + 1)
        return (kicker, headline, head(2, from: headline.upperBound + 1))
    }

    /// The printed text of `range`, which lies in the article and cuts no character in two.
    ///
    /// - Complexity: linear in the range, and in what is printed otherwise than it is folded up to its end.
    func printed(_ range: Range<Int>, of document: Int) -> String {
        var text: [UInt8] = []
        appendPrinted(range, of: document, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The same as UTF-8, for who makes bytes of it.
    func appendPrinted(_ range: Range<Int>, of document: Int, to text: inout [UInt8]) {
        units.append(range, except: exceptions(in: range, of: document), to: &text)
    }

    /// Where something else is printed than stands in the units.
    private func exceptions(in range: Range<Int>, of document: Int) -> [(place: Int, scalar: UInt32)] {
        var changes = DifferenceReader(
            units: differences, next: Int(differenceStarts[document]), end: Int(differenceStarts[document + 1]),
            place: Int(starts[document]) + Self.headerLength)
        var exceptions: [(place: Int, scalar: UInt32)] = []
        changes.advance()
        while let scalar = changes.scalar, changes.place < range.upperBound {
            if changes.place >= range.lowerBound { exceptions.append((changes.place, scalar.value)) }
            changes.advance()
        }
        return exceptions
    }

    static func scalar(_ units: PackedUnits, at index: Int) -> (Unicode.Scalar, width: Int) {
        let unit = units[index]
        if let scalar = Unicode.Scalar(unit) { return (scalar, 1) }
        guard index + 1 < units.count else { return ("\u{FFFD}", 1) }
        let value = (UInt32(unit) &- 0xD800) << 10 &+ (UInt32(units[index + 1]) &- 0xDC00) &+ 0x10000
        return (Unicode.Scalar(value) ?? "\u{FFFD}", 2)
    }
}

private struct DifferenceReader {
    let units: PackedUnits
    var next: Int
    let end: Int
    /// Of the present difference, in the store's units.
    var place: Int
    /// The printed scalar there; nil after the last.
    var scalar: Unicode.Scalar?

    mutating func advance() {
        scalar = nil
        while next < end {
            let distance = units[next]
            place += Int(distance)
            next += 1
            if distance == 0xFFFF { continue }
            let (printed, width) = TextStore.scalar(units, at: next)
            scalar = printed
            next += width
            return
        }
    }
}

extension TextStore {
    struct Builder: Sendable {
        private(set) var units: [UInt16] = []
        private(set) var starts: [UInt32] = [0]
        private var differences: [UInt16] = []
        private var differenceStarts: [UInt32] = [0]
        /// Of the fields appended since `open`, as UTF-8.
        private(set) var utf8Count = 0
        private var lastDifference = 0
        /// Where a field is folded to before its units are appended: an array that is appended to is asked at each unit whether
        /// it has room and is ours alone.
        private var scratch: [UInt16] = []

        /// Opens an article: room for its header.
        mutating func open() {
            units.append(contentsOf: repeatElement(0, count: TextStore.headerLength))
            lastDifference = units.count
            utf8Count = 0
        }

        /// Appends a field and its closing 0, and tells where its units are.
        mutating func append(_ text: String?) -> Range<Int> {
            let start = units.count
            if let text {
                utf8Count += text.utf8.count
                append(utf8: text.utf8.span)
            }
            units.append(0)
            return start..<units.count - 1
        }

        private mutating func append(utf8 bytes: borrowing Span<UInt8>) {
            let table = Folding.units.span
            var scratch: [UInt16] = []
            swap(&scratch, &self.scratch)
            if scratch.count < bytes.count { scratch = [UInt16](repeating: 0, count: max(256, 2 * bytes.count)) }
            precondition(table.count == 0x10000 && scratch.count >= bytes.count)
            var folded = scratch.mutableSpan
            var number = 0
            let start = units.count
            var index = 0
            // String storage is valid UTF-8: no character ends early, nor has fewer bytes than units.
            while index < bytes.count {
                let lead = UInt32(unsafe bytes[unchecked: index])
                let scalar: UInt32
                if lead >= 0xE0, lead < 0xF0 {
                    let second = UInt32(unsafe bytes[unchecked: index &+ 1] & 0x3F)
                    let third = UInt32(unsafe bytes[unchecked: index &+ 2] & 0x3F)
                    scalar = (lead & 0xF) &<< 12 | second &<< 6 | third
                    index &+= 3
                } else if lead < 0x80 {
                    scalar = lead
                    index &+= 1
                } else if lead < 0xE0 {
                    scalar = (lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
                    index &+= 2
                } else {
                    let middle = UInt32(bytes[index + 1] & 0x3F) << 12 | UInt32(bytes[index + 2] & 0x3F) << 6
                    let beyond = (lead & 7) << 18 | middle | UInt32(bytes[index + 3] & 0x3F)
                    for unit in foldBeyond(beyond, at: start + number) {
                        folded[number] = unit
                        number += 1
                    }
                    index &+= 4
                    continue
                }
                let unit = unsafe table[unchecked: Int(truncatingIfNeeded: scalar)]
                if UInt32(unit) != scalar { appendDifference(scalar, at: start &+ number) }
                unsafe folded[unchecked: number] = unit
                number &+= 1
            }
            units.append(contentsOf: scratch[..<number])
            swap(&scratch, &self.scratch)
        }

        private mutating func foldBeyond(_ scalar: UInt32, at place: Int) -> [UInt16] {
            var folded: [UInt16] = []
            if let valid = Unicode.Scalar(scalar) { Folding.append(valid, to: &folded) }
            var printed: [UInt16] = []
            Folding.appendUnits(of: scalar, to: &printed)
            if folded != printed { appendDifference(scalar, at: place) }
            return folded
        }

        /// - Parameter place: in the units, of what is printed otherwise.
        private mutating func appendDifference(_ scalar: UInt32, at place: Int) {
            var distance = place - lastDifference
            while distance >= 0xFFFF {
                differences.append(0xFFFF)
                distance -= 0xFFFF
            }
            differences.append(UInt16(distance))
            Folding.appendUnits(of: scalar, to: &differences)
            lastDifference = place
        }

        /// Closes the article that was opened last.
        mutating func close(kicker: Range<Int>, headline: Range<Int>, subheadline: Range<Int>) {
            let start = Int(starts[starts.count - 1])
            for (index, length) in [kicker.count, headline.count, subheadline.count].enumerated() {
                units[start + 2 * index] = UInt16(length >> 16)
                units[start + 2 * index + 1] = UInt16(length & 0xFFFF)
            }
            starts.append(UInt32(units.count))
            differenceStarts.append(UInt32(differences.count))
        }

        /// Asks for room for about so many units at once: what is appended is then never moved, nor copied at the end.
        mutating func reserve(_ count: Int) { units.reserveAdoptable(count) }

        /// Copies the articles of `store` that `keeps` says.
        mutating func append(_ store: TextStore, keeps: (UInt32) -> Bool) {
            for document in 0..<(store.starts.count - 1) where keeps(UInt32(document)) {
                units.append(
                    contentsOf: store.units.slice(Int(store.starts[document])..<Int(store.starts[document + 1])))
                starts.append(UInt32(units.count))
                differences.append(
                    contentsOf: store.differences.slice(
                        Int(store.differenceStarts[document])..<Int(store.differenceStarts[document + 1])))
                differenceStarts.append(UInt32(differences.count))
            }
        }

        consuming func finish() -> TextStore {
            TextStore(
                units: PackedUnits(taking: units), starts: PackedArray(starts),
                differences: PackedUnits([differences[...]]),
                differenceStarts: PackedArray(differenceStarts))
        }
    }
}
