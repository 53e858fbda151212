/// Every method of the socket. A method is known once it stands here and has a handler.
package enum MethodCatalog {
    package static let all: [any Method.Type] = [
        ServerPing.self, ServerInfo.self, ServerStatus.self, ServerMetrics.self, ServerReload.self, Search.self,
        SearchExplain.self, ArticleGet.self, ArticleSource.self,
        ArticleSimilar.self, BulletinGet.self, BulletinList.self, BulletinSource.self, BulletinSubmit.self,
        BulletinRemove.self,
        InboxSync.self, Figures.self, Units.self, People.self, Contributors.self, Timeline.self, Suggest.self,
        RejectedList.self, RejectedRetry.self, RejectedDiscard.self, Subscribe.self, Unsubscribe.self,
        RPCDiscover.self,
    ]

    package static let names = all.map { $0.name }

    /// What to answer to a method that is not there.
    package static func unknown(_ name: String) -> RPCError {
        .unknownMethod(String(name.unicodeScalars.prefix(100)), nearest: NearestName.find(name, among: names))
    }
}
