import Foundation
import Testing

/// Compares `text` with `Golden/<name>` beside the test, and rewrites the file where `UPDATE_GOLDEN=1` is set.
package func expectGolden(_ text: String, _ name: String, testFile: String = #filePath) throws {
    let file = URL(fileURLWithPath: testFile).deletingLastPathComponent()
        .appendingPathComponent("Golden").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard text != expected else { return }
    let gotLines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wantedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(gotLines, wantedLines).prefix { $0 == $1 }.count
    Issue.record(
        """
        \(name) differs from line \(line + 1):
        expected: \(line < wantedLines.count ? wantedLines[line] : "(end)")
        got:      \(line < gotLines.count ? gotLines[line] : "(end)")
        """)
}
