import BulletinModel
import Testing

@Suite("The values of the trade")
struct BulletinModelTests {
    @Test("a bulletin id keeps its leading zeros")
    func bulletinID() throws {
        let id = try #require(BulletinID("0000c0ffee000001"))
        #expect(id.description == "0000c0ffee000001")
        #expect(BulletinID("5F0C9A61D2B34E77")?.description == "5f0c9a61d2b34e77")
        #expect(
            BulletinID(digest: [0x5f, 0x0c, 0x9a, 0x61, 0xd2, 0xb3, 0x4e, 0x77, 0xff]).description == "5f0c9a61d2b34e77"
        )
    }

    @Test(
        "refuses what is no id", arguments: ["", "5f0c", "5f0c9a61d2b34e7g", "+f0c9a61d2b34e77", "5f0c9a61d2b34e777"])
    func noBulletinID(_ text: String) {
        #expect(BulletinID(text) == nil)
        #expect(ArticleID(text + ".1") == nil)
    }

    @Test("an article id is a bulletin id, a dot and a plain number")
    func articleID() throws {
        #expect(ArticleID("5f0c9a61d2b34e77.12")?.ordinal == 12)
        for text in [
            "5f0c9a61d2b34e77", "5f0c9a61d2b34e77.", "5f0c9a61d2b34e77.0", "5f0c9a61d2b34e77.01", "5f0c9a61d2b34e77.+1",
        ] {
            #expect(ArticleID(text) == nil, "\(text)")
        }
    }

    @Test("days count like the calendar, both ways")
    func days() {
        #expect(CalendarDay(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
        #expect(CalendarDay(year: 2022, month: 11, day: 3)?.weekday == 4)
        #expect(CalendarDay(year: 2023, month: 2, day: 29) == nil)
        #expect(CalendarDay(year: 2024, month: 2, day: 29) != nil)
        for number in stride(from: -200_000, through: 200_000, by: 37) {
            #expect(CalendarDay(daysSinceEpoch: number).daysSinceEpoch == number)
        }
    }

    @Test("a timestamp prints in UTC, and falls on China's day")
    func timestamps() {
        let evening = Timestamp(secondsSinceEpoch: 1_667_491_964)
        #expect(evening.description == "2022-11-03T16:12:44Z")
        #expect(evening.day().description == "2022-11-04")
    }

    @Test(
        "numbers print as JSON has them",
        arguments: [
            ("469", 0, "469"), ("3.5", 8, "350000000"), ("0.50", 0, "0.5"), ("12.34", -4, "0.001234"), ("0", 3, "0"),
            ("-7.25", 0, "-7.25"), ("2185000000000000000000", 0, "2185000000000000000000"),
            ("0.0500", 0, "0.05"), ("10.010", 0, "10.01"), ("0.000", 5, "0"),
        ])
    func numbers(_ text: String, power: Int, expected: String) throws {
        let number = try #require(ExactNumber(decimal: text))
        #expect(number.multiplied(byPowerOfTen: power).description == expected)
    }

    @Test(
        "what is printed of a number is read as that number",
        arguments: [(Int64.max, 30), (-35, 7), (7, -20), (0, 0), (999_999_999_999_999_999, 0), (100, -1)])
    func roundTrip(mantissa: Int64, exponent: Int) {
        let number = ExactNumber(mantissa: mantissa, exponent: exponent)
        // More digits that count than are read from a text are none that a page prints.
        guard mantissa != Int64.max else { return #expect(ExactNumber(decimal: number.description) == nil) }
        #expect(ExactNumber(decimal: number.description) == number)
    }

    @Test("numbers compare by value, whatever their form")
    func comparing() throws {
        #expect(ExactNumber(100) == ExactNumber(mantissa: 1, exponent: 2))
        #expect(ExactNumber(mantissa: 35, exponent: -1) < ExactNumber(4))
        #expect(ExactNumber(mantissa: 9, exponent: 30) > ExactNumber(mantissa: 9_000_000_000_000_000_000))
    }
}
