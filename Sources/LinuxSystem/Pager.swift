import Glibc

/// A program that shows what is written to standard output page by page, such as less.
package struct Pager: ~Copyable, Sendable {
    private let process: pid_t

    /// Starts it through `/bin/sh`; from then on standard output goes to it. Nil where it cannot be started.
    /// - Parameters:
    ///   - command: a line for the shell.
    ///   - environment: set for it unless the environment has them.
    package init?(command: String, environment: [(name: String, value: String)] = []) {
        var ends: [CInt] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return nil }
        for (name, value) in environment { unsafe setenv(name, value, 0) }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        for end in ends { unsafe posix_spawn_file_actions_addclose(&actions, end) }
        var child: pid_t = 0
        let status = unsafe ChildShell.spawn(command, &actions, &child)
        _ = close(ends[0])
        guard status == 0, dup2(ends[1], StandardStream.output.rawValue) >= 0 else {
            _ = close(ends[1])
            return nil
        }
        _ = close(ends[1])
        process = child
        // Ctrl-C is the pager's: it ends a search in it, and not this program.
        signal(SIGINT, SIG_IGN)
    }

    /// Ends its input and waits until the reader leaves it.
    package consuming func wait() {
        _ = close(StandardStream.output.rawValue)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
    }
}
