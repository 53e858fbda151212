/// 简讯: a block of short items while it is read.
struct BriefsBlock {
    /// Items so far.
    private(set) var count = 0
    /// The items open with ▲, ● or a number; a line without one goes on with its item.
    var isBulleted = false
    /// Whether its items have headlines of their own; nil before the first.
    private(set) var hasHeadlines: Bool?
    /// The most blank lines above an item but the first.
    private var gap = 0

    /// - Parameter isHeadline: the item opens with one.
    mutating func take(_ item: ClassifiedLine, isHeadline: Bool) {
        count += 1
        hasHeadlines = hasHeadlines ?? isHeadline
        if count > 1 { gap = max(gap, item.line.blanksAbove) }
    }

    /// Whether a line may still belong to the block: more room above it than the items have between them ends it.
    func goesOn(with line: ClassifiedLine) -> Bool {
        count < 2 || line.line.blanksAbove <= gap
    }

    func opensWithBullet(_ line: ClassifiedLine, of page: Page) -> Bool {
        Bullet.opens(line.text ?? LineText(page.text, line.line.text, limit: 8))
    }
}
