import Configuration
import Synchronization

/// Asks swift-configuration for one setting after the other, and keeps which layer answered.
struct LayeredReader {
    struct Value: Sendable {
        let key: String
        let text: String?
        /// Milliseconds or bytes; 0 where the value is words.
        let number: Int
        let origin: String
    }

    private let reader: ConfigReader
    private let witness = Witness()
    private let file: ConfigurationFile?

    init(arguments: [String: String], environment: [String: String], file: ConfigurationFile?) {
        self.file = file
        var named: [String: String] = [:]
        for setting in Setting.all { named[setting.key] = environment[setting.environmentName] }
        reader = ConfigReader(
            providers: [
                Self.layer(.commandLine, arguments),
                Self.layer(.environment, named),
                Self.layer(.file, (file?.entries ?? [:]).mapValues(\.value)),
            ], accessReporter: witness)
    }

    func value(_ setting: Setting, default fallback: String?) throws(SettingFailure) -> Value {
        let given = reader.string(forKey: ConfigKey(setting.key))
        let origin =
            switch given == nil ? nil : witness.layer {
            case .commandLine: "command line"
            case .environment: setting.environmentName
            case .file: "\(file?.path ?? ""):\(file?.entries[setting.key]?.line ?? 0)"
            case nil: "default"
            }
        guard let text = given ?? fallback else {
            return Value(key: setting.key, text: nil, number: 0, origin: origin)
        }
        return Value(key: setting.key, text: text, number: try setting.check(text, from: origin), origin: origin)
    }

    fileprivate enum Layer: String {
        case commandLine, environment, file
    }

    private static func layer(_ layer: Layer, _ values: [String: String]) -> InMemoryProvider {
        InMemoryProvider(
            name: layer.rawValue,
            values: Dictionary(
                uniqueKeysWithValues: values.map {
                    (AbsoluteConfigKey(ConfigKey($0.key)), ConfigValue(.string($0.value), isSecret: false))
                }))
    }

    /// Remembers which provider gave the last answer.
    private final class Witness: AccessReporter {
        private let last = Mutex<Layer?>(nil)

        var layer: Layer? { last.withLock { $0 } }

        func report(_ event: AccessEvent) {
            let answering = event.providerResults.last { result in
                guard case .success(let lookup) = result.result else { return false }
                return lookup.value != nil
            }
            let layer = Layer.allCasesByName.first { answering?.providerName.contains($0.key) == true }?.value
            last.withLock { $0 = layer }
        }
    }
}

extension LayeredReader.Layer {
    fileprivate static let allCasesByName: [String: Self] = [
        "commandLine": .commandLine, "environment": .environment, "file": .file,
    ]
}
