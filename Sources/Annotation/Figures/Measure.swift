/// What a figure is counted in, while it is being read: no string, for drafts are copied at every step.
enum Measure {
    /// As printed there.
    case printed(Range<Int>)
    /// What a sign before the number or a form of it stands for: one or two scalars, the second 0 where there is one.
    case scalars(UInt32, UInt32)

    static func word(_ first: Unicode.Scalar, _ second: Unicode.Scalar? = nil) -> Measure {
        .scalars(first.value, second?.value ?? 0)
    }

    func first(in text: AnnotatedText) -> UInt32 {
        switch self {
        case .printed(let range): text.printed(range.lowerBound)
        case .scalars(let first, _): first
        }
    }

    /// - Parameter second: 0 for a word of one scalar.
    func isWord(_ first: UInt32, _ second: UInt32, in text: AnnotatedText) -> Bool {
        switch self {
        case .printed(let range):
            range.count == (second == 0 ? 1 : 2) && text.printed(range.lowerBound) == first
                && (second == 0 || text.printed(range.lowerBound + 1) == second)
        case .scalars(let one, let other): one == first && other == second
        }
    }

    func string(in text: AnnotatedText) -> String {
        switch self {
        case .printed(let range): text.text(range)
        case .scalars(let first, let second):
            String(scalarCount: second == 0 ? 1 : 2) { $0 == 0 ? first : second }
        }
    }
}
