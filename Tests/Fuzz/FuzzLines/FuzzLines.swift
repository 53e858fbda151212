import BulletinRPC
import FuzzSupport

private enum Line: Equatable {
    case whole([UInt8])
    case tooLong(Int)
}

private let limit = 24

/// However the bytes are cut, they are the same lines; and those that a naive reading gives.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe fuzzed(data, count)
    let whole = frame([bytes])
    hold(frame(bytes.map { [$0] }) == whole, "bytes one at a time are the same lines")
    hold(frame(cut(bytes)) == whole, "chunks are the same lines")
    hold(naive(bytes) == whole, "they are the lines of a naive reading")
    return 0
}

/// Cut where the bytes themselves say.
private func cut(_ bytes: [UInt8]) -> [[UInt8]] {
    var chunks: [[UInt8]] = []
    var rest = bytes[...]
    while let first = rest.first {
        chunks.append(Array(rest.prefix(Int(first % 37))))
        rest = rest.dropFirst(max(1, Int(first % 37)))
        if first % 37 == 0 { chunks.append([first]) }
    }
    return chunks
}

private func frame(_ chunks: [[UInt8]]) -> [Line] {
    var framer = LineFramer(limit: limit)
    var lines: [Line] = []
    for chunk in chunks {
        framer.push(chunk.span, line: { lines.append(.whole(copy($0))) }, tooLong: { lines.append(.tooLong($0)) })
        hold(framer.waiting <= limit + 1, "no more waits than a line")
    }
    framer.finish(line: { lines.append(.whole(copy($0))) }, tooLong: { lines.append(.tooLong($0)) })
    return lines
}

private func copy(_ span: Span<UInt8>) -> [UInt8] { span.indices.map { span[$0] } }

private func naive(_ bytes: [UInt8]) -> [Line] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).compactMap { line -> Line? in
        let line = line.last == 0x0D ? line.dropLast() : line
        if line.count > limit { return .tooLong(line.count) }
        return line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } ? nil : .whole(Array(line))
    }
}
