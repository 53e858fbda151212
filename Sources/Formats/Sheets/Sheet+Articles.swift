package import BulletinModel
package import BulletinRPC

extension Sheet {
    package init(_ hits: [Search.Hit]) {
        self.init(columns: Self.hitColumns, rows: hits.map(Self.row))
    }

    package init(_ hits: [ArticleSimilar.Hit]) {
        self.init(
            columns: Self.hitColumns + ["similarity"],
            rows: hits.map { Self.row($0.hit) + [.number($0.similarity.description)] })
    }

    private static let hitColumns = [
        "id", "published", "kind", "section", "kicker", "headline", "bylines", "snippet", "score",
    ]

    private static func row(_ hit: Search.Hit) -> [Cell] {
        [
            .text(hit.id.description), .text(hit.published?.description), .text(hit.kind.rawValue), .text(hit.section),
            .text(hit.kicker), .text(hit.headline), .list(hit.bylines.map(\.name)), .text(hit.snippet?.text),
            .number(hit.score.description),
        ]
    }

    /// Whole articles; their paragraphs in one cell, a line each.
    package init(_ records: [ArticleRecord]) {
        self.init(
            columns: [
                "id", "published", "kind", "section", "kicker", "headline", "subheadline", "dateline", "bylines",
                "units",
                "people", "organisations", "places", "paragraphs",
            ],
            rows: records.map { record in
                let article = record.article
                return [
                    .text(record.id.description), .text(article.published?.description), .text(article.kind.rawValue),
                    .text(article.section), .text(article.kicker), .text(article.headline), .text(article.subheadline),
                    .text(article.dateline?.text), .list(article.bylines.map(\.name)),
                    .list(article.units.map { $0.path.isEmpty ? $0.name : $0.path.joined(separator: "/") }),
                    .list(article.people.map(\.name)), .list(article.organisations), .list(article.places),
                    .text(article.paragraphs.joined(separator: "\n")),
                ]
            })
    }

    package init(_ bulletins: [Bulletin]) {
        self.init(
            columns: [
                "bulletin", "published", "publishedBasis", "publication", "page", "collection", "name", "format",
                "encoding",
                "bytes", "received", "sequence", "articles", "supersedes", "supersededBy", "sha256",
            ],
            rows: bulletins.map { bulletin in
                [
                    .text(bulletin.id.description), .text(bulletin.published.description),
                    .text(bulletin.publishedBasis.rawValue), .text(bulletin.publication), .text(bulletin.page),
                    .text(bulletin.collection), .text(bulletin.name.description), .text(bulletin.format.rawValue),
                    .text(bulletin.encoding.rawValue), .count(bulletin.bytes), .text(bulletin.received.description),
                    .count(bulletin.sequence), .count(bulletin.articleCount), .text(bulletin.supersedes?.description),
                    .text(bulletin.supersededBy?.description), .text(bulletin.sha256),
                ]
            })
    }

    package init(_ files: [RejectedList.File]) {
        self.init(
            columns: ["id", "name", "collection", "reason", "detail", "received", "bytes", "sha256"],
            rows: files.map { file in
                [
                    .text(file.id), .text(file.name.description), .text(file.collection), .text(file.reason.rawValue),
                    .text(file.detail), .text(file.received.description), .count(file.bytes), .text(file.sha256),
                ]
            })
    }
}
