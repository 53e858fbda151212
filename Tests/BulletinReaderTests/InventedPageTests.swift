import BulletinModel
import BulletinReader
import Foundation
import TestSupport
import Testing

/// Pages of newspapers that do not exist, by people who do not: each shows a form that real pages have.
@Suite("Invented pages")
struct InventedPageTests {
    static let pages = folderListing()

    private static func folderListing() -> [String] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasSuffix(".expected") }.sorted()
    }

    @Test("are all there")
    func count() {
        #expect(Self.pages.count >= 79)
    }

    @Test("read as their golden files say", arguments: pages)
    func golden(page: String) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden").appendingPathComponent(page)
        let reading = try BulletinReader.read(
            Array(try Data(contentsOf: file)), name: FileName(page), received: CalendarDay("2026-11-23")!)
        try expectGolden(rendered(reading), "\(page).expected")
    }
}
