import Glibc
import LinuxSystem

/// Asks a running daemon as fast as it answers: `SocketBenchmark SOCKET [METHOD [PARAMS]]`. Prints name, unit, n, median
/// and p99. Client and server share the machine.
@main
enum SocketBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 2 else {
            print("usage: SocketBenchmark SOCKET [METHOD [PARAMS]]")
            exit(2)
        }
        let method = arguments.count > 2 ? arguments[2] : "server.ping"
        let params = arguments.count > 3 ? ",\"params\":\(arguments[3])" : ""
        let line = Array("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\(method)\"\(params)}\n".utf8)
        try pingPong(arguments[1], method, line)
        for count in [1, 4] { try pipelined(arguments[1], method, line, connections: count) }
    }

    private static func pingPong(_ path: String, _ method: String, _ line: [UInt8]) throws {
        let stream = try UnixStream(connectingTo: path)
        var times: [Duration] = []
        let begin = ContinuousClock.now
        while ContinuousClock.now - begin < .seconds(3) {
            let start = ContinuousClock.now
            try stream.send(line)
            while try stream.receive(atMost: 1 << 20).last != 0x0A {}
            times.append(ContinuousClock.now - start)
        }
        times.sort()
        print(
            "\(method) ping-pong: us, n \(times.count), median \(times[times.count / 2] / .microseconds(1)), p99 \(times[times.count * 99 / 100] / .microseconds(1))"
        )
    }

    /// One thread writes without waiting, another reads.
    private static func pipelined(_ path: String, _ method: String, _ line: [UInt8], connections: Int) throws {
        let count = 200
        let batch = Array(repeatElement(line, count: count).joined())
        let streams = try (0..<connections).map { _ in try UnixStream(connectingTo: path) }
        let begin = ContinuousClock.now
        for stream in streams {
            try NamedThread.start("writer") {
                while ContinuousClock.now - begin < .seconds(3) {
                    guard (try? stream.send(batch)) != nil else { return }
                }
                stream.finishSending()
            }
        }
        let total = Tally()
        let readers = try streams.map { stream in
            let done = try WakeUp()
            try NamedThread.start("reader") {
                var lines = 0
                while let bytes = try? stream.receive(atMost: 1 << 18), !bytes.isEmpty {
                    for byte in bytes where byte == 0x0A { lines += 1 }
                }
                total.add(lines)
                done.signal()
            }
            return done
        }
        for reader in readers {
            while try waitForInput([reader.descriptor.rawValue], timeout: nil) == [false] {}
        }
        let seconds = (ContinuousClock.now - begin) / .seconds(1)
        print("\(method) pipelined on \(connections): 1/s, n \(total.lines), \(Int(Double(total.lines) / seconds))")
    }
}
