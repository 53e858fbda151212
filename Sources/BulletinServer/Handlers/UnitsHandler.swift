import BulletinModel
import BulletinRPC
import Corpus
import SearchIndex
import Store

enum UnitsHandler: Handler {
    typealias Called = Units

    static func answer(_ params: Units.Params, _ call: Call) throws(RPCError) -> Units.Node {
        let snapshot = try call.services.corpus.snapshot
        let census = try Census(params.query, in: snapshot.index, deadline: call.deadline())
        var tree = UnitTree()
        var number = 0
        var segmentOfNodes: Segment?
        // By value of that segment's column: a path is read once, however many articles bear it.
        var nodes: [UInt32: Int] = [:]
        try census.forEach { segment, document in
            guard let column = segment.column(.unit) else { return }
            if segmentOfNodes !== segment {
                segmentOfNodes = segment
                nodes.removeAll(keepingCapacity: true)
            }
            number += 1
            for id in column.values(of: document) {
                let node = nodes[id] ?? tree.node(at: column.value(id))
                nodes[id] = node
                tree.count(node, inArticle: number, segment.id(of: document))
            }
        }
        let depth = params.depth ?? .max
        guard let under = params.under else {
            return try tree.node(UnitTree.root, depth: depth) { (id) throws(RPCError) in try article(id, call, census) }
        }
        let named = tree.nodes(named: under)
        var found: [Units.Node] = []
        for node in named {
            found.append(try tree.node(node, depth: depth) { (id) throws(RPCError) in try article(id, call, census) })
        }
        if found.count == 1 { return found[0] }
        return Units.Node(name: nil, level: nil, articles: found.reduce(0) { $0 + $1.articles }, children: found)
    }

    private static func article(_ id: ArticleID, _ call: Call, _ census: Census) throws(RPCError) -> Article? {
        try census.check()
        return try call.asking { (store) throws(StoreFailure) in try store.article(id) }
    }
}

/// Units by their paths, with how many articles name each or what lies below.
struct UnitTree {
    static let root = 0

    private struct Entry {
        var name: String
        var path: [String]
        /// The root is above itself.
        var above: Int
        var articles = 0
        /// The article that was counted last: each counts once.
        var lastArticle = 0
        /// One that names it, for its level.
        var witness: ArticleID?
        var children: [String: Int] = [:]
    }

    private var entries = [Entry(name: "", path: [], above: UnitTree.root)]

    /// Makes the unit and those above it where they are not there yet.
    /// - Parameter path: `/云川县/柳湾镇/`.
    mutating func node(at path: String) -> Int {
        var node = Self.root
        for name in path.split(separator: "/").map(String.init) {
            if let child = entries[node].children[name] {
                node = child
            } else {
                entries.append(Entry(name: name, path: entries[node].path + [name], above: node))
                entries[node].children[name] = entries.count - 1
                node = entries.count - 1
            }
        }
        return node
    }

    /// Counts an article for a unit that it names, and for those above.
    mutating func count(_ named: Int, inArticle number: Int, _ id: @autoclosure () -> ArticleID) {
        if entries[named].witness == nil { entries[named].witness = id() }
        var node = named
        // Whoever has counted it has counted it for all above.
        while entries[node].lastArticle != number {
            entries[node].lastArticle = number
            entries[node].articles += 1
            node = entries[node].above
        }
    }

    func nodes(named name: String) -> [Int] {
        entries.indices.filter { $0 != Self.root && entries[$0].name == name }
    }

    /// A node with its children, most articles first.
    /// - Parameter look: finds an article that names a unit. One that is only above others is never named itself.
    func node(
        _ index: Int, depth: Int, look: (ArticleID) throws(RPCError) -> Article?
    ) throws(RPCError) -> Units.Node {
        let entry = entries[index]
        var node = Units.Node(
            name: index == Self.root ? nil : entry.name, level: nil, articles: entry.articles)
        if let witness = entry.witness {
            node.level = try look(witness)?.units.first { $0.path == entry.path || $0.name == entry.name }?.level
        } else {
            node.level = UnitTree.level(ofName: entry.name)
        }
        guard depth > 0 else { return node }
        let children = entry.children.values.sorted {
            (entries[$1].articles, entries[$0].name) < (entries[$0].articles, entries[$1].name)
        }
        for child in children { node.children.append(try self.node(child, depth: depth - 1, look: look)) }
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
