import BulletinRPC
import Foundation
import TestSupport
import Testing

@testable import bulletinctl

@Suite("What the daemon said no with")
struct RefusalTests {
    private static let errors: [RPCError] = [
        .parse(JSONFailure(reason: .unexpectedByte, position: 3)), .invalidRequest(reason: "no method"),
        .unknownMethod("serach", nearest: "search"), .wrongParam("limit", reason: "must be 0 to 1000", nearest: nil),
        .ours(incident: "9f2c"), .notFound(id: "5f0c.3"), .query(position: 4, expected: "a word"),
        .pastLimit(limit: 1000, value: 2000, what: "limit"), .notPermitted(method: "bulletin.remove"),
        .tookTooLong(seconds: 2), .notReady(state: "starting"), .store(detail: "disk full"),
    ]

    @Test("is told in the user's language, with what it is about", arguments: errors)
    func words(error: RPCError) {
        let english = Phrase.$language.withValue(.english) { Refusal.words(error) }
        let chinese = Phrase.$language.withValue(.chinese) { Refusal.words(error) }
        #expect(english == error.description)
        #expect(chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(chinese)")
        // What is translated is another word; what is named stays as it is.
        guard ![.query, .notReady, .parse].contains(error.kind) else { return }
        for text in error.data.members.compactMap(\.value.string) {
            #expect(chinese.contains(text), "\(chinese) does not say \(text)")
        }
    }

    @Test(
        "is told in Chinese to the end, where a parameter is wrong",
        arguments: [
            (
                "fits several bulletins, 7fbba64f and 7fbbcedc among them: give more digits",
                "参数有误：id 与多个版面相符，如 7fbba64f 和 7fbbcedc：请多写几位"
            ),
            ("must be a whole number from 0 to 1000", "参数有误：id 须为 0 到 1000 的整数"),
            ("must be one of relevance, newest", "参数有误：id 须为 relevance, newest 之一"), ("is missing", "参数有误：id 缺少"),
            ("must be something new", "参数有误：id must be something new"),
        ])
    func reasons(reason: String, expected: String) {
        let error = RPCError.wrongParam("id", reason: reason)
        #expect(Phrase.$language.withValue(.chinese) { Refusal.words(error) } == expected)
    }

    /// The words are the daemon's; the table would grow old without this.
    @Test("knows all that a string may have to be")
    func textForms() {
        for form in TextForm.allCases {
            let words = Phrase.$language.withValue(.chinese) {
                Refusal.words(.wrongParam("id", reason: "must be \(form.words)"))
            }
            #expect(!words.contains("must"), "\(words)")
        }
    }

    @Test("has no phrase whose Chinese is none")
    func phrases() throws {
        let folder = Project.root.appendingPathComponent("Sources/bulletinctl")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var found = 0
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: #/(?:Phrase|ArgumentHelp)\(\s*"((?:[^"\\]|\\.)+)",\s*"((?:[^"\\]|\\.)*)"/#) {
                found += 1
                #expect(
                    match.output.1 == match.output.2
                        || match.output.2.unicodeScalars.contains { (0x3000...0xFFEF).contains($0.value) },
                    "\(file.lastPathComponent): \(match.output.1)")
            }
        }
        #expect(found > 200)
    }
}
