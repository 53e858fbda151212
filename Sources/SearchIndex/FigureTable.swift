import BulletinModel

/// The figures of a segment's articles, article after article, a column for each thing that is asked of them: what is
/// counted, of which unit it is reported, how much it is.
struct FigureTable: Sendable {
    /// By article, where its figures start. One more than there are articles.
    let starts: PackedNumbers
    /// By figure: texts by number, folded; that of the empty text where there is none.
    let nouns: PackedNumbers
    let classifiers: PackedNumbers
    /// By figure: the unit that it is reported of, as it was given; the empty text where there is none.
    let units: PackedNumbers
    /// By figure: its value, or the lower end of a range; a number of `values`.
    let lows: PackedNumbers
    /// Figures that are ranges, ascending, and the upper end of each.
    let ranges: PackedNumbers
    let highs: PackedNumbers
    let values: PackedArray<FigureValue>
    /// Each has its own: classifiers and units are few, so their numbers are short.
    let nounTexts: TextTable
    let classifierTexts: TextTable
    let unitTexts: TextTable

    var count: Int { nouns.count }

    var memoryBytes: Int {
        [starts, nouns, classifiers, units, lows, ranges, highs].reduce(0) { $0 + $1.memoryBytes }
            + values.memoryBytes + nounTexts.memoryBytes + classifierTexts.memoryBytes + unitTexts.memoryBytes
    }

    /// Whether a noun holds `word`, or a classifier is it, by their numbers. Each text is looked at once, however many figures bear
    /// it.
    func counting(_ word: [UInt16]) -> (_ noun: UInt32, _ classifier: UInt32) -> Bool {
        let holds = (0..<UInt32(nounTexts.count)).map { nounTexts[$0].holds(word) }
        let classifier = classifierTexts.number(of: word)
        return { holds[Int($0)] || $1 == classifier }
    }

    /// Calls `body` with each figure that `isWanted` says, article after article; both are told its number.
    func forEach(
        where isWanted: (Int) -> Bool, _ body: (_ document: UInt32, _ low: ExactNumber, _ high: ExactNumber) -> Void
    ) {
        var document = 0
        var range = 0
        for figure in 0..<count where isWanted(figure) {
            while Int(starts[document + 1]) <= figure { document += 1 }
            while range < ranges.count, Int(ranges[range]) < figure { range += 1 }
            let low = values[Int(lows[figure])].number
            let isRange = range < ranges.count && Int(ranges[range]) == figure
            body(UInt32(document), low, isRange ? values[Int(highs[range])].number : low)
        }
    }
}

/// A number exactly: `mantissa` · 10^`exponent`.
struct FigureValue: BitwiseCopyable, Hashable, Sendable {
    var mantissa: Int64
    var exponent: Int64

    init(_ number: ExactNumber) { (mantissa, exponent) = (number.mantissa, Int64(number.exponent)) }

    var number: ExactNumber { ExactNumber(mantissa: mantissa, exponent: Int(exponent)) }
}

extension FigureTable {
    /// Gathers the figures of articles in order.
    struct Builder: Sendable {
        private var starts: [UInt32] = [0]
        private var nouns: [UInt32] = []
        private var classifiers: [UInt32] = []
        private var units: [UInt32] = []
        private var lows: [UInt32] = []
        private var ranges: [UInt32] = []
        private var highs: [UInt32] = []
        private var values: [FigureValue] = []
        private var numbers: [FigureValue: UInt32] = [:]
        private var nounTexts = TextTable.Builder()
        private var classifierTexts = TextTable.Builder()
        private var unitTexts = TextTable.Builder()

        mutating func append(_ figures: [Figure]) {
            for figure in figures {
                append(
                    noun: nounTexts.id { Folding.append(figure.noun ?? "", to: &$0) },
                    classifier: classifierTexts.id { Folding.append(figure.classifier ?? "", to: &$0) },
                    unit: unitTexts.id { $0.append(contentsOf: (figure.unit ?? "").utf16) },
                    low: FigureValue(figure.value), high: figure.valueTo.map(FigureValue.init))
            }
            starts.append(UInt32(nouns.count))
        }

