import CLinux
import Glibc

/// A thread of our own, for who must block in the kernel.
package enum NamedThread {
    /// Begins with `body`, and ends with it. The name, at most 15 bytes, is for `top` and `gdb`.
    package static func start(_ name: String, _ body: @escaping @Sendable () -> Void) throws(Errno) {
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
        let errand = unsafe Unmanaged.passRetained(Errand(name: name, body: body))
        var thread = pthread_t()
        let answer = unsafe pthread_create(
            &thread, &attributes,
            { argument in
                let errand = unsafe Unmanaged<Errand>.fromOpaque(argument!).takeRetainedValue()
                unsafe clinux_name_thread(errand.name)
                errand.body()
                return nil
            }, errand.toOpaque())
        guard answer == 0 else {
            unsafe errand.release()
            throw Errno(rawValue: answer)
        }
    }

    /// Of the calling thread.
    package static var ownName: String {
        var bytes = [CChar](repeating: 0, count: 16)
        unsafe clinux_thread_name(&bytes)
        return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whoever waits for this core has it now. A thread that computes long calls it every few hundred microseconds: one that
    /// wakes up would else wait until its time is over, 3 ms with two cores, whatever the niceness of both.
    package static func letOthersRun() { sched_yield() }

    /// The calling thread takes less of a core that others want. Where that is not permitted it stays as it is.
    /// - Parameter niceness: 1…19.
    package static func yieldToOthers(by niceness: Int) { clinux_nice_thread(CInt(niceness)) }

    /// The calling thread wants a core soon, and for a short time: when it wakes it goes before those whose turns are longer, and
    /// whoever else wants its core waits no longer than such a turn. All get as much of the core as before. Only from Linux 6.12
    /// on; where it is not permitted, as in the sandbox of the system service, the thread stays as it is.
    package static func takeShortTurns(_ turn: Turn) { clinux_short_turns(turn.nanoseconds) }

    /// How short. Without any, some 3 ms with two cores.
    package enum Turn: Sendable {
        /// Of who answers questions.
        case answer
        /// Of who reads a page that somebody may wait for: whoever answers questions still goes before it.
        case page

        fileprivate var nanoseconds: Int64 {
            switch self {
            case .answer: 100_000
            case .page: 400_000
            }
        }
    }

    /// When it wakes, the calling thread interrupts none that computes: it waits for an idle core, or for its turn, some 3 ms
    /// with two cores. Ends short turns, and is ended by them. Where that is not permitted, as in the sandbox of the system
    /// service, it stays as it is.
    package static func interruptNobody() { clinux_patient_thread() }
}

private final class Errand: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

/// This process.
package enum Process {
    package static var identifier: Int { Int(getpid()) }

    /// How many threads can run at once.
    package static var coreCount: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

    /// A path that means the same in any process: one that is relative has the working folder before it.
    package static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let folder = unsafe getcwd(nil, 0) else { return path }
        defer { unsafe free(folder) }
        return unsafe String(cString: folder) + "/" + path
    }

    /// From now on a fault of a thread is noted where that thread has asked for it (`MappedFile.notingFaults`). It ends the
    /// process as it would have.
    package static func noteFaults() { clinux_note_faults() }

    /// Gives memory that was freed back to the kernel; for after the one big thing of a start.
    package static func trimHeap() { clinux_trim_heap() }

    /// Gives back the pages of code and tables that were touched so far, also for after a start: most of them served that
    /// alone. One that is needed again costs a microsecond then, since the file is in the page cache.
    package static func releaseCode() { clinux_release_code() }
}
