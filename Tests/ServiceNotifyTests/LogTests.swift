import Foundation
import Logging
import TestSupport
import Testing

@testable import ServiceNotify

@Suite("What the log says")
struct LogTests {
    private func line(_ sentence: String = "Left a file for later", _ fields: [String: String] = [:]) -> LogLine {
        LogLine(level: .warning, sentence: sentence, fields: fields)
    }

    private func journal(_ line: LogLine) -> [String] {
        JournalField.all(of: line).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "a name becomes a field of the journal, or none",
        arguments: [
            ("sha256", "SHA256"), ("file", "INBOX_NAME"), ("articles", "ARTICLE_COUNT"), ("uid", "CLIENT_UID"),
            ("elapsed_us", "ELAPSED_US"), ("9lives", "LIVES"), ("_x", "X"), ("a-b", "A_B"), ("数", nil), ("", nil),
        ])
    func names(key: String, field: String?) {
        #expect(JournalField.name(for: key) == field)
    }

    @Test("the message has what one looks for, the fields have all")
    func message() {
        let fields = journal(line(fields: ["file": "a.txt", "reason": "permission denied", "bytes": "3"]))
        #expect(fields.contains("MESSAGE=Left a file for later (file=a.txt, reason=permission denied)"))
        #expect(fields.contains("INBOX_NAME=a.txt"))
        #expect(fields.contains("BYTES=3"))
        #expect(fields.contains("PRIORITY=4"))
        #expect(fields.contains { $0.hasPrefix("MESSAGE_ID=") && $0.count == 11 + 32 })
    }

    private func line(fields: [String: String]) -> LogLine { line("Left a file for later", fields) }

    @Test("a fault has an event of its own, whatever its sentence")
    func fault() {
        let event = JournalEvent.of(line("Something nobody thought of", ["incident": "ab12"]))
        #expect(event?.subject == "A request met a fault of the daemon")
        #expect(JournalEvent.of(line("Something nobody thought of")) == nil)
    }

    @Test("on standard error it is one harmless line")
    func standardError() {
        let bytes = StandardErrorLine.bytes(of: line(fields: ["file": "a\u{1B}[2J\n b"]), isPrefixed: true)
        #expect(String(decoding: bytes, as: UTF8.self) == "<4>Left a file for later file=“a?[2J? b”\n")
    }

    @Test("the same trouble is told once, and then counted")
    func repeated() {
        var repeated = RepeatedTrouble()
        let told = (1...1000).compactMap { number -> Int? in
            if case .tell(let times) = repeated.judge("disk full", at: Int64(number) * 1_000_000) { times } else { nil }
        }
        #expect(told == [1, 10, 100, 1000])
        #expect(repeated.judge("another", at: 1_000_000_000) == .tell(times: 1))
    }

    @Test("after a quiet time it is news again")
    func quiet() {
        var repeated = RepeatedTrouble()
        #expect(repeated.judge("disk full", at: 1_000_000_000) == .tell(times: 1))
        #expect(repeated.judge("disk full", at: 1_000_000_000 + RepeatedTrouble.quietTime) == .count)
        #expect(repeated.judge("disk full", at: 1_000_000_001 + 2 * RepeatedTrouble.quietTime) == .tell(times: 1))
    }

    @Test("no more troubles are remembered than its bound")
    func bound() {
        var repeated = RepeatedTrouble()
        for number in 0..<10 * RepeatedTrouble.most {
            #expect(repeated.judge("\(number)", at: 1_000_000_000) == .tell(times: 1))
        }
    }

    @Test("a new level holds for loggers that are there already")
    func level() {
        let output = LogOutput(.standardError, level: .notice)
        let handler = output.handler()
        #expect(handler.logLevel == .notice)
        output.level = .debug
        #expect(handler.logLevel == .debug)
        var own = handler
        own.logLevel = .warning
        output.level = .trace
        #expect(own.logLevel == .warning)
    }
}

@Suite("The journal's catalog")
struct CatalogTests {
    @Test("each event has an id of its own, 128 bits long, and words")
    func ids() {
        #expect(Set(JournalEvent.all.map(\.id)).count == JournalEvent.all.count)
        for event in JournalEvent.all {
            #expect(event.id.wholeMatch(of: #/[0-9a-f]{32}/#) != nil)
            #expect(!event.subject.isEmpty && !event.explanation.isEmpty)
        }
    }

    @Test("its text is as journalctl wants it")
    func text() {
        let entries = JournalEvent.catalog.components(separatedBy: "\n-- ").dropFirst()
        #expect(entries.count == JournalEvent.all.count)
        for entry in entries {
            let lines = entry.components(separatedBy: "\n")
            #expect(lines[0].wholeMatch(of: #/[0-9a-f]{32}/#) != nil)
            #expect(lines[1].hasPrefix("Subject: "))
            #expect(lines[4] == "", "\(entry)")
            #expect(lines.allSatisfy { $0.unicodeScalars.count <= 90 }, "\(entry)")
        }
    }

    /// Sentences that the source logs at `notice` and above, by the name of the level and the literal after it.
    @Test("every sentence that the daemon logs is explained, and no other is")
    func sentences() throws {
        var logged: Set<String> = ["A fault of ours"]
        for room in ["Ingest", "BulletinServer", "bulletind"] {
            let folder = Project.root.appendingPathComponent("Sources/\(room)")
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            while let file = files?.nextObject() as? URL {
                guard file.pathExtension == "swift" else { continue }
                let text = try String(contentsOf: file, encoding: .utf8)
                for match in text.matches(of: #/log\.(?:notice|warning|error|critical)\(\s*"([^"]*)"/#) {
                    logged.insert(String(match.output.1))
                }
            }
        }
        #expect(logged.count > 20)
        #expect(logged.symmetricDifference(JournalEvent.all.map(\.sentence)) == [])
    }
}
