import Glibc
import LinuxSystem

/// Asks whoever answers on a socket as fast as it answers: `SocketBenchmark SOCKET NAME [METHOD PARAMS…]`, where `-` stands
/// for the lines of standard input.
///
/// With several params, each request takes the next. Prints name, unit, n, median and p99. Client and server share the
/// machine. `scripts/benchmark socket` gives it its questions.
@main
enum SocketBenchmark {
    private static let length = Duration.seconds(3)

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else {
            print("usage: SocketBenchmark SOCKET NAME [METHOD PARAMS…]")
            exit(2)
        }
        let (path, name) = (arguments[1], arguments[2])
        let method = arguments.count > 3 ? arguments[3] : "server.ping"
        let given = arguments.dropFirst(4).flatMap(Self.params)
        let params = given.isEmpty ? [""] : given.map { ",\"params\":\($0)" }
        let lines = params.map { Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\(method)\"\($0)}\n".utf8) }
        for count in [1, 64] { try pingPong(path, name, lines, connections: count) }
        for count in [1, 4] { try pipelined(path, name, lines, connections: count) }
    }

    private static func params(_ argument: String) -> [String] {
        argument == "-" ? Array(AnyIterator { readLine() }) : [argument]
    }

    /// Each connection asks, waits for the answer, and asks again. One thread has them all: 64 of them would take the cores
    /// from each other and from the server, and their own turns would be what is measured.
    private static func pingPong(_ path: String, _ name: String, _ lines: [[UInt8]], connections: Int) throws {
        let streams = try (0..<connections).map { _ in try UnixStream(connectingTo: path) }
        let descriptors = streams.map(\.descriptor)
        var times: [Duration] = []
        // Not all of them in step.
        var next = streams.indices.map { $0 * lines.count / connections }
        var starts: [ContinuousClock.Instant] = []
        func ask(_ number: Int) throws {
            starts[number] = .now
            try streams[number].send(lines[next[number] % lines.count])
            next[number] += 1
        }
        let begin = ContinuousClock.now
        starts = streams.map { _ in begin }
        for number in streams.indices { try ask(number) }
        while ContinuousClock.now - begin < length {
            let ready = connections == 1 ? [true] : try waitForInput(descriptors, timeout: .seconds(1))
            for number in streams.indices where ready[number] {
                let bytes = try streams[number].receive()
                guard !bytes.isEmpty else { throw Gone() }
                guard bytes.last == 0x0A else { continue }
                times.append(ContinuousClock.now - starts[number])
                try ask(number)
            }
        }
        times.sort()
        print(
            "\(name) ping-pong, \(connections) at once: us, n \(times.count), median \(times[times.count / 2] / .microseconds(1)), "
                + "p99 \(times[times.count * 99 / 100] / .microseconds(1))")
    }

    /// The other side has closed a connection.
    private struct Gone: Error {}

    /// One thread writes without waiting, another reads.
    private static func pipelined(_ path: String, _ name: String, _ lines: [[UInt8]], connections: Int) throws {
        let total = max(200, lines.count)
        let batches = stride(from: 0, to: total, by: 200).map { start in
            Array((start..<min(total, start + 200)).flatMap { lines[$0 % lines.count] })
        }
        let streams = try (0..<connections).map { _ in try UnixStream(connectingTo: path) }
        let begin = ContinuousClock.now
        for (number, stream) in streams.enumerated() {
            _ = try inThread("writer") {
                // Not all of them in step.
                var next = number * batches.count / connections
                while ContinuousClock.now - begin < length {
                    guard (try? stream.send(batches[next % batches.count])) != nil else { return }
                    next += 1
                }
                stream.finishSending()
            }
        }
        let answered = Tally()
        let readers = try streams.map { stream in
            try inThread("reader") {
                var lines = 0
                while let bytes = try? stream.receive(atMost: 1 << 18), !bytes.isEmpty {
                    for byte in bytes where byte == 0x0A { lines += 1 }
                }
                answered.add(lines)
            }
        }
        try readers.forEach(wait)
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        print("\(name) pipelined on \(connections): 1/s, n \(answered.lines), \(Int(Double(answered.lines) / seconds))")
    }

    private static func inThread(_ name: String, _ work: @escaping @Sendable () -> Void) throws -> WakeUp {
        let done = try WakeUp()
        try NamedThread.start(name) {
            work()
            done.signal()
        }
        return done
    }

    private static func wait(for done: WakeUp) throws {
        while try waitForInput([done.descriptor.rawValue], timeout: nil) == [false] {}
    }
}
