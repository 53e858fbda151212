import BulletinRPC

/// Every method that is answered. Tests compare it with `MethodCatalog`.
enum RouteTable {
    static let all: [Route] = [
        .atOnce(ServerPingHandler.self), .atOnce(ServerInfoHandler.self), .working(ServerStatusHandler.self),
        .working(SearchHandler.self), .working(ArticleGetHandler.self), .working(ArticleSourceHandler.self),
        .working(BulletinGetHandler.self), .working(BulletinListHandler.self), .working(BulletinSourceHandler.self),
        .waiting(BulletinSubmitHandler.self), .waiting(InboxSyncHandler.self),
    ]

    static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
