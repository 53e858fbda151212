/// What a configuration that was read again changes.
package struct SettingsChange: Hashable, Sendable {
    /// Keys of what can be taken over at once.
    package var applied: [String] = []
    /// Keys of what stays as it is until a restart.
    package var needsRestart: [String] = []

    /// - Parameters:
    ///   - start: what the daemon was started with.
    ///   - current: what holds of the rest by now.
    ///   - new: what was read now.
    package init(from start: Settings, current: Settings, to new: Settings) {
        for setting in Setting.all {
            let before = (setting.needsRestart ? start : current).value(of: setting)
            guard before != new.value(of: setting) else { continue }
            if setting.needsRestart { needsRestart.append(setting.key) } else { applied.append(setting.key) }
        }
    }

    package var isEmpty: Bool { applied.isEmpty && needsRestart.isEmpty }
}

extension Settings {
    package func value(of setting: Setting) -> String? {
        effective.first { $0.key == setting.key }?.value
    }
}
