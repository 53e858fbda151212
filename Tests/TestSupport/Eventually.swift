import Foundation

/// Waits until it holds: for what another thread or process does in its own time.
/// - Returns: false where it did not hold within the limit.
package func eventually(
    within limit: Duration = .seconds(60), _ holds: () throws -> Bool
) async rethrows -> Bool {
    let deadline = ContinuousClock.now + limit
    while try !holds() {
        if ContinuousClock.now > deadline { return false }
        try? await Task.sleep(for: .milliseconds(2))
    }
    return true
}

/// The like for a test that may block its thread.
package func blockUntil(within limit: Duration = .seconds(60), _ holds: () throws -> Bool) rethrows -> Bool {
    let deadline = ContinuousClock.now + limit
    while try !holds() {
        if ContinuousClock.now > deadline { return false }
        usleep(2000)
    }
    return true
}
