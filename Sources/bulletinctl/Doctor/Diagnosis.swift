/// One thing that was looked at: what was found, and what to do about it.
struct Finding: Hashable {
    enum Grade: String, Hashable, Comparable {
        case ok, warning, wrong

        static func < (left: Self, right: Self) -> Bool {
            [.ok, .warning, .wrong].firstIndex(of: left)! < [.ok, .warning, .wrong].firstIndex(of: right)!
        }
    }

    var grade: Grade
    /// `socket`, `daemon`, `inbox`, `disk`, `inotify`, `clock`.
    var subject: String
    var text: String
    /// Nil where there is nothing to do.
    var advice: String?

    static func ok(_ subject: String, _ text: Phrase) -> Finding {
        Finding(grade: .ok, subject: subject, text: text.text, advice: nil)
    }

    static func warning(_ subject: String, _ text: Phrase, _ advice: Phrase) -> Finding {
        Finding(grade: .warning, subject: subject, text: text.text, advice: advice.text)
    }

    static func wrong(_ subject: String, _ text: Phrase, _ advice: Phrase) -> Finding {
        Finding(grade: .wrong, subject: subject, text: text.text, advice: advice.text)
    }
}

/// From facts to findings.
enum Diagnosis {
    /// Less than this and a twentieth of the disk, and it is nearly full. Bytes.
    static let littleSpace: UInt64 = 1 << 30
    /// Fewer watches than this are few for an inbox with many folders beside other programs.
    static let fewWatches = 8192

    static func findings(_ facts: DoctorFacts) -> [Finding] {
        var findings = sockets(facts)
        if let daemon = facts.daemon {
            findings += version(daemon, own: facts.version) + state(daemon) + inbox(daemon) + disk(daemon)
            findings += inotify(facts.limits, backend: daemon.backend)
        }
        return findings + clock(facts)
    }

    /// The one that answers; else each that was tried, since each may be the one that was meant.
    private static func sockets(_ facts: DoctorFacts) -> [Finding] {
        if let answering = facts.sockets.first(where: { $0.outcome == .answers }) {
            return [.ok("socket", Phrase("\(answering.path) answers", "\(answering.path) 有应答"))]
        }
        return facts.sockets.map(socket)
    }

    private static func socket(_ fact: DoctorFacts.SocketFact) -> Finding {
        let path = fact.path
        switch fact.outcome {
        case .answers: return .ok("socket", Phrase("\(path) answers", "\(path) 有应答"))
        case .missing:
            return .wrong("socket", Phrase("\(path) is not there", "\(path) 不存在"), .startIt)
        case .notASocket:
            return .wrong(
                "socket", Phrase("\(path) is no socket", "\(path) 不是套接字"),
                Phrase("remove it, or name another socket with --socket PATH", "删除它，或用 --socket 路径 指定其他套接字"))
        case .refused:
            return .wrong(
                "socket",
                Phrase("\(path) is stale: its daemon is gone", "\(path) 已失效：守护进程已不在"),
                .startAgain)
        case .denied(let group, let membership): return denied(path, group, membership)
        case .failed(let reason): return .wrong("socket", Phrase("\(path): \(reason)", "\(path)：\(reason)"), .startIt)
        }
    }

    private static func denied(_ path: String, _ group: String?, _ membership: DoctorFacts.Membership) -> Finding {
        let text = Phrase("\(path) does not admit you", "\(path) 不允许你连接")
        guard let group else {
            return .wrong("socket", text, Phrase("ask who owns it, or use sudo", "请联系其所有者，或使用 sudo"))
        }
        switch membership {
        case .none:
            return .wrong(
                "socket", text,
                Phrase(
                    "join the group \(group): sudo adduser \"$USER\" \(group), then log in again",
                    "加入用户组 \(group)：sudo adduser \"$USER\" \(group)，然后重新登录"))
        case .atNextLogin:
            return .wrong(
                "socket", text,
                Phrase(
                    "you are in the group \(group) from the next login on; in this shell: newgrp \(group)",
                    "你已在用户组 \(group) 中，下次登录生效；当前终端可用：newgrp \(group)"))
        case .member:
            return .wrong(
                "socket", text,
                Phrase("a folder above it is closed to you: namei -l \(path)", "上级目录不可进入：namei -l \(path)"))
        }
    }

    private static func version(_ daemon: DoctorFacts.DaemonFact, own: String) -> [Finding] {
        guard daemon.version != own else {
            return [.ok("daemon", Phrase("version \(own), as this program", "版本 \(own)，与本程序一致"))]
        }
        return [
            .warning(
                "daemon",
                Phrase(
                    "the daemon is version \(daemon.version), this program \(own)",
                    "守护进程版本 \(daemon.version)，本程序版本 \(own)"),
                Phrase(
                    "systemctl restart bulletind starts the one that is installed",
                    "systemctl restart bulletind 可启动已安装的版本"))
        ]
    }

