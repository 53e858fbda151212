/// What all fuzzers share: bytes as a safe value, and a word for the end.

/// - Parameter data: libFuzzer's, which are gone after the call.
package func fuzzed(_ data: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: data, count: count))
}

/// Ends the program where something does not hold; libFuzzer then keeps the input.
package func hold(_ condition: Bool, _ claim: @autoclosure () -> String) {
    if !condition { fatalError("does not hold: \(claim())") }
}
