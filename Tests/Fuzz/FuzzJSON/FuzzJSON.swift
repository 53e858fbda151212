import BulletinRPC
import FuzzSupport

/// Any line is JSON or refused at a place within it; what is read is written as text that reads as the same. The same
/// line as a message of the socket is answered, whatever it holds.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe fuzzed(data, count)
    _ = Message(line: bytes.span)
    let value: JSONValue
    do throws(JSONFailure) {
        value = try JSONParser.parse(bytes)
    } catch {
        hold((0...bytes.count).contains(error.position), "\(error) lies in \(bytes.count) bytes")
        return 0
    }
    let written = Array(value.text.utf8)
    hold((try? JSONParser.parse(written)) == value, "“\(value.text)” reads as what was written")
    return 0
}
