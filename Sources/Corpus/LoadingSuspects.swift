import Store

/// Bulletins of the store at which starts have crashed, by their sequences, decided without a file: a batch is loaded bulletin
/// by bulletin after its first crash, and the one that crashes again is left out.
struct LoadingSuspects: Hashable {
    struct Suspect: Hashable {
        var sequences: ClosedRange<Int>
        var crashes: Int

        var isOne: Bool { sequences.count == 1 }
        var isPoison: Bool { isOne && crashes >= 2 }
    }

    /// Those of the longest standing first.
    private(set) var all: [Suspect] = []

    init(_ all: [Suspect] = []) { self.all = all }

    /// A thread that loaded these has ended the process by a fault. It counts with what was held against the batch that they
    /// were in.
    mutating func crashed(at sequences: ClosedRange<Int>) {
        let earlier = all.filter { sequences.clamped(to: $0.sequences) == sequences }
        all.removeAll { $0.sequences == sequences }
        all.append(Suspect(sequences: sequences, crashes: (earlier.map(\.crashes).max() ?? 0) + 1))
    }

    /// Everything but what is left out was loaded: nothing is held against it any more.
    mutating func loaded() { all.removeAll { !$0.isPoison } }

    var care: LoadingCare {
        LoadingCare(
            leftOut: Set(all.filter(\.isPoison).map(\.sequences.lowerBound)),
            alone: all.filter { !$0.isPoison }.map(\.sequences))
    }
}
