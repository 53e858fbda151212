import BulletinModel

extension Columns {
    /// Gathers articles in order.
    struct Builder: Sendable {
        private(set) var cards: [ArticleCard] = []
        private var bulletins: [UInt64] = []
        private(set) var days: [Int32] = []
        private(set) var lengths: [UInt8] = []
        private var bytes: [UInt32] = []
        /// Of text, in units.
        private(set) var units: [UInt32] = []
        private var bylines: [BylineRow] = []
        private var bylineTexts = TextTable.Builder()
        private var figures = FigureTable.Builder()

        var count: Int { days.count }

        mutating func append(_ entry: IndexEntry, units count: Int, bytes: Int) {
            let article = entry.article
            let day = article.published.map { Int32($0.daysSinceEpoch) } ?? Columns.noDay
            cards.append(
                ArticleCard(
                    bulletin: number(ofBulletin: entry.id.bulletin.rawValue),
                    ordinal: Int32(clamping: entry.id.ordinal),
                    firstByline: UInt32(bylines.count),
                    kind: UInt8(ArticleKind.allCases.firstIndex(of: article.kind) ?? 0),
                    heads: (article.headline == nil ? 0 : 1) | (article.kicker == nil ? 0 : 2)
                        | (article.section == nil ? 0 : 4)))
            days.append(day)
            lengths.append(LengthCode.encode(count))
            units.append(UInt32(count))
            self.bytes.append(UInt32(bytes))
            for byline in article.bylines {
                bylines.append(
                    BylineRow(
                        name: bylineTexts.id { $0.append(contentsOf: byline.name.utf16) },
                        outlet: byline.outlet.map { outlet in
                            bylineTexts.id { $0.append(contentsOf: outlet.utf16) }
                        } ?? .max,
                        role: UInt32(BylineRole.allCases.firstIndex(of: byline.role) ?? 0)))
            }
            figures.append(article.figures)
        }

        /// Articles of a bulletin mostly lie side by side.
        private mutating func number(ofBulletin bulletin: UInt64) -> UInt32 {
            if bulletins.last != bulletin { bulletins.append(bulletin) }
            return UInt32(bulletins.count - 1)
        }

        /// Appends the articles that `keeps` says.
        mutating func append(_ columns: Columns, _ text: TextStore, keeps: (UInt32) -> Bool) {
            var texts = [UInt32](repeating: .max, count: columns.bylineTexts.count)
            for document in 0..<columns.count where keeps(UInt32(document)) {
                var card = columns.cards[document]
                card.bulletin = number(ofBulletin: columns.bulletin(of: document))
                card.firstByline = UInt32(bylines.count)
                cards.append(card)
                days.append(columns.days[document])
                lengths.append(columns.lengths[document])
                bytes.append(columns.bytes[document])
                units.append(UInt32(text.text(of: document).count))
                for index in columns.bylines(of: document) {
                    var row = columns.bylines[index]
                    row.name = Self.id(row.name, &texts, of: columns.bylineTexts, in: &bylineTexts)
                    if row.outlet != .max {
                        row.outlet = Self.id(row.outlet, &texts, of: columns.bylineTexts, in: &bylineTexts)
                    }
                    bylines.append(row)
                }
            }
            figures.append(columns.figures, keeps: keeps)
        }

        /// The number that a text of another table has in this one.
        private static func id(
            _ old: UInt32, _ known: inout [UInt32], of table: TextTable, in texts: inout TextTable.Builder
        ) -> UInt32 {
            if known[Int(old)] == .max { known[Int(old)] = texts.id(of: table[old]) }
            return known[Int(old)]
        }

        /// By article: which place it has among equally good ones, newest first, then by id.
        func ranks() -> [UInt32] {
            let order = (0..<UInt32(count)).sorted { left, right in
                let (left, right) = (Int(left), Int(right))
                if days[left] != days[right] { return days[left] > days[right] }
                let bulletins = (bulletins[Int(cards[left].bulletin)], bulletins[Int(cards[right].bulletin)])
                if bulletins.0 != bulletins.1 { return bulletins.0 < bulletins.1 }
                return cards[left].ordinal < cards[right].ordinal
            }
            var ranks = [UInt32](repeating: 0, count: count)
            for (rank, document) in order.enumerated() { ranks[Int(document)] = UInt32(rank) }
            return ranks
        }

        func finish() -> Columns {
            Columns(
                cards: PackedArray(cards), bulletins: PackedArray(bulletins), days: PackedArray(days),
                bytes: PackedNumbers(bytes),
                lengths: PackedArray(lengths),
                bylines: PackedArray(bylines), bylineTexts: bylineTexts.finish(), figures: figures.finish())
        }
    }
}
