/// Round numbers along an axis that begins at nought: steps of 1, 2 or 5 times a power of ten.
package struct AxisScale: Hashable, Sendable {
    package let step: Double
    /// The largest value on the axis; its end, which need not be a tick.
    package let most: Double

    /// - Parameters:
    ///   - most: what must fit; nought or less counts as 1.
    ///   - ticks: as many steps there may be, 1 or more.
    ///   - isWhole: of counts, which have no halves.
    package init(most: Double, ticks: Int, isWhole: Bool = true) {
        self.most = most > 0 ? most : 1
        let least = self.most / Double(max(ticks, 1))
        var power = 1.0
        while power > least { power /= 10 }
        while power * 10 <= least { power *= 10 }
        let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= least * 0.999_999 } ?? power * 10
        self.step = isWhole ? max(step.rounded(.up), 1) : step
    }

    /// From 0 to the last that is not past the end.
    package var ticks: [Double] {
        (0...max(Int((most / step) * 1.000_001), 0)).map { Double($0) * step }
    }

    /// The first tick that is not below `most`: where an axis ends that ends with a tick.
    package var roundedMost: Double { (most / step * 0.999_999).rounded(.up) * step }
}
