import BulletinModel
import BulletinRPC
import Corpus
import SearchIndex

enum UnitsHandler: IndexHandler {
    typealias Called = Units

    /// Cost: a look at each unit of each article that matches.
    static func answer(_ params: Units.Params, _ call: Call) throws(RPCError) -> Units.Node {
        let snapshot = try call.services.corpus.snapshot
        let census = try Census(params.query, in: snapshot.index, deadline: call.deadline())
        var tree = UnitTree()
        try census.forEachPart { tree.count($0, $1) }
        let depth = params.depth ?? .max
        guard let under = params.under else { return tree.node(UnitTree.root, depth: depth) }
        let found = tree.nodes(named: under).map { tree.node($0, depth: depth) }
        if found.count == 1 { return found[0] }
        return Units.Node(name: nil, level: nil, articles: found.reduce(0) { $0 + $1.articles }, children: found)
    }
}

/// Units by their paths, with how many articles name each or what lies below.
struct UnitTree {
    static let root = 0

    private struct Entry {
        /// In `names`; none of the root.
        var name: Int
        /// The root is above itself.
        var above: Int
        /// As the first article that names it has it; nil where it only stands above others.
        var level: UnitLevel?
        var isNamed = false
        var articles = 0
        /// The article that was counted last: each counts once.
        var lastArticle = 0
        var children: [Int] = []
    }

    /// A unit by that above it and its name.
    private struct Place: Hashable {
        var above: Int
        var name: Int
    }

    private var entries = [Entry(name: -1, above: UnitTree.root)]
    private var known: [Place: Int] = [:]
    private var names = UnitNumbers()
    private var articles = 0

    /// Counts articles of a segment for the units that they name, and for those above.
    mutating func count(_ segment: Segment, _ documents: DocumentSet) {
        guard let column = segment.column(.unit) else { return }
        let numbers = names.numbers(of: segment)
        // By value of the column: a path is followed once, however many articles bear it.
        var nodes = [Int](repeating: -1, count: column.count)
        documents.forEach { document in
            articles += 1
            for path in column.values(of: document) {
                if nodes[Int(path)] < 0 {
                    nodes[Int(path)] = node(
                        at: segment.unitNames(on: path).lazy.map { numbers[Int($0)] }, tag: column.tag(path))
                }
                count(nodes[Int(path)])
            }
        }
    }

    /// Makes the unit and those above it where they are not there yet.
    private mutating func node(at path: some Sequence<Int>, tag: UInt8) -> Int {
        var node = Self.root
        for name in path {
            let place = Place(above: node, name: name)
            if let child = known[place] {
                node = child
                continue
            }
            entries.append(Entry(name: name, above: node))
            entries[node].children.append(entries.count - 1)
            node = entries.count - 1
            known[place] = node
        }
        if !entries[node].isNamed {
            entries[node].isNamed = true
            entries[node].level = UnitLevel(indexedTag: tag)
        }
        return node
    }

    private mutating func count(_ named: Int) {
        var node = named
        // Whoever has counted it has counted it for all above.
        while entries[node].lastArticle != articles {
            entries[node].lastArticle = articles
            entries[node].articles += 1
            node = entries[node].above
        }
    }

    func nodes(named name: String) -> [Int] {
        guard let number = names.number(of: name) else { return [] }
        return entries.indices.filter { entries[$0].name == number }
    }

    /// A node with its children, most articles first.
    func node(_ index: Int, depth: Int) -> Units.Node {
        let entry = entries[index]
        let name = index == Self.root ? nil : names.name(entry.name)
        var node = Units.Node(
            name: name, level: entry.isNamed ? entry.level : name.flatMap(UnitTree.level(ofName:)),
            articles: entry.articles)
        guard depth > 0 else { return node }
        node.children = entry.children.map { self.node($0, depth: depth - 1) }
        node.children.sort { ($1.articles, $0.name ?? "") < ($0.articles, $1.name ?? "") }
        return node
    }

    /// By its last character, for units that only stand above others. Nil where that says nothing.
    private static func level(ofName name: String) -> UnitLevel? {
        switch name {
        case _ where name.hasSuffix("街道") || name.hasSuffix("镇") || name.hasSuffix("乡"): .township
        case _ where name.hasSuffix("社区") || name.hasSuffix("村"): .community
        case _ where name.hasSuffix("小区"): .compound
        case _ where name.hasSuffix("网格"): .grid
        case _ where name.hasSuffix("省") || name.hasSuffix("自治区"): .province
        case _ where name.hasSuffix("县") || name.hasSuffix("区"): .county
        case _ where name.hasSuffix("市") || name.hasSuffix("州") || name.hasSuffix("盟"): .prefecture
        default: nil
        }
    }
}
