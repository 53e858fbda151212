import Yams

/// The text of a `config.yaml`, taken apart: dotted keys, their values, and the line of each.
package struct ConfigurationFile: Sendable {
    package struct Entry: Sendable, Hashable {
        package let value: String
        package let line: Int
    }

    package let path: String
    package let entries: [String: Entry]

    /// - Parameters:
    ///   - path: as errors name it.
    ///   - text: the file's text; blank means no settings.
    /// - Throws: one line that names the file, the line and the key.
    package init(path: String, text: String) throws(SettingFailure) {
        self.path = path
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            let cause = "\(error)".split(separator: "\n").first.map(String.init) ?? "it cannot be read"
            throw SettingFailure(description: "\(path): not valid YAML: \(cause)")
        }
        var found: [String: Entry] = [:]
        switch root {
        case nil: break
        case .mapping(let mapping):
            try Self.collect(mapping, under: "", path: path, into: &found)
        case .scalar(let scalar) where scalar.string.isEmpty:
            break
        default:
            throw SettingFailure(description: "\(path): expected lines of the form “key: value”")
        }
        entries = found
    }

    private static func collect(
        _ mapping: Node.Mapping, under prefix: String, path: String, into found: inout [String: Entry]
    ) throws(SettingFailure) {
        for (keyNode, valueNode) in mapping {
            let line = keyNode.mark?.line ?? 0
            guard let name = keyNode.scalar?.string else {
                throw SettingFailure(description: "\(path):\(line): a key has to be a plain word")
            }
            let key = prefix.isEmpty ? name : prefix + "." + name
            switch valueNode {
            case .mapping(let inner):
                guard Setting.all.contains(where: { $0.key.hasPrefix(key + ".") }) else {
                    throw unknown(key, path: path, line: line)
                }
                try collect(inner, under: key, path: path, into: &found)
            case .scalar(let scalar):
                // `inbox: DIR` is short for `inbox: {path: DIR}`.
                let full = key == "inbox" ? Setting.inbox.key : key
                guard Setting.all.contains(where: { $0.key == full }) else {
                    throw unknown(key, path: path, line: line)
                }
                guard found.updateValue(Entry(value: scalar.string, line: line), forKey: full) == nil else {
                    throw SettingFailure(description: "\(path):\(line): \(key) is given twice")
                }
            default:
                let allowed = Setting.all.first { $0.key == key }?.allowed ?? "a plain value"
                throw SettingFailure(description: "\(path):\(line): \(key): a list is not \(allowed)")
            }
        }
    }

    private static func unknown(_ key: String, path: String, line: Int) -> SettingFailure {
        let names = Setting.all.map(\.key)
        let nearest = names.min { distance($0, key) < distance($1, key) } ?? ""
        let hint = distance(nearest, key) <= 4 ? "did you mean \(nearest)? " : ""
        return SettingFailure(
            description: "\(path):\(line): unknown key \(key): \(hint)allowed are \(names.joined(separator: ", "))")
    }

    /// Levenshtein's distance, in scalars.
    private static func distance(_ first: String, _ second: String) -> Int {
        let columns = Array(second.unicodeScalars)
        var row = Array(0...columns.count)
        for (index, scalar) in first.unicodeScalars.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in columns.indices {
                let above = row[column + 1]
                row[column + 1] = min(above + 1, row[column] + 1, diagonal + (scalar == columns[column] ? 0 : 1))
                diagonal = above
            }
        }
        return row[columns.count]
    }
}
