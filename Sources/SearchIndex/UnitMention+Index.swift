package import BulletinModel

extension UnitMention {
    /// As the column of units has it: `/东昌府区/古楼街道/`.
    package var indexedPath: String {
        var indexed = "/"
        for part in path {
            indexed += part
            indexed += "/"
        }
        if path.last == name { return indexed }
        return indexed + name + "/"
    }
}

extension UnitLevel {
    /// The tag of a unit's path in its column.
    var indexedTag: UInt8 { UInt8((Self.allCases.firstIndex(of: self) ?? -1) + 1) }

    package init?(indexedTag tag: UInt8) {
        guard tag > 0, Int(tag) <= Self.allCases.count else { return nil }
        self = Self.allCases[Int(tag) - 1]
    }
}
