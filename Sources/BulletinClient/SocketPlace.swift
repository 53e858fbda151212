import Glibc

/// Where the daemon's socket may be (PROTOCOL section 1).
package enum SocketPlace {
    package static let system = "/run/bulletind/bulletind.sock"

    /// The places to try, in their order. One that was named is the only one: to fall back on another daemon would
    /// surprise.
    /// - Parameters:
    ///   - option: of the command line.
    ///   - environment: looks up a variable.
    package static func candidates(
        option: String?, environment: (String) -> String? = SocketPlace.variable
    ) -> [String] {
        if let option { return [option] }
        if let named = environment("BULLETIND_SOCKET"), !named.isEmpty { return [named] }
        guard let runtime = environment("XDG_RUNTIME_DIR"), runtime.hasPrefix("/") else { return [system] }
        return [runtime + "/bulletind/bulletind.sock", system]
    }

    /// Of this process's environment.
    package static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }
}
