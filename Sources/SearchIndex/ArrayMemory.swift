import CPostings

/// An array that is kept as it is: what a large merge has written is not copied at its end, or of the outcome there would
/// be two in memory.
@safe final class ArrayMemory<Element: BitwiseCopyable & Sendable>: FixedMemory, @unchecked Sendable {  // never changed
    private let elements: [Element]
    /// Holds only while `self` lives: nothing moves the elements of an array that nobody changes.
    let bytes: UnsafeRawBufferPointer

    /// - Parameter elements: held by nobody else who will change them.
    init(_ elements: consuming [Element]) {
        self.elements = elements
        unsafe bytes = self.elements.withUnsafeBytes { unsafe $0 }
    }
}

extension Array where Element: BitwiseCopyable & Sendable {
    /// From here on the C library gives an array pages of its own; what is less is soon copied. Bytes.
    private static var leastAdopted: Int { 1 << 25 }

    /// Whether it is large, and little of its room is left over.
    var isAdoptable: Bool {
        capacity * MemoryLayout<Element>.stride >= Self.leastAdopted && count >= capacity / 4 * 3
    }

    /// Asks for room for about so many elements, where that is much, in large pages. What of it is never written to takes
    /// no memory.
    mutating func reserveAdoptable(_ count: Int) {
        guard count * MemoryLayout<Element>.stride >= Self.leastAdopted else { return }
        reserveCapacity(count)
        let size = capacity * MemoryLayout<Element>.stride
        unsafe withUnsafeMutableBytes { unsafe cpostings_prefer_large_pages($0.baseAddress, size) }
    }
}

extension Array where Element: BitwiseCopyable {
    /// The same as `init(unsafeUninitializedCapacity:)`, which looks its memory's type up at run time: in a question that is
    /// a matter of microseconds that is felt.
    @inline(__always)
    init(roomFor capacity: Int, _ initialize: (UnsafeMutableBufferPointer<Element>, inout Int) -> Void) {
        self.init()
        append(addingCapacity: capacity) { output in
            unsafe output.withUnsafeMutableBufferPointer { unsafe initialize($0, &$1) }
        }
    }
}
