/// Writes the OpenMetrics text format: family after family, and `# EOF`.
///
/// - Source: “OpenMetrics, a cloud-native, highly scalable metrics protocol”, version 1.0, the text format.
struct OpenMetricsWriter {
    private(set) var text = ""
    private var name = ""

    enum Kind: String {
        case counter, gauge, histogram, info
    }

    typealias Label = (name: String, value: String)

    /// Opens a family; the samples that follow are its own.
    /// - Parameters:
    ///   - name: without the suffix that a sample of a counter or an info has.
    ///   - unit: the last word of the name, where it is one.
    mutating func family(_ name: String, _ kind: Kind, unit: String? = nil, _ help: String) {
        self.name = name
        text += "# TYPE \(name) \(kind.rawValue)\n"
        if let unit { text += "# UNIT \(name) \(unit)\n" }
        text += "# HELP \(name) \(Self.escaped(help))\n"
    }

    mutating func sample(_ suffix: String, _ labels: [Label], _ value: Int) {
        sample(suffix, labels, text: "\(value)")
    }

    mutating func sample(_ suffix: String, _ labels: [Label], _ value: Double) {
        sample(suffix, labels, text: "\(value)")
    }

    /// A family with one sample.
    mutating func gauge(_ name: String, unit: String? = nil, _ help: String, _ value: Int) {
        family(name, .gauge, unit: unit, help)
        sample("", [], value)
    }

    mutating func counter(_ name: String, _ help: String, _ value: Int) {
        family(name, .counter, help)
        sample("_total", [], value)
    }

    mutating func end() { text += "# EOF\n" }

    private mutating func sample(_ suffix: String, _ labels: [Label], text value: String) {
        text += name + suffix
        if !labels.isEmpty {
            text += "{" + labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",") + "}"
        }
        text += " \(value)\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
