package import BulletinModel

extension UnitMention {
    /// As the column of units has it: `/东昌府区/古楼街道/`.
    package var indexedPath: String {
        "/" + (path.last == name ? path : path + [name]).joined(separator: "/") + "/"
    }
}
