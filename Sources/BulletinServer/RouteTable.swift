import BulletinRPC

/// Every method that is answered. Tests compare it with `MethodCatalog`.
enum RouteTable {
    static let all: [Route] = [
        .working(ServerMetricsHandler.self), .waiting(ServerReloadHandler.self),
        .atOnce(ServerPingHandler.self), .atOnce(ServerInfoHandler.self), .working(ServerStatusHandler.self),
        .light(SearchHandler.self), .working(SearchExplainHandler.self),
        .working(ArticleGetHandler.self), .working(ArticleSourceHandler.self),
        .working(ArticleSimilarHandler.self), .working(BulletinGetHandler.self), .working(BulletinListHandler.self),
        .working(BulletinSourceHandler.self),
        .waiting(BulletinSubmitHandler.self), .working(BulletinRemoveHandler.self), .waiting(InboxSyncHandler.self),
        .working(FiguresHandler.self), .working(UnitsHandler.self), .working(PeopleHandler.self),
        .working(ContributorsHandler.self), .working(TimelineHandler.self), .working(SuggestHandler.self),
        .working(RejectedListHandler.self), .waiting(RejectedRetryHandler.self), .waiting(RejectedDiscardHandler.self),
        .working(SubscribeHandler.self), .working(UnsubscribeHandler.self), .working(RPCDiscoverHandler.self),
    ]

    static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
