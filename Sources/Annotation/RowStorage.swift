/// Where rows of what rules find lie, one behind another: what each text names, which units stand in it. One task fills it, and
/// gives it back when its rows are done with; nobody counts who holds it.
///
/// A row is a pointer that nobody counts, as a text is (`TextStorage`): rules hand rows about many times a text, and an array of
/// its own for each costs more than what is put into it.
@safe struct RowStorage<Element>: @unchecked Sendable {  // nothing changes after the last row is kept
    private let elements: Column<Element>
    /// What a row is put together in.
    private let draft: UnsafeMutablePointer<[Element]>

    /// - Parameter size: of a block, in elements, which own nothing.
    init(size: Int = 256) {
        precondition(_isPOD(Element.self))
        elements = Column(size: size)
        unsafe draft = .allocate(capacity: 1)
        unsafe draft.initialize(to: [])
    }

    /// All rows are gone then.
    func deallocate() {
        elements.deallocate()
        unsafe draft.deinitialize(count: 1)
        unsafe draft.deallocate()
    }

    /// Keeps what is put into the array, which is empty at first. No other row is made meanwhile.
    func row(_ fill: (inout [Element]) -> Void) -> Row<Element> {
        // Taken out meanwhile: behind a pointer it would be held at each look.
        var elements = unsafe draft.move()
        fill(&elements)
        let row = keep(elements)
        if !elements.isEmpty { elements.removeAll(keepingCapacity: true) }
        unsafe draft.initialize(to: elements)
        return row
    }

    func keep(_ row: borrowing [Element]) -> Row<Element> {
        let row = row.span
        if row.isEmpty { return Row() }
        let room = unsafe elements.room(for: row.count)
        for place in row.indices { unsafe (room + place).initialize(to: row[place]) }
        elements.take(row.count)
        return unsafe Row(start: UnsafePointer(room), count: row.count)
    }
}

/// Some of what lies in a `RowStorage`, lent; it stays as long as that.
@safe struct Row<Element>: RandomAccessCollection, @unchecked Sendable {  // nothing changes where it lies
    private let start: UnsafePointer<Element>?
    private let first: UInt32
    private let end: UInt32

    /// An empty one, of no storage.
    init() {
        unsafe start = nil
        (first, end) = (0, 0)
    }

    fileprivate init(start: UnsafePointer<Element>, count: Int) {
        unsafe self.start = unsafe start
        (first, end) = (0, UInt32(count))
    }

    private init(_ whole: Row, _ range: Range<Int>) {
        unsafe start = unsafe whole.start
        (first, end) = (UInt32(range.lowerBound), UInt32(range.upperBound))
    }

    @inline(__always) var startIndex: Int { Int(first) }
    @inline(__always) var endIndex: Int { Int(end) }
    @inline(__always) var count: Int { Int(end) &- Int(first) }
    @inline(__always) var isEmpty: Bool { end == first }
    @inline(__always) var indices: Range<Int> { startIndex..<endIndex }
    @inline(__always) func index(after index: Int) -> Int { index &+ 1 }
    @inline(__always) func index(before index: Int) -> Int { index &- 1 }

    @inline(__always) subscript(index: Int) -> Element {
        // Not below 0 either; between 0 and `startIndex` lie others of the row.
        precondition(UInt(bitPattern: index) < UInt(end))
        return unsafe start.unsafelyUnwrapped[index]
    }

    @inline(__always) subscript(range: Range<Int>) -> Row {
        precondition(range.lowerBound >= startIndex && range.upperBound <= endIndex)
        return Row(self, range)
    }
}

/// Room that is filled from its beginning, in blocks that stay where they are. Whoever has it gives it back.
///
/// What changes lies behind a pointer: of a class's variables each change would be watched for another at the same time.
@safe struct Column<Element> {
    @safe private struct State {
        var blocks: [UnsafeMutablePointer<Element>] = unsafe []
        var left = 0
        var end: UnsafeMutablePointer<Element>?
    }

    private let state: UnsafeMutablePointer<State>
    private let size: Int

    /// - Parameter size: of a block, in elements.
    init(size: Int) {
        self.size = size
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: State())
    }

    /// Room for so many at least.
    func room(for count: Int) -> UnsafeMutablePointer<Element> {
        if let end = unsafe state.pointee.end, unsafe state.pointee.left >= count { return unsafe end }
        let capacity = max(size, count, 1)
        let block = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        unsafe state.pointee.blocks.append(block)
        unsafe state.pointee.left = capacity
        unsafe state.pointee.end = block
        return unsafe block
    }

    /// Keeps what was written to the room; no more than was asked for.
    func take(_ count: Int) {
        precondition(unsafe count <= state.pointee.left)
        unsafe state.pointee.end = state.pointee.end.map { unsafe $0 + count }
        unsafe state.pointee.left -= count
    }

    func deallocate() {
        unsafe state.pointee.blocks.forEach { unsafe $0.deallocate() }
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }
}
