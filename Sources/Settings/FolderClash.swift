/// An inbox that is the state folder, holds it, or lies among what the daemon keeps there: the daemon would take its own
/// store for pages, and move what it set aside round and round.
package enum FolderClash {
    /// Folders below the state folder that are the daemon's own.
    private static let kept: [Substring] = ["index", "rejected"]

    /// What is wrong with such an inbox, for people; nil where nothing is. Names are compared as they are written.
    package static func reason(inbox: String, state: String) -> String? {
        let (inbox, state) = (names(of: inbox), names(of: state))
        // Hidden folders in the inbox are left alone: there the state folder is safe.
        if state.starts(with: inbox), state.dropFirst(inbox.count).allSatisfy({ !$0.hasPrefix(".") }) {
            return state.count == inbox.count ? "is the state folder itself" : "holds the state folder"
        }
        let own = kept.first { inbox.starts(with: state + [$0]) }
        return own.map { "lies in the state folder's \($0), which is the daemon's own" }
    }

    /// From the top; a path that begins elsewhere has no empty name ahead.
    private static func names(of path: String) -> [Substring] {
        let names = path.split(separator: "/").filter { $0 != "." }
        return path.hasPrefix("/") ? [""] + names : names
    }
}
