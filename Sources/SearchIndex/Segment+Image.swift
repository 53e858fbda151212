import BulletinModel

/// The pieces of a segment, in the order in which `ImageWriter` lays them and `ImageReader` finds them.
extension Segment {
    func addPieces(to writer: inout ImageWriter) {
        writer.add(grams.firsts)
        writer.add(grams.starts)
        writer.add(grams.seconds)
        writer.add(grams.handles)
        writer.add(grams.postings)
        writer.add(words.units)
        writer.add(words.starts)
        writer.add(words.handles)
        writer.add(words.postings)
        writer.add(runs.units)
        writer.add(runs.starts)
        writer.add(runs.offsets)
        writer.add(runs.marks)
        writer.add(text.units)
        writer.add(text.starts)
        writer.add(text.differences)
        writer.add(text.differenceStarts)
        writer.add(columns.cards)
        writer.add(columns.bulletins)
        writer.add(columns.days)
        writer.add(columns.bytes)
        writer.add(columns.lengths)
        writer.add(columns.bylines)
        writer.add(columns.bylineTexts)
        columns.figures.addPieces(to: &writer)
        for field in NameField.allCases {
            (names[field] ?? NameColumn.Builder(of: field).finish()).addPieces(to: &writer)
        }
    }

    /// - Parameters:
    ///   - bytes: what `ImageWriter` gave; they lie in `memory`, at a multiple of 64.
    ///   - memory: kept as long as the segment.
    ///   - checksum: what it answered then; nil takes any.
    /// - Complexity: one pass over the bytes but those of postings, texts and marks of runs, 10 GB/s; these are checked when
    ///   they are first used, or by `checkFile`.
    package convenience init(
        image bytes: UnsafeRawBufferPointer, in memory: any FixedMemory, checksum: UInt64? = nil
    ) throws(ImageFault) {
        var reader = try unsafe ImageReader(bytes, in: memory, checksum: checksum)
        let numbers = try reader.array(UInt64.self)
        guard numbers.count == 2 else { throw ImageFault("its tables do not fit together") }
        var grams = try GramTable(&reader, postingCount: Int(truncatingIfNeeded: numbers[0]))
        var words = try WordTable(&reader, postingCount: Int(truncatingIfNeeded: numbers[1]))
        let runs = try RunTable(&reader)
        let text = try TextStore(&reader)
        let columns = try Columns(&reader)
        try grams.check(articles: columns.count)
        try words.check(articles: columns.count)
        try ImageReader.check(text.starts, count: columns.count, upTo: text.units.count)
        guard zip(text.starts, text.starts.dropFirst()).allSatisfy({ $1 - $0 >= TextStore.leastLength }) else {
            throw ImageFault("a text is too short")
        }
        try ImageReader.check(text.differenceStarts, count: columns.count, upTo: text.differences.count)
        var names: [NameField: NameColumn] = [:]
        for field in NameField.allCases { names[field] = try NameColumn(&reader, of: field, articles: columns.count) }
        try reader.finish()
        self.init(
            grams: grams, words: words, runs: runs, text: text, columns: columns, names: names, blocks: reader.blocks)
    }

    /// Checks what nobody has used so far, from the first byte to the last, then whether each posting list hangs together.
    ///
    /// - Parameter pause: is called after each mebibyte, and may wait; false ends the checking.
    /// - Returns: whether all of it is as it was written.
    /// - Complexity: one pass over the bytes, 10 GB/s where they are in memory, and one over the postings, 0.5 ns each.
    package func checkFile(pause: () -> Bool = { true }) -> Bool {
        guard let blocks else { return true }
        for start in stride(from: 0, to: blocks.count, by: Self.blocksAtOnce) {
            let end = min(start + Self.blocksAtOnce, blocks.count)
            blocks.ask(for: end..<min(end + Self.blocksAtOnce, blocks.count))
            guard blocks.check(start..<end) else { return false }
            if !pause() { return !blocks.isDamaged }
        }
        if !blocks.isWhole, grams.areListsSound(pause: pause) == true, words.areListsSound(pause: pause) == true {
            blocks.setSound()
        }
        return !blocks.isDamaged
    }

    private static let blocksAtOnce = 1 << 20 / SegmentImage.blockLength
}

