import BulletinRPC

/// What the daemon said no with, in the user's language. The reasons behind a colon are the daemon's own words.
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
            "参数有误：\(parameter.map { "\($0) " } ?? "")\(reason)" + (nearest.map { "；是否指 \($0)？" } ?? "")
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
