import Inbox
import Logging

/// What the watcher reports, as log lines.
enum InboxLog {
    static func tell(_ report: InboxReport, to log: Logger) {
        switch report {
        case .inboxMissing(let error):
            log.error("The inbox is not there; waiting for its return", metadata: ["reason": "\(error)"])
        case .inboxBack:
            log.notice("The inbox is back")
        case .inboxReplaced:
            log.notice("Another folder bears the inbox's name now; that one is watched")
        case .overflow:
            log.warning("The kernel's queue ran over; looking through the whole inbox")
        case .polling(let reason):
            log.warning(
                "Events do not tell everything here; looking through the inbox instead",
                metadata: ["reason": "\(reason)"])
        case .watching:
            log.notice("Events tell of every change again")
        case .folderTrouble(let path, let error):
            log.warning(
                "A folder of the inbox cannot be looked into; trying again",
                metadata: ["inbox_name": "\(String(decoding: path, as: UTF8.self))", "reason": "\(error)"])
        }
    }
}
