/// 一、 (一) 1. ①: what numbers the parts of one article.
enum Numbering {
    static func opens(_ text: LineText) -> Bool {
        var cursor = LineCursor(text)
        let isBracketed = cursor.take(0x28)
        let start = cursor.position
        while let scalar = cursor.next, cursor.position - start < 3,
            Scalars.isDigit(scalar) || numerals.contains(scalar)
        {
            cursor.position += 1
        }
        if let scalar = text.scalars.first, (0x2460...0x249B).contains(scalar) { return true }
        guard cursor.position > start, let sign = cursor.next else { return false }
        return isBracketed ? sign == 0x29 : sign == 0x3001 || sign == 0x2E
    }

    private static let numerals = ScalarSet("一二三四五六七八九十")
}
