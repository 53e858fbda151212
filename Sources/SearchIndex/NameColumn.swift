/// Values that articles bear, such as the people that they name: which articles bear a value and, of some fields, the other
/// way round too.
package struct NameColumn: Sendable {
    /// How many there are in the segment.
    let articles: Int
    /// By value: as it was first printed, UTF-8, one after another.
    let printed: PackedArray<UInt8>
    let printedStarts: PackedNumbers
    /// By value: what its field says of it, such as the level of a unit; 0 where nothing. Empty where there is nothing of any.
    let tags: PackedArray<UInt8>
    /// Values that are not printed as they are folded, ascending, and how they are folded, as UTF-8.
    let changed: PackedNumbers
    let folded: PackedArray<UInt8>
    let foldedStarts: PackedNumbers
    /// By article: where its values start in `forward`. One more than there are articles; none of fields of which that is not
    /// asked.
    let forwardStarts: PackedNumbers
    let forward: PackedNumbers
    let inverseStarts: PackedNumbers
    let inverse: PackedNumbers

    package var count: Int { printedStarts.count - 1 }

    package func tag(_ id: UInt32) -> UInt8 { tags.isEmpty ? 0 : tags[Int(id)] }

    package func value(_ id: UInt32) -> String { printedText(printedPlace(of: id)) }

    /// Where the value stands in `printed`.
    func printedPlace(of id: UInt32) -> Range<Int> {
        printedStarts.range(Int(id))
    }

    func printedBytes(of id: UInt32) -> [UInt8] { printed.array(printedPlace(of: id)) }

    func printedText(_ range: Range<Int>) -> String { String(decoding: printed[range], as: UTF8.self) }

    /// - Precondition: the field is asked of articles.
    package func values(of document: UInt32) -> Slice<PackedNumbers> {
        forward[forwardStarts.range(Int(document))]
    }

    package func documents(of id: UInt32) -> Slice<PackedNumbers> {
        inverse[inverseStarts.range(Int(id))]
    }

    package var memoryBytes: Int {
        [printedStarts, changed, foldedStarts, forwardStarts, forward, inverseStarts, inverse]
            .reduce(printed.count + tags.count + folded.count) { $0 + $1.memoryBytes }
    }
}

extension NameColumn {
    /// Gathers the values of articles in order.
    struct Builder: Sendable {
        /// As printed, in UTF-8.
        private var values = NumberedRuns<UInt8>(slots: 1 << 6)
        private let keepsForward: Bool
        private var forwardStarts: [UInt32] = [0]
        private var forward: [UInt32] = []
        /// By value: how many articles had been closed when it was last given, plus one.
        private var lastGiven: [Int] = []
        /// By value.
        private var tags: [UInt8] = []

        init(of field: NameField) { keepsForward = field.isAskedOfArticles }

        /// Gives the next article its values; each counts once.
        ///
        /// - Parameter tags: of the values in their order, 0 where there are fewer. A value keeps the one that it had first.
        mutating func append(_ names: some Sequence<String>, tags: [UInt8] = []) {
            for (index, name) in names.enumerated() {
                let id = id(of: name.utf8.span, tag: index < tags.count ? tags[index] : 0)
                guard lastGiven[Int(id)] != forwardStarts.count else { continue }
                lastGiven[Int(id)] = forwardStarts.count
                forward.append(id)
            }
            forwardStarts.append(UInt32(forward.count))
        }

        private mutating func id(of name: borrowing Span<UInt8>, tag: UInt8) -> UInt32 {
            let id = UInt32(values.number(of: name))
            if values.count > lastGiven.count {
                lastGiven.append(0)
                tags.append(tag)
            }
            return id
        }

        /// Gives the articles of `column`, in order, those that `keeps` says, the values that they have there.
        mutating func append(_ column: NameColumn, keeps: (UInt32) -> Bool) {
            var mapped = [UInt32](repeating: .max, count: column.count)
            let (starts, values) = column.valuesByArticle()
            for document in 0..<UInt32(column.articles) where keeps(document) {
                for index in Int(starts[Int(document)])..<Int(starts[Int(document) + 1]) {
                    let id = values[index]
                    if mapped[Int(id)] == .max {
                        mapped[Int(id)] = self.id(of: column.printedBytes(of: id).span, tag: column.tag(id))
                    }
                    forward.append(mapped[Int(id)])
                }
                forwardStarts.append(UInt32(forward.count))
            }
        }

        consuming func finish() -> NameColumn {
            var changed: [UInt32] = []
            var folded: [UInt8] = []
            var foldedStarts: [UInt32] = [0]
            for number in 0..<values.count {
                let printed = values[number]
                // Most names are printed as they are folded.
                if Folding.keeps(printed.span) { continue }
                let form = String(
                    decoding: Folding.fold(String(decoding: printed, as: UTF8.self)), as: UTF16.self)
                if form.utf8.elementsEqual(printed) { continue }
                changed.append(UInt32(number))
                folded.append(contentsOf: form.utf8)
                foldedStarts.append(UInt32(folded.count))
            }
            let (inverseStarts, inverse) = NameColumn.invert(forwardStarts, forward, values: values.count)
            return NameColumn(
                articles: forwardStarts.count - 1, printed: PackedArray(values.units),
                printedStarts: PackedNumbers(values.starts),
                tags: PackedArray(tags.allSatisfy { $0 == 0 } ? [] : tags), changed: PackedNumbers(changed),
                folded: PackedArray(folded), foldedStarts: PackedNumbers(foldedStarts),
                forwardStarts: PackedNumbers(keepsForward ? forwardStarts : []),
                forward: PackedNumbers(keepsForward ? forward : []),
                inverseStarts: PackedNumbers(inverseStarts), inverse: PackedNumbers(inverse))
        }
    }
}

extension NameColumn {
    /// By article, where its values start, and the values: of fields of which these are not kept, made from the other way round.
    fileprivate func valuesByArticle() -> (starts: [UInt32], lists: [UInt32]) {
        if forwardStarts.count > 0 { return (Array(forwardStarts), Array(forward)) }
        return Self.invert(Array(inverseStarts), Array(inverse), values: articles)
    }

    /// From lists of numbers, one after another, to which lists hold each number.
    fileprivate static func invert(
        _ starts: [UInt32], _ forward: [UInt32], values: Int
    ) -> (starts: [UInt32], lists: [UInt32]) {
        var ends = [UInt32](repeating: 0, count: values + 1)
        for id in forward { ends[Int(id) + 1] += 1 }
        for id in 0..<values { ends[id + 1] += ends[id] }
        let inverseStarts = ends
        var inverse = [UInt32](repeating: 0, count: forward.count)
        for document in 0..<(starts.count - 1) {
            for index in Int(starts[document])..<Int(starts[document + 1]) {
                let id = Int(forward[index])
                inverse[Int(ends[id])] = UInt32(document)
                ends[id] += 1
            }
        }
        return (inverseStarts, inverse)
    }
}
