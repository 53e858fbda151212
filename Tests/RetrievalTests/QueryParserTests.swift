import BulletinModel
import Retrieval
import TestSupport
import Testing

@Suite("The query language")
struct QueryParserTests {
    @Test(
        "prints what it read",
        arguments: [
            ("", ""), ("  　", ""), ("网格员 志愿者", "网格员 志愿者"), ("\"全员核酸检测\"", "\"全员核酸检测\""),
            ("网格员 OR 志愿者 -商会", "网格员 OR 志愿者 -商会"), ("(甲 OR 乙) unit:新区街道", "(甲 OR 乙) unit:新区街道"),
            ("((甲))", "甲"), ("-(甲 乙)", "-(甲 乙)"), ("核酸*", "核酸*"), ("HEADLINE:\"防 线\"", "headline:\"防 线\""),
            ("date:2022-10-20..2022-11-03", "date:2022-10-20..2022-11-03"), ("date:..2022", "date:..2022"),
            ("date:2022-11..", "date:2022-11.."), ("date:2022..2022", "date:2022"), ("kind:PHOTO", "kind:photo"),
            ("bulletin:5F0C", "bulletin:5f0c"), ("figure:网格员>=400", "figure:网格员>=400"),
            ("figure:%>=80", "figure:%>=80"),
            ("figure:网格员", "figure:网格员"), ("甲 (乙 丙)", "甲 乙 丙"), ("ORANGE 11:30 世卫:全球", "ORANGE 11:30 世卫:全球"),
            ("unit：新区街道", "unit:新区街道"), ("figure:网格员＞＝４００", "figure:网格员>=400"),
            ("date:\"2022-10\" kind:\"photo\"", "date:2022-10 kind:photo"), ("figure:\"网格员>=400\"", "figure:网格员>=400"),
            ("figure:％≥80", "figure:％>=80"), ("figure:户≤１２", "figure:户<=12"), ("figure:台＜3", "figure:台<3"),
            ("date：２０２２－１０..2022-11", "date:2022-10..2022-11"),
            ("（网格员 OR 志愿者） unit:新区街道", "(网格员 OR 志愿者) unit:新区街道"), ("网格员 －商会", "网格员 -商会"),
            ("“全员核酸检测”", "\"全员核酸检测\""), ("headline：“防 线” 核酸＊", "headline:\"防 线\" 核酸*"),
            ("－（商会 OR 协会） 网格员", "-(商会 OR 协会) 网格员"), ("＂核酸＂ (甲 OR （乙 丙）)", "\"核酸\" (甲 OR 乙 丙)"),
            // Pasted text is no mistake: what stands within a word, alone or around nothing separates words.
            ("办法（试行）印发", "办法（试行）印发"), ("关于“双减”的意见", "关于“双减”的意见"), ("（一 二", "一 二"), ("一）二", "一）二"),
            ("甲（）乙 （ ） － 丙", "甲（）乙 丙"), ("“ 甲", "甲"), ("“” 甲", "甲"), ("－（甲", "甲"),
            ("-（商会 OR 协会） 甲＊(乙)", "-(商会 OR 协会) 甲* 乙"), ("(（甲) 乙）", "甲 乙）"),
            ("\"（甲\" 乙）", "\"（甲\" 乙）"),
        ])
    func prints(text: String, printed: String) throws {
        let query = try QueryParser.parse(text)
        #expect(query.description == printed)
        #expect(try QueryParser.parse(printed) == query)
    }

    @Test(
        "says where a mistake is",
        arguments: [
            ("\"", 0), ("甲 \"乙", 2), ("\"\"", 1), ("(甲", 2), ("甲)", 1), ("()", 1), ("甲 OR", 4), ("OR 甲", 0),
            ("- 甲", 1), ("-", 1), ("colour:red", 0), ("甲 colour:red", 2), ("headline:", 9), ("unit: 甲", 5),
            ("date:2022-13", 5), ("date:2022-11..2022-10", 5), ("date:..", 5), ("date:2022-02-30", 5), ("kind:poem", 5),
            ("bulletin:5f", 9), ("bulletin:xyzw", 9), ("figure:>=4", 7), ("figure:人>=四", 7), ("*", 0),
        ])
    func refuses(text: String, position: Int) {
        #expect {
            try QueryParser.parse(text)
        } throws: {
            ($0 as? QueryMistake)?.position == position
        }
    }

    @Test(
        "is not overwhelmed",
        arguments: [
            String(repeating: "(", count: 20_000), String(repeating: "-", count: 20_000) + "甲",
            String(repeating: "甲 ", count: 10_000), String(repeating: "\"", count: 20_001),
            String(repeating: "字", count: 100_000), String(repeating: "甲 OR ", count: 5_000),
            String(repeating: ")", count: 9),
        ])
    func bounds(text: String) {
        #expect(throws: QueryMistake.self) { try QueryParser.parse(text) }
    }

    @Test("reads what it prints, for random trees", arguments: UInt64(0)..<20)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let query = RandomQuery.tree(depth: 5, using: &random)
            #expect(try QueryParser.parse(query.description) == query, "seed \(seed): \(query)")
        }
    }

    @Test("ends on whatever is written", arguments: UInt64(0)..<20)
    func garbage(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "\"", "(", ")", "-", "OR ", ":", "*", "甲", " ", "date:", "figure:", ">=", "..", "unit:", "a", "２", "\u{0}",
            "𠮷", "（", "）", "－", "“", "”", "＂", "＊", "：",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0..<12, using: &random)).map { _ in pieces.randomElement(using: &random)! }
                .joined()
            guard let query = try? QueryParser.parse(text) else { continue }
            #expect((try? QueryParser.parse(query.description)) == query, "seed \(seed): \(text)")
        }
    }
}
