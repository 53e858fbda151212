import BulletinModel
import BulletinReader
import Foundation
import Testing

/// `parse --explain` says what was decided, not what could have been: its lines and the reading must agree.
@Suite("Explained pages")
struct ExplanationTests {
    private func explained(_ page: String) throws -> (lines: [LineReading], reading: Reading) {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
        let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(page)))
        let name = FileName(page)
        return (
            try BulletinReader.explain(bytes, name: name),
            try BulletinReader.read(bytes, name: name, received: CalendarDay("2026-11-23")!)
        )
    }

    @Test("name an article, a role and a reason for each line", arguments: InventedPageTests.pages)
    func agrees(page: String) throws {
        let (lines, reading) = try explained(page)
        #expect(lines.map(\.number) == lines.map(\.number).sorted())
        #expect(lines.allSatisfy { !$0.reason.isEmpty })
        for line in lines {
            if ["masthead", "aside", "rule", "continuation", "banner"].contains(line.role) {
                #expect(line.article == nil, "line \(line.number)")
            } else {
                #expect(reading.articles.indices.contains((line.article ?? 0) - 1), "line \(line.number)")
            }
        }
        for (index, article) in reading.articles.enumerated() {
            let own = lines.filter { $0.article == index + 1 }
            let text = own.filter(\.isText).map(\.text).joined().filter { !$0.isWhitespace }
            for paragraph in article.paragraphs {
                #expect(text.contains(paragraph.filter { !$0.isWhitespace }), "article \(index + 1)")
            }
            #expect(own.contains { $0.role == "headline" } == (article.headline != nil), "article \(index + 1)")
        }
    }
}
