import BulletinRPC
import TestSupport
import Testing

@Suite("Strict JSON")
struct JSONParserTests {
    @Test(
        "reads what RFC 8259 allows, and writes it back",
        arguments: [
            ("null", "null"), (" \t\r\n true ", "true"), ("false", "false"), ("0", "0"), ("-0", "-0"), ("1.50", "1.50"),
            ("1E400", "1E400"), ("12345678901234567890123", "12345678901234567890123"), ("-1.5e-7", "-1.5e-7"),
            ("\"\"", "\"\""), ("\"柳湾\"", "\"柳湾\""), (#""\u67f3\u6e7e""#, "\"柳湾\""), (#""\ud83d\ude80""#, "\"🚀\""),
            (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\b\f\n\r\t""#), (#""a\u0000b""#, #""a\u0000b""#),
            ("\"\u{7f}\u{2028}\"", "\"\u{7f}\u{2028}\""), ("[]", "[]"), ("[ ]", "[]"), ("{ }", "{}"),
            ("[1, [2 , {}] ]", "[1,[2,{}]]"), (#"{"b":1,"a":{"b":2}}"#, #"{"b":1,"a":{"b":2}}"#),
            (#"{"":0," ":1}"#, #"{"":0," ":1}"#), (#"{"é":1,"e\u0301":2}"#, "{\"é\":1,\"e\u{301}\":2}"),
        ])
    func reads(_ text: String, written: String) throws {
        #expect(try Array(JSONParser.parse(Array(text.utf8)).text.utf8) == Array(written.utf8))
    }

    @Test(
        "refuses what only looks like JSON, and says where",
        arguments: [
            ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("nul", .unexpectedEnd, 3),
            ("nulL", .unexpectedByte, 3),
            ("True", .unexpectedByte, 0), ("NaN", .unexpectedByte, 0), ("'a'", .unexpectedByte, 0),
            ("1 2", .trailingBytes, 2), ("{}}", .trailingBytes, 2), ("null\u{0}", .trailingBytes, 4),
            ("\u{FEFF}1", .unexpectedByte, 0), ("01", .badNumber, 1), ("-", .unexpectedEnd, 1), ("-a", .badNumber, 1),
            ("1.", .unexpectedEnd, 2), ("1.e3", .badNumber, 2), (".5", .unexpectedByte, 0), ("+1", .unexpectedByte, 0),
            ("1e", .unexpectedEnd, 2), ("1e+", .unexpectedEnd, 3), ("0x10", .trailingBytes, 1),
            ("[1,]", .unexpectedByte, 3), ("[,1]", .unexpectedByte, 1), ("[1 2]", .unexpectedByte, 3),
            ("[", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2), ("[1}", .unexpectedByte, 2),
            ("{\"a\"}", .unexpectedByte, 4), ("{\"a\":}", .unexpectedByte, 5), ("{\"a\":1,}", .unexpectedByte, 7),
            ("{a:1}", .unexpectedByte, 1), ("{\"a\":1", .unexpectedEnd, 6), ("{1:2}", .unexpectedByte, 1),
            ("\"abc", .unexpectedEnd, 4), ("\"a\nb\"", .controlCharacter, 2), ("\"\u{0}\"", .controlCharacter, 1),
            ("\"\\x\"", .badEscape, 1), ("\"\\u12g4\"", .badEscape, 1), ("\"\\u12", .unexpectedEnd, 5),
            ("\"\\ud800\"", .loneSurrogate, 1), ("\"\\ud800\\u0041\"", .loneSurrogate, 1),
            ("\"x\\udc00\"", .loneSurrogate, 2), ("\"\\ud800\\ud800\"", .loneSurrogate, 1),
            ("{\"a\":1,\"b\":2,\"a\":3}", .duplicateKey, 13), ("{\"a\":1,\"\\u0061\":3}", .duplicateKey, 7),
        ] as [(String, JSONFailure.Reason, Int)])
    func refuses(_ text: String, reason: JSONFailure.Reason, position: Int) {
        #expect(throws: JSONFailure(reason: reason, position: position)) {
            try JSONParser.parse(Array(text.utf8))
        }
    }

    @Test(
        "refuses broken UTF-8",
        arguments: [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0x61, 0xC0, 0x80, 0x22], 2), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
            ([0x22, 0xE6, 0x9F, 0x22], 1), ([0x22, 0x5C, 0x6E, 0xE6, 0x9F, 0x5C, 0x6E, 0x22], 3),
            ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
        ] as [([UInt8], Int)])
    func refusesBytes(_ bytes: [UInt8], position: Int) {
        #expect(throws: JSONFailure(reason: .badUTF8, position: position)) { try JSONParser.parse(bytes) }
    }

    @Test("64 levels and no more")
    func depth() throws {
        func nested(_ levels: Int, _ open: String, _ close: String) -> [UInt8] {
            Array((String(repeating: open, count: levels) + "1" + String(repeating: close, count: levels)).utf8)
        }
        _ = try JSONParser.parse(nested(64, "[", "]"))
        _ = try JSONParser.parse(nested(64, "{\"a\":", "}"))
        #expect(throws: JSONFailure(reason: .tooDeep, position: 64)) { try JSONParser.parse(nested(65, "[", "]")) }
        #expect(throws: JSONFailure(reason: .tooDeep, position: 320)) {
            try JSONParser.parse(nested(65, "{\"a\":", "}"))
        }
        #expect(throws: JSONFailure.self) { try JSONParser.parse([UInt8](repeating: 0x5B, count: 1 << 20)) }
    }

