import BulletinModel
import Foundation
import TestSupport
import Testing

@testable import Annotation

/// The share of the two public case collections that is read right, by kind. Their conventions are mapped to ours so:
///
/// - A result counts where its *value* is ours; the text may differ by a bound, a preposition (从, 在) or a suffix (以前, 之后).
/// - `recognizers.jsonl`: half-open ends (`2019-01-01` for the end of 2018) become inclusive ones. Where a case gives a past and a
///   future reading, the past one is wanted, for a newspaper tells what was; the future one counts too where the input
///   says nothing. Clocks without a day are of the reference day. Recurrences (每天), lengths of time, fuzzy words (最近, 现在), parts
///   of a day alone (上午) and ends without a start (2018年以前) must give no date of that text, or the date that they name.
///   Lunar dates count by their text, for the collection leaves them unconverted.
/// - `jionlp-time.jsonl`: `time_point` and `time_span` as inclusive days, cut to our granularity; `blur` ones by their text;
///   `time_delta` must give no date, and `time_period` none.
/// - Numbers: bare numbers without anything counted are no figures of ours, and are asked of `NumeralReader`.
@Suite(
    "Public collections of dates and figures", .enabled(if: SharedData.isThere, Comment(rawValue: SharedData.comment)))
struct DateFigureSpecTests {
    @Test("prints the share read right, and holds it")
    func shares() throws {
        var score = SpecScore()
        try score.readRecognizers()
        try score.readJioNLP()
        print(score.report)
        for (kind, least) in SpecScore.floors {
            #expect(score.share(kind) >= least, "\(kind)")
        }
    }
}