extension GramTable {
    init(_ reader: inout ImageReader, postingCount: Int) throws(ImageFault) {
        self.init(
            firsts: try reader.array(), starts: try reader.array(), seconds: try reader.array(),
            handles: try reader.array(), postings: try reader.packedBytes(.atFirstUse), postingCount: postingCount)
        guard seconds.count == handles.count else { throw ImageFault("its tables do not fit together") }
        try ImageReader.check(starts, count: firsts.count, upTo: handles.count)
    }
}

extension WordTable {
    init(_ reader: inout ImageReader, postingCount: Int) throws(ImageFault) {
        self.init(
            units: try reader.units(), starts: try reader.array(), handles: try reader.array(),
            postings: try reader.packedBytes(.atFirstUse), postingCount: postingCount)
        try ImageReader.check(starts, count: handles.count, upTo: units.count)
    }
}

extension RunTable {
    init(_ reader: inout ImageReader) throws(ImageFault) {
        self.init(
            units: try reader.units(), starts: try reader.array(), offsets: try reader.array(),
            marks: try reader.packedBytes(.atFirstUse))
        try ImageReader.check(starts, count: offsets.count, upTo: units.count)
    }
}

extension TextStore {
    init(_ reader: inout ImageReader) throws(ImageFault) {
        self.init(
            units: try reader.units(.atFirstUse), starts: try reader.array(), differences: try reader.units(),
            differenceStarts: try reader.array())
    }
}

extension Columns {
    init(_ reader: inout ImageReader) throws(ImageFault) {
        self.init(
            cards: try reader.array(), bulletins: try reader.array(), days: try reader.array(),
            bytes: try reader.numbers(),
            lengths: try reader.array(),
            bylines: try reader.array(), bylineTexts: try reader.texts(), figures: try FigureTable(&reader))
        let (articles, bylines, texts) = (count, bylines.count, bylineTexts.count)
        var before: UInt32 = 0
        for card in cards {
            guard card.firstByline >= before, Int(card.firstByline) <= bylines, Int(card.bulletin) < bulletins.count,
                Int(card.kind) < ArticleKind.allCases.count
            else { throw ImageFault("a card is out of range") }
            before = card.firstByline
        }
        guard cards.count == articles, lengths.count == articles, bytes.count == articles,
            self.bylines.allSatisfy({
                Int($0.name) < texts && ($0.outlet == .max || Int($0.outlet) < texts)
                    && Int($0.role) < BylineRole.allCases.count
            })
        else { throw ImageFault("a byline is out of range") }
        guard figures.starts.count == articles + 1 else { throw ImageFault("its tables do not fit together") }
    }
}

extension NameColumn {
    func addPieces(to writer: inout ImageWriter) {
        writer.add(printed)
        writer.add(printedStarts)
        writer.add(tags)
        writer.add(changed)
        writer.add(folded)
        writer.add(foldedStarts)
        writer.add(forwardStarts)
        writer.add(forward)
        writer.add(inverseStarts)
        writer.add(inverse)
    }

    init(_ reader: inout ImageReader, of field: NameField, articles: Int) throws(ImageFault) {
        self.init(
            articles: articles, printed: try reader.array(), printedStarts: try reader.numbers(),
            tags: try reader.array(),
            changed: try reader.numbers(), folded: try reader.array(), foldedStarts: try reader.numbers(),
            forwardStarts: try reader.numbers(), forward: try reader.numbers(),
            inverseStarts: try reader.numbers(), inverse: try reader.numbers())
        try ImageReader.check(printedStarts, upTo: printed.count)
        try ImageReader.check(foldedStarts, count: changed.count, upTo: folded.count)
        try ImageReader.check(changed, below: count)
        guard tags.isEmpty || tags.count == count else { throw ImageFault("its tables do not fit together") }
        if field.isAskedOfArticles {
            try ImageReader.check(forwardStarts, count: articles, upTo: forward.count)
        } else if forwardStarts.count + forward.count > 0 {
            throw ImageFault("its tables do not fit together")
        }
        try ImageReader.check(inverseStarts, count: count, upTo: inverse.count)
        try ImageReader.check(forward, below: count)
        try ImageReader.check(inverse, below: articles)
    }
}
