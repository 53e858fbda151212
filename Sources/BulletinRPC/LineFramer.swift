/// Chunks in, lines out: however the bytes are cut, the same lines.
///
/// A line ends with `\n` or `\r\n`; the last one needs no end. Blank ones are left out. One over the limit is told
/// once, with its whole length, when its end has come; until then its bytes are forgotten as they arrive.
package struct LineFramer: Sendable {
    /// 1 MiB, without the line's end.
    package static let limit = 1 << 20

    private let limit: Int
    /// The beginning of a line whose end has not come yet.
    private var partial: [UInt8] = []
    /// How many bytes of a line that is too long have gone by.
    private var skipped = 0
    private var lastWasReturn = false

    package init(limit: Int = Self.limit) {
        self.limit = limit
    }

    /// Bytes that wait for the end of their line.
    package var waiting: Int { partial.count }

    /// Takes the next bytes and tells each line that ends in them. Linear; a line within one chunk is not copied.
    /// - Parameters:
    ///   - chunk: cut anywhere, also within a character.
    ///   - line: gets the bytes without their end.
    ///   - tooLong: gets the line's length in bytes.
    package mutating func push(_ chunk: Span<UInt8>, line: (Span<UInt8>) -> Void, tooLong: (Int) -> Void) {
        var start = 0
        while let feed = ByteScan.firstLineFeed(in: chunk, from: start) {
            if partial.isEmpty, skipped == 0 {
                tell(chunk.extracting(start..<feed), line: line, tooLong: tooLong)
            } else {
                keep(chunk.extracting(start..<feed))
                finish(line: line, tooLong: tooLong)
            }
            start = feed + 1
        }
        keep(chunk.extracting(start..<chunk.count))
    }

    /// The bytes have ended: so has the last line.
    package mutating func finish(line: (Span<UInt8>) -> Void, tooLong: (Int) -> Void) {
        if skipped > 0 {
            let length = skipped - (lastWasReturn ? 1 : 0)
            skipped = 0
            tooLong(length)
        } else if !partial.isEmpty {
            tell(partial.span, line: line, tooLong: tooLong)
            partial.removeAll(keepingCapacity: partial.capacity <= 1 << 16)
        }
    }

    private func tell(_ bytes: Span<UInt8>, line: (Span<UInt8>) -> Void, tooLong: (Int) -> Void) {
        var end = bytes.count
        if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
        if end > limit { return tooLong(end) }
        var first = 0
        while first < end, bytes[first] == 0x20 || bytes[first] == 0x09 || bytes[first] == 0x0D { first += 1 }
        if first < end { line(bytes.extracting(0..<end)) }
    }

    private mutating func keep(_ bytes: Span<UInt8>) {
        guard !bytes.isEmpty else { return }
        if skipped == 0, partial.count + bytes.count <= limit + 1 {
            unsafe bytes.withUnsafeBufferPointer { buffer in unsafe partial.append(contentsOf: buffer) }
            return
        }
        skipped += partial.count + bytes.count
        lastWasReturn = bytes[bytes.count - 1] == 0x0D
        partial = []
    }
}
