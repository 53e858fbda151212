/// Where the articles of an index came from at a start.
package struct IndexOrigin: Hashable, Sendable {
    /// Articles that were taken from the index's own files.
    package var fromFiles: Int
    /// Articles that had to be read from the store.
    package var fromStore: Int
    /// Why the files were not taken; nil where they were, or where there were none.
    package var fault: String?

    package init(fromFiles: Int, fromStore: Int, fault: String? = nil) {
        self.fromFiles = fromFiles
        self.fromStore = fromStore
        self.fault = fault
    }
}
