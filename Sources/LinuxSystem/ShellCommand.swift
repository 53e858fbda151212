import Glibc

/// A command line of the user's, run by `/bin/sh` to its end.
package enum ShellCommand {
    /// Its output and errors are this program's own. It need not read its input.
    /// - Returns: its exit status, 128 and the signal's number where a signal ended it; nil where it cannot be started.
    package static func run(_ command: String, input: [UInt8]) -> CInt? {
        var ends: [CInt] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        // The command must not hold the end that it waits on.
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        if ends[0] != 0 { unsafe posix_spawn_file_actions_addclose(&actions, ends[0]) }
        var child: pid_t = 0
        let status = unsafe ChildShell.spawn(command, &actions, &child)
        _ = close(ends[0])
        do {
            let pipe = OwnedDescriptor(adopting: ends[1])
            // Who has read enough, or nothing, closes its end.
            if status == 0 { try? pipe.write(input) }
        }
        guard status == 0 else { return nil }
        var end: CInt = 0
        while unsafe waitpid(child, &end, 0) < 0 {
            guard errno == EINTR else { return nil }
        }
        let signal = end & 0x7F
        return signal == 0 ? (end >> 8) & 0xFF : 128 + signal
    }
}

/// `/bin/sh -c`, with broken pipes and Ctrl-C as any program has them.
enum ChildShell {
    static func spawn(
        _ command: String, _ actions: UnsafePointer<posix_spawn_file_actions_t>, _ child: inout pid_t
    ) -> CInt {
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe sigaddset(&signals, SIGINT)
        unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        let arguments: [String] = ["sh", "-c", command]
        let words: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe words.forEach { unsafe free($0) } }
        return unsafe posix_spawn(&child, "/bin/sh", actions, &attributes, words, environ)
    }
}
