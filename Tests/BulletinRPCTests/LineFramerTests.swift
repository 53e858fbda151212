import BulletinRPC
import TestSupport
import Testing

private enum Line: Equatable {
    case whole([UInt8])
    case tooLong(Int)
}

private func frame(_ chunks: [[UInt8]], limit: Int = LineFramer.limit) -> [Line] {
    var framer = LineFramer(limit: limit)
    var lines: [Line] = []
    for chunk in chunks {
        framer.push(chunk.span, line: { lines.append(.whole(copy($0))) }, tooLong: { lines.append(.tooLong($0)) })
    }
    framer.finish(line: { lines.append(.whole(copy($0))) }, tooLong: { lines.append(.tooLong($0)) })
    return lines
}

private func copy(_ span: Span<UInt8>) -> [UInt8] {
    span.indices.map { span[$0] }
}

@Suite("Lines of the socket")
struct LineFramerTests {
    @Test(
        "ends at \\n or \\r\\n, and the last needs no end",
        arguments: [
            ("", []), ("\n", []), ("\r\n\n \t\r\n", []), ("a", ["a"]), ("a\n", ["a"]), ("a\r\n", ["a"]), ("a\r", ["a"]),
            ("a\nb", ["a", "b"]), ("a\n\n\nb\r\n", ["a", "b"]), ("a\rb\n", ["a\rb"]), (" a \n", [" a "]),
        ])
    func lines(_ text: String, expected: [String]) {
        #expect(frame([Array(text.utf8)]) == expected.map { .whole(Array($0.utf8)) })
    }

    @Test(
        "a line over the limit is told once, with its length",
        arguments: [
            ("12345678\n", [.whole(Array("12345678".utf8))]), ("12345678\r\n", [.whole(Array("12345678".utf8))]),
            ("123456789\nab\n", [.tooLong(9), .whole(Array("ab".utf8))]),
            ("123456789\r\n", [.tooLong(9)]), ("1234567890123", [.tooLong(13)]),
            ("12345678\r", [.whole(Array("12345678".utf8))]),
            ("12345678\rx\n", [.tooLong(10)]), ("         \n", [.tooLong(9)]),
        ] as [(String, [Line])])
    fileprivate func limit(_ text: String, expected: [Line]) {
        #expect(frame([Array(text.utf8)], limit: 8) == expected)
        #expect(frame(text.utf8.map { [$0] }, limit: 8) == expected, "bytes one at a time")
    }

    @Test("gives the same lines however the bytes are cut", arguments: UInt64(0)..<300)
    func chunkingIsInvisible(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet: [UInt8] = [0x0A, 0x0A, 0x0D, 0x20, 0x61, 0x62, 0xE6, 0x9F, 0xB3]
        let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
        var chunks: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let size = Int.random(in: 0...min(20, rest.count), using: &random)
            chunks.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        #expect(frame(chunks, limit: 12) == frame([bytes], limit: 12), "seed \(seed)")
    }

    @Test("forgets the bytes of a line that is too long")
    func memory() {
        var framer = LineFramer(limit: 100)
        for _ in 0..<100 { framer.push([UInt8](repeating: 0x61, count: 64).span, line: { _ in }, tooLong: { _ in }) }
        #expect(framer.waiting == 0)
    }
}
