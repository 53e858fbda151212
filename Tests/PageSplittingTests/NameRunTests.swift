import Testing

@testable import PageSplitting

@Suite("Names that were set without blanks")
struct NameRunTests {
    @Test(
        "are cut by their surnames",
        arguments: [
            ("罗小川莫云舟", ["罗小川", "莫云舟"]), ("王军陈芳", ["王军", "陈芳"]), ("李一帆王翔", ["李一帆", "王翔"]), ("王翔李一帆", ["王翔", "李一帆"]),
            ("欧阳小川王芳", ["欧阳小川", "王芳"]), ("白若溪易安柏长青", ["白若溪", "易安", "柏长青"]), ("莫云舟", ["莫云舟"]),
        ])
    func cuts(run: String, names: [String]) {
        let scalars = run.unicodeScalars.map(\.value)
        let parts = NameRun.split(scalars[...])?.map { range in
            String(String.UnicodeScalarView(scalars[range].compactMap { Unicode.Scalar($0) }))
        }
        #expect(parts == names)
    }

    @Test("are refused where they are none", arguments: ["的确如此", "我", "了解到情况"])
    func refuses(run: String) {
        let scalars = run.unicodeScalars.map(\.value)
        #expect(NameRun.split(scalars[...]) == nil)
    }
}
