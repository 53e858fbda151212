/// The constants of ranking, all of them.
///
/// - Source: Robertson & Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond” (2009), §3; the values are
///   those that ranked best on known-item questions over 75,403 news articles (`SearchBenchmark`).
package enum Ranking {
    /// How soon further occurrences of a term stop counting. Dimensionless.
    package static let k1: Float = 1.2
    /// How much the length of an article counts against it, 0 to 1.
    package static let b: Float = 0.5
    /// What a pair of characters where two words of the query meet counts for, beside a word.
    package static let seam: Float = 0.6
    /// What the single characters of a query count for where its words are optional.
    package static let single: Float = 0.25

    /// How much a term says that `articles` of `total` hold.
    package static func idf(articles: Int, of total: Int) -> Float {
        let held = Double(min(articles, total))
        return Float(logarithm(1 + (Double(total) - held + 0.5) / (held + 0.5)))
    }

    /// The natural logarithm of a number from 1 up, to nine digits.
    private static func logarithm(_ number: Double) -> Double {
        let ratio = (number.significand - 1) / (number.significand + 1)
        let square = ratio * ratio
        var sum = 0.0
        for power in stride(from: 19, through: 1, by: -2) { sum = sum * square + 1 / Double(power) }
        return Double(number.exponent) * 0.693147180559945309 + 2 * ratio * sum
    }
}