        private mutating func append(
            noun: UInt32, classifier: UInt32, unit: UInt32, low: FigureValue, high: FigureValue?
        ) {
            if let high, high != low {
                ranges.append(UInt32(nouns.count))
                highs.append(number(of: high))
            }
            nouns.append(noun)
            classifiers.append(classifier)
            units.append(unit)
            lows.append(number(of: low))
        }

        private mutating func number(of value: FigureValue) -> UInt32 {
            if let known = numbers[value] { return known }
            numbers[value] = UInt32(values.count)
            values.append(value)
            return UInt32(values.count - 1)
        }

        /// Appends those of the articles that `keeps` says.
        mutating func append(_ table: FigureTable, keeps: (UInt32) -> Bool) {
            var knownNouns = [UInt32](repeating: .max, count: table.nounTexts.count)
            var knownClassifiers = [UInt32](repeating: .max, count: table.classifierTexts.count)
            var knownUnits = [UInt32](repeating: .max, count: table.unitTexts.count)
            func number(
                _ old: UInt32, _ from: TextTable, _ to: inout TextTable.Builder, _ known: inout [UInt32]
            ) -> UInt32 {
                if known[Int(old)] == .max { known[Int(old)] = to.id(of: from[old]) }
                return known[Int(old)]
            }
            var range = 0
            for document in 0..<table.starts.count - 1 where keeps(UInt32(document)) {
                for figure in table.starts.range(document) {
                    while range < table.ranges.count, Int(table.ranges[range]) < figure { range += 1 }
                    let isRange = range < table.ranges.count && Int(table.ranges[range]) == figure
                    append(
                        noun: number(table.nouns[figure], table.nounTexts, &nounTexts, &knownNouns),
                        classifier: number(
                            table.classifiers[figure], table.classifierTexts, &classifierTexts, &knownClassifiers),
                        unit: number(table.units[figure], table.unitTexts, &unitTexts, &knownUnits),
                        low: table.values[Int(table.lows[figure])],
                        high: isRange ? table.values[Int(table.highs[range])] : nil)
                }
                starts.append(UInt32(nouns.count))
            }
        }

        func finish() -> FigureTable {
            FigureTable(
                starts: PackedNumbers(starts), nouns: PackedNumbers(nouns), classifiers: PackedNumbers(classifiers),
                units: PackedNumbers(units), lows: PackedNumbers(lows), ranges: PackedNumbers(ranges),
                highs: PackedNumbers(highs), values: PackedArray(values),
                nounTexts: nounTexts.finish(), classifierTexts: classifierTexts.finish(), unitTexts: unitTexts.finish())
        }
    }
}

extension FigureTable {
    func addPieces(to writer: inout ImageWriter) {
        for column in [starts, nouns, classifiers, units, lows, ranges, highs] { writer.add(column) }
        writer.add(values)
        for texts in [nounTexts, classifierTexts, unitTexts] { writer.add(texts) }
    }

    init(_ reader: inout ImageReader) throws(ImageFault) {
        self.init(
            starts: try reader.numbers(), nouns: try reader.numbers(), classifiers: try reader.numbers(),
            units: try reader.numbers(), lows: try reader.numbers(), ranges: try reader.numbers(),
            highs: try reader.numbers(), values: try reader.array(),
            nounTexts: try reader.texts(), classifierTexts: try reader.texts(), unitTexts: try reader.texts())
        try ImageReader.check(starts, upTo: count)
        guard classifiers.count == count, units.count == count, lows.count == count, highs.count == ranges.count else {
            throw ImageFault("its figures do not fit together")
        }
        try ImageReader.check(nouns, below: nounTexts.count)
        try ImageReader.check(classifiers, below: classifierTexts.count)
        try ImageReader.check(units, below: unitTexts.count)
        try ImageReader.check(lows, below: values.count)
        try ImageReader.check(highs, below: values.count)
        try ImageReader.check(ranges, below: count)
    }
}
