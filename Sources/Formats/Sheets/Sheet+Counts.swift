import BulletinModel
package import BulletinRPC

extension Sheet {
    package init(_ rows: [Figures.Row]) {
        self.init(
            columns: [
                "article", "published", "headline", "text", "value", "valueTo", "bound", "classifier", "noun", "unit",
                "sentence",
            ],
            rows: rows.map { row in
                let figure = row.figure
                return [
                    .text(row.article.description), .text(row.published?.description), .text(row.headline),
                    .text(figure.text), .number(figure.value.description),
                    figure.valueTo.map { .number($0.description) } ?? .none, .text(figure.bound.rawValue),
                    .text(figure.classifier), .text(figure.noun), .text(figure.unit), .text(row.sentence),
                ]
            })
    }

    package init(_ rows: [People.Row]) {
        self.init(
            columns: ["name", "articles", "titles", "organisations"],
            rows: rows.map { [.text($0.name), .count($0.articles), .list($0.titles), .list($0.organisations)] })
    }

    package init(_ rows: [Contributors.Row]) {
        self.init(
            columns: ["name", "role", "outlet", "articles", "first", "last"],
            rows: rows.map { row in
                [
                    .text(row.byline.name), .text(row.byline.role.rawValue), .text(row.byline.outlet),
                    .count(row.articles), .text(row.first?.description), .text(row.last?.description),
                ]
            })
    }

    package init(_ buckets: [Timeline.Bucket]) {
        self.init(
            columns: ["start", "count"], rows: buckets.map { [.text($0.start.description), .count($0.count)] })
    }

    /// A row a unit, each below what it belongs to; the root, where it has no name, is none.
    package init(_ root: Units.Node) {
        self.init(columns: ["path", "name", "level", "depth", "articles"])
        add(root, path: [])
    }

    private mutating func add(_ node: Units.Node, path: [String]) {
        let path = path + [node.name].compactMap { $0 }
        if let name = node.name {
            rows.append([
                .text(path.joined(separator: "/")), .text(name), .text(node.level?.rawValue), .count(path.count),
                .count(node.articles),
            ])
        }
        for child in node.children { add(child, path: path) }
    }
}

extension Sheet {
    package init(_ facets: [Search.FacetCounts]) {
        self.init(
            columns: ["facet", "value", "count"],
            rows: facets.flatMap { facet in
                facet.counts.map { [.text(facet.facet), .text($0.value), .count($0.count)] }
            })
    }
}
