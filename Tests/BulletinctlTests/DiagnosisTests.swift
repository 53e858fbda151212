import Testing

@testable import bulletinctl

@Suite("What the doctor says of what it finds")
struct DiagnosisTests {
    private static func facts(_ change: (inout DoctorFacts) -> Void = { _ in }) -> DoctorFacts {
        var facts = DoctorFacts()
        facts.sockets = [.init(path: "/s", outcome: .answers)]
        facts.version = "1.0.0"
        facts.year = 2026
        facts.limits = .init(watches: 65536, instances: 128)
        facts.daemon = .init(
            version: "1.0.0", state: "running", inbox: "/inbox", backend: "inotify", isInboxWritable: true,
            disk: .init(availableBytes: 10 << 30, totalBytes: 20 << 30))
        change(&facts)
        return facts
    }

    private static func down(_ outcome: DoctorFacts.SocketFact.Outcome) -> DoctorFacts {
        facts {
            $0.sockets = [.init(path: "/s", outcome: outcome)]
            $0.daemon = nil
        }
    }

    @Test("nothing, where nothing is wrong")
    func well() {
        let findings = Diagnosis.findings(Self.facts())
        #expect(findings.map(\.grade) == [Finding.Grade](repeating: .ok, count: findings.count))
        #expect(Set(findings.map(\.subject)) == ["socket", "daemon", "inbox", "disk", "inotify", "clock"])
        #expect(findings.allSatisfy { $0.advice == nil })
    }

    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let facts: DoctorFacts
        let grade: Finding.Grade
        let subject: String
        /// Parts of the text and of the advice, in English.
        let text: String
        let advice: String
    }

    static let cases = [
        Case(
            testDescription: "no socket", facts: down(.missing), grade: .wrong, subject: "socket",
            text: "/s is not there", advice: "systemctl start bulletind.socket"),
        Case(
            testDescription: "a stale socket", facts: down(.refused), grade: .wrong, subject: "socket",
            text: "/s is stale", advice: "systemctl restart bulletind.socket"),
        Case(
            testDescription: "a file in its place", facts: down(.notASocket), grade: .wrong, subject: "socket",
            text: "/s is no socket", advice: "--socket PATH"),
        Case(
            testDescription: "not in the group", facts: down(.denied(group: "bulletin", membership: .none)),
            grade: .wrong, subject: "socket", text: "/s does not admit you", advice: "adduser \"$USER\" bulletin"),
        Case(
            testDescription: "in the group at the next login",
            facts: down(.denied(group: "bulletin", membership: .atNextLogin)), grade: .wrong, subject: "socket",
            text: "/s does not admit you", advice: "newgrp bulletin"),
        Case(
            testDescription: "in the group, and a folder is closed",
            facts: down(.denied(group: "bulletin", membership: .member)), grade: .wrong, subject: "socket",
            text: "/s does not admit you", advice: "namei -l /s"),
        Case(
            testDescription: "a group without a name", facts: down(.denied(group: nil, membership: .none)),
            grade: .wrong, subject: "socket", text: "/s does not admit you", advice: "sudo"),
        Case(
            testDescription: "another trouble", facts: down(.failed("input/output error")), grade: .wrong,
            subject: "socket", text: "/s: input/output error", advice: "systemctl status bulletind"),
        Case(
            testDescription: "another version", facts: facts { $0.daemon?.version = "0.9.0" }, grade: .warning,
            subject: "daemon", text: "the daemon is version 0.9.0, this program 1.0.0",
            advice: "systemctl restart bulletind"),
        Case(
            testDescription: "a daemon that cannot take everything in",
            facts: facts {
                $0.daemon?.state = "degraded"
                $0.daemon?.reason = "the disk is full"
            }, grade: .wrong, subject: "daemon", text: "cannot take everything in: the disk is full",
            advice: "journalctl"),
        Case(
            testDescription: "files in trouble",
            facts: facts {
                $0.daemon?.troubles = 2
                $0.daemon?.firstTrouble = "a.txt"
            }, grade: .warning, subject: "inbox", text: "2 in trouble, such as a.txt", advice: "bulletinctl status"),
        Case(
            testDescription: "an inbox that the caller cannot write",
            facts: facts { $0.daemon?.isInboxWritable = false },
            grade: .wrong, subject: "inbox", text: "you cannot drop files there", advice: "ls -ld /inbox"),
        Case(
            testDescription: "an inbox that is gone",
            facts: facts {
                $0.daemon?.isInboxThere = false
                $0.daemon?.isInboxWritable = false
            },
            grade: .wrong, subject: "inbox", text: "/inbox is not there", advice: "put it back"),
        Case(
            testDescription: "a disk nearly full",
            facts: facts { $0.daemon?.disk = .init(availableBytes: 500 << 20, totalBytes: 100 << 30) },
            grade: .wrong, subject: "disk", text: "nearly full", advice: "make room"),
        Case(
            testDescription: "an inbox without events", facts: facts { $0.daemon?.backend = "poll" }, grade: .warning,
            subject: "inotify", text: "looked through each second", advice: "fs.inotify.max_user_watches"),
        Case(
            testDescription: "few watches", facts: facts { $0.limits.watches = 100 }, grade: .warning,
            subject: "inotify", text: "only 100 watches", advice: "fs.inotify.max_user_watches"),
        Case(
            testDescription: "a clock in the past", facts: facts { $0.year = 1970 }, grade: .wrong, subject: "clock",
            text: "the year 1970", advice: "timedatectl set-ntp true"),
        Case(
            testDescription: "a clock that nobody set", facts: facts { $0.isClockSynchronised = false },
            grade: .warning, subject: "clock", text: "not set by a time server", advice: "timedatectl set-ntp true"),
    ]

    @Test("each trouble with its words and its advice, and nothing else beside it", arguments: cases)
    func trouble(_ expected: Case) {
        let troubles = Diagnosis.findings(expected.facts).filter { $0.grade != .ok }
        #expect(troubles.count == 1)
        guard let found = troubles.first else { return }
        #expect(found.grade == expected.grade)
        #expect(found.subject == expected.subject)
        #expect(found.text.contains(expected.text), "\(found.text)")
        #expect(found.advice?.contains(expected.advice) == true, "\(found.advice ?? "none")")
    }

    @Test("a small disk with a twentieth free is not nearly full")
    func smallDisk() {
        let facts = Self.facts { $0.daemon?.disk = .init(availableBytes: 100 << 20, totalBytes: 1 << 30) }
        #expect(Diagnosis.findings(facts).allSatisfy { $0.grade == .ok })
    }

    @Test("of several places each is told, up to the first that answers")
    func places() {
        let down = Self.facts {
            $0.sockets = [.init(path: "/a", outcome: .missing), .init(path: "/b", outcome: .refused)]
            $0.daemon = nil
        }
        #expect(Diagnosis.findings(down).filter { $0.subject == "socket" }.map(\.grade) == [.wrong, .wrong])
        let up = Self.facts {
            $0.sockets = [.init(path: "/a", outcome: .missing), .init(path: "/b", outcome: .answers)]
        }
        #expect(Diagnosis.findings(up).filter { $0.subject == "socket" }.map(\.text).count == 1)
    }
}
