package import BulletinModel

/// One bulletin, without its articles' text.
package enum BulletinGet: Method {
    package static let name = "bulletin.get"
    package static let summary = "The bulletin with this id."
    package static let errors: [RPCErrorKind] = [.notFound, .store]
    package typealias Params = BulletinParam
    package typealias Result = Bulletin

    package static let example = """
        → {"jsonrpc":"2.0","id":6,"method":"bulletin.get","params":{"id":"5f0c"}}
        ← {"jsonrpc":"2.0","id":6,"result":{"bulletin":"5f0c9a61d2b34e77","sha256":\
        "5f0c9a61d2b34e77000000000000000000000000000000000000000000000000","name":"2021-10-12 柳湾 1版.txt",\
        "collection":null,"encoding":"utf-8","format":"text","bytes":2117,"received":"2021-10-12T01:30:00Z",\
        "published":"2021-10-12","publishedBasis":"filename","publication":"柳湾","page":"1","sequence":17,\
        "supersedes":null,"supersededBy":null,"articles":["5f0c9a61d2b34e77.1","5f0c9a61d2b34e77.2",\
        "5f0c9a61d2b34e77.3"]}}
        """
}

/// The params of methods that ask for one bulletin.
package struct BulletinParam: MethodParams, Hashable {
    package var id = ""

    package init() {}
    package init(id: String) { self.id = id }

    package static let fields: [ParamField<BulletinParam>] = [
        .required("id", \.id, .text(.bulletinPrefix), "The bulletin's id; 4 digits or more of it will do.")
    ]
}