    private static func state(_ daemon: DoctorFacts.DaemonFact) -> [Finding] {
        var findings: [Finding] = []
        if daemon.state == "degraded" {
            findings.append(
                .wrong(
                    "daemon",
                    Phrase("cannot take everything in: \(daemon.reason ?? "")", "无法全部收录：\(daemon.reason ?? "")"),
                    Phrase(
                        "it tries again by itself; journalctl -x -u bulletind tells more",
                        "它会自行重试；详见 journalctl -x -u bulletind")))
        }
        if let first = daemon.firstTrouble {
            findings.append(
                .warning(
                    "inbox",
                    Phrase("\(daemon.troubles) in trouble, such as \(first)", "\(daemon.troubles) 项有问题，例如 \(first)"),
                    Phrase("bulletinctl status names each with its reason", "bulletinctl status 列出各项原因")))
        }
        return findings
    }

    private static func inbox(_ daemon: DoctorFacts.DaemonFact) -> [Finding] {
        guard daemon.isInboxThere else {
            return [
                .wrong(
                    "inbox", Phrase("\(daemon.inbox) is not there", "\(daemon.inbox) 不存在"),
                    Phrase(
                        "put it back, or make it anew for the daemon's user: it goes on by itself",
                        "请放回原处，或为守护进程的用户重新创建；它会自行继续"))
            ]
        }
        guard daemon.isInboxWritable else {
            return [
                .wrong(
                    "inbox", Phrase("\(daemon.inbox): you cannot drop files there", "\(daemon.inbox)：你无法在此放入文件"),
                    Phrase(
                        "join its group (ls -ld \(daemon.inbox)), or use bulletinctl submit",
                        "加入其用户组（ls -ld \(daemon.inbox)），或使用 bulletinctl submit"))
            ]
        }
        return [.ok("inbox", Phrase("\(daemon.inbox): you can drop files there", "\(daemon.inbox)：可以放入文件"))]
    }

    private static func disk(_ daemon: DoctorFacts.DaemonFact) -> [Finding] {
        guard let disk = daemon.disk else { return [] }
        let free = Wording.size(Int(clamping: disk.availableBytes))
        guard disk.availableBytes < littleSpace, disk.availableBytes < disk.totalBytes / 20 else {
            return [.ok("disk", Phrase("\(free) free", "剩余 \(free)"))]
        }
        return [
            .wrong(
                "disk", Phrase("nearly full: \(free) free", "磁盘将满：仅剩 \(free)"),
                Phrase(
                    "make room; files wait in the inbox meanwhile, and nothing is lost",
                    "请腾出空间；其间文件留在收件夹中，不会丢失"))
        ]
    }

    private static func inotify(_ limits: DoctorFacts.InotifyFact, backend: String) -> [Finding] {
        let raise = Phrase(
            "raise fs.inotify.max_user_watches and max_user_instances in /etc/sysctl.d, or wait a second longer for each file",
            "在 /etc/sysctl.d 中调高 fs.inotify.max_user_watches 与 max_user_instances；否则每个文件会晚一秒")
        if backend == "poll" {
            let cause = Phrase(
                "why: journalctl -u bulletind -g 'Events do not'; where it is a limit, raise fs.inotify.max_user_watches"
                    + " and max_user_instances in /etc/sysctl.d; else each file waits a second longer, and that is all",
                "原因见 journalctl -u bulletind -g 'Events do not'；若为上限所致，在 /etc/sysctl.d 中调高 fs.inotify.max_user_watches"
                    + " 与 max_user_instances；否则只是每个文件晚一秒")
            return [.warning("inotify", Phrase("the inbox is looked through each second", "收件夹每秒轮询一次"), cause)]
        }
        guard let watches = limits.watches else {
            return [.ok("inotify", Phrase("events tell of every file; limits unknown", "事件监视正常；上限未知"))]
        }
        if watches < fewWatches {
            return [.warning("inotify", Phrase("only \(watches) watches a user", "每个用户仅 \(watches) 个监视"), raise)]
        }
        return [
            .ok("inotify", Phrase("events tell of every file; \(watches) watches a user", "事件监视正常；每个用户 \(watches) 个监视"))
        ]
    }

    private static func clock(_ facts: DoctorFacts) -> [Finding] {
        let set = Phrase("timedatectl set-ntp true", "timedatectl set-ntp true")
        guard facts.year >= 2024 else {
            return [
                .wrong(
                    "clock",
                    Phrase(
                        "the clock shows the year \(facts.year); dates without a year are read by it",
                        "时钟显示 \(facts.year) 年；没有年份的日期以此为准"),
                    set)
            ]
        }
        if facts.isClockSynchronised == false {
            return [.warning("clock", Phrase("not set by a time server yet", "尚未与时间服务器同步"), set)]
        }
        return [.ok("clock", Phrase("the year \(facts.year)", "\(facts.year) 年"))]
    }
}

extension Phrase {
    fileprivate static let startIt = Phrase(
        "systemctl start bulletind.socket bulletind, or run bulletind by hand; why it did not start: systemctl status bulletind",
        "systemctl start bulletind.socket bulletind，或手动运行 bulletind；未启动的原因：systemctl status bulletind")
    fileprivate static let startAgain = Phrase(
        "start the daemon again, it replaces the socket: systemctl restart bulletind.socket bulletind",
        "重新启动守护进程，它会替换该套接字：systemctl restart bulletind.socket bulletind")
}
