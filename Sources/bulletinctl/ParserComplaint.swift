/// What the argument parser finds wrong, in the user's language: it says so as English text alone, of few forms.
enum ParserComplaint {
    /// - Parameter english: on one line. A form that is not known here stays as it is.
    static func words(_ english: String) -> String {
        guard Phrase.language == .chinese else { return english }
        return forms.chinese(english) ?? english
    }

    /// `Usage: bulletinctl …`
    static func usage(_ english: String) -> String {
        guard Phrase.language == .chinese, english.hasPrefix("Usage: ") else { return english }
        return "用法：" + english.dropFirst(7)
    }

    /// - Source: swift-argument-parser 1.8, UsageGenerator.swift.
    private static let forms = SentenceForms([
        ("Unknown option '%'. Did you mean '%'?", "没有选项 %；是否指 %？"), ("Unknown option '%'", "没有选项 %"),
        ("Missing value for '%'", "选项 % 缺少值"),
        ("The option '%' does not take any value, but '%' was specified.", "选项 % 不带值，却给了“%”"),
        ("Unexpected argument '%'", "多余的参数：%"), ("% unexpected arguments: '%'", "% 个多余的参数：%"),
        ("Value to be set with flag '%' had already been set with flag '%'", "% 与 % 不能同用"),
        ("Missing expected argument '%'", "缺少参数 %"),
        ("The value '%' is invalid for '%'. Please provide one of the following: %", "“%”不能用于 %；可用：%"),
        ("The value '%' is invalid for '%'. Please provide one of %.", "“%”不能用于 %；可用：%"),
        ("The value '%' is invalid for '%': %", "“%”不能用于 %：%"), ("The value '%' is invalid for '%'", "“%”不能用于 %"),
        (
            "Can't generate completion scripts for '%'. Please use --generate-completion-script=<shell> with one of: %",
            "不能为 % 生成补全脚本；可用 --generate-completion-script=<shell>：%"
        ),
    ])
}
