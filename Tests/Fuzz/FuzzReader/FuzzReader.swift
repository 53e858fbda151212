import BulletinModel
import BulletinReader
import FuzzSupport
import TextDecoding

private let names = ["a.txt", "b.md", "c.html", "2020-01-02 d 03版.txt", "e"]

/// Any file is read or refused, and a reading holds together: articles in their order, without overlap, cut between
/// characters; what is underlined slices back. The length chooses the file's name.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let page = unsafe fuzzed(data, count)
    let name = FileName(names[count % names.count])
    let received = CalendarDay(year: 2026, month: 11, day: 23)!
    guard let reading = try? BulletinReader.read(page, name: name, received: received),
        let text = try? BulletinReader.text(of: page).utf8
    else { return 0 }
    var end = 0
    for article in reading.articles {
        hold(article.span.lowerBound >= end, "spans do not overlap: \(article.span) after \(end)")
        hold(article.span.upperBound <= text.count, "\(article.span) lies in the text")
        hold(String(validating: text[article.span], as: UTF8.self) != nil, "\(article.span) is cut between characters")
        end = article.span.upperBound
        checkMentions(of: article)
    }
    checkLines(page, name: name, in: text)
    return 0
}

private func checkMentions(of article: Article) {
    let mentions =
        article.dates.map { ($0.text, $0.place) } + article.figures.map { ($0.text, $0.place) }
        + article.quotes.map { ($0.text, $0.place) }
    for (text, place) in mentions {
        hold((-1..<article.paragraphs.count).contains(place.paragraph), "\(place) lies in a paragraph")
        let whole = place.paragraph < 0 ? article.headline ?? "" : article.paragraphs[place.paragraph]
        let slice = whole.unicodeScalars.dropFirst(place.offset).prefix(place.length)
        hold(String(String.UnicodeScalarView(slice)) == text, "\(place) of “\(whole)” is “\(text)”")
    }
}

/// What `parse --explain` shows is each line once, in order.
private func checkLines(_ page: [UInt8], name: FileName, in text: [UInt8]) {
    guard let lines = try? BulletinReader.explain(page, name: name) else { return }
    hold(zip(lines, lines.dropFirst()).allSatisfy { $0.number <= $1.number }, "lines are in their order")
}
