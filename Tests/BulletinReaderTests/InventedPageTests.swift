import BulletinModel
import BulletinReader
import Foundation
import TestSupport
import Testing

/// Pages of newspapers that do not exist, by people who do not: each shows a form that real pages have.
@Suite("Invented pages")
struct InventedPageTests {
    static let pages = [
        "2023-05-12 柳河湾 02版.txt", "2021-09-30 digest.md", "2019-06-18 柳河湾 03版.txt", "1996-06-20 柳河湾 wrapped.txt",
        "2011-04-07 柳河湾 A06版.txt", "1983-05-24 柳河湾 big5.txt", "2013-08-03 柳河湾 05版.txt", "2014-11-08 柳河湾 08版.txt",
        "1958-11-09 柳河湾 01版.txt", "2020-09-11 东湖.html", "2003-08-12 柳河湾 02版.txt",
        "2016-11-04 柳河湾 06版.txt",
    ]

    @Test("read as their golden files say", arguments: pages)
    func golden(page: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden").appendingPathComponent(page)
        let reading = try BulletinReader.read(
            Array(try Data(contentsOf: file)), name: FileName(page), received: CalendarDay("2026-11-23")!)
        try expectGolden(rendered(reading), "\(page).expected")
    }
}
