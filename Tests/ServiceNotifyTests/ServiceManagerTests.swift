import Glibc
import ServiceNotify
import TestSupport
import Testing

/// The environment is one for all tests: hence one suite, in turn.
@Suite("What systemd is told", .serialized)
struct ServiceManagerTests {
    private final class Listener {
        private let listener: NotifyListener

        init() throws {
            listener = try NotifyListener()
            unsafe setenv("NOTIFY_SOCKET", listener.path, 1)
        }

        deinit { unsafe unsetenv("NOTIFY_SOCKET") }

        func next() -> String? { listener.next() }

        /// One datagram, or nil where none comes in so many seconds. Leaves its thread to others: what it waits for is told
        /// by a task.
        func next(waiting seconds: Int) async throws -> String? {
            for _ in 0..<seconds * 100 {
                if let datagram = next() { return datagram }
                try await Task.sleep(for: .milliseconds(10))
            }
            return next()
        }
    }

    @Test("a reload is one datagram with its clock")
    func reload() throws {
        let listener = try Listener()
        let manager = ServiceManager()
        manager.reloading()
        let lines = try #require(listener.next()).split(separator: "\n")
        #expect(lines.first == "RELOADING=1")
        #expect(lines.contains { $0.wholeMatch(of: #/MONOTONIC_USEC=\d+/#) != nil })
        #expect(listener.next() == nil)
    }

    @Test("a status is told at most once a second, and on one line")
    func status() throws {
        let listener = try Listener()
        let manager = ServiceManager()
        manager.tell("reading\nthe first")
        manager.tell("reading the second")
        manager.tell("the third", atOnce: true)
        #expect(listener.next() == "STATUS=reading the first")
        #expect(listener.next() == "STATUS=the third")
        #expect(listener.next() == nil)
    }

    @Test("of statuses that come too soon the last is told when the second is over, and none after the stop began")
    func lastStatus() async throws {
        let listener = try Listener()
        let manager = ServiceManager()
        manager.tell("1 article")
        for number in 2...40 { manager.tell("\(number) articles") }
        #expect(try await listener.next(waiting: 60) == "STATUS=1 article")
        #expect(try await listener.next(waiting: 60) == "STATUS=40 articles")
        manager.tell("41 articles")
        manager.stopping(status: "finishing")
        #expect(try await listener.next(waiting: 60) == "STOPPING=1\nSTATUS=finishing")
        manager.tell("finishing", atOnce: true)
        #expect(try await listener.next(waiting: 2) == nil)
    }

    @Test("ready, stopping and the beat are as sd_notify(3) has them")
    func words() throws {
        let listener = try Listener()
        let manager = ServiceManager()
        manager.ready(status: "12 articles")
        manager.stopping(status: "finishing")
        manager.beat()
        #expect(listener.next() == "READY=1\nSTATUS=12 articles")
        #expect(listener.next() == "STOPPING=1\nSTATUS=finishing")
        #expect(listener.next() == "WATCHDOG=1")
    }

    @Test("outside systemd nothing happens")
    func silence() {
        let manager = ServiceManager()
        manager.ready(status: "")
        #expect(manager.watchdogInterval == nil)
        #expect(manager.passedSockets() == [])
    }
}
