import BulletinModel
import FuzzSupport
import Retrieval

/// Any text is a query or a mistake with its place; a query prints as text that reads as an equal query.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = unsafe String(decoding: fuzzed(data, count), as: UTF8.self)
    let query: Query
    do throws(QueryMistake) {
        query = try QueryParser.parse(text)
    } catch {
        hold((0...text.unicodeScalars.count).contains(error.position), "\(error.position) lies in “\(text)”")
        hold(!error.expected.isEmpty, "it is told what was expected")
        return 0
    }
    let printed = query.description
    do throws(QueryMistake) {
        let again = try QueryParser.parse(printed)
        hold(again == query, "“\(text)” printed as “\(printed)” is read as \(again), not \(query)")
    } catch {
        hold(false, "“\(text)” printed as “\(printed)” is read: \(error)")
    }
    return 0
}
