import LinuxSystem

/// What the program says to people, in the language of their locale. Never in `--json`.
struct Phrase: CustomStringConvertible {
    private let english: String
    private let chinese: String

    init(_ english: String, _ chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    var text: String { Self.language == .chinese ? chinese : english }
    var description: String { text }

    enum Language: Sendable {
        case english, chinese

        /// As `man 7 locale` has it: the first of the three that says anything.
        static let ofEnvironment: Language = {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap(Process.variable).first { !$0.isEmpty }
            return locale?.hasPrefix("zh") == true ? .chinese : .english
        }()
    }

    /// The user's; tests choose it.
    @TaskLocal static var language = Language.ofEnvironment

    /// So many of them, in English: `1 article`, `2 articles`.
    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

// Forms for scripts.
extension Phrase {
    static let bomIsForCSV = Phrase("--bom is for --format csv", "--bom 只用于 --format csv")
    static func noFormatVersion(_ version: Int, newest: Int) -> String {
        Phrase(
            "there is no version \(version) of the forms; this bulletinctl writes version \(newest)",
            "输出格式没有第 \(version) 版；此 bulletinctl 输出第 \(newest) 版"
        ).text
    }
    static func noSuchForm(_ form: String, others: [String]) -> String {
        let others = others.joined(separator: ", ")
        return Phrase(
            "--format \(form) is for articles; here there are \(others)", "--format \(form) 只用于文章；这里可用 \(others)"
        ).text
    }
    static func exclude(_ options: [String]) -> String {
        Phrase(
            "\(options.joined(separator: " and ")) exclude each other", "\(options.joined(separator: " 与 ")) 不能同用"
        ).text
    }
}

// Options that do not fit.
extension Phrase {
    static let inputNeedsName = Phrase(
        "standard input needs a --name, and no other file beside it", "标准输入须有 --name，且不能再有其他文件")
    static func badInterval(_ seconds: Double) -> String {
        Phrase("--interval is 0.1 to 3600 seconds, and not \(seconds)", "--interval 须为 0.1 到 3600 秒，不能是 \(seconds)")
            .text
    }
    static func nameIsForOne(_ count: Int) -> String {
        Phrase("--name is for one file, and \(count) are given", "--name 只用于一个文件，却给了 \(count) 个").text
    }
    static func rawIsForBulletin(_ id: String) -> String {
        Phrase(
            "--raw is for a bulletin: leave out what follows the dot of \(id)", "--raw 只用于版面：去掉 \(id) 中点及其后的部分"
        ).text
    }
}

// What goes wrong, and what to do.
extension Phrase {
    static let noDaemon = Phrase("no daemon answers", "没有守护进程应答")
    static let howToStart = Phrase(
        "Start it with `systemctl start bulletind`, or by hand with `bulletind`; name another socket with --socket PATH.",
        "启动：systemctl start bulletind，或手动运行 bulletind；其他套接字用 --socket 路径 指定。")
    static let whoMay = Phrase(
        "only the daemon's own user, root and the members of rpc.adminGroup may",
        "只有守护进程的用户、root 和 rpc.adminGroup 的成员可以")
    static let lost = Phrase("the connection was lost", "连接已断开")
    static let brokenReply = Phrase("the daemon's answer cannot be read", "守护进程的应答无法读懂")
    static let cannotWrite = Phrase("cannot write", "无法写出")
    static let usageOfAll = Phrase(
        "Usage: bulletinctl [OPTIONS] SUBCOMMAND …; bulletinctl --help has them all",
        "用法：bulletinctl [选项] 子命令 …；bulletinctl --help 列出全部")
    static let whichSubcommand = Phrase("which subcommand?", "缺少子命令")
    static let nothingFound = Phrase("nothing found", "没有找到")
    static let nothingRejected = Phrase("nothing was set aside", "没有被拒收的文件")
    static let noBulletins = Phrase("no bulletins yet", "还没有版面")
    static let noArticle = Phrase("no article in it", "其中没有文章")
    static let notFile = Phrase("not a regular file", "不是普通文件")
    static let changing = Phrase("it changes while it is read", "读取时文件仍在变化")
    static let isGone = Phrase("it is gone", "文件已不在")
    static let isEmpty = Phrase("empty", "空文件")
    static let notText = Phrase("not text", "不是文本")
    static let malformed = Phrase("broken text", "文本已损坏")
    static let connectionLost = Phrase("the daemon has gone; waiting for it to come back", "守护进程已断开，等待恢复")

    static func badQuery(_ expected: String) -> String {
        Phrase("the query cannot be understood: expected \(expected)", "查询看不懂：此处应为 \(expected)").text
    }
    static func didYouMean(_ name: String) -> String { Phrase("; did you mean \(name)?", "；是否指 \(name)？").text }
    static func noSubcommand(_ name: String) -> String {
        Phrase("there is no subcommand \(name)", "没有子命令 \(name)").text
    }
    static func badJSON(_ reason: String, _ position: Int) -> String {
        Phrase(
            "the params are no JSON object: \(reason) at byte \(position)", "参数不是 JSON 对象：第 \(position) 字节 \(reason)"
        ).text
    }
}

// Headings and labels.
extension Phrase {
    static let untitled = Phrase("(no headline)", "（无题）")
    static let bulletin = Phrase("Bulletin", "版面")
    static let date = Phrase("Date", "日期")
    static let name = Phrase("Name", "文件名")
    static let collection = Phrase("Collection", "集合")
    static let articles = Phrase("Articles", "篇数")
    static let size = Phrase("Size", "大小")
    static let figure = Phrase("Figure", "数字")
    static let of = Phrase("Of", "单位")
    static let article = Phrase("Article", "文章")
    static let headline = Phrase("Headline", "标题")
    static let person = Phrase("Name", "姓名")
    static let titles = Phrase("Titles", "职务")
    static let organisations = Phrase("Organisations", "所属")
    static let role = Phrase("Role", "身份")
    static let outlet = Phrase("Outlet", "媒体")
    static let first = Phrase("First", "最早")
    static let last = Phrase("Last", "最近")
    static let reason = Phrase("Reason", "原因")
    static let detail = Phrase("Detail", "说明")
    static let received = Phrase("Received", "收到")
    static let line = Phrase("Line", "行")
    static let takenFor = Phrase("Taken for", "判为")
    static let because = Phrase("Because", "依据")
    static let text = Phrase("Text", "内容")
    static let state = Phrase("State", "状态")
    static let clock = Phrase("Clock", "时钟")
    static let inbox = Phrase("Inbox", "收件夹")
    static let index = Phrase("Index", "索引")
    static let connections = Phrase("Connections", "连接")
    static let uptime = Phrase("Up for", "已运行")
    static let encoding = Phrase("Encoding", "编码")
    static let page = Phrase("Page", "版次")
    static let publication = Phrase("Publication", "报纸")
    static let supersededBy = Phrase("Superseded by", "已被取代")
    static let supersedes = Phrase("Supersedes", "取代")
    static let source = Phrase("From", "出处")
    static let people = Phrase("People", "人物")
    static let unit = Phrase("Unit", "单位")
    static let units = Phrase("Units", "单位")
    static let places = Phrase("Places", "地点")
    static let dates = Phrase("Dates", "日期")
    static let figures = Phrase("Figures", "数字")
    static let quotes = Phrase("Quotes", "引语")
    static let queryPart = Phrase("Part of the query", "查询的部分")
    static let estimated = Phrase("Estimated", "估计")
    static let found = Phrase("Found", "找到")
    static let similarity = Phrase("alike", "相似")
}

// Summaries.
extension Phrase {
    /// - Parameter shown: nought where none was asked for.
    static func shown(_ shown: Int, of total: Int, offset: Int) -> String {
        guard shown > 0, offset + shown < total else { return Phrase("\(total) found", "共 \(total) 条").text }
        return Phrase(
            "\(shown) of \(total) shown; go on with --offset \(offset + shown)",
            "共 \(total) 条，显示 \(shown) 条；续看用 --offset \(offset + shown)"
        ).text
    }
    static func shownOfAll(_ shown: Int, of total: Int) -> String {
        shown < total
            ? Phrase("\(shown) of \(total) shown; --limit shows more", "共 \(total) 条，显示 \(shown) 条；更多用 --limit").text
            : Phrase("\(total) found", "共 \(total) 条").text
    }
    static func drawn(_ drawn: Int, of total: Int, measure: String) -> String {
        let words = measure.isEmpty ? ("without a measure word", "无量词者") : ("in \(measure)", "量词“\(measure)”")
        return Phrase("\(drawn) of \(total) drawn: those \(words.0)", "共 \(total) 条，绘出 \(drawn) 条：\(words.1)").text
    }
    static func pageNumber(_ page: String) -> String { Phrase("page \(page)", "\(page)版").text }
    static func facet(_ name: String) -> String {
        switch name {
        case "unit": Phrase.unit.text
        case "month": Phrase("Month", "月份").text
        case "byline": Phrase("Byline", "署名").text
        case "section": Phrase("Section", "栏目").text
        case "kind": Phrase("Kind", "体裁").text
        case "collection": Phrase.collection.text
        default: name
        }
    }
    /// Where a bulletin's date comes from.
    static func basis(_ basis: String) -> String {
        switch basis {
        case "masthead": Phrase("from its masthead", "据报头").text
        case "filename": Phrase("from its file name", "据文件名").text
        case "text": Phrase("from its text", "据正文").text
        case "received": Phrase("when it was received", "据收到日期").text
        default: basis
        }
    }
    static func older(_ id: String) -> String {
        Phrase("there are more; go on with --before \(id)", "还有更多；续看用 --before \(id)").text
    }
    static func submitted(_ status: String) -> String {
        switch status {
        case "added": Phrase("added", "已收").text
        case "duplicate": Phrase("there already", "重复").text
        case "revision": Phrase("revision", "修订").text
        default: status
        }
    }
    static func refused(_ count: Int) -> String { Phrase("\(count) refused", "未收 \(count)").text }
    static func removed(_ count: Int) -> String { Phrase("\(counted(count, "article")) removed", "移除 \(count) 篇").text }
    static func synced(_ clock: String) -> String {
        Phrase("all that lay in the inbox has been taken (clock \(clock))", "收件夹已处理完（时钟 \(clock)）").text
    }
    static func stillPending(_ count: Int) -> String {
        Phrase("\(count) still in the inbox:", "收件夹中还有 \(count) 个文件：").text
    }
    static func indexSize(terms: Int, memory: String) -> String {
        Phrase("\(counted(terms, "term")), \(memory)", "\(terms) 个词项，\(memory)").text
    }
    static func inboxState(pending: Int, backend: String) -> String {
        Phrase("\(pending) pending, watched by \(backend)", "待处理 \(pending)，监视方式 \(backend)").text
    }
    static func counts(articles: Int, bulletins: Int) -> String {
        Phrase("\(articles) in \(counted(bulletins, "bulletin"))", "\(bulletins) 个版面，\(articles) 篇").text
    }
    static func aside(rejected: Int, duplicates: Int, superseded: Int) -> String {
        Phrase(
            "\(rejected) rejected, \(duplicates) duplicates, \(superseded) superseded",
            "拒收 \(rejected)，重复 \(duplicates)，被取代 \(superseded)"
        ).text
    }
    static let setAside = Phrase("Set aside", "未收录")
    /// Why a file was set aside.
    static func rejection(_ reason: String) -> String {
        switch reason {
        case "empty": Phrase("empty", "空文件").text
        case "not-text": Phrase("not text", "不是文本").text
        case "too-large": Phrase("too large", "过大").text
        case "no-article": Phrase("no article", "没有文章").text
        case "unreadable": Phrase("unreadable", "无法读取").text
        case "malformed": Phrase("malformed", "文本损坏").text
        case "poison": Phrase("poison", "反复崩溃").text
        default: reason
        }
    }
    static func role(_ role: String) -> String {
        switch role {
        case "reporter": Phrase("reporter", "记者").text
        case "correspondent": Phrase("correspondent", "通讯员").text
        case "photographer": Phrase("photographer", "摄影").text
        case "editor": Phrase("editor", "编辑").text
        case "source": Phrase("source", "来源").text
        default: role
        }
    }
    static func kind(_ kind: String) -> String {
        switch kind {
        case "brief": Phrase("brief", "简讯").text
        case "photo": Phrase("photo", "图片").text
        case "notice": Phrase("notice", "公告").text
        default: ""
        }
    }
}

// Long work.
extension Phrase {
    static func left(seconds: Int) -> String {
        Phrase("\(Wording.span(seconds: seconds)) left", "剩余 \(Wording.span(seconds: seconds))").text
    }
    static func setAside(_ count: Int) -> String { Phrase("\(count) set aside", "未收 \(count)").text }
    static func exported(written: Int, present: Int, size: String) -> String {
        Phrase(
            "\(written) written, \(present) there already, \(size) in all", "写出 \(written)，已有 \(present)，共 \(size)"
        ).text
    }
    static func imported(taken: Int, present: Int, size: String) -> String {
        Phrase(
            "\(taken) taken in, \(present) there already, \(size) in all", "收录 \(taken)，已有 \(present)，共 \(size)"
        ).text
    }
    static let notTaken = Phrase(
        "not taken; `bulletinctl rejected` and `bulletinctl status` tell more",
        "未收录；详见 bulletinctl rejected 和 bulletinctl status")
    static let noManifestLine = Phrase("no line of an export's manifest", "不是导出清单的一行")
    static let stillInInbox = Phrase("still in the inbox", "仍在收件夹中")
    static let otherBytes = Phrase("the dropped file is not what its SHA-256 says", "原件与 SHA-256 不符")
    static func otherCount(found: Int, expected: Int) -> String {
        Phrase("the index has \(found) of its articles, expected \(expected)", "索引中有 \(found) 篇，应为 \(expected) 篇").text
    }
    static func otherSum(_ counted: Int, _ listed: Int) -> String {
        Phrase("\(counted), and the bulletins add up to \(listed)", "为 \(counted)，而各版面合计 \(listed)").text
    }
    static func verified(bulletins: Int, articles: Int) -> String {
        Phrase(
            "\(counted(bulletins, "bulletin")) with \(counted(articles, "article")): nothing differs",
            "\(bulletins) 个版面，\(articles) 篇文章：完全一致"
        ).text
    }
}

// Following and watching.
extension Phrase {
    static let noCursor = Phrase("no cursor of follow; remove it to begin anew", "不是 follow 的进度文件；删除后可重新开始")
    static let noHome = Phrase(
        "--name needs XDG_STATE_HOME or HOME to keep its cursor in", "--name 需要 XDG_STATE_HOME 或 HOME 以保存进度")
    static let needsTerminal = Phrase(
        "watch needs a terminal; --json prints a line each time instead", "watch 需要终端；用 --json 则逐行输出")
    static let latest = Phrase("Latest articles", "最新文章")
    static let howToLeave = Phrase("q leaves", "按 q 退出")
    static func rate(_ articles: String) -> String { Phrase("\(articles) articles/s", "每秒 \(articles) 篇").text }
    static func badCursorName(_ name: String) -> String {
        Phrase(
            "--name \(name): a name has 1 to 100 bytes, no / and no dot ahead",
            "--name \(name)：名称须为 1 到 100 字节，不含 /，不以点开头"
        ).text
    }
    static func cursorIsHeld(_ name: String, process: Int?) -> String {
        let who = process.map { (" (process \($0))", "（进程 \($0)）") } ?? ("", "")
        return Phrase("another follow --name \(name) runs\(who.0)", "另一个 follow --name \(name) 正在运行\(who.1)").text
    }
    static func otherStore(_ path: String, _ reason: String) -> String {
        Phrase(
            "the kept cursor is not of this daemon's store: \(reason); remove \(path) to begin anew",
            "保存的进度不属于此守护进程的库：\(reason)；删除 \(path) 可重新开始"
        ).text
    }
    static func commandFailed(_ command: String, status: CInt?) -> String {
        guard let status else { return Phrase("\(command): cannot be started", "\(command)：无法启动").text }
        return Phrase("\(command): exit status \(status)", "\(command)：退出状态 \(status)").text
    }
    static func state(_ state: String) -> String {
        switch state {
        case "running": Phrase("running", "运行中").text
        case "degraded": Phrase("degraded", "部分功能受限").text
        case "starting": Phrase("starting", "正在启动").text
        case "reloading": Phrase("reloading", "正在重新加载").text
        case "stopping": Phrase("stopping", "正在停止").text
        default: state
        }
    }
}
