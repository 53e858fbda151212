import Synchronization

/// A table of rules that is made when it is first asked for, and then read for as long as the process lives.
///
/// Rules ask for hundreds of them, several times a character. A global whose value has to be computed is got by a call each time,
/// which the registers of the loop around it do not outlive; one of these is a constant of the program, and costs a read of
/// where its table lies. Nobody counts who holds that.
@safe struct LazyTable<Table: AnyObject & Sendable>: ~Copyable, Sendable {
    /// Where the table lies; 0 until it is made.
    private let place = Atomic<UInt>(0)
    private let make: @Sendable () -> Table

    init(_ make: @escaping @Sendable () -> Table) { self.make = make }

    /// Lends the table for the length of a call.
    @inline(__always) func read<Result>(_ body: (Table) -> Result) -> Result {
        var place = place.load(ordering: .acquiring)
        if place == 0 { place = first() }
        return unsafe Unmanaged<Table>.fromOpaque(UnsafeRawPointer(bitPattern: place).unsafelyUnwrapped)
            ._withUnsafeGuaranteedRef(body)
    }

    /// Where two threads are the first, both make it, and what one made is not used.
    @inline(never) private func first() -> UInt {
        let made = unsafe Unmanaged.passRetained(make())
        let (isFirst, before) = place.compareExchange(
            expected: 0, desired: UInt(bitPattern: unsafe made.toOpaque()), ordering: .acquiringAndReleasing)
        guard !isFirst else { return UInt(bitPattern: unsafe made.toOpaque()) }
        unsafe made.release()
        return before
    }
}
