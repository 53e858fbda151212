import Foundation

/// Which call on a file of the daemon's goes wrong, and how: the environment of Tests/FaultShim.
struct FaultPlan: CustomStringConvertible {
    enum How: String {
        case kill, torn, short
        case noSpace = "28"
        case io = "5"
        case tooManyOpenFiles = "24"
        case noPermission = "13"
    }

    /// The first call that goes wrong, from 1.
    var at: Int
    var how: How
    /// How many calls in a row.
    var times = 1
    /// Letters of the shim for what counts; nil is all that changes files.
    var calls: String?

    static let shim = Programs.url("libFaultShim.so").path

    /// - Parameter trace: gets a line for each call that counts.
    static func environment(_ plan: FaultPlan?, roots: [URL], trace: URL) -> [String: String] {
        var environment = [
            "LD_PRELOAD": shim, "FAULT_ROOTS": roots.map(\.path).joined(separator: ":"), "FAULT_TRACE": trace.path,
        ]
        guard let plan else { return environment }
        environment["FAULT_AT"] = "\(plan.at)"
        environment["FAULT_TIMES"] = "\(plan.times)"
        environment["FAULT_HOW"] = plan.how.rawValue
        environment["FAULT_CALLS"] = plan.calls
        return environment
    }

    var description: String { "\(how) at call \(at)\(times > 1 ? ", \(times) times" : "")" }
}

/// What a point of a fault test found wrong.
struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

func require(_ holds: Bool, _ otherwise: @autoclosure () -> String) throws {
    guard holds else { throw Unexpected(otherwise()) }
}
