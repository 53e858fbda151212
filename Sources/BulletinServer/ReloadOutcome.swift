/// What came of reading the configuration again. Keys are those of `config.yaml`, such as `inbox.settle`.
package struct ReloadOutcome: Hashable, Sendable {
    /// Settings that changed and hold from now on.
    package var applied: [String]
    /// Settings that changed in the file and wait for a restart: until then the old value holds.
    package var needsRestart: [String]
    /// Why nothing was taken over, in one line that names the place; nil where the configuration is good.
    package var refusal: String?

    package init(applied: [String] = [], needsRestart: [String] = [], refusal: String? = nil) {
        self.applied = applied
        self.needsRestart = needsRestart
        self.refusal = refusal
    }
}
