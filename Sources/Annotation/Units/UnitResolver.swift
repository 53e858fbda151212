import BulletinModel

/// Gives the units of one article their place in the hierarchy, in the order in which they stand.
struct UnitResolver {
    private let gazetteer = Gazetteer.shared
    private let home: Int?
    /// Units above the townships that the article names and that bear their name alone.
    private let certain: Set<Int>
    /// The township of the kicker or of a headline: what else is named lies there.
    private var lead: UnitMention?
    private var latestTownship: UnitMention?
    private var latestCounty: [String]?
    private(set) var mentions: [UnitMention] = []
    /// By the hash of a name, where it was mentioned first.
    private var numbers = HashIndex()
    /// Hashes of paths.
    private var seen = HashIndex()
    /// The names from the top to a unit of the gazetteer, made once.
    private var lineages: [Int: [String]] = [:]

    /// A unit that has just been placed, for the one that is printed right behind it.
    private struct Neighbour {
        var end: Int
        var mention: UnitMention
        var unit: Int?
    }

    /// - Parameters:
    ///   - dateline: the unit that the article was filed from, where its dateline names one.
    ///   - named: units that the article calls by their short names.
    init(home: HomeUnit, dateline: Int?, spans: [Row<UnitSpan>], named: [Int]) {
        // A dateline that names the prefecture does not hide the county of the page.
        if let dateline {
            self.home = home.unit.map { Gazetteer.shared.isWithin($0, dateline) ? $0 : dateline } ?? dateline
        } else {
            self.home = home.unit
        }
        var certain = Set(named)
        for span in spans.joined() where span.bearers.count == 1 && span.level.depth < 3 {
            certain.formUnion(Gazetteer.shared.units(span.bearers))
        }
        self.certain = certain
    }

    /// - Parameter isHeading: whether the text is the kicker, the headline or the subheadline.
    mutating func place(_ spans: Row<UnitSpan>, in text: AnnotatedText, isHeading: Bool) {
        var neighbour: Neighbour?
        for span in spans {
            let ahead = neighbour.flatMap {
                $0.end == span.range.lowerBound && $0.mention.level.depth < span.level.depth ? $0 : nil
            }
            let unit = choose(span, below: ahead?.unit)
            let path =
                unit.map { gazetteer.parent(of: $0).map { lineage(of: $0) } ?? [] } ?? parentPath(span, below: ahead)
            let level = unit.map { UnitLevel(gazetteerLevel: gazetteer.level(of: $0)) } ?? span.level
            let name = text.text(span.range)
            let mention = UnitMention(name: name, level: level, path: path + [name])
            note(mention, isHeading: isHeading)
            neighbour = Neighbour(end: span.range.upperBound, mention: mention, unit: unit)
        }
    }

    private mutating func note(_ mention: UnitMention, isHeading: Bool) {
        switch mention.level {
        case .township:
            if isHeading, lead == nil { lead = mention }
            latestTownship = mention
        case .county: latestCounty = mention.path
        default: break
        }
        if seen.note(hash(mention.path), 0) == nil, !isPart(mention) { mentions.append(mention) }
    }

    /// 小武基村, and further on 朝阳区小武基村: one unit, known better by its second mention.
    private mutating func isPart(_ mention: UnitMention) -> Bool {
        let number = hash([mention.name])
        guard let known = numbers[number], mentions[known].level == mention.level else {
            numbers.replace(number, mentions.count)
            return false
        }
        let path = mentions[known].path
        if path.count < mention.path.count, mention.path.suffix(path.count) == path[...] {
            mentions[known] = mention
            return true
        }
        return path.count > mention.path.count && path.suffix(mention.path.count) == mention.path[...]
    }

    private func hash(_ path: [String]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for name in path {
            for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = hash ^ 0xFF &+ hash >> 31
        }
        return hash
    }

    private mutating func lineage(of unit: Int) -> [String] {
        if let known = lineages[unit] { return known }
        let names = gazetteer.lineage(of: unit).map(gazetteer.name(of:))
        lineages[unit] = names
        return names
    }

    /// The unit of the gazetteer that is meant; nil where there is none, or where it cannot be told.
    private func choose(_ span: UnitSpan, below ahead: Int?) -> Int? {
        guard !span.bearers.isEmpty else { return nil }
        var candidates = gazetteer.units(span.bearers)
        if let ahead {
            let below = candidates.filter { gazetteer.isWithin($0, ahead) }
            if !below.isEmpty { candidates = below }
            // 瑞安市|飞云镇: the county ahead is where it lies, whether or not the gazetteer lists it there.
            if below.isEmpty, span.level == .township, gazetteer.level(of: ahead) == 2 { return nil }
        }
        if candidates.count > 1 || span.level == .township {
            let near = narrowed(candidates)
            if home == nil, ahead == nil, near.allSatisfy(isLoneSubdistrict) { return nil }
            if near.isEmpty, span.level == .township, home != nil { return nil }
            if !near.isEmpty { candidates = near }
        }
        return candidates.count == 1 ? candidates[0] : nil
    }

    /// New 街道 are named every year, and the only listed one may lie in another province: where nothing else points
    /// there, its name tells nothing.
    private func isLoneSubdistrict(_ unit: Int) -> Bool {
        gazetteer.name(of: unit).hasSuffix("街道")
            && !gazetteer.lineage(of: unit).dropLast().contains(where: certain.contains)
    }

    /// Those that lie in what the article names, else in the home county, its prefecture, its province.
    private func narrowed(_ candidates: [Int]) -> [Int] {
        var bySupport: [Int: [Int]] = [:]
        for candidate in candidates {
            let line = gazetteer.lineage(of: candidate).dropLast()
            let support = line.filter(certain.contains).map { gazetteer.level(of: $0) + 1 }.max() ?? 0
            bySupport[support, default: []].append(candidate)
        }
        if let best = bySupport.keys.max(), best > 0, let supported = bySupport[best] { return supported }
        guard let home else { return candidates.count == 1 ? candidates : [] }
        for seat in gazetteer.lineage(of: home).reversed() {
            let within = candidates.filter { gazetteer.isWithin($0, seat) }
            if !within.isEmpty { return within }
        }
        return []
    }

    private mutating func parentPath(_ span: UnitSpan, below ahead: Neighbour?) -> [String] {
        if let ahead { return ahead.mention.path }
        if span.level.depth > UnitLevel.township.depth, let township = lead ?? latestTownship { return township.path }
        if span.bearers.count > 1 { return commonForebears(gazetteer.units(span.bearers)) }
        if let latestCounty { return latestCounty }
        guard let home else { return [] }
        return lineage(of: home)
    }

    /// What all that bear the name have above them: a path as far as it is known.
    private func commonForebears(_ candidates: [Int]) -> [String] {
        var shared = gazetteer.lineage(of: candidates[0]).dropLast()
        for candidate in candidates.dropFirst() {
            let line = gazetteer.lineage(of: candidate)
            shared = shared.prefix(zip(shared, line).prefix { $0 == $1 }.count)
        }
        return shared.map(gazetteer.name(of:))
    }
}
