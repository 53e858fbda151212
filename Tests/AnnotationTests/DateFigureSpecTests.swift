import BulletinModel
import Foundation
import TestSupport
import Testing

@testable import SpecReport

/// The share of the two public case collections that is read right, by kind; Tests/Evaluation/README.md says how their
/// conventions are mapped to ours.
@Suite(
    "Public collections of dates and figures", .enabled(if: SharedData.isThere, Comment(rawValue: SharedData.comment)))
struct DateFigureSpecTests {
    @Test("prints the share read right, and holds it")
    func shares() throws {
        let score = try SpecScore.read()
        print(score.report())
        for (kind, least) in SpecScore.floors {
            #expect(score.share(kind) >= least, "\(kind)")
        }
    }
}