    @Test("a repeated key is found among a hundred thousand, in time that grows with their number alone")
    func manyKeys() throws {
        let members = (0..<100_000).map { "\"k\($0)\":0" }.joined(separator: ",")
        #expect(try JSONParser.parse(Array("{\(members)}".utf8)).object?.members.count == 100_000)
        #expect(throws: JSONFailure.self) { try JSONParser.parse(Array("{\(members),\"k77777\":1}".utf8)) }
    }

    @Test("what is written is read as the same value", arguments: UInt64(0)..<200)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let value = JSONValue.random(depth: 5, &random)
        #expect(try JSONParser.parse(Array(value.text.utf8)) == value, "seed \(seed)")
    }

    @Test("no bytes make it crash", arguments: UInt64(0)..<200)
    func noise(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("{}[]\",:\\u0019eE+-. \n\ttruefalsn柳".utf8) + [0, 0xFF, 0xC3]
        let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
        _ = try? JSONParser.parse(bytes)
    }

    @Test("whole numbers are known in every form that they take")
    func integers() throws {
        func integer(_ text: String) throws -> Int? { try JSONParser.parse(Array(text.utf8)).integer }
        #expect(try integer("12") == 12)
        #expect(try integer("12.0") == 12)
        #expect(try integer("1.2e1") == 12)
        #expect(try integer("9223372036854775807") == Int.max)
        #expect(try integer("9223372036854775808") == nil)
        #expect(try integer("1.5") == nil)
        #expect(try integer("1e400") == nil)
    }
}

extension JSONValue {
    fileprivate static func random(depth: Int, _ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2: return .integer(Int.random(in: Int.min...Int.max, using: &random))
        case 3: return .number(JSONNumber(Double.random(in: -1e9...1e9, using: &random))!)
        case 4: return .string(randomText(&random))
        case 5:
            return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in .random(depth: depth - 1, &random) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                object[randomText(&random)] = .random(depth: depth - 1, &random)
            }
            return .object(object)
        }
    }

    private static func randomText(_ random: inout SeededGenerator) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "\"", "\\", "\n", "\u{0}", "\u{1f}", "\u{7f}", "é", "柳", "湾", "🚀", "\u{301}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...20, using: &random) { text.append(scalars.randomElement(using: &random)!) }
        return String(text)
    }
}
