import BulletinModel

/// Where a page is at home: the county, or at least the prefecture, that most of what it names points to.
///
/// A town's paper prints 古楼街道 and 我区 and never 东昌府区; its datelines and the townships that it names tell.
struct HomeUnit: Sendable {
    /// A unit of the gazetteer; nil where nothing, or too much, points somewhere.
    var unit: Int?

    static let unknown = HomeUnit(unit: nil)
}

struct HomeBallot {
    private var votes: [Int: Double] = [:]
    /// Hashes of names, apart those of places and those of units.
    private var heardPlaces: Set<[UInt32]> = []
    private var heard = HashIndex()

    /// A dateline's place or a newspaper's name: 东昌府, 聊城.
    mutating func hear(place: String) {
        let gazetteer = Gazetteer.shared
        let name = place.simplifiedValues
        guard heardPlaces.insert(name).inserted else { return }
        let units = gazetteer.members(of: name).map { Int($0.unit) }.filter { gazetteer.level(of: $0) < 3 }
        for unit in units { votes[unit, default: 0] += 3 / Double(units.count) }
    }

    /// A unit that an article names. Each name has one vote, however often it stands.
    mutating func hear(_ span: UnitSpan, in text: AnnotatedText) {
        guard !span.bearers.isEmpty, heard.note(text.hash(span.range), 0) == nil else { return }
        let gazetteer = Gazetteer.shared
        let share = 1 / Double(span.bearers.count)
        for candidate in gazetteer.units(span.bearers) {
            guard let seat = span.level == .township ? gazetteer.parent(of: candidate) : candidate else { continue }
            votes[seat, default: 0] += span.level == .province ? share / 4 : share
        }
    }

    /// The county far ahead of the others, else the prefecture.
    func outcome() -> HomeUnit {
        leader(level: 2) ?? leader(level: 1) ?? .unknown
    }

    private func leader(level: Int) -> HomeUnit? {
        let gazetteer = Gazetteer.shared
        var totals: [Int: Double] = [:]
        for (unit, share) in votes {
            if let seat = gazetteer.ancestor(of: unit, level: level) { totals[seat, default: 0] += share }
        }
        // What speaks for a prefecture or a province speaks a little for each county in it that is named.
        for unit in Array(totals.keys) {
            for forebear in gazetteer.lineage(of: unit).dropLast() {
                totals[unit, default: 0] += (votes[forebear] ?? 0) / 4
            }
        }
        let ranked = totals.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        guard let first = ranked.first, first.value >= 1.5, ranked.count < 2 || first.value >= 2 * ranked[1].value
        else {
            return nil
        }
        return HomeUnit(unit: first.key)
    }
}
