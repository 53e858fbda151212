/// Reads a file that was set aside once more.
package enum RejectedRetry: Method {
    package static let name = "rejected.retry"
    package static let summary = "Reads a rejected file again; if it is taken now, it leaves the folder."
    package static let isForAdmins = true
    package static let errors: [RPCErrorKind] = [.notFound, .notPermitted, .store]
    package typealias Params = RejectedParam
    package typealias Result = BulletinSubmit.Result

    package static let example = """
        → {"jsonrpc":"2.0","id":20,"method":"rejected.retry","params":{"id":"3"}}
        ← {"jsonrpc":"2.0","id":20,"result":{"bulletin":"5f0c9a61d2b34e77","status":"added"}}
        """
}

/// The params of methods that ask for one rejected file.
package struct RejectedParam: MethodParams, Hashable {
    package var id = ""

    package init() {}
    package init(id: String) { self.id = id }

    package static let fields: [ParamField<RejectedParam>] = [
        .required("id", \.id, .text(.rejectedID), "The file's id, as rejected.list has it.")
    ]
}
