/// ▲ ● ■ 1. ahead of an item of a list.
enum Bullet {
    private static let signs = ScalarSet("▲△▼●○■□◆◇★☆►▶▪•※◎→")

    /// Scalars of the sign and the blanks behind it; 0 where there is none. A number is told by `Numbering`.
    static func length(_ text: LineText) -> Int {
        guard let first = text.scalars.first, signs.contains(first) else { return 0 }
        return text.scalars.firstIndex { !signs.contains($0) && !Scalars.isBlank($0) } ?? 0
    }

    static func isSign(_ scalar: UInt32) -> Bool { signs.contains(scalar) }

    /// · too, which elsewhere stands inside names.
    static func isItemSign(_ scalar: UInt32) -> Bool { isSign(scalar) || scalar == 0xB7 }

    static func opens(_ text: LineText) -> Bool {
        guard let first = text.scalars.first else { return false }
        return isItemSign(first) || Numbering.opens(text)
    }
}
