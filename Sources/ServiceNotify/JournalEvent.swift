/// A kind of event that the journal can explain: `journalctl -x` shows the text, `journalctl MESSAGE_ID=…` finds them all.
///
/// What room logs the line need not know of this: its fixed sentence is the key. A test holds that each sentence of
/// the source at `notice` and above stands here.
package struct JournalEvent: Hashable, Sendable {
    /// As the source logs it.
    package let sentence: String
    /// 128 random bits, for ever. Made by `systemd-id128 new`.
    package let id: String
    package let subject: String
    /// Fields between `@` are filled in by journalctl.
    package let explanation: String

    private init(_ sentence: String, _ id: String, _ subject: String, _ explanation: String) {
        self.sentence = sentence
        self.id = id
        self.subject = subject
        self.explanation = explanation
    }

    /// What is wrong with us has many sentences and one kind: it bears the number that the client was told.
    static func of(_ line: LogLine) -> JournalEvent? {
        bySentence[line.fields.contains { $0.key == "incident" } ? "A fault of ours" : line.sentence]
    }

    private static let bySentence = Dictionary(uniqueKeysWithValues: all.map { ($0.sentence, $0) })

    package static let all = [
        JournalEvent(
            "Ready", "a93a5813fd824268b140cfb95004c9df", "The daemon is ready",
            "The index answers on the socket @SOCKET@, and files dropped into @INBOX@ are taken in. "
                + "@ARTICLE_COUNT@ articles can be searched."),
        JournalEvent(
            "Stopping", "cc571100f5ed410ab7f708d62f9326bc", "The daemon is stopping",
            "It takes no new connections, answers what was asked, and finishes the file in hand."),
        JournalEvent(
            "Stopped", "acd8ea86049147d6a00b037bf3f0825e", "The daemon has stopped",
            "Nothing is lost: what was not yet taken lies in the inbox, and is taken at the next start."),
        JournalEvent(
            "Took in a bulletin", "a17bdd8f7d3541b2b4de87eb5b08db5d", "A bulletin was taken in",
            "The file @INBOX_NAME@ was read as bulletin @BULLETIN@ with @ARTICLE_COUNT@ articles. They "
                + "can be searched, and the file, kept in the store, has left the inbox."),
        JournalEvent(
            "Took in a revision", "bed1298cbdd94588b2325045091c2c02", "A bulletin was revised",
            "The file @INBOX_NAME@ is a revision of bulletin @SUPERSEDES@: that one stays in the store "
                + "and is no longer found. The new one is @BULLETIN@."),
        JournalEvent(
            "Left out a bulletin that is there already", "31f396f896464b10bb70265c8f383934", "A file was there already",
            "The bytes of @INBOX_NAME@ are those of bulletin @BULLETIN@. The file has left the inbox; "
                + "nothing was added."),
        JournalEvent(
            "Refused a file that would take another's id", "983e6d2ce7b24aa39ec7030ca2e8ae18",
            "Two files would bear the same id",
            "The SHA-256 of @INBOX_NAME@ begins as that of another bulletin. The file was set aside. "
                + "Please report this: it is not expected to happen in the life of the universe."),
        JournalEvent(
            "Set a file aside", "3cbdb23a31524d6b9f9dbbd2b22b2b3f", "A file could not be read",
            "The file @INBOX_NAME@ was moved to the folder “rejected” of the state folder, as @REJECTED@, "
                + "with a file beside it that tells why: @REASON@.\n\n"
                + "To try it again: bulletinctl rejected --retry ID. To throw it away: bulletinctl rejected --discard ID."
        ),
        JournalEvent(
            "Left a file for later", "fa8fcb506d32478289daffd2989a46d5", "A file stays in the inbox for now",
            "The file @INBOX_NAME@ could not be read or removed: @REASON@. It is tried again, with longer "
                + "and longer waits, without end.\n\n"
                + "If the reason is a permission: the inbox made by the package has an access list that lets "
                + "the daemon read whatever is written there. A file that was moved there from elsewhere keeps "
                + "its own mode: chmod g+r it."),
        JournalEvent(
            "Something in the inbox cannot be taken now; trying again", "84d0b2c92e6b492cae385cdd98c9b424",
            "Something in the inbox cannot be taken for now",
            "A file or folder, or the inbox itself, cannot be read, removed or looked into: @REASON@. It is tried again "
                + "without end; all else is taken. `bulletinctl status` names what is in trouble while it lasts."),
        JournalEvent(
            "Reads a file alone that may end the daemon", "4c4eae3a3a74499f98cb0c07cf13f933",
            "A file is read alone that was being read when the daemon ended",
            "The file @INBOX_NAME@: @REASON@. It is read after all others. Where it crashes the daemon again, or the daemon is killed at it for "
                + "the third time, it goes into the rejected folder with the reason “poison”, and the others go on. Please "
                + "report it together with the file."),
        JournalEvent(
            "Nothing in the inbox is in trouble any more",
            "4e76e003951a4cafa07be20fce165669", "All that lies in the inbox can be taken again",
            "What could not be read, removed or looked into has been taken, or is gone."),
        JournalEvent(
            "Cannot take anything in; trying again", "30c10cb2aedb4bc3abddf2ef1e1abe3a", "The store cannot be written",
            "Nothing is taken in until this is over: @REASON@. The files wait in the inbox; searches are "
                + "answered. If the disk is full, make room: the daemon goes on by itself."),
        JournalEvent(
            "Takes files in again", "78e7e52a4fbc4d87b06051b8c8281497", "The store can be written again",
            "What waited in the inbox is being taken in."),
        JournalEvent(
            "The index was built anew: its files were of no use", "f19b56a7a88c48f18817bda9d01197b8",
            "The index was built anew from the store",
            "The files in the folder index were damaged, of another version or of another store: @REASON@. Nothing is "
                + "lost, the start took longer. If it comes again, look at the disk."),
        JournalEvent(
            "A file of the index is damaged: what it held is loaded from the store", "1e2be375afb14bf49b2c907172de7048",
            "A file of the index proved damaged while it was used",
            "What was found with it was told to nobody: searches are refused (-32006) until what the file held has "
                + "come from the store again, a second for some 60,000 articles; files wait in the inbox meanwhile. "
                + "Nothing is lost. If it comes again, look at the disk."),
        JournalEvent(
            "The index is whole again", "df75e26c3b224a20a8ed33ce318852e4", "The index is whole again",
            "What a damaged file held came from the store: @ARTICLES@ articles. Searches are answered again."),
        JournalEvent(
            "The index could not be loaded from the store, trying again", "38dd61f80be640d396404725ad91ef03",
            "What a damaged file of the index held cannot be read from the store",
            "Searches are refused as long as that lasts: @REASON@. It is tried again each few seconds. Look at the "
                + "disk that the store lies on."),
        JournalEvent(
            "Left off a part of the index's upkeep: it crashes the daemon", "718a5da5617e440397a12409a0f9a54d",
            "The index is not kept as quick as it could be",
            "All is found, and what comes is taken in; but @REASON@.\n\n"
                + "To have it tried again by this version: stop the daemon, delete the file “upkeep” of the state folder, start it."
        ),
        JournalEvent(
            "Left a bulletin out of the index: making it part of that crashes the daemon",
            "58400b16a9e64f7ca3086928c5950cc8", "A bulletin is not in the index",
            "Twice the daemon has crashed at its start while it made bulletin @BULLETIN@ part of the index, so it goes on "
                + "without: that bulletin's articles are not found, all others are. Nothing is lost: `bulletinctl source "
                + "@BULLETIN@` gives the file that was dropped. The next version tries again. Please report it together with "
                + "that file. `bulletinctl remove @BULLETIN@` removes it for good."),
        JournalEvent(
            "The inbox cannot be watched", "503978de5a554e79b5314991520fb003", "The inbox cannot be watched",
            "The daemon ends, and is started again: @REASON@."),
        JournalEvent(
            "A part of the daemon ended by itself", "aa5082e8915d4f41af0ed6845172ae3a",
            "A part of the daemon ended by itself",
            "This is a fault of the program: @REASON@. The daemon stops, and is started again. Please "
                + "report this line."),
        JournalEvent(
            "The inbox is not there; waiting for its return", "2948e717c5204042a7a90ebcf90765e2",
            "The inbox is not there",
            "The folder that is watched cannot be opened: @REASON@. Was its disk unmounted, or the folder "
                + "renamed? The daemon goes on as soon as it is back; searches are answered meanwhile."),
        JournalEvent(
            "The inbox is back", "d905a83425f14b2ea8c6795b46ae3c27", "The inbox is back",
            "It is watched again, and looked through as a whole."),
        JournalEvent(
            "Another folder bears the inbox's name now; that one is watched", "ab858a017b6b490ea9b9ae0dfcb052bf",
            "The inbox was replaced",
            "The new folder is watched and looked through as a whole. What lies in the old one is no "
                + "longer seen."),
        JournalEvent(
            "The kernel's queue ran over; looking through the whole inbox", "5c9b0b8497834b7cb16a6d6ffec96771",
            "Too many events at once",
            "More happened in the inbox than the kernel keeps events for (fs.inotify.max_queued_events). "
                + "Nothing is lost: the whole inbox is looked through."),
        JournalEvent(
            "Events do not tell everything here; looking through the inbox instead", "9ed03a0c21f346068ed3b4be08f89944",
            "The inbox is looked through each second",
            "The kernel cannot tell of every change: @REASON@. Files are still found, a second later than "
                + "otherwise. If a limit is the reason, raise it: see sysctl.d(5) and fs.inotify."),
        JournalEvent(
            "Events tell of every change again", "60ae314e58d34ab89866468badde1003",
            "The inbox is watched by events again",
            "Files are found at once."),
        JournalEvent(
            "A folder of the inbox cannot be looked into; trying again", "48852a7cf1674ee6829df05186d019dd",
            "A folder of the inbox cannot be read",
            "The folder @INBOX_NAME@ stays out: @REASON@. Make it readable for the daemon's user (chmod "
                + "g+rwx, group bulletin)."),
        JournalEvent(
            "Reloaded the configuration", "88d6c6b8bd124d539f910c6552b159c4", "The configuration was read again",
            "Changed and in force: @APPLIED@. Changed, and waiting for a restart: @NEEDS_RESTART@ "
                + "(systemctl restart bulletind)."),
        JournalEvent(
            "Refused the new configuration; the old one stays", "7ef601bfe3484e129201fcec09a55c99",
            "The new configuration is wrong",
            "Nothing was changed: @REASON@. Correct it, check it with `bulletind --check-config`, and "
                + "reload again. A restart would fail as long as it is wrong."),
        JournalEvent(
            "The store failed a request", "3aee9f9e8c22418cbb7bb0e036ae6e33", "The store failed a request",
            "A client was answered with error -32007: @REASON@."),
        JournalEvent(
            "A fault of ours", "d9663d43b6384449865e7b44adbc2137", "A request met a fault of the daemon",
            "The client was told the incident @INCIDENT@. Please report this line."),
        JournalEvent(
            "Dropped a client that does not read", "7dc8e25b033b4efdbbd889ca1436912a",
            "A client did not read its answers",
            "More than 8 MiB waited for process @PID@ of user @CLIENT_UID@, and the connection was "
                + "closed. The others did not notice."),
        JournalEvent(
            "Turned a client away", "9cadb937b8a745d494da145785f47cbe", "Too many connections",
            "Process @PID@ of user @CLIENT_UID@ was told so and turned away: @ERROR@."),
        JournalEvent(
            "Denied a method to a client", "badd5764489c498ba3f816d23161a148", "A client asked for what it may not do",
            "User @CLIENT_UID@ asked for @METHOD@, which is for root, the daemon's own user and the "
                + "members of rpc.adminGroup."),
        JournalEvent(
            "Removed a bulletin", "1171cde3d2b9457abb61cb3089817e51", "A bulletin was removed",
            "User @CLIENT_UID@ removed bulletin @BULLETIN@ with its @ARTICLE_COUNT@ articles for good."),
        JournalEvent(
            "The store failed a subscription; closing its connection", "a0979a61001d4d0c8fc7ef8d9b13ef5d",
            "A subscription could not go on",
            "The store could not be read: @REASON@. The client may subscribe again with the clock that it was told last; nothing is missed then."
        ),
    ]
}

extension JournalEvent {
    /// The text of `bulletind.catalog`.
    /// - Source: https://systemd.io/CATALOG
    package static var catalog: String {
        var text =
            "# What journalctl -x says of bulletind's events. Made from Sources/ServiceNotify/JournalEvent.swift.\n"
        for event in all {
            text += """

                -- \(event.id)
                Subject: \(event.subject)
                Defined-By: bulletind
                Documentation: man:bulletind(8)

                \(wrapped(event.explanation))

                """
        }
        return text
    }

    /// Lines of at most 78 columns; a blank line stays one.
    private static func wrapped(_ text: String) -> String {
        text.split(separator: "\n\n").map { paragraph in
            var lines = [""]
            for word in paragraph.split(separator: " ") {
                let last = lines[lines.count - 1]
                if !last.isEmpty, last.unicodeScalars.count + 1 + word.unicodeScalars.count > 78 {
                    lines.append(String(word))
                } else {
                    lines[lines.count - 1] += (last.isEmpty ? "" : " ") + word
                }
            }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
