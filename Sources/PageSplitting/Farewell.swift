/// 此致, 敬礼, 谢谢大家!, 您的女儿 刘畅: the last lines of a letter or a speech, which end no sentence and open nothing.
enum Farewell {
    private static let words = PhraseTable(
        words: "此致 敬礼 致以 顺致 顺祝 祝您 祝你 祝大家 祝愿 预祝 谢谢大家 谢谢各位 谢谢同志们 谢谢 再见 恭祝 敬祝 专此 特此")
    private static let addresses = PhraseTable(words: "同志们 朋友们 各位代表 各位委员 乡亲们 同学们 女士们 让我们 祝")
    private static let signers = PhraseTable(
        words: "您的 你的 爱你的 想你的 读者 一读者 热心读者 一位读者 一名读者 市民 学生 一个 居民 村民 社员 业主 顾客 乘客 家长 患者")
    private static let longestSigned = 16
    private static let longest = 46

    static func isOne(_ text: LineText) -> Bool {
        guard text.count >= 2, text.count <= longest, let last = text.scalars.last else { return false }
        if words.opens(text), text.count <= 14, !text.contains(0x2C) || last == 0x21 { return true }
        if last == 0x21, text.contains(0x2C), addresses.opens(text) { return true }
        return isSigned(text)
    }

    /// 3月2日 below it.
    static func isDay(_ text: LineText) -> Bool {
        var cursor = LineCursor(text)
        return PrintedDate(at: &cursor, needsYear: false) != nil && cursor.isAtEnd
    }

    /// 您的女儿 刘畅, 读者 宋怀仁: who speaks, a blank, and a name.
    private static func isSigned(_ text: LineText) -> Bool {
        guard text.count <= longestSigned, signers.opens(text), let gap = text.scalars.firstIndex(of: 0x20) else {
            return false
        }
        let name = text.scalars[(gap + 1)...].filter { !Scalars.isBlank($0) }
        return (1...4).contains(name.count) && name.allSatisfy(Scalars.isHan)
    }
}
