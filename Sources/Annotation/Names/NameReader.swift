/// Finds names with the model, a few sentences at a time, in buffers that it uses again. One task owns it.
final class NameReader {
    private let longest: Int
    private let fast: FastNameSearch?
    private let plain: PlainNameSearch?

    /// - Parameters:
    ///   - longest: no text has more scalars.
    ///   - inSwift: without the loops in C, for their test.
    init(upTo longest: Int, inSwift: Bool = false) {
        self.longest = longest
        fast = inSwift ? nil : FastNameSearch(upTo: longest)
        plain = fast == nil ? PlainNameSearch(upTo: longest) : nil
    }

    /// All names of a text, left to right, none within another.
    func names(in scalars: Scalars) -> [NameSpan] {
        var names: [NameSpan] = []
        find(in: scalars, &names)
        return names
    }

    /// Puts all names of a text behind others.
    func find(in scalars: Scalars, _ names: inout [NameSpan]) {
        precondition(scalars.count <= longest)
        if let fast { fast.find(in: scalars, &names) } else if let plain { names += plain.names(in: scalars) }
    }
}
