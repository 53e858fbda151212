/// Memory that one question needs for a moment, taken at once and handed out piece by piece: each piece by itself would
/// cost more than what is done in it. It holds while who got it holds this.
@safe final class ScratchMemory {
    private let base: UnsafeMutableRawPointer
    private var used = 0
    private var more: [UnsafeMutableRawPointer] = unsafe []

    private static let size = 1 << 15
    private static let alignment = 64
    /// What `malloc` gives of itself. More costs another 700 instructions.
    static let plainAlignment = 16

    init() {
        unsafe base = .allocate(byteCount: Self.size, alignment: Self.plainAlignment)
    }

    deinit {
        unsafe base.deallocate()
        while unsafe !more.isEmpty { unsafe more.removeLast().deallocate() }
    }

    /// Nothing is known of what stands in it.
    func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
        let size = (byteCount + Self.alignment - 1) / Self.alignment * Self.alignment
        if used + size <= Self.size {
            used += size
            return unsafe base + (used - size)
        }
        let piece = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: Self.plainAlignment)
        unsafe more.append(piece)
        return unsafe piece
    }
}
