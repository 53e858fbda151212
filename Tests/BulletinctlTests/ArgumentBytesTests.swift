import Testing

@testable import bulletinctl

@Suite("A word of the command line")
struct ArgumentBytesTests {
    @Test(
        "comes back as the bytes that it was, UTF-8 or not",
        arguments: [
            Array("版面.txt".utf8), [0xB0, 0xE6, 0xC3, 0xE6, 0x2E, 0x74], [0x61, 0xFF, 0x62, 0xFE], [0xE7, 0x89],
            [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [],
        ])
    func roundTrip(bytes: [UInt8]) {
        #expect(ArgumentBytes.bytes(of: ArgumentBytes.text(of: bytes)) == bytes)
    }

    @Test("is shown with a sign for each byte that is none of UTF-8")
    func shown() {
        #expect(ArgumentBytes.shown(ArgumentBytes.text(of: [0x61, 0xFF, 0xE7, 0x89, 0x88])) == "a\u{FFFD}版")
    }
}
