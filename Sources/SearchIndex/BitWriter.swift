/// Puts numbers of few bits one after another, lowest bit first.
struct BitWriter {
    var offset: Int
    private var pending: UInt64 = 0
    private var filled = 0

    init(offset: Int) {
        self.offset = offset
    }

    @inline(__always)
    mutating func write(_ value: UInt32, bits: Int, to bytes: inout MutableRawSpan) {
        pending |= UInt64(value) &<< UInt64(filled)
        filled &+= bits
        if filled >= 32 {
            store(to: &bytes)
            offset &+= 4
            pending &>>= 32
            filled &-= 32
        }
    }

    @inline(__always)
    func flush(to bytes: inout MutableRawSpan) {
        store(to: &bytes)
    }

    @inline(__always)
    private func store(to bytes: inout MutableRawSpan) {
        bytes.storeBytes(of: UInt32(truncatingIfNeeded: pending), toByteOffset: offset, as: UInt32.self)
    }
}
