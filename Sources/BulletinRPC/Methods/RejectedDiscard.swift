/// Throws a file away that was set aside.
package enum RejectedDiscard: Method {
    package static let name = "rejected.discard"
    package static let summary = "Removes a rejected file and its reason for good."
    package static let isForAdmins = true
    package static let errors: [RPCErrorKind] = [.notFound, .notPermitted, .store]
    package typealias Params = RejectedParam
    package typealias Result = EmptyResult

    package static let example = """
        → {"jsonrpc":"2.0","id":21,"method":"rejected.discard","params":{"id":"3"}}
        ← {"jsonrpc":"2.0","id":21,"result":{}}
        """
}
