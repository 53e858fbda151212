import BulletinModel
import FuzzSupport
import TextDecoding

/// Any bytes are text, or refused with a reason. What is text is UTF-8, says the same when it is read again, and where
/// it was UTF-8 already nothing but its mark, its NULs and a cut end are changed.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = unsafe fuzzed(data, count)
    guard let text = try? TextDecoder.decode(bytes) else { return 0 }
    hold(!text.utf8.isEmpty, "text is not empty")
    hold(String(validating: text.utf8, as: UTF8.self) != nil, "text is UTF-8")
    hold(!text.utf8.contains(0), "text has no NUL")
    if text.encoding == .utf8, text.remark == nil {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = bytes.starts(with: mark) ? Array(bytes[3...]) : bytes
        hold(body == text.utf8, "UTF-8 is taken as it is")
    }
    return 0
}
