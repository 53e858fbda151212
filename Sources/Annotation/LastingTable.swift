/// Numbers that are made once and then read for as long as the process lives: the tables of rules.
///
/// Rules look into hundreds of them at every name and number; here nobody counts who holds them, as an array's readers do.
/// They are never given back, so none is made for a while only.
@safe struct LastingTable<Element: Sendable>: @unchecked Sendable {  // nothing changes after init
    private let start: UnsafePointer<Element>
    let count: Int

    init(_ elements: [Element]) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        unsafe memory.initialize(from: elements, count: elements.count)
        unsafe start = UnsafePointer(memory)
        count = elements.count
    }

    @inline(__always) subscript(index: Int) -> Element {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
        return unsafe start[index]
    }

    var elements: [Element] { (0..<count).map { self[$0] } }

    /// For whoever hands it to a loop in C. The memory stays.
    var pointer: UnsafePointer<Element> { unsafe start }
}
