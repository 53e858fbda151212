import LinuxSystem
import TestSupport
import Testing

@Suite("SHA-256")
struct SHA256Tests {
    @Test(
        "gives the digests that NIST publishes",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ])
    func digest(text: String, expected: String) {
        #expect(SHA256.hexadecimal(SHA256.digest(of: Array(text.utf8))) == expected)
    }

    @Test("gives NIST's digest of a million letters")
    func million() {
        let digest = SHA256.digest(of: [UInt8](repeating: 0x61, count: 1_000_000))
        #expect(
            SHA256.hexadecimal(digest) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("gives the same digest by hand and by the processor's instructions", arguments: UInt64(0)..<200)
    func byHand(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = (0..<Int(seed) * 3).map { _ in UInt8.random(in: 0...255, using: &random) }
        var hash = SHA256(withInstructions: false)
        hash.update(bytes.span)
        #expect(hash.finish() == SHA256.digest(of: bytes), "seed \(seed)")
    }

    @Test("gives the same digest however the bytes are cut", arguments: UInt64(0)..<50)
    func cutting(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = (0..<Int.random(in: 0...700, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        var hash = SHA256()
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(Int.random(in: 0...150, using: &random)))
            hash.update(part.span)
            rest = rest.dropFirst(part.count)
        }
        #expect(hash.finish() == SHA256.digest(of: bytes), "seed \(seed)")
    }
}
