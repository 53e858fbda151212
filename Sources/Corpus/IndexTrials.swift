/// What of the upkeep of the index has ended the process by a fault, decided without a file: such a fault would come again at
/// each start, since the index that it met is there again.
struct IndexTrials: Hashable {
    /// What is under way on a thread of its own. The number is its place in the journal.
    enum Step: Int, CaseIterable {
        /// Taking the index from its files, at the start.
        case reading
        /// Joining segments.
        case merging
        /// Writing segments to files.
        case saving
    }

    /// Crashes at each step that are held against it.
    private(set) var crashes: [Step: Int]
    /// Nothing of the index's files is to be taken at this start, and they are to go.
    private(set) var distrustsFiles = false

    init(crashes: [Step: Int] = [:]) { self.crashes = crashes.filter { $0.value > 0 } }

    /// The last process ended at this step.
    mutating func crashed(at step: Step) {
        let count = crashes[step, default: 0] + 1
        switch step {
        case .reading:
            // Nobody reads these files again.
            distrustsFiles = true
        case .merging:
            // At first the files are suspected, as what can be had anew; then what is in the store.
            if count == 1 { distrustsFiles = true }
            crashes[step] = count
        case .saving:
            crashes[step] = count
        }
    }

    /// The step came to its end: what crashed once was not its fault. Of merges nobody can tell: each is of other segments, and
    /// one that crashes comes again when enough has come in.
    /// - Returns: whether that changes anything.
    mutating func passed(_ step: Step) -> Bool {
        guard step != .merging, crashes[step] == 1 else { return false }
        crashes[step] = nil
        return true
    }

    /// Whether it is not to be done any more.
    func isGivenUp(_ step: Step) -> Bool { crashes[step, default: 0] > 1 }
}
