import BulletinRPC

/// What the daemon said no with, in the user's language. A reason of no form that is known here stays in the daemon's words.
enum Refusal {
    static func words(_ error: RPCError) -> String {
        switch Phrase.language {
        case .english: error.description
        case .chinese: chinese(error)
        }
    }

    private static func chinese(_ error: RPCError) -> String {
        switch error {
        case .parse, .invalidRequest: "请求无效：\(error.description)"
        case .unknownMethod(let method, let nearest):
            "没有方法 \(method)" + (nearest.map { "；是否指 \($0)？" } ?? "")
        case .wrongParam(let parameter, let reason, let nearest):
            "参数有误：\(parameter.map { "\($0) " } ?? "")\(reasons.chinese(reason) ?? reason)"
                + (nearest.map { "；是否指 \($0)？" } ?? "")
        case .ours(let incident): "守护进程内部出错：见其日志中的事件 \(incident)"
        case .notFound(let id): "没有 \(id)"
        case .query(let position, let expected): "查询看不懂：第 \(position) 字处应为 \(expectation(expected))"
        case .pastLimit(let limit, let value, let what): "超出限制：\(what) 为 \(value)，至多 \(limit)"
        case .notPermitted(let method): "没有权限：\(method)"
        case .tookTooLong(let seconds): "耗时过长：超过 \(seconds) 秒"
        case .notReady(let state): "尚未就绪，请再试：\(Phrase.state(state))"
        case .store(let detail): "存储出错：\(detail)"
        }
    }

    /// Why a parameter is wrong; behind “must be” stand the words of its schema.
    private static let reasons = SentenceForms([
        ("fits several bulletins, % and % among them: give more digits", "与多个版面相符，如 % 和 %：请多写几位"),
        ("is refused, %: %", "被拒收，%：%"), ("is refused again, %: %", "再次被拒收，%：%"),
        ("is missing: give text or base64", "缺少：请给 text 或 base64"), ("is missing", "缺少"), ("is not known", "不是已知参数"),
        ("cannot stand beside text: give one of them", "不能与 text 同用"), ("is in use on this connection", "在此连接上已占用"),
        ("is of another store than this one, %", "属于另一个库，此库为 %"), ("must not be later than the clock, %", "不能晚于时钟 %"),
        ("must be a whole number from % to %", "须为 % 到 % 的整数"), ("must be a whole number from %", "须为不小于 % 的整数"),
        ("must be a whole number", "须为整数"), ("must be a number", "须为数"), ("must be true or false", "须为 true 或 false"),
        ("must be one of %", "须为 % 之一"), ("must be a string that is not empty", "须为非空文字"), ("must be a string", "须为文字"),
        ("must be an object", "须为对象"),
        ("must be a bulletin's id or the first 4 digits of it or more", "须为版面编号，或其前 4 位或更多"),
        ("must be a bulletin's id, 16 hex digits", "须为版面编号，16 位十六进制数字"),
        ("must be an article's id, such as %", "须为文章编号，如 %"), ("must be a day, such as %", "须为日期，如 %"),
        ("must be a time in UTC, such as %", "须为 UTC 时间，如 %"),
        ("must be a clock, as a result or a notification told it", "须为应答或通知中给出的时钟"),
        ("must be a rejected file's id, as rejected.list has it", "须为 rejected.list 中的编号"),
        ("must be base64 (RFC 4648, section 4), padded, without line breaks", "须为 base64（RFC 4648 第 4 节），有填充，不换行"),
        ("must be a name and no path, at most 255 bytes", "须为名称而非路径，至多 255 字节"),
    ])

    /// What a query should have had there; what this version does not know stays as the daemon says it.
    static func expectation(_ expected: String) -> String {
        guard Phrase.language == .chinese else { return expected }
        return known[expected] ?? expected
    }

    private static let known = [
        "a word, a phrase, a field or a group": "词、短语、字段或分组",
        "a word, a phrase, a field or a group right after -": "紧跟在 - 之后的词、短语、字段或分组",
        "a closing bracket )": "右括号 )", "a word": "词",
        "a quotation mark that closes this one": "与之配对的引号",
        "characters between the quotation marks": "引号之间的文字",
        "the beginning of a word ahead of *": "* 之前的词首",
        "the end, or an opening bracket for this closing one": "结尾，或与之配对的左括号",
    ]
}
