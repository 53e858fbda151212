/// Times and sizes as people write them.
enum SettingValue {
    /// `2`, `2s`, `500ms`, `5min`, `1h`, `0.5`: milliseconds. A bare number is in seconds.
    static func milliseconds(_ text: String) -> Int? {
        scaled(text, units: ["": 1000, "s": 1000, "ms": 1, "min": 60_000, "h": 3_600_000])
    }

    /// `67108864`, `64MiB`, `1GiB`, `500kB`: bytes.
    static func bytes(_ text: String) -> Int? {
        scaled(
            text,
            units: [
                "": 1, "B": 1, "kB": 1000, "KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000, "K": 1024, "KiB": 1024,
                "M": 1_048_576, "MiB": 1_048_576, "G": 1_073_741_824, "GiB": 1_073_741_824,
            ])
    }

    /// A number with at most three decimals and a unit. Nil for all else, and where it does not fit.
    private static func scaled(_ text: String, units: [String: Int]) -> Int? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        guard let factor = units[String(unit)] else { return nil }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int(parts[0]), whole <= 1_000_000_000_000 else { return nil }
        guard parts.count == 2 else { return whole * factor }
        guard (1...3).contains(parts[1].count), let decimals = Int(parts[1]) else { return nil }
        let thousandths = decimals * [100, 10, 1][parts[1].count - 1]
        return whole * factor + thousandths * factor / 1000
    }
}

extension Setting {
    /// Checks and converts; the number is milliseconds, bytes, or 0 where the value is words.
    func check(_ text: String, from origin: String) throws(SettingFailure) -> Int {
        func wrong() -> SettingFailure {
            SettingFailure(description: "\(origin): \(key): “\(text)” is not \(allowed)")
        }
        switch kind {
        case .path:
            guard !text.isEmpty, !text.utf8.contains(0) else { throw wrong() }
            return 0
        case .name:
            return 0
        case .word(let words):
            guard words.contains(text) else { throw wrong() }
            return 0
        case .duration(let range):
            guard let value = SettingValue.milliseconds(text), range.contains(value) else { throw wrong() }
            return value
        case .size(let range):
            guard let value = SettingValue.bytes(text), range.contains(value) else { throw wrong() }
            return value
        }
    }
}
