import Formats
import Testing

@Suite("Rows for spreadsheets")
struct SheetTests {
    private func sheet(_ cells: String...) -> Sheet {
        Sheet(columns: cells.map { _ in "c" }, rows: [cells.map { .text($0) }])
    }

    @Test(
        "are quoted in CSV as RFC 4180 has it",
        arguments: [
            ("网格员", "网格员"), ("a,b", "\"a,b\""), ("他说\"好\"", "\"他说\"\"好\"\"\""), ("一\n二", "\"一\n二\""), ("", ""),
            (" 空 ", "\" 空 \""), ("=1+1", "=1+1"),
        ])
    func csv(cell: String, written: String) {
        #expect(CSV.text(sheet(cell)) == "c\r\n\(written)\r\n")
    }

    @Test(
        "have nothing for Excel that Excel would run",
        arguments: [("=1+1", "'=1+1"), ("@x", "'@x"), ("-商会", "'-商会"), ("+86", "'+86"), ("——副题", "——副题")])
    func excel(cell: String, written: String) {
        #expect(CSV.text(sheet(cell), for: .excel) == "\u{FEFF}c\r\n\(written)\r\n")
    }

    @Test("have numbers for Excel as they are")
    func numbers() {
        #expect(CSV.text(Sheet(columns: ["v"], rows: [[.number("-3.5")]]), for: .excel) == "\u{FEFF}v\r\n-3.5\r\n")
    }

    @Test(
        "are one line each in TSV",
        arguments: [("a\tb", "a\\tb"), ("一\n二", "一\\n二"), ("c:\\d", "c:\\\\d"), ("\"", "\"")])
    func tsv(cell: String, written: String) {
        #expect(TSV.text(sheet(cell)) == "c\n\(written)\n")
    }

    @Test("are a table in Markdown, numbers to the right, with nothing that means something there")
    func markdown() {
        let sheet = Sheet(
            columns: ["name", "articles"], rows: [[.text("祁若川|*记者*"), .count(3)], [.text("蒲\n青"), .none]])
        #expect(
            Markdown.table(sheet) == """
                | name | articles |
                | --- | ---: |
                | 祁若川\\|\\*记者\\* | 3 |
                | 蒲 青 |  |

                """)
    }

    @Test("have several names in one cell with semicolons")
    func lists() {
        #expect(Sheet.Cell.list(["祁若川", "蒲青"]) == .text("祁若川;蒲青"))
        #expect(Sheet.Cell.list([]) == .none)
    }
}
