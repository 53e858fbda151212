/// Tells that something was mounted or unmounted, anywhere that this process sees (`man 5 proc`, mountinfo): to be given to
/// `waitForInput` as what may change. Nothing wakes while nothing does.
package final class MountTable: Sendable {
    package let descriptor: OwnedDescriptor

    /// Fails where /proc is not there.
    package init() throws(Errno) {
        descriptor = try OwnedDescriptor.open(path: "/proc/self/mountinfo", .readOnly)
    }
}
