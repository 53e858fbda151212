extension MethodParams {
    /// The params of a request, checked whole: a missing, an unknown or a wrong one is named.
    package init(_ given: JSONObject?) throws(RPCError) {
        self.init()
        let members = given?.members ?? []
        var known = 0
        for field in Self.fields {
            guard let value = given?[field.name] else {
                if field.isRequired { throw .wrongParam(field.name, reason: "is missing") }
                continue
            }
            known += 1
            do throws(ParamFault) {
                try field.read(&self, value)
            } catch {
                switch error {
                case .wrong(let reason): throw .wrongParam(field.name, reason: reason)
                case .pastLimit(let limit, let value): throw .pastLimit(limit: limit, value: value, what: field.name)
                }
            }
        }
        if known == members.count { return }
        let names = Self.fields.map(\.name)
        let stranger = members.first { !names.contains($0.key) }?.key ?? ""
        throw .wrongParam(stranger, reason: "is not known", nearest: NearestName.find(stranger, among: names))
    }

    /// What differs from the defaults, and what must be given.
    package var json: JSONObject {
        var object = JSONObject()
        let defaults = Self()
        for field in Self.fields {
            let value = field.value(self)
            if field.isRequired || value != field.value(defaults) { object[field.name] = value ?? .null }
        }
        return object
    }
}

/// For methods that take none.
package struct NoParams: MethodParams {
    package static let fields: [ParamField<NoParams>] = []
    package init() {}
}
